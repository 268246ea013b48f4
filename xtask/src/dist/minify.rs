//! Minifies the scripts, and puts each together with what it imports: few requests for the page and for the element.
//!
//! Trunk's own minifier does not understand the script that wasm-bindgen writes. A page built by
//! `trunk build --release` alone works the same, with longer scripts and more of them.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::plain;
use crate::workspace::{Workspace, run};

/// The scripts of `web/` that something asks for by name: a page, a partner, or another script when it is needed. They take
/// in all others that they import.
const ENTRIES: [&str; 11] = [
    "boot.js",
    "connect-wizard.js",
    "debug.js",
    "drop.js",
    "frame-host.js",
    "frame.js",
    "handoff.js",
    "resume.js",
    "return-address.js",
    "stackone-hub.js",
    "theme.js",
];

/// The matcher of patterns, which is fetched when it is needed too: wasm-bindgen's script, and the matcher as JavaScript.
const PATTERNS: [&str; 2] = ["patterns.js", plain::PATTERNS];

/// The program's own script, whose name has a hash.
const PROGRAM: &str = "connect-wizard-";

/// Minifies the page's scripts by esbuild, each in its place, and removes those that stand in others by now.
pub fn scripts(workspace: &Workspace, files: &[PathBuf]) -> Result<()> {
    let own = own_scripts(workspace)?;
    let is_script = |file: &&PathBuf| file.extension() == Some(OsStr::new("js"));
    let (taken_in, kept): (Vec<_>, Vec<_>) = files
        .iter()
        .filter(is_script)
        .partition(|file| own.contains(name(file)) && !ENTRIES.contains(&name(file)));
    for script in kept {
        let mut target = OsString::from("--outfile=");
        target.push(script);
        let mut command = workspace.command("esbuild");
        command
            .arg(script)
            .arg(target)
            .args(["--allow-overwrite", "--minify", "--format=esm"])
            // What a browser with this WebAssembly understands: nothing is rewritten into newer words than these.
            .args(["--target=es2022", "--log-level=warning"]);
        let name = name(script);
        if ENTRIES.contains(&name) || name.starts_with(PROGRAM) {
            command.arg("--bundle");
            let others = ENTRIES.iter().chain(&PATTERNS);
            command.args(
                others
                    .filter(|other| **other != name)
                    .map(|other| format!("--external:./{other}")),
            );
        }
        run(&mut command, "Minifying a script with esbuild")?;
    }
    for script in taken_in {
        fs::remove_file(script)
            .with_context(|| format!("{} cannot be removed", script.display()))?;
    }
    Ok(())
}

/// The names of the scripts of `web/`.
fn own_scripts(workspace: &Workspace) -> Result<BTreeSet<String>> {
    let entries = fs::read_dir(workspace.root().join("web")).context("web/ cannot be read")?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    names.collect()
}

fn name(file: &Path) -> &str {
    file.file_name().and_then(OsStr::to_str).unwrap_or_default()
}
