//! A guide as it comes out of an import, and how it is written as a file.

use std::collections::BTreeMap;

use flow::guide::{Action, Block, Guide, Section, for_each_text, for_each_text_mut};
use guide::inline::parse_inline;
use serde_json::{Map, Value, json};

use super::{
    Report,
    check::{anchors, has_anchor},
};

/// A guide for one provider and one way to sign in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The provider's key.
    pub provider: String,
    /// The provider's name for people.
    pub name: String,
    /// The way to sign in, in the provider's words.
    pub auth_label: String,
    /// The site that the page is from.
    pub site: String,
    /// The guide itself.
    pub guide: Guide,
    /// The fields that the form asks for, as far as the file says it.
    pub fields: Vec<FormField>,
    /// The reason for each field's match, in a sentence each.
    pub bindings: Vec<String>,
    /// The lines on which its sections begin, and their steps.
    pub(super) lines: Vec<(usize, Vec<usize>)>,
}

/// A field of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormField {
    /// The backend's key, if it is known.
    pub key: Option<String>,
    /// Its name for people.
    pub label: String,
    /// `true` if it must be filled in.
    pub is_required: bool,
}

impl Imported {
    /// Adds a section, with the lines that it and its steps begin on.
    pub(super) fn push(&mut self, section: Section, line: usize, steps: Vec<usize>) {
        self.guide.sections.push(section);
        self.lines.push((line, steps));
    }

    /// Drops what cannot be gone by, and looks for words that a partner's customers must not see.
    pub(super) fn finish(&mut self, report: &mut Report) {
        if self
            .guide
            .actions
            .iter()
            .all(|action| action.scopes.is_empty())
        {
            for section in &mut self.guide.sections {
                section.scopes.clear();
                section.blocks.retain(|block| *block != Block::Scopes);
                for step in &mut section.steps {
                    step.scopes.clear();
                    step.blocks.retain(|block| *block != Block::Scopes);
                }
            }
            self.guide.actions.clear();
        }
        self.follow_names(report.names());
        self.look_for_dead_links(report);
        if names_vendor(&self.guide.warning) {
            report.warn(1, NAMES_VENDOR);
        }
        for (section, (line, steps)) in self.guide.sections.iter().zip(&self.lines) {
            if section.is_hidden_by_white_label {
                report.note(*line, ABOUT_VENDOR);
                continue;
            }
            if has_vendor(&section.title) || names_vendor(&section.blocks) {
                report.warn(*line, NAMES_VENDOR);
            }
            for (step, line) in section.steps.iter().zip(steps) {
                if has_vendor(&step.title) || names_vendor(&step.blocks) {
                    report.warn(*line, NAMES_VENDOR);
                }
            }
        }
    }

    /// Lets links within the guide go by titles, where the page gave those another name.
    fn follow_names(&mut self, names: &BTreeMap<String, String>) {
        if names.is_empty() {
            return;
        }
        let sections = &mut self.guide.sections;
        let blocks = sections.iter_mut().flat_map(|section| {
            let steps = section.steps.iter_mut().map(|step| &mut step.blocks);
            [&mut section.blocks].into_iter().chain(steps)
        });
        for blocks in blocks {
            for_each_text_mut(blocks, &mut |text| {
                for (id, title) in names {
                    *text = text.replace(&format!("](#{id})"), &format!("](#{title})"));
                }
            });
        }
    }

    /// A link within the page may lead to a part that is none of the guide.
    fn look_for_dead_links(&self, report: &mut Report) {
        for (section, (line, steps)) in self.guide.sections.iter().zip(&self.lines) {
            let of_steps = section.steps.iter().map(|step| &step.blocks).zip(steps);
            for (blocks, line) in [(&section.blocks, line)].into_iter().chain(of_steps) {
                for_each_text(blocks, &mut |text| {
                    for name in anchors(&parse_inline(text)) {
                        if !has_anchor(&self.guide, &name) {
                            let sentence =
                                format!("the link \"#{name}\" leads to no part of the guide");
                            report.warn(*line, sentence);
                        }
                    }
                });
            }
        }
    }

    /// Its content in a few words.
    pub fn summary(&self) -> String {
        let steps: usize = self
            .guide
            .sections
            .iter()
            .map(|section| section.steps.len())
            .sum();
        let count = |number: usize, name: &str| {
            format!("{number} {name}{}", if number == 1 { "" } else { "s" })
        };
        [
            count(self.guide.sections.len(), "section"),
            count(steps, "step"),
            count(self.guide.actions.len(), "action"),
            count(self.fields.len(), "field"),
        ]
        .join(", ")
    }

    /// The text of a guide file.
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(&self.to_json()).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The guide file, without what is empty.
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        for (key, value) in [
            ("provider", &self.provider),
            ("name", &self.name),
            ("site", &self.site),
        ] {
            if !value.is_empty() {
                json.insert(key.to_owned(), json!(value));
            }
        }
        json.extend(guide::write::write(&self.guide));
        Value::Object(json)
    }
}

const VENDOR: &str = "stackone";
const NAMES_VENDOR: &str =
    "names StackOne: under a partner's brand, other words stand in its place";

const ABOUT_VENDOR: &str = "this part is about the vendor: under a partner's brand, it is left out";

pub(super) fn has_vendor(text: &str) -> bool {
    text.to_lowercase().contains(VENDOR)
}

pub(super) fn names_vendor(blocks: &[Block]) -> bool {
    let mut is_named = false;
    for_each_text(blocks, &mut |text| {
        is_named |= has_vendor(&guide::inline::plain(text))
    });
    is_named
}

/// The actions of a guide, which only count where some scope is known.
pub(super) fn action(id: &str, label: &str, scopes: Vec<String>) -> Action {
    Action {
        id: id.to_owned(),
        label: label.to_owned(),
        scopes,
    }
}
