//! Makes a [`Brand`] of a theme.toml. Everything that is wrong is collected, so that one run shows all of it.
//!
//! All tables share this reader; each group of tables has a file of its own.

mod logo;
mod style;
mod words;

use std::path::Path;

use serde_json::Value as Json;

use crate::{
    document::{self, Entry, Mistake, Node, Value},
    files::{self, Asset},
    model::{Brand, Setting},
};

/// The tables of a theme.toml.
const TABLES: [&str; 9] = [
    "brand", "settings", "vendor", "logo", "colors", "font", "shape", "texts", "guide",
];

/// Reads the text of a theme.toml in a folder.
///
/// # Errors
/// The mistakes, where no brand can be made at all; otherwise mistakes come beside the brand.
pub fn brand(folder: &Path, file: &str, text: &str) -> Result<(Brand, Vec<Mistake>), Vec<Mistake>> {
    let entries = document::parse(file, text).map_err(|mistake| vec![mistake])?;
    let id = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut reader = Reader {
        mistakes: Vec::new(),
        brand: Brand {
            id,
            file: file.to_owned(),
            folder: folder.to_owned(),
            name: String::new(),
            is_white_label: false,
            settings: Vec::new(),
            vendor_guide: None,
            logos: Vec::new(),
            icon: None,
            tokens: Vec::new(),
            fonts: Vec::new(),
            texts: Vec::new(),
            guide: Vec::new(),
        },
    };
    for entry in &entries {
        reader.table(entry);
    }
    if reader.brand.name.is_empty() {
        reader.refuse(1, "[brand] needs a name, such as name = \"Acme\"");
    }
    if reader.brand.is_white_label {
        for (line, word) in vendor_words(&reader.brand) {
            reader.refuse(
                line,
                format!(
                    "a white-labelled brand can't say {word:?}; where it is the backend's address, give one of your own \
                     that leads there"
                ),
            );
        }
    }
    if reader.brand.is_white_label
        && let Some(vendor) = entries.iter().find(|entry| entry.key == "vendor")
    {
        reader.refuse(
            vendor.line,
            "a white-labelled brand can't name a vendor: remove [vendor], or set white-label = false",
        );
    }
    Ok((reader.brand, reader.mistakes))
}

/// Returns each mention of the vendor: its line, and the word.
fn vendor_words(brand: &Brand) -> Vec<(usize, &'static str)> {
    let settings = brand
        .settings
        .iter()
        .filter(|setting| !setting.key.starts_with("vendor-"))
        .map(|setting| (setting.line, setting.value.to_string()));
    let sentences = brand.texts.iter().chain(&brand.guide);
    let sentences = sentences.map(|sentence| (sentence.line, sentence.text.clone()));
    settings
        .chain(sentences)
        .filter_map(|(line, text)| {
            let text = text.to_ascii_lowercase();
            let word = crate::VENDOR_WORDS
                .into_iter()
                .find(|word| text.contains(word))?;
            Some((line, word))
        })
        .collect()
}

struct Reader {
    brand: Brand,
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn refuse(&mut self, line: usize, problem: impl Into<String>) {
        let mistake = Mistake::new(&self.brand.file, line, problem);
        self.mistakes.push(mistake);
    }

    fn unknown(&mut self, line: usize, place: &str, key: &str, known: &[&str]) {
        let advice = match document::nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean {near:?}?"),
            None => format!("there are: {}", known.join(", ")),
        };
        self.refuse(line, format!("there is no {key:?}{place}; {advice}"));
    }

    fn table(&mut self, entry: &Entry) {
        if !TABLES.contains(&entry.key.as_str()) {
            return self.unknown(entry.line, " in a theme.toml", &entry.key, &TABLES);
        }
        let Some(entries) = self.entries(&entry.node, &entry.key) else {
            return;
        };
        match entry.key.as_str() {
            "brand" => entries.iter().for_each(|entry| self.about(entry)),
            // They are checked by the program's own reader of settings, which also names what it expects.
            "settings" => entries.iter().for_each(|entry| self.setting(entry)),
            "vendor" => entries.iter().for_each(|entry| self.vendor(entry)),
            "logo" => self.logo(entry.line, entries),
            "colors" => entries.iter().for_each(|entry| self.colors(entry)),
            "font" | "shape" => entries.iter().for_each(|token| {
                if token.key == "files" {
                    self.fonts(token);
                } else {
                    self.token(&entry.key, None, token);
                }
            }),
            _ => entries
                .iter()
                .for_each(|language| self.sentences(&entry.key, language)),
        }
    }

    fn entries<'n>(&mut self, node: &'n Node, name: &str) -> Option<&'n [Entry]> {
        if let Value::Table(entries) = &node.value {
            return Some(entries);
        }
        self.refuse(node.line, format!("{name:?} must be a table: [{name}]"));
        None
    }

    fn text<'n>(&mut self, entry: &'n Entry) -> Option<&'n str> {
        match &entry.node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text),
            _ => {
                let problem = format!("{:?} must be text in quotes, and not empty", entry.key);
                self.refuse(entry.line, problem);
                None
            }
        }
    }

    fn boolean(&mut self, entry: &Entry) -> Option<bool> {
        if let Value::Bool(boolean) = entry.node.value {
            return Some(boolean);
        }
        self.refuse(
            entry.line,
            format!("{:?} must be true or false, without quotes", entry.key),
        );
        None
    }

    fn set(&mut self, key: &str, value: Json, line: usize) {
        self.brand.settings.push(Setting {
            key: key.to_owned(),
            value,
            line,
        });
    }

    fn file(&mut self, entry: &Entry, kinds: &[&str]) -> Option<Asset> {
        let name = self.text(entry)?;
        match files::read(&self.brand.folder, name, kinds) {
            Ok(asset) => Some(asset),
            Err(problem) => {
                self.refuse(entry.line, problem);
                None
            }
        }
    }
}
