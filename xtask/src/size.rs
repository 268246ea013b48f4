//! `cargo xtask size`: what the built page costs, by file, against the budgets of `design.md`.

mod page;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::dist::{PROGRAM, brotli, files, gzip, hash_in};
use crate::workspace::Workspace;

/// Bytes of brotli for a first load of page or element, until it takes text and reacts.
pub const FIRST_LOAD: usize = 125_000;

/// The size of the first load today, over its budget: no build may be heavier. To be lowered with each step back to the
/// budget, and to go with the last.
const FIRST_LOAD_TODAY: usize = 175_000;

/// Bytes of brotli for all that linking ClayHR fetches, from the start to the confirmation.
pub const WHOLE: usize = 165_000;

/// See [`FIRST_LOAD_TODAY`].
const WHOLE_TODAY: usize = 270_000;

/// Requests for files of the page before it is ready.
pub const REQUESTS: usize = 6;

/// Asked for by the browser's own window, and by nothing that the page waits for.
const ICON: &str = "icon-";

/// The element's first request: its script. The page's requests follow, save the page itself.
const ELEMENT: &str = "connect-wizard.js";
const SETTINGS: [&str; 2] = ["config.json", "brand.json"];

/// Parts that a flow needs which is not ClayHR's, by their names in `src/parts.rs`.
const OF_OTHERS: [&str; 2] = ["connectors", "sign_in"];

/// Prints the tables; fails when a budget is passed, a file is missing, or another host is asked for anything.
pub fn report(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let html = fs::read_to_string(dist.join("index.html"))
        .context("There is no dist/default/index.html yet: run `cargo xtask dist` first")?;
    let page = page::read(&html);
    let mut foreign = page.foreign;
    for file in page.files.iter().filter(|file| file.ends_with(".css")) {
        let text = fs::read_to_string(dist.join(file))?;
        foreign.extend(page::foreign_in_styles(&text));
    }
    let of_element = of_element(&page.files);
    let parts = parts(&dist)?;
    let (few, every): (Vec<_>, Vec<_>) = parts.iter().partition(|part| is_of_others(part));
    let every: Vec<String> = every.into_iter().cloned().collect();

    let first = [
        table("first load of the page", &dist, &page.files, FIRST_LOAD)?,
        table("first load of the element", &dist, &of_element, FIRST_LOAD)?,
    ];
    let whole: Vec<_> = page.files.iter().chain(&every).cloned().collect();
    let whole = table("the page, until ClayHR is linked", &dist, &whole, WHOLE)?;
    for part in few {
        line(&dist, part)?;
    }
    if let Some(plain) = page.fallback {
        println!("In place of the program where WebAssembly may not run:");
        line(&dist, &plain)?;
    }
    let requests = [&page.files, &of_element].map(|files| requests(files));
    let [of_page, of_element] = requests;
    println!(
        "requests before it is ready: page {of_page}, element {of_element}   limit {REQUESTS}"
    );

    if !foreign.is_empty() {
        bail!("The page asks another host: {}", foreign.join(", "));
    }
    let passed = [
        (first[0], FIRST_LOAD_TODAY, "bytes of the page's first load"),
        (
            first[1],
            FIRST_LOAD_TODAY,
            "bytes of the element's first load",
        ),
        (whole, WHOLE_TODAY, "bytes until ClayHR is linked"),
        (of_page, REQUESTS, "requests of the page"),
        (requests[1], REQUESTS, "requests of the element"),
    ];
    let passed: Vec<_> = passed
        .into_iter()
        .filter(|(value, limit, _)| value > limit)
        .map(|(value, limit, what)| format!("{what}: {value}, where {limit} are allowed"))
        .collect();
    for (value, budget, what) in [
        (first[0], FIRST_LOAD, "the page's first load"),
        (first[1], FIRST_LOAD, "the element's first load"),
        (whole, WHOLE, "all until ClayHR is linked"),
    ] {
        if value > budget {
            println!("OVER BUDGET: {what} is {} bytes too heavy", value - budget);
        }
    }
    if !passed.is_empty() {
        bail!("A budget is passed. {}", passed.join("; "));
    }
    Ok(())
}

/// The parts of the program that come after the first one.
fn parts(dist: &Path) -> Result<Vec<String>> {
    let is_part = |name: &String| {
        name.starts_with(PROGRAM) && name.ends_with(".wasm") && !name.ends_with("_bg.wasm")
    };
    let names = files(dist)?
        .into_iter()
        .filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()));
    Ok(names.filter(is_part).collect())
}

fn is_of_others(part: &str) -> bool {
    let hash = hash_in(part).unwrap_or_default();
    let name = part.trim_start_matches(PROGRAM).split(hash).next();
    let name = name.unwrap_or_default().trim_end_matches('-');
    OF_OTHERS.contains(&name)
}

fn requests(files: &[String]) -> usize {
    let names: BTreeSet<_> = files
        .iter()
        .filter(|file| !file.starts_with(ICON))
        .collect();
    names.len()
}

/// The program and the style are the page's: one build has them once.
fn of_element(page: &[String]) -> Vec<String> {
    let shared = page.iter().filter(|file| {
        let is_program = file.ends_with(".wasm") || file.ends_with(".js") && *file != "boot.js";
        is_program || file.ends_with(".css")
    });
    [ELEMENT]
        .into_iter()
        .chain(SETTINGS)
        .map(str::to_owned)
        .chain(shared.cloned())
        .collect()
}

/// Prints what these files weigh, each and together.
fn table(title: &str, dist: &Path, files: &[String], limit: usize) -> Result<usize> {
    let mut total = 0;
    println!("{title:<58} {:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    for file in files {
        // A page without settings of its own asks for them all the same.
        if SETTINGS.contains(&&**file) && !dist.join(file).is_file() {
            continue;
        }
        total += line(dist, file)?;
    }
    println!(
        "{:<58} {:>9} {:>9} {total:>9}   budget {limit}",
        "total", "", ""
    );
    Ok(total)
}

fn line(dist: &Path, file: &str) -> Result<usize> {
    let Ok(bytes) = fs::read(dist.join(file)) else {
        bail!("{file} is asked for, and is not in dist/default: run `cargo xtask dist`.")
    };
    let compressed = brotli(&bytes)?.len();
    println!(
        "{file:<58} {:>9} {:>9} {compressed:>9}",
        bytes.len(),
        gzip(&bytes)?.len()
    );
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_needs_the_program_and_the_style_and_not_the_page() {
        let page = [
            "index.html",
            "icon-1.svg",
            "a-2.css",
            "boot.js",
            "a-3.js",
            "a-3_bg.wasm",
            "config.json",
        ];
        let page = page.map(str::to_owned);
        assert_eq!(requests(&page), 6);
        let files = of_element(&page);
        assert_eq!(
            files,
            [
                "connect-wizard.js",
                "config.json",
                "brand.json",
                "a-2.css",
                "a-3.js",
                "a-3_bg.wasm"
            ]
        );
    }

    #[test]
    fn parts_of_other_flows_are_told_by_their_names() {
        assert!(is_of_others("connect-wizard-sign_in-0123456789abcdef.wasm"));
        assert!(!is_of_others("connect-wizard-later-0123456789abcdef.wasm"));
    }
}
