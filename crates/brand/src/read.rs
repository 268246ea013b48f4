//! Makes a [`Brand`] of a theme.toml. Everything that is wrong is collected, so that one run shows all of it.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::{
    document::{self, Entry, Mistake, Node, Value},
    files::{self, Asset},
    model::{Brand, Chosen, Font, Scheme, Sentence, Setting},
    tokens,
    value::Kind,
};

/// The tables of a theme.toml.
const TABLES: [&str; 9] = [
    "brand", "settings", "vendor", "logo", "colors", "font", "shape", "texts", "guide",
];
const PICTURES: [&str; 3] = ["svg", "png", "webp"];

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

    fn truth(&mut self, entry: &Entry) -> Option<bool> {
        if let Value::Truth(truth) = entry.node.value {
            return Some(truth);
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

    fn about(&mut self, entry: &Entry) {
        let line = entry.line;
        match entry.key.as_str() {
            "name" => {
                if let Some(text) = self.text(entry) {
                    text.trim().clone_into(&mut self.brand.name);
                }
            }
            "white-label" => {
                if let Some(truth) = self.truth(entry) {
                    self.brand.is_white_label = truth;
                    self.set("whitelabel-hide", json!(truth), line);
                }
            }
            "footer" => {
                if let Some(truth) = self.truth(entry) {
                    self.set("footer", json!(truth), line);
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

    fn setting(&mut self, entry: &Entry) {
        match as_json(&entry.node.value) {
            Some(value) => self.set(&entry.key, value, entry.line),
            None => self.refuse(entry.line, format!("{:?} can't be a date", entry.key)),
        }
    }

    fn vendor(&mut self, entry: &Entry) {
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

    fn logo(&mut self, line: usize, entries: &[Entry]) {
        let mut has_alt = false;
        for entry in entries {
            match entry.key.as_str() {
                "alt" => {
                    if let Some(text) = self.text(entry) {
                        has_alt = true;
                        self.set("logo-alt", json!(text), entry.line);
                    }
                }
                key @ ("light" | "dark") => {
                    if let Some(asset) = self.file(entry, &PICTURES) {
                        let setting = if key == "light" { "logo" } else { "logo-dark" };
                        self.set(
                            setting,
                            json!(["assets/", &asset.name].concat()),
                            entry.line,
                        );
                        self.brand.logos.push(asset);
                    }
                }
                "icon" => self.brand.icon = self.file(entry, &["svg"]),
                key => {
                    self.unknown(
                        entry.line,
                        " in [logo]",
                        key,
                        &["light", "dark", "alt", "icon"],
                    );
                }
            }
        }
        let has = |key: &str| entries.iter().any(|entry| entry.key == key);
        if has("light") && !has_alt {
            self.refuse(
                line,
                "[logo] needs alt, the text for people who can't see the logo: alt = \"Acme\"",
            );
        }
        if has("dark") && !has("light") {
            self.refuse(
                line,
                "[logo] has only dark: set light too, or set light alone for both schemes",
            );
        }
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

    fn colors(&mut self, entry: &Entry) {
        let scheme = Scheme::ALL
            .into_iter()
            .find(|scheme| scheme.as_str() == entry.key);
        let Some(scheme) = scheme else {
            return self.unknown(entry.line, " in [colors]", &entry.key, &["light", "dark"]);
        };
        let Some(entries) = self.entries(&entry.node, &entry.key) else {
            return;
        };
        for color in entries {
            self.token("colors", Some(scheme), color);
        }
    }

    fn token(&mut self, table: &str, scheme: Option<Scheme>, entry: &Entry) {
        let place = match scheme {
            Some(scheme) => format!(" in [colors.{}]", scheme.as_str()),
            None => format!(" in [{table}]"),
        };
        let Some(token) = tokens::of_table(table).find(|token| token.key == entry.key) else {
            let known: Vec<_> = tokens::of_table(table)
                .map(|token| token.key.as_str())
                .collect();
            return self.unknown(entry.line, &place, &entry.key, &known);
        };
        let value = match &entry.node.value {
            Value::Number(number) if token.kind == Kind::Weight => number.clone(),
            _ => match self.text(entry) {
                Some(text) => text.trim().to_owned(),
                None => return,
            },
        };
        match token.kind.check(&value) {
            Ok(()) => self.brand.tokens.push(Chosen {
                token,
                scheme,
                value,
                line: entry.line,
            }),
            Err(problem) => self.refuse(entry.line, format!("{:?}: {problem}", entry.key)),
        }
    }

    fn fonts(&mut self, entry: &Entry) {
        let Value::List(items) = &entry.node.value else {
            return self.refuse(entry.line, "font files are a list: [[font.files]]");
        };
        for item in items {
            let Some(entries) = self.entries(item, "font.files") else {
                continue;
            };
            let mut font = (None, None, "400".to_owned(), "normal".to_owned());
            for entry in entries {
                match entry.key.as_str() {
                    "file" => font.1 = self.file(entry, &["woff2"]),
                    "family" => font.0 = self.text(entry).map(str::to_owned),
                    "weight" => font.2 = self.text(entry).unwrap_or("400").to_owned(),
                    "style" => font.3 = self.text(entry).unwrap_or("normal").to_owned(),
                    key => {
                        let known = ["family", "file", "weight", "style"];
                        self.unknown(entry.line, " in [[font.files]]", key, &known);
                    }
                }
            }
            let is_weight = font.2.split(' ').count() <= 2
                && font
                    .2
                    .split(' ')
                    .all(|part| Kind::Weight.check(part).is_ok());
            if !is_weight || !["normal", "italic"].contains(&font.3.as_str()) {
                let problem = "a font's weight must be like \"400\" or \"400 700\", and its style \"normal\" or \"italic\"";
                self.refuse(item.line, problem);
                continue;
            }
            match font {
                (Some(family), Some(file), weight, style)
                    if Kind::Font.check(&format!("\"{family}\"")).is_ok() =>
                {
                    self.brand.fonts.push(Font {
                        family,
                        file,
                        weight,
                        style,
                    });
                }
                _ => self.refuse(item.line, "a font needs a family and a file (woff2)"),
            }
        }
    }

    fn sentences(&mut self, table: &str, entry: &Entry) {
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
        Value::Truth(truth) => json!(truth),
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
