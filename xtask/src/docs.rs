//! `cargo xtask docs`: writes the tables into the pages of `docs/`, builds the site by VitePress into `dist/docs`, and
//! follows every link in it.
//!
//! VitePress is the generator that sets up fastest from nothing of those with search, dark mode and keyboard use. Where
//! npm cannot install, that is said, and no error.

pub mod conformance;
pub mod gallery;
pub mod links;
pub mod tables;

use std::fs;

use anyhow::{Result, bail};

use crate::npm;
use crate::workspace::Workspace;

/// Writes the tables, builds the site and checks its links.
pub fn build(workspace: &Workspace) -> Result<()> {
    for page in tables::write(workspace.root())? {
        println!("Updated the tables in {page}");
    }
    conformance::write(workspace.root())?;
    gallery::write(workspace.root())?;
    let folder = workspace.root().join("docs");
    if !npm::installed(workspace, &folder, "docs", "the documentation's generator")? {
        return Ok(());
    }
    println!("Building the documentation (a few seconds) ...");
    if let Err(said) = npm::finish(npm::command(workspace, &folder).args(["run", "build"]))? {
        bail!("{said}\nThe documentation cannot be built: see the messages above.");
    }
    let site = workspace.root().join("dist/docs");
    gallery::put_in(workspace.root(), &site)?;
    let broken = links::broken(&site)?;
    if !broken.is_empty() {
        bail!("These links are broken:\n{}", broken.join("\n"));
    }
    let pages = fs::read_dir(&site)?.flatten();
    let pages = pages.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "html"));
    println!(
        "Built {} pages into dist/docs; all links work",
        pages.count()
    );
    Ok(())
}
