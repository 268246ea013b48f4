//! The house rules that a compiler does not check: who may use whom, what each file says first, how long it is, where
//! colours live, and that the map and the docs say what the code does.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

#[path = "house/doc_comments.rs"]
mod doc_comments;
#[path = "house/fault_kinds.rs"]
mod fault_kinds;
#[path = "house/named_paths.rs"]
mod named_paths;

use named_paths::NamedPaths;

/// Paths that a room must never name. Manifests limit what crates can name; these are rules inside of crates.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    // Time comes in as an argument, so that a test can say what time it is.
    ("crates/flow/src", &["std::time", "std::thread"]),
    (
        "src/hub",
        &[
            "leptos",
            "crate::app",
            "crate::components",
            "crate::effects",
            "crate::i18n",
            "crate::screens",
            "crate::widget",
        ],
    ),
    (
        "src/browser",
        &[
            "leptos",
            "crate::app",
            "crate::components",
            "crate::effects",
            "crate::hub",
            "crate::i18n",
            "crate::screens",
            "crate::widget",
        ],
    ),
    (
        "src/i18n",
        &[
            "leptos",
            "crate::app",
            "crate::components",
            "crate::effects",
            "crate::hub",
            "crate::screens",
            "crate::widget",
        ],
    ),
    ("src/components", DRAWING),
    ("src/screens", DRAWING),
];

/// Screens and components know no network, so that each can be drawn in a test without one.
const DRAWING: &[&str] = &[
    "crate::app",
    "crate::browser",
    "crate::effects",
    "crate::hub",
    "crate::widget",
];

/// The folders whose files are read.
const FOLDERS: [&str; 6] = ["src", "crates", "tools", "xtask", "tests", "web"];

/// A file that is longer has a second idea in it, which wants a name.
const LONGEST: usize = 350;

/// Longer all the same, each with a word why. What is no longer too long is to be taken off this list.
const LONGER: &[(&str, &str)] = &[
    (
        "crates/pattern-matcher/src/pattern.rs",
        "one grammar, read from its top to its bottom",
    ),
    ("crates/prerender/src/states.rs", "one list of every state"),
    (
        "crates/settings/src/list.rs",
        "the one list that all others are generated from",
    ),
    (
        "src/hub/wire.rs",
        "every answer of the backend, read in one place",
    ),
    (
        "tools/sandbox/tests/partner.rs",
        "one story for each exchange of the partner",
    ),
    (
        "web/connect-wizard.js",
        "the element's class: what it keeps private can be read in no other file",
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends like this, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    // A room of the map that is not built yet has no files.
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("it can be read").path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && name != "node_modules" && name != "target" {
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

#[test]
fn a_path_is_found_however_it_is_written() {
    for text in [
        "use crate::hub::Client;",
        "use crate::{app, hub::client::{Client, Reply}};",
        "use crate::hub as backend;",
        "use crate::hub::*;",
        "fn f() { crate::hub::send() }",
        "fn f(client: &crate::hub::Client) {}",
        "fn f() { view! { <p on:click=move |_| crate::hub::send()>{text}</p> } }",
    ] {
        assert!(NamedPaths::in_text(text).has("crate::hub"), "{text}");
    }
    for text in [
        "use crate::hubs::Client;",
        "// crate::hub\nfn f() {}",
        "fn f() { other::crate_hub() }",
        "const F: &str = \"crate::hub::send\";",
    ] {
        assert!(!NamedPaths::in_text(text).has("crate::hub"), "{text}");
    }
}

#[test]
fn imports_point_one_way() {
    let mut findings = Vec::new();
    for (room, forbidden) in FORBIDDEN {
        for (file, text) in files(room, ".rs") {
            let named = NamedPaths::in_text(&text);
            let wrong = forbidden.iter().filter(|path| named.has(path));
            findings.extend(wrong.map(|path| format!("{file} names {path}")));
        }
    }
    expect_none(&findings);
}

#[test]
fn each_file_says_first_what_it_is_for() {
    let mut findings = Vec::new();
    for folder in FOLDERS {
        for (file, text) in files(folder, ".rs") {
            if !text.starts_with("//!") {
                findings.push(format!("{file} does not open with //!"));
            }
        }
        for (file, text) in files(folder, ".js") {
            // A test's name says it.
            let is_test = file.ends_with(".test.js");
            if !is_test && !text.starts_with("//") && !text.starts_with("/*") {
                findings.push(format!("{file} does not open with a comment"));
            }
        }
    }
    expect_none(&findings);
}

#[test]
fn no_file_is_too_long_unless_it_is_said_why() {
    let mut findings = Vec::new();
    let mut long = BTreeSet::new();
    for (file, text) in FOLDERS
        .iter()
        .flat_map(|folder| [files(folder, ".rs"), files(folder, ".js")].concat())
    {
        // Tests beside the code do not count: they are read one at a time.
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines = code.lines().count();
        if lines > LONGEST {
            if !LONGER.iter().any(|(known, _)| *known == file) {
                findings.push(format!("{file} has {lines} lines, more than {LONGEST}"));
            }
            long.insert(file);
        }
    }
    for (file, why) in LONGER {
        if !long.contains(*file) {
            findings.push(format!(
                "{file} is no longer too long: take it off the list ({why})"
            ));
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
    for line in [
        "<connect-wizard provider=\"clayhr\"",
        "import \"connect-wizard\";",
    ] {
        assert!(
            first_screen.iter().any(|shown| shown.starts_with(line)),
            "{line}"
        );
    }
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

#[test]
fn the_table_of_fault_kinds_names_tests_and_engines_that_are_there() {
    let mistakes = fault_kinds::mistakes(&root());
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}
