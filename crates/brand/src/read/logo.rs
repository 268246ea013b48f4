//! The table `[logo]`: its pictures, and the words that stand for them.

use serde_json::json;

use super::Reader;
use crate::document::Entry;

const PICTURES: [&str; 3] = ["svg", "png", "webp"];

impl Reader {
    pub(super) fn logo(&mut self, line: usize, entries: &[Entry]) {
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
}
