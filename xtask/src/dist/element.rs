//! Tells the element the names of the files that it loads, which Trunk has written into the page only.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The element's script, whose name never changes: partners write it into their pages.
const FILE: &str = "connect-wizard.js";

/// What stands in the script for a name, and what stands before that name in the page.
const NAMES: [(&str, &str); 3] = [
    ("%script%", "data-js=\""),
    ("%wasm%", "data-wasm=\""),
    ("%style%", "rel=\"stylesheet\" href=\""),
];

/// Fills in the names.
pub fn name_files(base: &Path) -> Result<()> {
    let page = fs::read_to_string(base.join("index.html")).context("index.html cannot be read")?;
    let script = base.join(FILE);
    let text = fs::read_to_string(&script).with_context(|| format!("{FILE} cannot be read"))?;
    fs::write(&script, named(&text, &page)?).with_context(|| format!("{FILE} cannot be written"))
}

fn named(script: &str, page: &str) -> Result<String> {
    let mut named = script.to_owned();
    for (place, before) in NAMES {
        let after = page.split_once(before).map(|(_, after)| after);
        let name = after.and_then(|after| after.split('"').next());
        let Some(name) = name.map(|name| name.trim_start_matches("./")) else {
            bail!("The built page has no {before}, so that {FILE} cannot know what to load.");
        };
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
        let named = |script| named(script, page).map_err(|error| error.to_string());
        assert_eq!(
            named("%script% %wasm% %style%"),
            Ok("a-2.js a-2_bg.wasm style-01.css".to_owned())
        );
        assert!(named("%script% %style%").is_err_and(|error| error.contains("%wasm%")));
    }
}
