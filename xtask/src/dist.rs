//! `cargo xtask dist`: the release page of each brand in `dist/<brand>/`, checked and precompressed.
//!
//! The program is built once, by Trunk, since a brand is data: [`brand`] puts each brand's pieces into a copy of that
//! build. The other modules each do one thing to the copy.

mod bom;
mod brand;
mod checks;
mod compress;
mod crates;
mod element;
mod glue;
mod hosts;
mod imports;
mod integrity;
mod licences;
mod minify;
mod names;
mod npm;
mod places;
mod shorten;
mod twice;
mod white_label;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::arguments::Dist;
use crate::tools;
use crate::workspace::{Workspace, output, run};

pub use compress::{brotli, gzip};
pub use hosts::frame_parents;
pub use names::hash_in;
pub use white_label::VENDOR_WORDS;

/// The brand of a build that names none.
const DEFAULT: &str = "default";

/// Builds the page with the pinned tools, and refuses a build that breaks a promise of this repository.
pub fn build(workspace: &Workspace, options: &Dist) -> Result<()> {
    build_once(workspace, options)?;
    if options.twice {
        twice::compare(workspace, || build_once(workspace, options))?;
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
    let base = program(workspace)?;
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
    println!("Built dist/studio.html: open it in a browser to make a theme");
    Ok(())
}

/// What is done to every brand's folder once its files are there, in this order.
fn finish(workspace: &Workspace, dist: &Path, crates: &[crates::Crate]) -> Result<()> {
    let settings = brand::settings(dist)?;
    let is_white_label = settings["whitelabel-hide"] == true;
    if is_white_label {
        white_label::leave_out(&files(dist)?)?;
    }
    shorten::pages(&files(dist)?)?;
    names::after_content(&files(dist)?)?;
    hosts::write(dist, &files(dist)?, &settings)?;
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

/// The page as Trunk builds it, with the default brand in it: the folder that every brand is a copy of.
fn program(workspace: &Workspace) -> Result<PathBuf> {
    // Trunk below works without the network, so whatever this machine has not yet fetched comes now.
    let host = output(workspace.command("rustc").arg("-vV")).unwrap_or_default();
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names no host")?;
    let mut fetch = workspace.command("cargo");
    fetch.args([
        "fetch",
        "--locked",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
        "--target",
        host,
    ]);
    run(&mut fetch, "Fetching the crates")?;

    println!("Building the release page (about 1 minute from cold on two cores) ...");
    let base = workspace.root().join("target/page");
    run(
        trunk(workspace).arg("--dist").arg(&base),
        "Building the page by Trunk",
    )?;
    if !base.join("index.html").is_file() {
        bail!("Trunk has built no index.html: look at index.html and Trunk.toml.");
    }
    glue::trim(&files(&base)?)?;
    imports::shorten(&files(&base)?)?;
    places::blank(&files(&base)?)?;
    element::name_files(&base)?;
    minify::scripts(workspace, &files(&base)?)?;
    Ok(base)
}

fn trunk(workspace: &Workspace) -> Command {
    let mut command = workspace.command("trunk");
    command.args(["build", "--release", "--offline", "true"]);
    // Trunk reads NO_COLOR as its own option, and stops at the usual value 1.
    command.env_remove("NO_COLOR");
    // Only for WebAssembly: with plain RUSTFLAGS the native programs would be built a second time.
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        neutral_paths(workspace).join(" "),
    );
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// Compiler options that keep this machine's folders out of the messages a panic carries.
fn neutral_paths(workspace: &Workspace) -> Vec<String> {
    let mut renames = vec![(workspace.root().to_owned(), "connect-wizard")];
    if let Some(target) = std::env::var_os("CARGO_TARGET_DIR") {
        renames.push((target.into(), "target"));
    }
    if let Some(sysroot) = output(workspace.command("rustc").args(["--print", "sysroot"])) {
        renames.push((
            Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
            "rust",
        ));
    }
    // One folder for each registry, named after its host, which is nobody's business either.
    let registries = checks::cargo_home().map(|home| home.join("registry/src"));
    let registries = registries
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten();
    renames.extend(registries.map(|registry| (registry.path(), "crates")));
    renames
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect()
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
