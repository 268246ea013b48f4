//! The tables themselves, each from its list, and the prose that goes with it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use brand::tokens::{self, Token};
use flow::failure::FailureCode;
use serde_json::{Map, Value};
use settings::{SETTINGS, Setting};

use crate::codegen::events::Events;

/// The lists that the tables are made of.
pub(super) struct Sources {
    /// The element's manifest: its parts.
    manifest: Value,
    events: Events,
    /// Prose and snippets.
    data: PathBuf,
    settings: Map<String, Value>,
    codes: Map<String, Value>,
    start_codes: Map<String, Value>,
}

impl Sources {
    pub(super) fn read(root: &Path) -> Result<Self> {
        let text = |name: &str| {
            fs::read_to_string(root.join(name)).with_context(|| format!("{name} cannot be read"))
        };
        let data = |name: &str| -> Result<Map<String, Value>> {
            let name = format!("docs/data/{name}.json");
            serde_json::from_str(&text(&name)?).with_context(|| format!("{name} is no JSON object"))
        };
        let manifest: Value = serde_json::from_str(&text("web/custom-elements.json")?)?;
        Ok(Self {
            manifest: manifest["modules"][0]["declarations"][0].clone(),
            events: Events::read(root)?,
            data: root.join("docs/data"),
            settings: data("settings")?,
            codes: data("codes")?,
            start_codes: data("start-codes")?,
        })
    }

    /// Returns a table by its name.
    pub(super) fn table(&self, name: &str) -> Result<String> {
        match name {
            "settings" => self.settings(),
            "events" => self.events(true),
            "events, short" => self.events(false),
            "event fields" => self.event_fields(),
            "codes" => explained(&self.codes, Some(&codes()), ""),
            "codes, short" => self.codes_short(),
            "start codes" => explained(&self.start_codes, None, "start_"),
            "parts" => self.parts(),
            "tokens" => Ok(token_tables()),
            "embed" => Ok(format!(
                "{}\n{}",
                self.snippet("embed.html")?,
                self.snippet("embed.js")?
            )),
            "beacon" => self.snippet("beacon.js"),
            "opentelemetry" => self.snippet("opentelemetry.js"),
            other => bail!("There is no table `{other}`"),
        }
    }

    /// A file of `docs/data/` as code.
    fn snippet(&self, name: &str) -> Result<String> {
        let text = fs::read_to_string(self.data.join(name))
            .with_context(|| format!("docs/data/{name} cannot be read"))?;
        let (_, language) = name.split_once('.').unwrap_or_default();
        Ok(format!("```{language}\n{text}```\n"))
    }

    /// The entries of one list of the manifest: name and description.
    fn listed(&self, list: &str) -> Result<Vec<(&str, &str)>> {
        let entries = self.manifest[list].as_array();
        let entries = entries.with_context(|| format!("the manifest has no {list}"))?;
        entries
            .iter()
            .map(|entry| {
                let name = entry["name"].as_str().context("an entry has no name")?;
                Ok((name, entry["description"].as_str().unwrap_or_default()))
            })
            .collect()
    }

    fn settings(&self) -> Result<String> {
        let keys: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
        expect_keys(&self.settings, &keys)?;
        let mut table = head(&["key", "meaning", "takes", "by default"]);
        for Setting { key, takes, .. } in SETTINGS {
            let [about, default] = both(&self.settings, key)?;
            writeln!(
                table,
                "| `{key}` | {about} | {} | {default} |",
                code_braces(takes)
            )?;
        }
        Ok(table)
    }

    fn events(&self, with_detail: bool) -> Result<String> {
        let mut table = if with_detail {
            head(&["event", "when", "detail"])
        } else {
            head(&["event", "when"])
        };
        for event in self.events.all()? {
            write!(table, "| `{}` | {} |", event.name, event.when)?;
            if with_detail {
                let members = event.members().into_iter();
                let members: Vec<_> = members.map(|member| code(&member)).collect();
                write!(table, " {} |", members.join(", "))?;
            }
            table.push('\n');
        }
        Ok(table)
    }

    /// Returns the table of what every event's detail holds.
    fn event_fields(&self) -> Result<String> {
        let mut table = head(&["in every detail", "what it is"]);
        for (name, kind, about) in self.events.common() {
            writeln!(table, "| {} | {about} |", code(&format!("{name}: {kind}")))?;
        }
        Ok(table)
    }

