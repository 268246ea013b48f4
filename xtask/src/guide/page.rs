//! From a page of StackOne's docs to a guide: today's generated pages, and the older ones written by hand.
//!
//! `front` reads what stands before the page itself, `steps` its steps, and `ending` takes out what is none of the guide.

mod ending;
mod front;
mod steps;

use flow::{
    connector::normalize_name,
    guide::{Block, Rank, Section},
};

use super::{
    Report, blocks,
    imported::{Imported, has_vendor},
    link_part,
    markdown::Piece,
    marks::title,
    scopes,
    site::{DOCS, OLDER, Site},
    tree,
    tree::Element,
};

/// Reads a page. `site` is where its relative addresses lead, if its form does not say it.
pub(super) fn read(text: &str, site: Option<&str>, report: &mut Report) -> Imported {
    let (front, text_from) = front::matter(text);
    let lines_before = text[..text_from].matches('\n').count();
    let definitions = front::definitions(&text[text_from..]);
    let page = front::without_modules(&text[text_from..], lines_before, report);
    let mut nodes = tree::read(&page, report);
    nodes
        .iter_mut()
        .for_each(|node| node.move_down(lines_before));
    let address = site.unwrap_or(if front.is_some() { OLDER } else { DOCS });
    let site = Site {
        address: address.trim_end_matches('/'),
        keeps_lines: false,
        definitions: &definitions,
    };
    let mut reader = Reader {
        imported: Imported {
            site: site.address.to_owned(),
            ..Imported::default()
        },
        drafts: Vec::new(),
        has_begun: false,
        has_warning: false,
        has_heading: false,
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
    /// `true` once the head of the page is over.
    has_begun: bool,
    has_warning: bool,
    /// `true` once the page has had a heading of the first level.
    has_heading: bool,
    section_level: u8,
    site: Site<'a>,
    report: &'a mut Report,
}

/// The words with which a page's title begins.
const STARTS: [&str; 4] = ["Connect ", "Connecting ", "Linking ", "Link "];

impl<'a> Reader<'a> {
    /// `Connect {provider} with {label} – StackOne Hub`, `Connecting {provider} to StackOne`
    fn title(&mut self, text: &str) {
        let text = title(text);
        let ends = [" \u{2013} ", " \u{2014} ", " - ", " | "];
        let end = ends.iter().filter_map(|end| text.find(end)).min();
        let text = &text[..end.unwrap_or(text.len())];
        let text = STARTS
            .iter()
            .find_map(|start| text.strip_prefix(start))
            .unwrap_or(text);
        let ends = [" to ", " with ", " in ", " via ", " and "];
        let text = ends
            .iter()
            .filter_map(|end| text.rsplit_once(end))
            .find(|(_, end)| has_vendor(end))
            .map_or(text, |(name, _)| name);
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
                let inner = blocks::only_blocks(pieces, self.site, self.report);
                self.block(blocks::quote(inner, rank), line);
            }
        }
    }

    fn heading(&mut self, title: String, level: u8, line: usize) {
        let is_first = level == 1 && !self.has_begun && self.drafts.is_empty();
        if is_first && !self.has_heading {
            self.has_heading = true;
            if self.imported.provider.is_empty() {
                self.title(&title);
                return;
            }
            // The title once more.
            if STARTS.iter().any(|start| title.starts_with(start))
                || normalize_name(&title).contains(&normalize_name(&self.imported.name))
            {
                return;
            }
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
        for (index, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Heading(title, level, _) if index == 0 => self.drafts.push(Draft {
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
}

fn scopes_of(element: &Element<'_>) -> Vec<String> {
    scopes::list(&element.attribute("data-guide-scopes").unwrap_or_default())
}
