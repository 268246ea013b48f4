//! Takes the words that only a reader needs out of scripts.
//!
//! Trunk's own minifier does not understand the script that wasm-bindgen writes. A page built by
//! `trunk build --release` alone works the same, with longer scripts.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::{Workspace, run};

/// The scripts that take in what they are made of: fewer requests for the page and for the element. So does the program's
/// own, whose name has a hash.
const TAKE_IN: [&str; 2] = ["boot.js", "connect-wizard.js"];
const PROGRAM: &str = "connect-wizard-";

/// What is fetched only when it is needed, and so stays apart.
const ON_DEMAND: [&str; 5] = [
    "theme.js",
    "debug.js",
    "handoff.js",
    "resume.js",
    "patterns.js",
];

/// What they take in, and nobody asks for by its own name any more.
const TAKEN_IN: [&str; 4] = ["loader.js", "style-sheet.js", "views.js", "rules.js"];

/// Minifies the page's scripts by esbuild, each in its place.
pub fn scripts(workspace: &Workspace, files: &[PathBuf]) -> Result<()> {
    let is_script = |file: &&PathBuf| file.extension().is_some_and(|extension| extension == "js");
    for script in files.iter().filter(is_script) {
        let mut target = OsString::from("--outfile=");
        target.push(script);
        let mut command = workspace.command("esbuild");
        command
            .arg(script)
            .arg(target)
            .args(["--allow-overwrite", "--minify", "--format=esm"])
            // What a browser with this WebAssembly understands: nothing is rewritten into newer words than these.
            .args(["--target=es2022", "--log-level=warning"]);
        let name = script.file_name().unwrap_or_default().to_string_lossy();
        if TAKE_IN.contains(&&*name) || name.starts_with(PROGRAM) {
            command.arg("--bundle");
            command.args(ON_DEMAND.map(|file| format!("--external:./{file}")));
        }
        run(&mut command, "Minifying a script by esbuild")?;
    }
    let is_taken_in = |file: &&PathBuf| TAKEN_IN.iter().any(|name| file.ends_with(name));
    for script in files.iter().filter(is_taken_in) {
        fs::remove_file(script)
            .with_context(|| format!("{} cannot be removed", script.display()))?;
    }
    Ok(())
}
