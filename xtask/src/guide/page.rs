//! From a page of StackOne's docs to a guide: today's generated pages, and the older ones written by hand.

use flow::guide::{Block, Rank, Section, Step};

use super::{
    Report, blocks,
    imported::{Imported, has_vendor, names_vendor},
    link_part,
    markdown::Piece,
    marks::title,
    scopes, tree,
    tree::Element,
};

/// The site that a file's relative addresses lead to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'a> {
    /// Its address, without a slash at the end.
    pub(super) address: &'a str,
    /// Whether a line end in a text may mean a line break, as in a connector's file.
    pub(super) keeps_lines: bool,
}

/// The site of today's pages, and of connectors.
pub(super) const DOCS: &str = "https://docs.stackone.com";

/// The site of the older pages, which begin with front matter.
const OLDER: &str = "https://hub.stackone.com";

impl Site<'_> {
    /// Where a link leads: by https or http, to a mail address, or within the page. `None` where it must not.
    pub(super) fn link(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if let Some(anchor) = address.strip_prefix('#') {
            return (!anchor.is_empty()).then(|| format!("#{}", guide::inline::anchor(anchor)));
        }
        let scheme = |name: &str| {
            address
                .get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
                && address.len() > name.len()
                && !address[name.len()..].starts_with('/')
        };
        if address
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control())
        {
            return None;
        }
        if scheme("https://") || scheme("http://") || scheme("mailto:") {
            return Some(escaped(address));
        }
        self.own(address).map(|address| escaped(&address))
    }

    /// Where a picture lies: by https.
    pub(super) fn picture(&self, source: &str) -> Option<String> {
        let source = source.trim();
        let is_plain = !source.is_empty() && !source.chars().any(char::is_control);
        let address = if source
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        {
            Some(source.to_owned())
        } else {
            self.own(source)
        };
        address
            .filter(|_| is_plain)
            .map(|address| address.replace(' ', "%20"))
    }

    /// An address on the site itself.
    fn own(&self, address: &str) -> Option<String> {
        let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
        if address.is_empty() || address.starts_with("//") || before_path.contains(':') {
            return None;
        }
        let path = address.trim_start_matches("./").trim_start_matches("../");
        Some(format!("{}/{}", self.address, path.trim_start_matches('/')))
    }
}

