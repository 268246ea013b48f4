//! The tables that become settings and sentences: `[brand]`, `[settings]`, `[vendor]`, `[texts]`, `[guide]`.

use serde_json::{Value as Json, json};

use super::Reader;
use crate::{
    document::{Entry, Value},
    model::Sentence,
};

impl Reader {
    pub(super) fn about(&mut self, entry: &Entry) {
        let line = entry.line;
        match entry.key.as_str() {
            "name" => {
                if let Some(text) = self.text(entry) {
                    text.trim().clone_into(&mut self.brand.name);
                }
            }
            "white-label" => {
                if let Some(boolean) = self.boolean(entry) {
                    self.brand.is_white_label = boolean;
                    self.set("whitelabel-hide", json!(boolean), line);
                }
            }
            "footer" => {
                if let Some(boolean) = self.boolean(entry) {
                    self.set("footer", json!(boolean), line);
                }
            }
            "scheme" => {
                if let Some(text) = self.text(entry) {
                    self.set("theme", json!(text), line);
                }
            }
            key @ ("product-name" | "provider-name" | "support-contact" | "privacy-link"
            | "terms-link") => {
                if let Some(text) = self.text(entry) {
                    self.set(key, json!(text), line);
                }
            }
            key => self.unknown(
                line,
                " in [brand]",
                key,
                &[
                    "name",
                    "product-name",
                    "provider-name",
                    "white-label",
                    "footer",
                    "scheme",
                    "support-contact",
                    "privacy-link",
                    "terms-link",
                ],
            ),
        }
    }

    pub(super) fn setting(&mut self, entry: &Entry) {
        match as_json(&entry.node.value) {
            Some(value) => self.set(&entry.key, value, entry.line),
            None => self.refuse(entry.line, format!("{:?} can't be a date", entry.key)),
        }
    }

    pub(super) fn vendor(&mut self, entry: &Entry) {
        let line = entry.line;
        match entry.key.as_str() {
            "guide" => {
                if let Some(text) = self.text(entry) {
                    if !text.starts_with("https://") {
                        self.refuse(line, "\"guide\" must be an https address");
                    }
                    self.brand.vendor_guide = Some(text.to_owned());
                }
            }
            key @ ("name" | "link") => {
                if let Some(text) = self.text(entry) {
                    self.set(&["vendor-", key].concat(), json!(text), line);
                }
            }
            key => self.unknown(line, " in [vendor]", key, &["name", "link", "guide"]),
        }
    }

    pub(super) fn sentences(&mut self, table: &str, entry: &Entry) {
        let Some(entries) = self.entries(&entry.node, &entry.key) else {
            return;
        };
        for sentence in entries {
            let Some(text) = self.text(sentence) else {
                continue;
            };
            let sentence = Sentence {
                language: entry.key.clone(),
                key: sentence.key.clone(),
                text: text.to_owned(),
                line: sentence.line,
            };
            if table == "texts" {
                self.brand.texts.push(sentence);
            } else {
                self.brand.guide.push(sentence);
            }
        }
    }
}

fn as_json(value: &Value) -> Option<Json> {
    Some(match value {
        Value::Text(text) => json!(text),
        Value::Bool(boolean) => json!(boolean),
        Value::Number(number) => serde_json::from_str(number).ok()?,
        Value::List(items) => Json::Array(
            items
                .iter()
                .map(|item| as_json(&item.value))
                .collect::<Option<_>>()?,
        ),
        Value::Table(entries) => {
            let entry = |entry: &Entry| Some((entry.key.clone(), as_json(&entry.node.value)?));
            Json::Object(entries.iter().map(entry).collect::<Option<_>>()?)
        }
        Value::Date => return None,
    })
}
