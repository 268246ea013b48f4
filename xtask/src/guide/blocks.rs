//! From a tree to blocks: headings, paragraphs, lists, pictures, steps. Blocks are written by tags in today's pages and
//! by Markdown in older ones, so both are read.

use super::{
    Image, Report, inline,
    tags::decode,
    tree::{Element, Node},
};

/// One block of a page.
#[derive(Debug)]
pub(super) enum Block<'tree, 'text> {
    Heading(String, usize),
    Paragraph(String),
    List(Vec<String>, bool),
    Picture(Image),
    /// A boxed remark; a warning, if the flag says so.
    Remark(String, bool),
    /// Steps, or one step without the others around it.
    Steps(&'tree Element<'text>),
    Section(&'tree Element<'text>),
    /// What goes under a partner's brand.
    Hidden(&'tree Element<'text>),
    /// The choice of actions.
    Selector(&'tree Element<'text>),
    /// A body of a step, which carries the step's scopes.
    StepBody(&'tree Element<'text>),
}

/// The blocks of some nodes.
pub(super) fn read<'tree, 'text>(
    nodes: &'tree [Node<'text>],
    report: &mut Report,
) -> Vec<Block<'tree, 'text>> {
    let mut reader = Reader {
        blocks: Vec::new(),
        run: String::new(),
        line: 1,
        kind: Kind::Paragraph,
    };
    reader.nodes(nodes, report);
    reader.flush(report);
    reader.blocks
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Item { is_ordered: bool },
}

struct Reader<'tree, 'text> {
    blocks: Vec<Block<'tree, 'text>>,
    /// A text that goes on until a block ends it.
    run: String,
    line: usize,
    kind: Kind,
}

impl<'tree, 'text> Reader<'tree, 'text> {
    fn nodes(&mut self, nodes: &'tree [Node<'text>], report: &mut Report) {
        for node in nodes {
            match node {
                Node::Text(text, line) => self.text(text, *line, report),
                Node::Element(element) => self.element(node, element, report),
            }
        }
    }

    fn text(&mut self, text: &str, from: usize, report: &mut Report) {
        let last = text.bytes().filter(|byte| *byte == b'\n').count();
        for (place, line) in text.split('\n').enumerate() {
            let trimmed = line.trim();
            // The first line goes on with what stands before it.
            let begins = place > 0 || self.run.is_empty();
            let number = from + place;
            if begins && trimmed.is_empty() {
                // A line end before a tag ends nothing; an empty line does.
                if place > 0 && place < last {
                    self.flush(report);
                }
            } else if begins
                && trimmed.starts_with('#')
                && trimmed.trim_start_matches('#').starts_with(' ')
            {
                self.flush(report);
                let title = decode(trimmed.trim_start_matches('#').trim());
                self.blocks.push(Block::Heading(title, number));
            } else if begins && (trimmed.starts_with("> ") || trimmed == ">" || trimmed == "---") {
                self.flush(report);
            } else if let Some((item, is_ordered)) = item(trimmed).filter(|_| begins) {
                self.flush(report);
                self.begin(Kind::Item { is_ordered }, number);
                self.run.push_str(&decode(item));
                self.keep_end_space(line);
            } else if !trimmed.is_empty() {
                if self.run.is_empty() {
                    self.begin(Kind::Paragraph, number);
                } else if place > 0 {
                    self.run.push(' ');
                }
                self.run.push_str(&decode(line));
            }
        }
    }

    /// A tag may follow right after a space.
    fn keep_end_space(&mut self, line: &str) {
        if line.ends_with(' ') {
            self.run.push(' ');
        }
    }

    fn begin(&mut self, kind: Kind, line: usize) {
        self.kind = kind;
        self.line = line;
    }

    fn flush(&mut self, report: &mut Report) {
        let text = inline::marked(&std::mem::take(&mut self.run), self.line, report);
        let kind = std::mem::replace(&mut self.kind, Kind::Paragraph);
        if text.is_empty() {
            return;
        }
        let Kind::Item { is_ordered } = kind else {
            self.blocks.push(Block::Paragraph(text));
            return;
        };
        match self.blocks.last_mut() {
            Some(Block::List(items, ordered)) if *ordered == is_ordered => items.push(text),
            _ => self.blocks.push(Block::List(vec![text], is_ordered)),
        }
    }

    fn element(&mut self, node: &Node<'text>, element: &'tree Element<'text>, report: &mut Report) {
        let name = element.tag.name;
        let line = element.tag.line;
        if matches!(
            name,
            "a" | "strong" | "b" | "em" | "i" | "code" | "span" | "br" | "Icon"
        ) {
            if self.run.is_empty() {
                self.begin(Kind::Paragraph, line);
            }
            inline::append(node, &mut self.run, report);
            return;
        }
        self.flush(report);
        let children = &element.children;
        match name {
            "p" => {
                let text = inline::text(children, report);
                if !text.is_empty() {
                    self.blocks.push(Block::Paragraph(text));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let title = inline::plain(children, report);
                self.blocks.push(Block::Heading(title, line));
            }
            "ul" | "ol" => {
                let items = element.elements().filter(|item| item.tag.name == "li");
                let items = items.map(|item| inline::text(&item.children, report));
                let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
                self.blocks.push(Block::List(items, name == "ol"));
            }
            "img" => self.blocks.push(Block::Picture(Image {
                source: element.attribute("src").unwrap_or_default(),
                alt: element.attribute("alt").unwrap_or_default(),
            })),
            "Note" | "Tip" | "Info" | "Warning" => {
                let text = inline::text(children, report);
                self.blocks.push(Block::Remark(text, name == "Warning"));
            }
            "Steps" | "Step" => self.blocks.push(Block::Steps(element)),
            "section" => self.blocks.push(Block::Section(element)),
            "Card" | "CardGroup" => {}
            "div" | "Panel" | "Frame" if element.attribute("data-whitelabel-hide").is_some() => {
                self.blocks.push(Block::Hidden(element));
            }
            "div" if element.attribute("data-guides-scope-selector").is_some() => {
                self.blocks.push(Block::Selector(element));
            }
            "div" if element.attribute("data-guide-step").is_some() => {
                self.blocks.push(Block::StepBody(element));
            }
            _ => {
                if !matches!(name, "div" | "Panel" | "Frame" | "li") {
                    report.unknown_tag(line, name);
                }
                self.nodes(children, report);
                self.flush(report);
            }
        }
    }
}

/// An item of a list, and whether the list is a sequence.
fn item(line: &str) -> Option<(&str, bool)> {
    for mark in ["- ", "* ", "+ "] {
        if let Some(item) = line.strip_prefix(mark) {
            return Some((item, false));
        }
    }
    let digits = line.len()
        - line
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let item = line[digits..].strip_prefix(". ")?;
    (1..=3).contains(&digits).then_some((item, true))
}
