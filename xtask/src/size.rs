//! `cargo xtask size`: what a first load of the built page costs, against the limit.

mod page;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::dist::{brotli, gzip};
use crate::workspace::Workspace;

/// Bytes of brotli that all files of a first load may have together (design.md, budgets).
pub const LIMIT: usize = 100_000;

/// Prints the table; fails when the limit is passed, a file is missing, or another host is asked for anything.
pub fn report(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let html = fs::read_to_string(dist.join("index.html"))
        .context("There is no dist/default/index.html yet: run `cargo xtask dist` first")?;
    let page = page::read(&html);
    let mut foreign = page.foreign;
    let mut total = 0;
    println!(
        "{:<52} {:>9} {:>9} {:>9}",
        "first load", "raw", "gzip", "brotli"
    );
    for file in &page.files {
        let bytes = match fs::read(dist.join(file)) {
            Ok(bytes) => bytes,
            // A page without settings of its own asks for them all the same.
            Err(_) if file == "config.json" => continue,
            Err(_) => bail!(
                "index.html asks for {file}, which is not in dist/default: run `cargo xtask dist`."
            ),
        };
        if file.ends_with(".css") {
            foreign.extend(page::foreign_in_styles(&String::from_utf8_lossy(&bytes)));
        }
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
    if !foreign.is_empty() {
        bail!("The page asks another host: {}", foreign.join(", "));
    }
    if total > LIMIT {
        bail!(
            "A first load is {} bytes of brotli above its limit.",
            total - LIMIT
        );
    }
    Ok(())
}
