//! A guide as it comes out of an import: StackOne's own model, with what we add to it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Report;

/// A guide for one provider and one way to sign in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// The provider's key.
    pub provider: String,
    /// What the way to sign in is called.
    pub auth_label: String,
    /// Something to know before starting.
    pub warning: Option<String>,
    /// What can be done with the connection, each with the scopes that it needs.
    pub actions: Vec<Action>,
    /// The parts, in reading order.
    pub sections: Vec<Section>,
    /// What the form asks for, as far as the file says it.
    pub fields: Vec<Field>,
    /// Whether scopes can be gone by: without readable actions, nothing may be hidden.
    pub has_scopes: bool,
}

/// One thing that can be done with a connection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// What the provider must allow for it, with what that implies.
    pub scopes: Vec<String>,
}

/// A part of a guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its paragraph.
    pub content: String,
    /// Its list.
    pub list: Vec<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// It is shown only for these scopes; always, if there are none.
    pub scopes: Vec<String>,
    /// What to do.
    pub steps: Vec<Step>,
    /// Whether it names the vendor, and so goes under a partner's brand.
    pub is_hidden_by_white_label: bool,
    /// Where it began.
    pub line: usize,
}

/// One thing to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// Its heading.
    pub title: String,
    /// Its paragraph.
    pub content: String,
    /// Its list.
    pub list: Vec<String>,
    /// Whether the list is a sequence.
    pub is_ordered: bool,
    /// Something good to know.
    pub note: Option<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// It is shown only for these scopes; always, if there are none.
    pub scopes: Vec<String>,
    /// Whether the wanted scopes are listed in it.
    pub shows_scopes: bool,
    /// The field that it serves: the backend's key, or else the label.
    pub field: Option<String>,
    /// Where it began.
    pub line: usize,
}

/// A picture. Unless the host allows more, only its words are shown: the product asks no other host for anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Where it lies.
    pub source: String,
    /// What it shows, in words.
    pub alt: String,
}

/// A field of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The backend's key, if it is known.
    pub key: Option<String>,
    /// What it is called for people.
    pub label: String,
    /// Whether it must be filled in.
    pub is_required: bool,
}

impl Guide {
    /// Drops what cannot be gone by, and looks for words that a partner's customers must not see.
    pub(super) fn finish(&mut self, report: &mut Report) {
        if !self.has_scopes {
            for section in &mut self.sections {
                section.scopes.clear();
                for step in &mut section.steps {
                    step.scopes.clear();
                    step.shows_scopes = false;
                }
            }
        }
        self.sections.retain(|section| {
            *section
                != Section {
                    line: section.line,
                    ..Section::default()
                }
        });
        let mut named = BTreeSet::new();
        for section in self
            .sections
            .iter()
            .filter(|one| !one.is_hidden_by_white_label)
        {
            let texts = [&section.title, &section.content]
                .into_iter()
                .chain(&section.list);
            if texts.into_iter().any(|text| text.contains(VENDOR)) {
                named.insert(section.line);
            }
            for step in &section.steps {
                let texts = [&step.title, &step.content].into_iter().chain(&step.list);
                if texts.chain(&step.note).any(|text| text.contains(VENDOR)) {
                    named.insert(step.line);
                }
            }
        }
        if self
            .warning
            .as_ref()
            .is_some_and(|text| text.contains(VENDOR))
        {
            named.insert(1);
        }
        for line in named {
            let sentence =
                "names StackOne, which a partner's customers would read: say it in other words";
            report.warn(line, sentence);
        }
    }

    /// What is in it, in a few words.
    pub fn summary(&self) -> String {
        let steps: usize = self
            .sections
            .iter()
            .map(|section| section.steps.len())
            .sum();
        let count = |number: usize, name: &str| {
            format!("{number} {name}{}", if number == 1 { "" } else { "s" })
        };
        [
            count(self.sections.len(), "section"),
            count(steps, "step"),
            count(self.actions.len(), "action"),
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
        let mut guide = Map::new();
        put(&mut guide, "provider", json!(self.provider));
        put(&mut guide, "warning", json!(self.warning));
        if self.has_scopes {
            let actions: Vec<Value> = self
                .actions
                .iter()
                .map(|one| json!({ "id": one.id, "label": one.label, "scopes": one.scopes }))
                .collect();
            put(&mut guide, "actions", json!(actions));
        }
        let sections: Vec<Value> = self.sections.iter().map(section).collect();
        put(&mut guide, "sections", json!(sections));
        Value::Object(guide)
    }
}

const VENDOR: &str = "StackOne";

fn section(section: &Section) -> Value {
    let mut object = Map::new();
    object.insert("title".to_owned(), json!(section.title));
    object.insert("content".to_owned(), json!(section.content));
    put(&mut object, "list", json!(section.list));
    put(&mut object, "image", image(section.image.as_ref()));
    put(&mut object, "applicableScopes", json!(section.scopes));
    object.insert("steps".to_owned(), section.steps.iter().map(step).collect());
    put(
        &mut object,
        "whitelabel-hide",
        json!(section.is_hidden_by_white_label),
    );
    Value::Object(object)
}

fn step(step: &Step) -> Value {
    let mut object = Map::new();
    object.insert("title".to_owned(), json!(step.title));
    object.insert("content".to_owned(), json!(step.content));
    put(&mut object, "list", json!(step.list));
    put(&mut object, "ordered", json!(step.is_ordered));
    put(&mut object, "note", json!(step.note));
    put(&mut object, "image", image(step.image.as_ref()));
    put(&mut object, "applicableScopes", json!(step.scopes));
    put(&mut object, "displayScopes", json!(step.shows_scopes));
    put(&mut object, "field", json!(step.field));
    Value::Object(object)
}

fn image(image: Option<&Image>) -> Value {
    image.map_or(
        Value::Null,
        |image| json!({ "src": image.source, "alt": image.alt }),
    )
}

/// Puts a value in, unless it says nothing.
fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    let says_nothing = match &value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    if !says_nothing {
        object.insert(name.to_owned(), value);
    }
}
