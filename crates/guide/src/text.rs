//! A guide as plain text: what the wizard shows, to be read in a terminal and in a review.
//!
//! `# section`, `## step (field: NAME)`, `### heading` (of a part of a step, of a fold or of a tab), paragraphs as they
//! stand, `- item`, `1. item`, two spaces before what belongs to an item, `[picture: words]`, `[note] …` with the rank of
//! the callout, four spaces before code, `| cell | cell |`, `[scopes: …]` and `[actions: …]`.

use flow::guide::{Block, Guide, Section, Step};

use crate::inline::{Inline, Target, parse_inline};

/// The words in square brackets and the names of the reasons; the app passes those of its language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Said after an address that is not linked, since it is not protected.
    pub unprotected: &'a str,
}

impl Default for Words<'_> {
    fn default() -> Self {
        Self {
            unprotected: "not opened from here: the connection would not be encrypted",
        }
    }
}

/// Returns a guide as text.
pub fn text(guide: &Guide) -> String {
    let mut writer = Writer::new(guide);
    if !guide.warning.is_empty() {
        writer.callout("warning", &guide.warning, "");
    }
    if !guide.actions.is_empty() {
        let labels: Vec<&str> = guide.actions.iter().map(|one| one.label.as_str()).collect();
        writer.part(&format!("[actions: {}]", labels.join("; ")), "");
    }
    for section in &guide.sections {
        writer.section(section);
    }
    for step in &guide.closing {
        writer.step(step);
    }
    writer.text
}

/// Returns some blocks of a guide as text.
pub fn blocks_text(guide: &Guide, blocks: &[Block]) -> String {
    let mut writer = Writer::new(guide);
    writer.blocks(blocks, "");
    writer.text
}

/// Returns inline text as it is read, with a word on each address that is shown and not linked.
pub fn inline_text(text: &str) -> String {
    let mut read = String::new();
    push(&parse_inline(text), &mut read);
    read
}

fn push(runs: &[Inline], read: &mut String) {
    for run in runs {
        match run {
            Inline::Text(text) | Inline::Code(text) => read.push_str(text),
            Inline::Strong(inside) | Inline::Emphasis(inside) => push(inside, read),
            Inline::Link { content, target } => {
                push(content, read);
                if let Target::Unprotected(address) = target {
                    let reason = Words::default().unprotected;
                    let is_address = crate::inline::plain_runs(content) == *address;
                    if is_address {
                        read.push_str(&format!(" ({reason})"));
                    } else {
                        read.push_str(&format!(" ({address}, {reason})"));
                    }
                }
            }
            Inline::Break => read.push('\n'),
        }
    }
}

struct Writer<'a> {
    guide: &'a Guide,
    text: String,
}

impl<'a> Writer<'a> {
    fn new(guide: &'a Guide) -> Self {
        Self {
            guide,
            text: String::new(),
        }
    }

    /// Lines that stand apart from those before.
    fn part(&mut self, lines: &str, indent: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.lines(lines, indent, indent);
    }

    fn lines(&mut self, lines: &str, first: &str, rest: &str) {
        for (index, line) in lines.split('\n').enumerate() {
            let indent = if index == 0 { first } else { rest };
            self.text.push_str([indent, line].concat().trim_end());
            self.text.push('\n');
        }
    }

    fn section(&mut self, section: &Section) {
        if !section.title.is_empty() {
            self.part(&format!("# {}", section.title), "");
        }
        self.blocks(&section.blocks, "");
        for step in &section.steps {
            self.step(step);
        }
    }

    fn step(&mut self, step: &Step) {
        for before in &step.before {
            self.step(before);
        }
        let field = step.field.as_ref();
        let field = field.map(|field| format!(" (field: {})", field.as_str()));
        let title = format!("## {}{}", step.title, field.unwrap_or_default());
        self.part(&title, "");
        self.blocks(&step.blocks, "");
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        for block in blocks {
            self.block(block, indent);
        }
    }

    fn block(&mut self, block: &Block, indent: &str) {
        match block {
            Block::Paragraph(text) => self.part(&inline_text(text), indent),
            Block::Heading(text) => self.part(&format!("### {text}"), indent),
            Block::List(list) => {
                if indent.is_empty() {
                    self.part_begins();
                }
                for (number, item) in (list.start.unwrap_or(1)..).zip(&list.items) {
                    let mark = match list.start {
                        Some(_) => format!("{indent}{number}. "),
                        None => format!("{indent}- "),
                    };
                    let inside = format!("{indent}  ");
                    self.lines(&inline_text(&item.text), &mark, &inside);
                    self.blocks(&item.blocks, &inside);
                }
            }
            Block::Picture(picture) => self.part(&format!("[picture: {}]", picture.words), indent),
            Block::Callout { rank, blocks } => self.callout(rank.as_str(), blocks, indent),
            Block::Code(code) => self.part(code, &format!("{indent}    ")),
            Block::Table(table) => {
                let rows = [&table.head].into_iter().filter(|head| !head.is_empty());
                let rows = rows.chain(&table.rows).map(|row| {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|cell| inline_text(cell).replace('\n', " "))
                        .collect();
                    format!("| {} |", cells.join(" | "))
                });
                let rows: Vec<String> = rows.collect();
                self.part(&rows.join("\n"), indent);
            }
            Block::Details(part) => {
                self.part(&format!("### {}", part.title), indent);
                self.blocks(&part.blocks, indent);
            }
            Block::Tabs(parts) => {
                for part in parts {
                    self.part(&format!("### {}", part.title), indent);
                    self.blocks(&part.blocks, indent);
                }
            }
            Block::Scopes => {
                let scopes = self.guide.wanted_scopes(&[]);
                if !scopes.is_empty() {
                    let scopes = scopes.join(&self.guide.scope_separator);
                    self.part(&format!("[scopes: {scopes}]"), indent);
                }
            }
        }
    }

    fn part_begins(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// The rank stands before the first words; everything else in the box comes after them.
    fn callout(&mut self, rank: &str, blocks: &[Block], indent: &str) {
        match blocks.split_first() {
            Some((Block::Paragraph(text), rest)) => {
                self.part(&format!("[{rank}] {}", inline_text(text)), indent);
                self.blocks(rest, indent);
            }
            _ => {
                self.part(&format!("[{rank}]"), indent);
                self.blocks(blocks, indent);
            }
        }
    }
}
