//! `cargo xtask codegen`: writes what the scripts, their types and the documentation repeat of the program's lists:
//! settings (`crates/settings`), failure codes (`crates/flow`), tokens (`assets/themes/tokens.json`), events
//! (`web/events.json`). Also the built-in guide (`assets/guides/clayhr.json`) as Rust.
//!
//! With `--check` nothing is written, and each file that would be written is named.

mod built_in_guide;
pub mod events;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brand::tokens;
use flow::failure::FailureCode;
use serde_json::{Map, Value, json};
use settings::{Kind, SETTINGS, Setting};

use self::events::Events;
use crate::docs::tables;
use crate::workspace::Workspace;

const SETTINGS_LIST: &str = "web/settings-list.js";
const EVENT_LIST: &str = "web/event-list.js";
const TOKEN_LIST: &str = "web/token-list.js";
const TYPES: &str = "web/connect-wizard.d.ts";
const MANIFEST: &str = "web/custom-elements.json";

/// The marks around a generated part of the types.
const START: &str = "// generated: ";
const END: &str = "// end";

/// Writes every generated file that differs, or with `only_check` fails for it.
pub fn run(workspace: &Workspace, only_check: bool) -> Result<()> {
    let root = workspace.root();
    let stale: Vec<_> = files(root)?
        .into_iter()
        .filter(|(name, wanted)| fs::read_to_string(root.join(name)).ok().as_ref() != Some(wanted))
        .collect();
    if only_check {
        let mut names: Vec<_> = stale.into_iter().map(|(name, _)| name.to_owned()).collect();
        names.extend(tables::stale(root)?);
        if !names.is_empty() {
            bail!(
                "Out of date: {}. Run: cargo xtask codegen",
                names.join(", ")
            );
        }
        return Ok(());
    }
    for (name, wanted) in stale {
        fs::write(root.join(name), wanted).with_context(|| format!("{name} cannot be written"))?;
        println!("Wrote {name}");
    }
    // Last: they are made of the types and the manifest.
    for page in tables::write(root)? {
        println!("Updated the tables in {page}");
    }
    Ok(())
}

/// Every generated file, or file with a generated part: its name and its text.
fn files(root: &Path) -> Result<Vec<(&'static str, String)>> {
    let read = |name: &str| {
        fs::read_to_string(root.join(name)).with_context(|| format!("{name} cannot be read"))
    };
    let start_codes: Map<String, Value> =
        serde_json::from_str(&read("docs/data/start-codes.json")?)?;
    let types = with_part(&read(TYPES)?, "settings", &properties())?;
    let types = with_part(&types, "codes", &code_types(&start_codes))?;
    let events = Events::read(root)?;
    let types = with_part(&types, "events", &events.types()?)?;
    Ok(vec![
        (EVENT_LIST, events.script()?),
        (SETTINGS_LIST, settings_list()),
        (TOKEN_LIST, token_list()),
        (TYPES, types),
        (MANIFEST, manifest(&read(MANIFEST)?, &events)?),
        (built_in_guide::FILE, built_in_guide::file(guide::CLAYHR)?),
    ])
}

/// The text with what stands between `// generated: NAME` and `// end` replaced.
fn with_part(text: &str, name: &str, part: &str) -> Result<String> {
    let start = format!("{START}{name}\n");
    let (before, rest) = text
        .split_once(&start)
        .with_context(|| format!("{TYPES} has no line `{START}{name}`"))?;
    let (_, after) = rest
        .split_once(END)
        .with_context(|| format!("the part `{name}` of {TYPES} has no end"))?;
    let indent = before.rsplit('\n').next().unwrap_or_default();
    Ok(format!("{before}{start}{part}{indent}{END}{after}"))
}

fn settings_list() -> String {
    let kinds: Vec<_> = Kind::ALL
        .iter()
        .map(|kind| format!("\"{}\"", kind.as_str()))
        .collect();
    let mut text = format!(
        "// Every setting: how its value is written, and what counts where nobody sets it. Generated from the program's list by\n\
         // `cargo xtask codegen`.\n\n\
         /** The way a value is written. @typedef {{{}}} Kind */\n\n\
         /**\n * The kind of a setting, and its default as text where that is the same in every page.\n *\n \
         * @typedef {{{{ kind: Kind, initial?: string }}}} Setting\n */\n\n\
         /** @type {{Record<string, Setting>}} */\nexport const SETTINGS = {{\n",
        kinds.join(" | ")
    );
    for Setting {
        key, kind, default, ..
    } in SETTINGS
    {
        let initial = default.map(|text| format!(", initial: {}", json!(text)));
        let initial = initial.unwrap_or_default();
        text += &format!("  \"{key}\": {{ kind: \"{}\"{initial} }},\n", kind.as_str());
    }
    text + "};\n"
}

