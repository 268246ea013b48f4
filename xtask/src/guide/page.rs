//! From a page of StackOne's docs to a guide: today's generated pages, and the older ones written by hand.

use super::{
    Field, Guide, Report, Section, Step,
    blocks::{self, Block},
    scopes, tree,
    tree::Element,
};

/// Headings after which the vendor's own form is explained, which ours replaces.
const LINKING: [&str; 4] = [
    "Linking the Account from the Hub",
    "Linking your Account",
    "Linking Your Account",
    "Connecting with StackOne",
];

/// Headings after which nothing belongs to the guide.
const AFTERWARDS: [&str; 3] = ["Next Steps", "Useful Links", "Available data"];

/// Reads a page.
pub(super) fn read(text: &str, report: &mut Report) -> Guide {
    let (front, text_from) = front_matter(text);
    let nodes = tree::read(&text[text_from..], report);
    let mut reader = Reader {
        guide: Guide::default(),
        part: Part::Head,
        report,
    };
    if let Some(title) = front {
        reader.title(title);
    }
    let blocks = blocks::read(&nodes, reader.report);
    for block in blocks {
        reader.block(block);
    }
    reader.guide
}

/// The title in the front matter, and where the page itself begins.
fn front_matter(text: &str) -> (Option<&str>, usize) {
    let Some(inside) = text.strip_prefix("---\n") else {
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
    (title, "---\n".len() + length + 1)
}

/// Where in a page the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Guide,
    Linking,
    Afterwards,
}

struct Reader<'report> {
    guide: Guide,
    part: Part,
    report: &'report mut Report,
}

