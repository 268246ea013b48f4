//! Takes the words that only a reader needs out of scripts.
//!
//! Trunk's own minifier does not understand the script that wasm-bindgen writes. A page built by
//! `trunk build --release` alone works the same, with longer scripts.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::{Workspace, run};

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
        run(&mut command, "Minifying a script by esbuild")?;
    }
    Ok(())
}