/// An address without what would end the mark around it.
fn escaped(address: &str) -> String {
    let mut escaped = String::new();
    for letter in address.chars() {
        match letter {
            '(' => escaped.push_str("%28"),
            ')' => escaped.push_str("%29"),
            '[' => escaped.push_str("%5B"),
            ']' => escaped.push_str("%5D"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Reads a page. `site` is where its relative addresses lead, if its form does not say it.
pub(super) fn read(text: &str, site: Option<&str>, report: &mut Report) -> Imported {
    let (front, text_from) = front_matter(text);
    let lines_before = text[..text_from].matches('\n').count();
    let mut nodes = tree::read(&text[text_from..], report);
    nodes
        .iter_mut()
        .for_each(|node| node.move_down(lines_before));
    let address = site.unwrap_or(if front.is_some() { OLDER } else { DOCS });
    let site = Site {
        address: address.trim_end_matches('/'),
        keeps_lines: false,
    };
    let mut reader = Reader {
        imported: Imported {
            site: site.address.to_owned(),
            ..Imported::default()
        },
        drafts: Vec::new(),
        has_begun: false,
        has_warning: false,
        section_level: 2,
        site,
        report,
    };
    if let Some(title) = front {
        reader.title(title);
    }
    let pieces = blocks::read(&nodes, site, reader.report);
    let levels = pieces.iter().filter_map(|piece| match piece {
        Piece::Heading(_, level, _) if *level > 1 => Some(*level),
        _ => None,
    });
    reader.section_level = levels.min().unwrap_or(2);
    for piece in pieces {
        reader.piece(piece);
    }
    reader.finish()
}

/// The title in the front matter, and where the page itself begins.
fn front_matter(text: &str) -> (Option<&str>, usize) {
    let start = text.len() - text.trim_start().len();
    let Some(inside) = text[start..].strip_prefix("---\n") else {
        return (None, 0);
    };
    let Some(length) = inside.find("\n---") else {
        return (None, 0);
    };
    let title = inside[..length]
        .lines()
        .find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']));
    // The line of dashes itself is passed over as one.
    (
        title.or(Some("")),
        start + "---\n".len() + length + "\n---".len(),
    )
}

/// A section that is being put together.
#[derive(Default)]
struct Draft {
    section: Section,
    level: u8,
    line: usize,
    step_lines: Vec<usize>,
    /// It goes on from the one before it, after steps.
    goes_on: bool,
}

struct Reader<'a> {
    imported: Imported,
    drafts: Vec<Draft>,
    /// Whether the head of the page is over.
    has_begun: bool,
    has_warning: bool,
    section_level: u8,
    site: Site<'a>,
    report: &'a mut Report,
}

impl<'a> Reader<'a> {
    /// `Connect {provider} with {label} – StackOne Hub`
    fn title(&mut self, text: &str) {
        let text = title(text);
        let text = text.split(" \u{2013} ").next().unwrap_or(&text);
        let starts = ["Connect ", "Connecting ", "Linking ", "Link "];
        let text = starts
            .iter()
            .find_map(|start| text.strip_prefix(start))
            .unwrap_or(text);
        let (name, label) = text.split_once(" with ").unwrap_or((text, ""));
        self.imported.auth_label = label.trim().to_owned();
        self.imported.name = name.trim().to_owned();
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        self.imported.provider = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    }

    fn piece(&mut self, piece: Piece<'_, '_>) {
        match piece {
            Piece::Heading(title, level, line) => self.heading(title, level, line),
            Piece::Element(element) => self.element(element),
            // The head quotes where the page is listed, and what it is for.
            Piece::Quote(..) if !self.has_begun => {}
            Piece::Block(
                Block::Callout {
                    rank: Rank::Warning,
                    blocks,
                },
                _,
            ) if !self.has_begun && self.drafts.is_empty() && !self.has_warning => {
                self.has_warning = true;
                self.imported.guide.warning = blocks;
            }
            Piece::Block(block, line) => self.block(block, line),
            Piece::Quote(pieces, rank, line) => {
                let blocks = blocks::only_blocks(pieces, self.site, self.report);
                let rank = rank.unwrap_or_default();
                self.block(Block::Callout { rank, blocks }, line);
            }
        }
    }

    fn heading(&mut self, title: String, level: u8, line: usize) {
        if level == 1 && !self.has_begun && self.drafts.is_empty() {
            if self.imported.provider.is_empty() {
                self.title(&title);
            }
            return;
        }
        self.has_begun = true;
        let has_steps = self
            .drafts
            .last()
            .is_some_and(|draft| !draft.section.steps.is_empty());
        let is_part = level > self.section_level && !has_steps && !self.drafts.is_empty();
        let is_link_part = link_part::is_section(&Section {
            title: title.clone(),
            ..Section::default()
        });
        if is_part && !is_link_part {
            self.block(Block::Heading(title), line);
            return;
        }
        self.drafts.push(Draft {
            section: Section {
                title,
                ..Section::default()
            },
            level,
            line,
            ..Draft::default()
        });
    }

    fn block(&mut self, block: Block, line: usize) {
        if self
            .drafts
            .last()
            .is_none_or(|draft| !draft.section.steps.is_empty())
        {
            self.go_on(line);
        }
        if let Some(draft) = self.drafts.last_mut() {
            draft.section.blocks.push(block);
        }
    }

    /// A part without a title: at the head of a page, or after steps.
    fn go_on(&mut self, line: usize) {
        let level = self
            .drafts
            .last()
            .map_or(self.section_level, |draft| draft.level);
        let is_hidden = self
            .drafts
            .last()
            .is_some_and(|last| last.section.is_hidden_by_white_label);
        self.drafts.push(Draft {
            section: Section {
                is_hidden_by_white_label: is_hidden,
                ..Section::default()
            },
            level,
            line,
            goes_on: !self.drafts.is_empty(),
            ..Draft::default()
        });
    }

    fn element(&mut self, element: &Element<'_>) {
        let is_marked = |name: &str| element.attribute(name).is_some();
        if is_marked("data-whitelabel-hide") && element.tag.name != "section" {
            self.hidden(element);
        } else if is_marked("data-guides-scope-selector") {
            self.selector(element);
        } else if element.tag.name == "Steps" {
            self.has_begun = true;
            self.steps(element);
        } else if element.tag.name == "Step" {
            self.has_begun = true;
            self.add_step(element, 1);
        } else if element.tag.name == "section" {
            self.section(element);
        } else {
            for piece in blocks::read(&element.children, self.site, self.report) {
                self.piece(piece);
            }
        }
    }

    /// A section of today's grammar.
    fn section(&mut self, element: &Element<'_>) {
        self.has_begun = true;
        let first = self.drafts.len();
        let pieces = blocks::read(&element.children, self.site, self.report);
        let has_heading = matches!(pieces.first(), Some(Piece::Heading(..)));
        if !has_heading {
            self.drafts.push(Draft {
                line: element.tag.line,
                level: self.section_level,
                ..Draft::default()
            });
        }
        for (place, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Heading(title, level, _) if place == 0 => self.drafts.push(Draft {
                    section: Section {
                        title,
                        ..Section::default()
                    },
                    level,
                    line: element.tag.line,
                    ..Draft::default()
                }),
                other => self.piece(other),
            }
        }
        let scopes = scopes_of(element);
        let is_hidden = element.attribute("data-whitelabel-hide").is_some();
        for draft in &mut self.drafts[first..] {
            draft.section.scopes.clone_from(&scopes);
            draft.section.is_hidden_by_white_label |= is_hidden;
        }
        // A text right below belongs to no section.
        self.drafts.push(Draft {
            line: element.tag.line,
            level: self.section_level,
            ..Draft::default()
        });
    }

    /// A part that goes under a partner's brand: the vendor's own form, of which only the fields are of use.
    fn hidden(&mut self, element: &Element<'_>) {
        let before = self.drafts.len();
        let fields = self.imported.fields.len();
        self.has_begun = true;
        self.drafts.push(Draft {
            line: element.tag.line,
            level: self.section_level,
            ..Draft::default()
        });
        for piece in blocks::read(&element.children, self.site, self.report) {
            self.piece(piece);
        }
        let drafts = self.drafts.split_off(before);
        for draft in &drafts {
            self.fields(&draft.section);
        }
        if self.imported.fields.len() > fields {
            self.left_out(element.tag.line, "the vendor's own form");
        } else {
            for mut draft in drafts {
                draft.section.is_hidden_by_white_label = true;
                self.drafts.push(draft);
            }
        }
        self.drafts.push(Draft {
            line: element.tag.line,
            level: self.section_level,
            ..Draft::default()
        });
    }

    fn left_out(&mut self, line: usize, name: &str) {
        self.report.note(line, format!("left out {name}"));
    }

    fn fields(&mut self, section: &Section) {
        let mut blocks = section.blocks.clone();
        blocks.extend(section.steps.iter().flat_map(|step| step.blocks.clone()));
        link_part::fields(&blocks, &mut self.imported.fields);
    }

    fn selector(&mut self, element: &Element<'_>) {
        let json = element
            .attribute("data-guide-actions-json")
            .unwrap_or_default();
        let actions = scopes::actions(&json, element.tag.line, self.report);
        self.imported.guide.actions = actions.unwrap_or_default();
    }

    fn steps(&mut self, element: &Element<'_>) {
        let mut number = 0;
        for node in &element.children {
            match node {
                tree::Node::Element(inner) if inner.tag.name == "Step" => {
                    number += 1;
                    self.add_step(inner, number);
                }
                tree::Node::Element(inner) => {
                    let line = inner.tag.line;
                    self.report
                        .warn(line, "something other than a step stands among the steps");
                    let pieces = blocks::read(std::slice::from_ref(node), self.site, self.report);
                    let more = blocks::only_blocks(pieces, self.site, self.report);
                    self.add_to_last_step(more, line);
                }
                tree::Node::Text(text, line) if !text.trim().is_empty() => {
                    self.report.warn(*line, "a text stands among the steps");
                    let more = blocks::read_text(text, *line, self.site, self.report);
                    self.add_to_last_step(more, *line);
                }
                tree::Node::Text(..) => {}
            }
        }
    }

    fn add_to_last_step(&mut self, blocks: Vec<Block>, line: usize) {
        let last = self
            .drafts
            .last_mut()
            .and_then(|draft| draft.section.steps.last_mut());
        match last {
            Some(step) => step.blocks.extend(blocks),
            None => blocks.into_iter().for_each(|block| self.block(block, line)),
        }
    }

    fn add_step(&mut self, element: &Element<'_>, number: usize) {
        let mut step = self.step(element);
        let line = element.tag.line;
        if step.title.is_empty() {
            // Its own first heading, or the number that the page shows beside it.
            if let Some(Block::Heading(title)) = step.blocks.first() {
                step.title.clone_from(title);
                step.blocks.remove(0);
            } else {
                self.report
                    .warn(line, "a step has no title: it goes by its number");
                step.title = format!("Step {number}");
            }
        }
        if self.drafts.is_empty() {
            self.go_on(line);
        }
        if let Some(draft) = self.drafts.last_mut() {
            draft.section.steps.push(step);
            draft.step_lines.push(line);
        }
    }

    fn step(&mut self, element: &Element<'_>) -> Step {
        let id = element.attribute("id").map(|id| guide::inline::anchor(&id));
        let mut step = Step {
            title: element
                .attribute("title")
                .map(|text| title(&text))
                .unwrap_or_default(),
            scopes: scopes_of(element),
            anchors: id.into_iter().collect(),
            ..Step::default()
        };
        let mut shows = shows_scopes(element);
        self.fill(&mut step, element, &mut shows);
        if shows {
            step.blocks.push(Block::Scopes);
        }
        step
    }

    fn fill(&mut self, step: &mut Step, element: &Element<'_>, shows: &mut bool) {
        for piece in blocks::read(&element.children, self.site, self.report) {
            match piece {
                Piece::Element(inner) if inner.attribute("data-guide-step").is_some() => {
                    step.scopes.extend(scopes_of(inner));
                    *shows |= shows_scopes(inner);
                    self.fill(step, inner, shows);
                }
                Piece::Element(inner)
                    if inner.attribute("data-guides-scope-selector").is_some() =>
                {
                    self.selector(inner);
                }
                other => {
                    step.blocks
                        .extend(blocks::only_blocks(vec![other], self.site, self.report))
                }
            }
        }
    }

    /// Takes the vendor's own form out, with all that comes after the guide.
    fn finish(mut self) -> Imported {
        let mut dropped: Option<u8> = None;
        for mut draft in std::mem::take(&mut self.drafts) {
            if draft.section.title.is_empty()
                && draft.section.blocks.is_empty()
                && draft.section.steps.is_empty()
            {
                continue;
            }
            // What goes on from a part that was left out, or stands below it, is left out with it.
            let goes_with = dropped.is_some_and(|level| {
                draft.goes_on || (draft.section.title.is_empty() || draft.level > level)
            });
            if goes_with {
                self.fields(&draft.section);
                continue;
            }
            dropped = None;
            let title = draft.section.title.clone();
            if link_part::comes_afterwards(&title) {
                self.left_out(
                    draft.line,
                    &format!("{title:?}, which comes after the guide"),
                );
                dropped = Some(draft.level);
                continue;
            }
            if link_part::is_section(&draft.section) {
                self.fields(&draft.section);
                self.left_out(draft.line, &format!("{title:?}: the vendor's own form"));
                dropped = Some(draft.level);
                continue;
            }
            self.take_link_steps(&mut draft);
            if draft.goes_on_from_head(&self.imported) {
                hide_if_of_vendor(&mut draft.section);
            }
            let Draft {
                section,
                line,
                step_lines,
                ..
            } = draft;
            self.imported.push(section, line, step_lines);
        }
        self.imported
    }

    /// The last steps of a section may be those of the vendor's form.
    fn take_link_steps(&mut self, draft: &mut Draft) {
        while let Some(step) = draft
            .section
            .steps
            .last()
            .filter(|step| link_part::is_step(step))
        {
            let title = step.title.clone();
            link_part::fields(&step.blocks, &mut self.imported.fields);
            draft.section.steps.pop();
            let line = draft.step_lines.pop().unwrap_or(draft.line);
            self.left_out(line, &format!("the step {title:?}: the vendor's own form"));
        }
    }
}

impl Draft {
    /// Whether it is what stands at the head of the page, before any heading.
    fn goes_on_from_head(&self, imported: &Imported) -> bool {
        self.section.title.is_empty()
            && imported.guide.sections.is_empty()
            && self.section.steps.is_empty()
    }
}

/// A head that says why the vendor's page is shown says nothing under a partner's brand.
fn hide_if_of_vendor(section: &mut Section) {
    let of_vendor = section
        .blocks
        .iter()
        .all(|block| names_vendor(std::slice::from_ref(block)));
    section.is_hidden_by_white_label = of_vendor && !has_vendor(&section.title);
}

fn scopes_of(element: &Element<'_>) -> Vec<String> {
    scopes::list(&element.attribute("data-guide-scopes").unwrap_or_default())
}

/// The words for on were never seen; empty is off.
fn shows_scopes(element: &Element<'_>) -> bool {
    let flag = element.attribute("data-guide-display-scopes-list");
    flag.is_some_and(|flag| !matches!(flag.trim(), "" | "false" | "0"))
}