fn token_list() -> String {
    let mut text = "// The tokens that a brand may set, by table. Generated from assets/themes/tokens.json by `cargo xtask codegen`.\n".to_owned();
    for (name, table) in [("COLORS", "colors"), ("FONT", "font"), ("SHAPE", "shape")] {
        text += &format!("\nexport const {name} = [\n");
        for token in tokens::of_table(table) {
            text += &format!("  \"{}\",\n", token.key);
        }
        text += "];\n";
    }
    text
}

/// The settings as properties of the element.
fn properties() -> String {
    let mut text = String::new();
    for Setting {
        key, takes, kind, ..
    } in SETTINGS
    {
        let mut words = takes.chars();
        let first: String = words
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        let (name, kind) = (camel(key), type_of(*kind));
        text += &format!("  /** {first}{}. */\n  {name}?: {kind};\n", words.as_str());
    }
    text
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Address | Kind::Language | Kind::Text => "string",
        Kind::List => "string | string[]",
        Kind::Number => "number | string",
        Kind::Object => "object | string",
        Kind::Theme => "\"light\" | \"dark\" | \"system\" | (string & {})",
        Kind::Boolean => "boolean | string",
    }
}

/// The failures' codes, and those of a program that does not start.
fn code_types(start_codes: &Map<String, Value>) -> String {
    let mut text = String::new();
    let codes = FailureCode::ALL.iter().map(|code| code.as_str().to_owned());
    let starts = start_codes.keys().map(|name| format!("start_{name}"));
    let mut union = |about: &str, name: &str, codes: &mut dyn Iterator<Item = String>| {
        let _ = write!(text, "/** {about} */\nexport type {name} =");
        for code in codes {
            let _ = write!(text, "\n  | \"{code}\"");
        }
        text += ";\n";
    };
    union(
        "The reason why an account could not be linked.",
        "FailureCode",
        &mut { codes },
    );
    union(
        "The reason why the wizard could not start.",
        "StartCode",
        &mut { starts },
    );
    text
}

/// The manifest with every event, and with an attribute for every setting, after those that are none.
fn manifest(text: &str, events: &Events) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(text)?;
    let attributes = manifest
        .pointer_mut("/modules/0/declarations/0/attributes")
        .and_then(Value::as_array_mut)
        .with_context(|| format!("{MANIFEST} has no attributes"))?;
    attributes.retain(|attribute| attribute["name"] == "token" || attribute["name"] == "mode");
    for Setting { key, takes, .. } in SETTINGS {
        attributes.push(json!({ "name": key, "description": takes, "fieldName": camel(key) }));
    }
    manifest["modules"][0]["declarations"][0]["events"] = events.entries()?;
    Ok(format!("{manifest:#}\n"))
}

/// `provider-name` as a property: `providerName`.
fn camel(key: &str) -> String {
    let mut words = key.split('-');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(1);
        name += &first.to_uppercase();
        name += rest;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_replaced_and_all_around_it_stays() {
        let text = "a\n  // generated: settings\nold\n  // end\nb\n";
        let filled = with_part(text, "settings", "  new\n").expect("filled");
        assert_eq!(filled, "a\n  // generated: settings\n  new\n  // end\nb\n");
        assert!(with_part(text, "codes", "").is_err());
    }

    #[test]
    fn a_setting_is_a_property_in_other_letters() {
        assert_eq!(camel("backend"), "backend");
        assert_eq!(camel("time-limit-seconds"), "timeLimitSeconds");
    }

    #[test]
    fn the_generated_files_are_as_their_sources_say() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        for (name, wanted) in files(root).expect("sources") {
            let text = fs::read_to_string(root.join(name)).expect(name);
            assert!(text == wanted, "run `cargo xtask codegen`: {name}");
        }
    }
}
