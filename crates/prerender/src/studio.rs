//! The theme studio: one file that works without a server, with every screen of the wizard drawn into it.

use std::{collections::BTreeMap, fs, io, path::Path};

use connect_wizard::i18n::Catalogue;
use serde_json::{Value, json};
use settings::Config;

use crate::states::{CatalogueOf, states};

/// Its parts, each after those that it uses.
const SCRIPTS: [&str; 5] = [
    "web/token-list.js",
    "web/theme.js",
    "tools/studio/contrast.js",
    "tools/studio/toml.js",
    "tools/studio/studio.js",
];

/// Puts the studio together; `sheet` is the style of the default brand.
pub fn page(sheet: &str, config: &Config) -> io::Result<String> {
    let mut script = String::new();
    for file in SCRIPTS {
        // One script now: what one part hands to another is simply there.
        for line in fs::read_to_string(file)?.lines() {
            if !line.starts_with("import ") {
                script.push_str(line.strip_prefix("export ").unwrap_or(line));
                script.push('\n');
            }
        }
    }
    let list =
        |file: &str| -> io::Result<Value> { Ok(serde_json::from_str(&fs::read_to_string(file)?)?) };
    let data = json!({
        "tokens": list("assets/themes/tokens.json")?,
        "rules": list("assets/themes/contrast.json")?,
        "brands": brands()?,
        "style": sheet,
    });
    let mut templates = String::new();
    let mut draw = |tag: &str, catalogue: CatalogueOf<'_>| {
        for state in states(config, catalogue) {
            let (name, label, html) = (state.name, state.label, state.html);
            templates.push_str(&format!(
                "<template data-state=\"{name}\" data-label=\"{label}\" data-language=\"{tag}\">{html}</template>\n"
            ));
        }
    };
    draw("en", &Catalogue::english);
    for (tag, texts) in languages()? {
        draw(&tag, &|provider| {
            Catalogue::from_json(&tag, provider, &texts)
        });
    }
    // The script last: it may hold what looks like a place.
    Ok(fs::read_to_string("tools/studio/studio.html")?
        .replace("@style@", &fs::read_to_string("tools/studio/studio.css")?)
        .replace("@states@", &templates)
        .replace("@data@", &data.to_string().replace('<', "\\u003c"))
        .replace("@script@", &script))
}

/// The files of the other languages, by their tags.
fn languages() -> io::Result<BTreeMap<String, Value>> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir("assets/locales")? {
        let path = entry?.path();
        if let Some(tag) = path.file_stem().and_then(|tag| tag.to_str()) {
            let texts = serde_json::from_str(&fs::read_to_string(&path)?)?;
            languages.insert(tag.to_owned(), texts);
        }
    }
    Ok(languages)
}

fn brands() -> io::Result<BTreeMap<String, String>> {
    let mut brands = BTreeMap::new();
    for entry in fs::read_dir(Path::new("assets/themes"))? {
        let entry = entry?;
        if let Ok(text) = fs::read_to_string(entry.path().join("theme.toml")) {
            brands.insert(entry.file_name().to_string_lossy().into_owned(), text);
        }
    }
    Ok(brands)
}
