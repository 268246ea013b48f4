//! `cargo xtask dist`: the release page of each brand in `dist/<brand>/`, checked and precompressed.
//!
//! The program is built once ([`program`]), since a brand is data: [`brand`] puts each brand's pieces into a copy of that
//! build. The other modules each do one thing to the copy.

mod bom;
mod brand;
mod checks;
pub mod compress;
mod content_hash;
mod crates;
mod element;
mod exports;
mod hosting_headers;
mod html;
mod integrity;
mod licences;
mod minify;
mod npm;
mod parts;
mod plain;
mod program;
mod reproducible;
mod white_label;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::arguments::Dist;
use crate::tools;
use crate::workspace::Workspace;

pub use compress::{brotli, gzip};
pub use content_hash::hash_in;
pub use hosting_headers::frame_parents;
pub use program::NAME as PROGRAM;
pub use white_label::VENDOR_WORDS;

/// The brand of a build that names none.
const DEFAULT: &str = "default";

/// Builds the page with the pinned tools, and refuses a build that breaks a promise of this repository.
pub fn build(workspace: &Workspace, options: &Dist) -> Result<()> {
    build_once(workspace, options)?;
    if options.twice {
        reproducible::compare(workspace, || build_once(workspace, options))?;
    }
    Ok(())
}

fn build_once(workspace: &Workspace, options: &Dist) -> Result<()> {
    tools::ensure(workspace, false)?;
    let brands = brands(workspace, options)?;
    // Before the program, which takes a minute: what is wrong with a brand is better heard of now.
    for brand in &brands {
        brand::draw(workspace, brand)?;
    }
    let base = program::build(workspace)?;
    let crates = crates::shipped(workspace)?;
    let mut known = compress::Known::default();
    for brand in &brands {
        let dist = workspace.root().join("dist").join(brand);
        brand::assemble(workspace, &base, brand, &dist)?;
        finish(workspace, &dist, &crates)?;
        let (written, _) = compress::beside(&files(&dist)?, &mut known)?;
        println!("Built dist/{brand}: {written} compressed files written");
        if brand == DEFAULT {
            npm::write(workspace, &dist)?;
        }
    }
    let studio = workspace.root().join("dist/studio.html");
    brand::draw_studio(workspace, &studio)?;
    println!("Built dist/studio.html: open it in a browser to design a theme");
    Ok(())
}

/// Finishes every brand's folder once its files are there, in this order.
fn finish(workspace: &Workspace, dist: &Path, crates: &[crates::Crate]) -> Result<()> {
    let settings = brand::settings(dist)?;
    let is_white_label = settings["whitelabel-hide"] == true;
    if is_white_label {
        white_label::leave_out(&files(dist)?)?;
    }
    html::shorten(&files(dist)?)?;
    content_hash::rename(&files(dist)?)?;
    hosting_headers::write(dist, &files(dist)?, &settings)?;
    bom::write(dist, crates)?;
    licences::write(workspace, dist, crates)?;
    integrity::write(dist, &files(dist)?)?;
    let files = files(dist)?;
    checks::check(dist, &files, &checks::machine_paths(workspace.root()))?;
    if is_white_label {
        white_label::check(dist, &files)?;
    }
    Ok(())
}

/// The brands to build, each of which has a folder.
fn brands(workspace: &Workspace, options: &Dist) -> Result<Vec<String>> {
    let folder = workspace.root().join("assets/themes");
    let mut known: Vec<String> = fs::read_dir(&folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?
        .flatten()
        .filter(|entry| entry.path().join("theme.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    known.sort();
    if options.all {
        return Ok(known);
    }
    if options.themes.is_empty() {
        return Ok(vec![DEFAULT.to_owned()]);
    }
    for theme in &options.themes {
        if !known.contains(theme) {
            bail!(
                "There is no assets/themes/{theme}/theme.toml; the brands are: {}",
                known.join(", ")
            );
        }
    }
    Ok(options.themes.clone())
}

/// All files under `folder`, in a steady order.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("{} cannot be read", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}
