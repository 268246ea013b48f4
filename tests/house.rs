//! The house rules that a compiler does not check: who may use whom, what each file says first, where colours live.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a room must never name. The domain is pure; the screens know no network.
const FORBIDDEN: [(&str, &[&str]); 7] = [
    (
        "crates/flow/src",
        &[
            "leptos",
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "serde",
            "std::time",
            "crate::app",
            "crate::browser",
            "crate::components",
            "crate::contexts",
            "crate::effects",
            "crate::hub",
            "crate::i18n",
            "crate::screens",
        ],
    ),
    (
        "src/hub",
        &[
            "leptos",
            "crate::app",
            "crate::i18n",
            "crate::components",
            "crate::contexts",
            "crate::effects",
            "crate::screens",
            "crate::widget",
        ],
    ),
    (
        "src/browser",
        &[
            "leptos",
            "crate::app",
            "crate::hub",
            "crate::i18n",
            "crate::components",
            "crate::contexts",
            "crate::effects",
            "crate::screens",
            "crate::widget",
        ],
    ),
    (
        "src/i18n",
        &[
            "leptos",
            "web_sys",
            "crate::app",
            "crate::browser",
            "crate::hub",
            "crate::components",
            "crate::contexts",
            "crate::effects",
            "crate::screens",
            "crate::widget",
        ],
    ),
    (
        "crates/settings/src",
        &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"],
    ),
    (
        "src/screens",
        &[
            "crate::app",
            "crate::browser",
            "crate::effects",
            "crate::hub",
            "crate::widget",
        ],
    ),
    (
        "src/components",
        &[
            "crate::app",
            "crate::browser",
            "crate::effects",
            "crate::hub",
            "crate::widget",
        ],
    ),
];

/// A file that is longer has a second idea in it, which wants a name.
const LONGEST: usize = 450;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends like this, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    assert!(!found.is_empty(), "no {ending} file in {folder}");
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).expect("it is text");
            let name = path.strip_prefix(root()).unwrap_or(&path);
            found.push((name.to_string_lossy().into_owned(), text));
        }
    }
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).expect("the file is there")
}

/// Fails with every finding at once.
fn expect_none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

/// Whether a line of code, not of a comment, names this path.
fn names(line: &str, path: &str) -> bool {
    let code = line.trim_start();
    !code.starts_with("//")
        && code.match_indices(path).any(|(at, _)| {
            let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
            let before = code[..at].chars().next_back();
            let after = &code[at + path.len()..];
            !before.is_some_and(is_word)
                && (after.starts_with("::")
                    || after.starts_with([';', ',', '_'])
                    || path.contains("::"))
        })
}

#[test]
fn imports_point_one_way() {
    let mut findings = Vec::new();
    for (room, forbidden) in FORBIDDEN {
        for (file, text) in files(room, ".rs") {
            // The groups of a `use crate::{...}` name their rooms without `crate::`.
            let flat = text.replace("use crate::{\n", "use crate::{");
            for (number, line) in flat.lines().enumerate() {
                for path in forbidden {
                    if names(line, path) {
                        findings.push(format!("{file}:{} names {path}", number + 1));
                    }
                }
            }
            for group in text.split("use crate::{").skip(1) {
                let group = group.split(';').next().unwrap_or_default();
                for path in forbidden
                    .iter()
                    .filter_map(|path| path.strip_prefix("crate::"))
                {
                    if group
                        .lines()
                        .any(|line| line.trim_start().starts_with(&format!("{path}::")))
                    {
                        findings.push(format!("{file} uses {path} in a group"));
                    }
                }
            }
        }
    }
    expect_none(&findings);
}

#[test]
fn each_module_says_first_what_it_is_for_and_is_not_too_long() {
    let mut findings = Vec::new();
    for folder in [
        "src",
        "tools/sandbox/src",
        "xtask/src",
        "tests/e2e/src",
        "crates/brand/src",
        "crates/settings/src",
    ] {
        for (file, text) in files(folder, ".rs") {
            if !text.starts_with("//!") {
                findings.push(format!("{file} does not open with //!"));
            }
            // Tests beside the code do not count: they are read one at a time.
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = code.lines().count();
            if lines > LONGEST {
                findings.push(format!("{file} has {lines} lines"));
            }
        }
    }
    expect_none(&findings);
}

#[test]
fn raw_colours_stand_in_the_palette_only() {
    let mut findings = Vec::new();
    for (file, text) in files("style/components", ".css") {
        for (number, line) in text.lines().enumerate() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            if value.contains(" #") || value.contains("rgb(") || value.contains("hsl(") {
                findings.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    expect_none(&findings);
}

#[test]
fn the_map_names_every_room() {
    let map = read("ARCHITECTURE.md");
    for entry in fs::read_dir(root().join("src")).expect("src is there") {
        let entry = entry.expect("it can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && name != "bin" {
            assert!(
                map.contains(&format!("`src/{name}/`")),
                "ARCHITECTURE.md does not name src/{name}/"
            );
        }
    }
}

/// Whoever arrives reads it whole: the rest has its pages in `docs/`.
#[test]
fn the_readme_is_short_and_begins_with_how_to_embed() {
    let readme = read("README.md");
    assert!(readme.len() <= 8_000, "{} bytes", readme.len());
    let first_screen: Vec<&str> = readme.lines().take(40).collect();
    assert!(first_screen.contains(&"<connect-wizard provider=\"clayhr\"></connect-wizard>"));
}

/// Links of the pages that are read in the repository itself; those of the site are followed by `cargo xtask docs`.
#[test]
fn what_the_readme_and_its_neighbours_link_to_is_there() {
    let mut findings = Vec::new();
    for page in [
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "MIGRATION.md",
        "SECURITY.md",
    ] {
        for link in read(page).split("](").skip(1) {
            let link = link.split([')', '#']).next().unwrap_or_default();
            let is_here = !link.is_empty() && !link.contains("://") && !link.starts_with("mailto:");
            if is_here && !root().join(link).exists() {
                findings.push(format!("{page}: {link}"));
            }
        }
    }
    expect_none(&findings);
}
