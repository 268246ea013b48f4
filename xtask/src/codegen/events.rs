//! The element's events, of which `web/events.json` is the list: their names for the scripts, their types, their entries in
//! the manifest. The documentation's table is made of the same list.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

const FILE: &str = "web/events.json";

/// Every event, and what they have in common.
pub struct Events {
    common: Map<String, Value>,
    events: Map<String, Value>,
}

/// One event.
pub struct Event<'a> {
    /// Its name, such as `cw-step`.
    pub name: &'a str,
    /// When it comes, to follow a colon.
    pub when: &'a str,
    /// Its own part of the detail: names, which may end in `?`, and types.
    detail: Vec<(&'a str, &'a str)>,
}

impl Event<'_> {
    /// Its own part of the detail, as types: `number: number`.
    pub fn members(&self) -> Vec<String> {
        let members = self.detail.iter();
        members
            .map(|(name, kind)| format!("{name}: {kind}"))
            .collect()
    }
}

impl Events {
    /// Reads the list.
    pub fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join(FILE))
            .with_context(|| format!("{FILE} cannot be read"))?;
        let mut list: Value = serde_json::from_str(&text).with_context(|| FILE.to_owned())?;
        let mut part = |name: &str| match list[name].take() {
            Value::Object(part) => Ok(part),
            _ => Err(anyhow::anyhow!("{FILE} has no object `{name}`")),
        };
        Ok(Self {
            common: part("common")?,
            events: part("events")?,
        })
    }

    /// The events, in the order of the list.
    pub fn all(&self) -> Result<Vec<Event<'_>>> {
        let events = self.events.iter();
        events
            .map(|(name, entry)| {
                let detail = entry[1].as_object();
                let detail = detail.with_context(|| format!("{FILE}: {name} has no detail"))?;
                let kinds = detail
                    .iter()
                    .map(|(key, kind)| Some((key.as_str(), kind.as_str()?)));
                Ok(Event {
                    name,
                    when: entry[0].as_str().unwrap_or_default(),
                    detail: kinds
                        .collect::<Option<_>>()
                        .with_context(|| format!("{FILE}: {name}: a type is no text"))?,
                })
            })
            .collect()
    }

    /// Returns the members of every event's detail: name, type and meaning.
    pub fn common(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.common.iter().map(|(name, entry)| {
            let text = |index: usize| entry[index].as_str().unwrap_or_default();
            (name.as_str(), text(0), text(1))
        })
    }

    /// The list of names for the scripts.
    pub fn script(&self) -> Result<String> {
        let mut text = "// Every event, without `cw-`. Generated from web/events.json by `cargo xtask codegen`.\n\n\
            export const EVENTS = [\n"
            .to_owned();
        for Event { name, .. } in self.all()? {
            writeln!(text, "  \"{}\",", name.trim_start_matches("cw-"))?;
        }
        Ok(text + "];\n")
    }

    /// The types.
    pub fn types(&self) -> Result<String> {
        let mut text =
            "/** The members of every event's detail. */\nexport interface EventDetail {\n"
                .to_owned();
        for (name, kind, about) in self.common() {
            writeln!(text, "  /** {}. */\n  {name}: {kind};", capital(about))?;
        }
        text += "}\n/** The events by their names. No detail holds a value that was typed. */\n\
            export interface ConnectWizardEvents {\n";
        for event in self.all()? {
            let members = event.members();
            let own = if members.is_empty() {
                String::new()
            } else {
                format!(" & {{ {} }}", members.join("; "))
            };
            let (when, name) = (capital(event.when), event.name);
            writeln!(
                text,
                "  /** {when}. */\n  \"{name}\": CustomEvent<EventDetail{own}>;"
            )?;
        }
        Ok(text + "}\n")
    }

    /// The manifest's entries.
    pub fn entries(&self) -> Result<Value> {
        let all = self.all()?.into_iter();
        Ok(all
            .map(|event| {
                let kind = format!("ConnectWizardEvents[\"{}\"]", event.name);
                json!({ "name": event.name, "type": { "text": kind }, "description": event.when })
            })
            .collect())
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    /// The names in quotation marks that begin like an event's and stand after one of these.
    fn named(text: &str, before: &[&str]) -> Vec<String> {
        let found = before.iter().flat_map(|before| text.split(before).skip(1));
        found
            .filter_map(|rest| rest.strip_prefix('"'))
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .filter(|name| name.starts_with("cw-"))
            .collect()
    }

    #[test]
    fn what_the_program_and_the_scripts_tell_is_what_is_listed() {
        let read = |name: &str| fs::read_to_string(root().join(name)).expect(name);
        let program = read("src/effects/host_event.rs");
        let mut told = named(&program, &["=> ", "\n                "]);
        for entry in fs::read_dir(root().join("web")).expect("web is there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|kind| kind == "js") {
                let script = fs::read_to_string(&path).expect("a script");
                told.extend(named(&script, &["tell(", "#emit("]));
            }
        }
        let told: BTreeSet<String> = told.into_iter().collect();
        let events = Events::read(root()).expect("the list");
        let listed: BTreeSet<String> = events
            .all()
            .expect("events")
            .iter()
            .map(|event| event.name.to_owned())
            .collect();
        assert_eq!(told, listed);
    }
}
