//! Tells who loads the program the names of its files, which Trunk has written into the page only: the element, and who
//! asks in `program.json` whether a newer build is served by now.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::plain;

/// The element's script, whose name never changes: partners write it into their pages.
const FILE: &str = "connect-wizard.js";

/// The text before a name in the script, and the text before the same name in the page.
const NAMES: [(&str, &str); 4] = [
    ("%script%", "data-js=\""),
    ("%wasm%", "data-wasm=\""),
    ("%plain%", "data-plain=\""),
    ("%style%", "rel=\"stylesheet\" href=\""),
];

/// The names by themselves.
const MANIFEST: &str = "program.json";

/// Fills in the names.
pub fn name_files(base: &Path) -> Result<()> {
    let page_file = base.join("index.html");
    let page = fs::read_to_string(&page_file).context("index.html cannot be read")?;
    let page = with_plain(&page)?;
    fs::write(&page_file, &page).context("index.html cannot be written")?;
    let script = base.join(FILE);
    let text = fs::read_to_string(&script).with_context(|| format!("{FILE} cannot be read"))?;
    let names = names(&page)?;
    fs::write(&script, named(&text, &names)?)
        .with_context(|| format!("{FILE} cannot be written"))?;
    let manifest: Map<String, Value> = names
        .into_iter()
        .map(|(place, name)| (place.trim_matches('%').to_owned(), name.into()))
        .collect();
    fs::write(base.join(MANIFEST), Value::Object(manifest).to_string())
        .with_context(|| format!("{MANIFEST} cannot be written"))
}

/// Trunk knows of no fallback: its name stands beside that of the WebAssembly.
fn with_plain(page: &str) -> Result<String> {
    let Some((before, after)) = page.split_once(" data-wasm=\"") else {
        bail!("The built page has no data-wasm, next to which its fallback is named.");
    };
    Ok(format!(
        "{before} data-plain=\"./{}\" data-wasm=\"{after}",
        plain::FILE
    ))
}

/// Returns the page's name for each of them.
fn names(page: &str) -> Result<Vec<(&'static str, String)>> {
    let name = |(place, before): (&'static str, &str)| {
        let after = page.split_once(before).map(|(_, after)| after);
        let name = after.and_then(|after| after.split('"').next());
        let name = name.map(|name| name.trim_start_matches("./").to_owned());
        let name = name.with_context(|| {
            format!("The built page has no {before}, so that {FILE} cannot know what to load.")
        })?;
        Ok((place, name))
    };
    NAMES.into_iter().map(name).collect()
}

fn named(script: &str, names: &[(&str, String)]) -> Result<String> {
    let mut named = script.to_owned();
    for (place, name) in names {
        if !named.contains(place) {
            bail!("{FILE} has no place for {place}.");
        }
        named = named.replace(place, name);
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_loads_what_the_page_loads() {
        let page = r#"<link rel="stylesheet" href="./style-01.css"><script data-js="./a-2.js" data-wasm="./a-2_bg.wasm">"#;
        let page = with_plain(page).expect("a place for the fallback");
        let names = names(&page).expect("all names");
        let text = named("%script% %wasm% %style% %plain%", &names).expect("all places");
        assert_eq!(
            text,
            format!("a-2.js a-2_bg.wasm style-01.css {}", plain::FILE)
        );
        let error = named("%script% %style%", &names).expect_err("no place");
        assert!(error.to_string().contains("%wasm%"), "{error}");
    }
}