impl Reader<'_> {
    /// `Connect {provider} with {label} – StackOne Hub`
    fn title(&mut self, title: &str) {
        let title = title.split(" \u{2013} ").next().unwrap_or(title);
        let title = title.strip_prefix("Connect ").unwrap_or(title);
        let (name, label) = title.split_once(" with ").unwrap_or((title, ""));
        self.guide.auth_label = label.trim().to_owned();
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        self.guide.provider = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    }

    fn block(&mut self, block: Block<'_, '_>) {
        match block {
            Block::Heading(title, line) => self.heading(title, line),
            Block::Section(element) => self.whole_section(element),
            Block::Hidden(element) => self.hidden(element),
            Block::Selector(element) => self.selector(element),
            Block::Steps(element) if self.part == Part::Linking => self.fields(element),
            Block::Remark(text, true) if self.part == Part::Head => {
                let warning = self.guide.warning.get_or_insert_default();
                if !warning.is_empty() {
                    warning.push(' ');
                }
                warning.push_str(&text);
            }
            other if self.part == Part::Guide => {
                if let Some(mut section) = self.guide.sections.pop() {
                    self.put(&mut section, other);
                    self.guide.sections.push(section);
                }
            }
            Block::Steps(element) if self.part == Part::Head => {
                let mut section = Section {
                    line: element.tag.line,
                    ..Section::default()
                };
                self.put(&mut section, Block::Steps(element));
                self.guide.sections.push(section);
                self.part = Part::Guide;
            }
            _ => {}
        }
    }

    fn heading(&mut self, title: String, line: usize) {
        if self.part == Part::Head && self.guide.provider.is_empty() {
            self.title(&title);
        } else if LINKING.contains(&title.as_str()) {
            self.part = Part::Linking;
        } else if AFTERWARDS.contains(&title.as_str()) {
            self.part = Part::Afterwards;
        } else {
            self.part = Part::Guide;
            self.guide.sections.push(Section {
                title,
                line,
                ..Section::default()
            });
        }
    }

    /// A section of today's grammar. What follows it belongs to no section.
    fn whole_section(&mut self, element: &Element<'_>) {
        let mut section = Section {
            scopes: scopes_of(element),
            is_hidden_by_white_label: element.attribute("data-whitelabel-hide").is_some(),
            line: element.tag.line,
            ..Section::default()
        };
        for block in blocks::read(&element.children, self.report) {
            match block {
                Block::Heading(title, _) if section.title.is_empty() => section.title = title,
                Block::Section(inner) => self.whole_section(inner),
                Block::Hidden(inner) => self.hidden(inner),
                other => self.put(&mut section, other),
            }
        }
        self.guide.sections.push(section);
        self.part = Part::Head;
    }

    /// What goes under a partner's brand: the vendor's own form, of which only the fields are of use.
    fn hidden(&mut self, element: &Element<'_>) {
        let before = self.guide.fields.len();
        for steps in element.all("Steps") {
            self.fields(steps);
        }
        if self.guide.fields.len() > before {
            return;
        }
        let mut section = Section {
            is_hidden_by_white_label: true,
            line: element.tag.line,
            ..Section::default()
        };
        for block in blocks::read(&element.children, self.report) {
            match block {
                Block::Heading(title, _) if section.title.is_empty() => section.title = title,
                other => self.put(&mut section, other),
            }
        }
        self.guide.sections.push(section);
    }

    /// The fields of the form, from the list in which the vendor's guide names them.
    fn fields(&mut self, steps: &Element<'_>) {
        for item in steps.all("li") {
            let mut strong = item
                .elements()
                .filter(|inner| matches!(inner.tag.name, "strong" | "b"));
            let Some(label) = strong.next() else { continue };
            let all = super::inline::plain(&item.children, self.report);
            let label = super::inline::plain(&label.children, self.report);
            // A list item that only begins like one is a sentence.
            let rest = all.strip_prefix(&label).unwrap_or("-").trim();
            if !label.is_empty() && (rest.is_empty() || rest == "(Optional)") {
                self.guide.fields.push(Field {
                    key: None,
                    label,
                    is_required: rest.is_empty(),
                });
            }
        }
    }

    fn selector(&mut self, element: &Element<'_>) {
        let json = element
            .attribute("data-guide-actions-json")
            .unwrap_or_default();
        let actions = scopes::actions(&json, element.tag.line, self.report);
        self.guide.has_scopes = actions.is_some();
        self.guide.actions = actions.unwrap_or_default();
    }

    /// Puts a block into a section.
    fn put(&mut self, section: &mut Section, block: Block<'_, '_>) {
        match block {
            Block::Heading(text, _) | Block::Paragraph(text) | Block::Remark(text, _) => {
                match section.steps.last_mut() {
                    Some(step) => join(step.note.get_or_insert_default(), &text),
                    None => join(&mut section.content, &text),
                }
            }
            Block::List(items, _) => section.list.extend(items),
            Block::Picture(image) => section.image = Some(image),
            Block::Steps(element) if element.tag.name == "Step" => {
                let step = self.step(element);
                section.steps.push(step);
            }
            Block::Steps(element) => {
                for inner in element.elements() {
                    if inner.tag.name == "Step" {
                        let step = self.step(inner);
                        section.steps.push(step);
                    } else {
                        self.report.warn(
                            inner.tag.line,
                            "something other than a step stands among the steps",
                        );
                    }
                }
            }
            Block::StepBody(element) => {
                for block in blocks::read(&element.children, self.report) {
                    self.put(section, block);
                }
            }
            Block::Section(inner) => self.whole_section(inner),
            Block::Hidden(inner) => self.hidden(inner),
            Block::Selector(inner) => self.selector(inner),
        }
    }

    fn step(&mut self, element: &Element<'_>) -> Step {
        let mut step = Step {
            title: element
                .attribute("title")
                .unwrap_or_default()
                .trim()
                .to_owned(),
            scopes: scopes_of(element),
            shows_scopes: shows_scopes(element),
            line: element.tag.line,
            ..Step::default()
        };
        if step.title.is_empty() {
            self.report.warn(step.line, "a step has no title");
        }
        let blocks = blocks::read(&element.children, self.report);
        self.fill(&mut step, blocks);
        step
    }

    fn fill(&mut self, step: &mut Step, blocks: Vec<Block<'_, '_>>) {
        for block in blocks {
            match block {
                Block::Heading(text, _) | Block::Paragraph(text) => {
                    // What stands below the list is read after it.
                    if step.list.is_empty() {
                        join(&mut step.content, &text);
                    } else {
                        join(step.note.get_or_insert_default(), &text);
                    }
                }
                Block::List(items, is_ordered) => {
                    step.is_ordered |= is_ordered;
                    step.list.extend(items);
                }
                Block::Picture(image) => step.image = Some(image),
                Block::Remark(text, _) => join(step.note.get_or_insert_default(), &text),
                Block::StepBody(element) => {
                    step.scopes.extend(scopes_of(element));
                    step.shows_scopes |= shows_scopes(element);
                    let inner = blocks::read(&element.children, self.report);
                    self.fill(step, inner);
                }
                Block::Steps(inner)
                | Block::Section(inner)
                | Block::Hidden(inner)
                | Block::Selector(inner) => {
                    self.report.warn(
                        inner.tag.line,
                        "this cannot stand in a step, and was left out",
                    );
                }
            }
        }
    }
}

fn scopes_of(element: &Element<'_>) -> Vec<String> {
    scopes::list(&element.attribute("data-guide-scopes").unwrap_or_default())
}

/// What the flag says when it is on was never seen; empty is off.
fn shows_scopes(element: &Element<'_>) -> bool {
    let flag = element.attribute("data-guide-display-scopes-list");
    flag.is_some_and(|flag| !matches!(flag.trim(), "" | "false" | "0"))
}

fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}
