//! The tables that become style: `[colors]`, `[font]` with its files, `[shape]`.

use super::Reader;
use crate::{
    document::{Entry, Value},
    model::{Chosen, Font, Scheme},
    tokens,
    value::Kind,
};

impl Reader {
    pub(super) fn colors(&mut self, entry: &Entry) {
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

    pub(super) fn token(&mut self, table: &str, scheme: Option<Scheme>, entry: &Entry) {
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

    pub(super) fn fonts(&mut self, entry: &Entry) {
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
}
