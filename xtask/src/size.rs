//! `cargo xtask size`: what a first load of the built page costs, against the limit.

mod page;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::dist::{brotli, gzip};
use crate::workspace::Workspace;

/// Bytes of brotli that all files of a first load may have together (design.md, budgets).
pub const LIMIT: usize = 100_000;

/// What the element asks for before the wizard stands: its script, and what the page asks for too, save the page itself.
const ELEMENT: &str = "connect-wizard.js";
const SETTINGS: [&str; 2] = ["config.json", "brand.json"];

/// Prints the tables of page and element; fails when the limit is passed, a file is missing, or another host is asked
/// for anything.
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
    let over = [
        table("first load of the page", &dist, &page.files)?,
        table("first load of the element", &dist, &of_element)?,
    ]
    .into_iter()
    .max()
    .unwrap_or_default()
    .saturating_sub(LIMIT);
    if !foreign.is_empty() {
        bail!("The page asks another host: {}", foreign.join(", "));
    }
    if over > 0 {
        bail!("A first load is {over} bytes of brotli above its limit.");
    }
    Ok(())
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
fn table(title: &str, dist: &Path, files: &[String]) -> Result<usize> {
    let mut total = 0;
    println!("{title:<52} {:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    for file in files {
        let bytes = match fs::read(dist.join(file)) {
            Ok(bytes) => bytes,
            // A page without settings of its own asks for them all the same.
            Err(_) if SETTINGS.contains(&&**file) => continue,
            Err(_) => {
                bail!("{file} is asked for, and is not in dist/default: run `cargo xtask dist`.")
            }
        };
        let compressed = brotli(&bytes)?.len();
        total += compressed;
        println!(
            "{file:<52} {:>9} {:>9} {compressed:>9}",
            bytes.len(),
            gzip(&bytes)?.len()
        );
    }
    println!(
        "{:<52} {:>9} {:>9} {total:>9}   limit {LIMIT}",
        "total", "", ""
    );
    Ok(total)
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
        let files = of_element(&page.map(str::to_owned));
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
}
