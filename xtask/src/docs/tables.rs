//! The tables of the documentation, written from the lists that the program and the element use themselves.
//!
//! A table stands between `<!-- generated: NAME -->` and `<!-- end -->`. Prose that no list holds lies in `docs/data/`,
//! by key; a key that is missing or too many is refused.

mod sources;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use self::sources::Sources;

/// At the start of a line, so that a page can speak of markers.
const START: &str = "\n<!-- generated: ";
const END: &str = "<!-- end -->";

/// Writes every table that is not as its source says; returns the pages that were changed.
pub fn write(root: &Path) -> Result<Vec<String>> {
    let mut changed = Vec::new();
    for (page, text, wanted) in pages(root)? {
        if text != wanted {
            fs::write(root.join(&page), wanted)
                .with_context(|| format!("{page} cannot be written"))?;
            changed.push(page);
        }
    }
    Ok(changed)
}

/// Returns the pages whose tables are not as their sources say.
pub fn stale(root: &Path) -> Result<Vec<String>> {
    let pages = pages(root)?.into_iter();
    Ok(pages
        .filter(|(_, text, wanted)| text != wanted)
        .map(|(page, ..)| page)
        .collect())
}

/// Every page that may hold tables: its name, its text, and what that should be.
fn pages(root: &Path) -> Result<Vec<(String, String, String)>> {
    let sources = Sources::read(root)?;
    let mut names = vec!["README.md".to_owned(), "tools/package/README.md".to_owned()];
    for entry in fs::read_dir(root.join("docs"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".md") {
            names.push(format!("docs/{name}"));
        }
    }
    names.sort();
    let mut pages = Vec::new();
    for name in names {
        let text = fs::read_to_string(root.join(&name))?;
        let wanted = filled(&text, &sources).with_context(|| name.clone())?;
        pages.push((name, text, wanted));
    }
    Ok(pages)
}

/// The text with every table as the sources say.
fn filled(text: &str, sources: &Sources) -> Result<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        let (name, after) = after.split_once(" -->\n").context("a marker has no end")?;
        let (_, after) = after
            .split_once(END)
            .with_context(|| format!("the table `{name}` has no {END}"))?;
        let table = sources.table(name)?;
        write!(filled, "{before}{START}{name} -->\n{table}{END}")?;
        rest = after;
    }
    Ok(filled + rest)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    pub(super) fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    #[test]
    fn the_pages_hold_the_tables_that_their_sources_make() {
        let stale = stale(root()).unwrap_or_else(|error| panic!("{error:#}"));
        assert!(stale.is_empty(), "run `cargo xtask docs`: {stale:?}");
    }

    #[test]
    fn a_table_is_replaced_and_all_around_it_stays() {
        let sources = Sources::read(root()).expect("read");
        let text = "a\n<!-- generated: parts -->\nold\n<!-- end -->\nb";
        let filled = filled(text, &sources).expect("filled");
        assert!(
            filled.starts_with("a\n<!-- generated: parts -->\n`"),
            "{filled}"
        );
        assert!(filled.ends_with("\n<!-- end -->\nb") && !filled.contains("old"));
    }

    /// The snippets that partners copy are the same everywhere.
    #[test]
    fn a_token_is_asked_for_in_the_same_way_everywhere() {
        let embed = fs::read_to_string(root().join("docs/data/embed.js")).expect("there");
        let (_, rest) = embed
            .split_once("wizard.getToken = ")
            .expect("a way to get a token");
        let (wanted, _) = rest.split_once(';').expect("its end");
        let mut places: Vec<PathBuf> = ["README.md", "tools/package/README.md"]
            .map(|name| root().join(name))
            .into();
        let mut folders = vec![root().join("docs"), root().join("examples")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                if path.is_dir()
                    && !name.starts_with('.')
                    && name != "node_modules"
                    // What is compiled and not read.
                    && name != "check"
                    && name != "dist"
                {
                    folders.push(path);
                } else if path.is_file() {
                    places.push(path);
                }
            }
        }
        let mut found = 0;
        for place in places {
            let Ok(text) = fs::read_to_string(&place) else {
                continue;
            };
            for before in ["getToken = ", "getToken: "] {
                for rest in text.split(&format!("{before}async")).skip(1) {
                    assert!(
                        format!("async{rest}").starts_with(wanted),
                        "{}",
                        place.display()
                    );
                    found += 1;
                }
            }
        }
        assert!(found > 8, "only {found} places ask for a token");
    }
}