    fn codes_short(&self) -> Result<String> {
        expect_keys(&self.codes, &codes())?;
        let mut table = head(&["code", "cause"]);
        for code in codes() {
            let [cause, _] = both(&self.codes, code)?;
            writeln!(table, "| `{code}` | {cause} |")?;
        }
        Ok(table)
    }

    fn parts(&self) -> Result<String> {
        let names: Vec<String> = self
            .listed("cssParts")?
            .into_iter()
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        Ok(format!("{}\n", names.join(", ")))
    }
}

/// A cause and what to do, for each code; `keys` are those that there must be.
fn explained(data: &Map<String, Value>, keys: Option<&[&str]>, before: &str) -> Result<String> {
    if let Some(keys) = keys {
        expect_keys(data, keys)?;
    }
    let mut table = head(&["code", "cause", "what you can do"]);
    for code in data.keys() {
        let [cause, action] = both(data, code)?;
        writeln!(table, "| `{before}{code}` | {cause} | {action} |")?;
    }
    Ok(table)
}

fn codes() -> Vec<&'static str> {
    FailureCode::ALL.iter().map(|code| code.as_str()).collect()
}

fn token_tables() -> String {
    let mut text = String::new();
    let mut table = |tokens: &mut dyn Iterator<Item = &Token>| {
        text.push_str(&head(&[
            "key",
            "custom property",
            "what it colours or sets",
        ]));
        for token in tokens {
            text.push_str(&format!(
                "| `{}` | `{}` | {} |\n",
                token.key, token.property, token.what
            ));
        }
    };
    table(&mut tokens::of_table("colors"));
    table(&mut tokens::of_table("font").chain(tokens::of_table("shape")));
    // Two tables need an empty line between them.
    match text.rfind("| key |") {
        Some(second) if second > 0 => text.insert(second, '\n'),
        _ => {}
    }
    text
}

fn head(columns: &[&str]) -> String {
    let lines: Vec<_> = columns.iter().map(|_| "---").collect();
    format!("| {} |\n| {} |\n", columns.join(" | "), lines.join(" | "))
}

/// Code in a table, where a bar ends a cell.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// Vue reads two braces as code of its own; one is safe, and shown as code for a reader.
fn code_braces(text: &str) -> String {
    text.replace("{host}", "`{host}`")
        .replace("{subdomain}", "`{subdomain}`")
}

fn both<'a>(data: &'a Map<String, Value>, key: &str) -> Result<[&'a str; 2]> {
    match (data[key][0].as_str(), data[key][1].as_str()) {
        (Some(first), Some(second)) => Ok([first, second]),
        _ => bail!("docs/data: `{key}` needs two texts"),
    }
}

fn expect_keys(data: &Map<String, Value>, keys: &[&str]) -> Result<()> {
    for key in keys {
        ensure!(
            data.contains_key(*key),
            "docs/data has no entry for `{key}`"
        );
    }
    for key in data.keys() {
        ensure!(
            keys.contains(&key.as_str()),
            "docs/data has an entry for `{key}`, which doesn't exist"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::root;
    use super::*;

    #[test]
    fn a_key_that_is_missing_or_too_many_is_refused() {
        let data = serde_json::json!({ "a": ["1", "2"] });
        let data = data.as_object().expect("an object");
        assert!(expect_keys(data, &["a"]).is_ok());
        assert!(expect_keys(data, &["a", "b"]).is_err());
        assert!(expect_keys(data, &[]).is_err());
    }

    /// The reasons that the scripts give for not starting, and no other.
    #[test]
    fn every_reason_not_to_start_is_explained() {
        let mut reasons = vec!["crashed".to_owned()];
        for entry in fs::read_dir(root().join("web")).expect("web is there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|kind| kind != "js") {
                continue;
            }
            let text = fs::read_to_string(path).expect("a script");
            for before in ["LoadError(\"", "showError(\"", "showStartError(\""] {
                let found = text.split(before).skip(1);
                let names = found.filter_map(|rest| rest.split('"').next());
                // A failed setting has a code of its own.
                reasons.extend(names.filter(|name| *name != "settings").map(str::to_owned));
            }
        }
        reasons.sort();
        reasons.dedup();
        let sources = Sources::read(root()).expect("read");
        let mut explained: Vec<_> = sources.start_codes.keys().cloned().collect();
        explained.sort();
        assert_eq!(explained, reasons);
    }
}
