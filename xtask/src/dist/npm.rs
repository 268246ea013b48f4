//! The folder `dist/npm`: the element's files of the default brand, as a package that npm can install.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::files;
use crate::workspace::Workspace;

/// Files that a page of its own needs, and an embedding page does not.
const LEFT_OUT: [&str; 5] = [
    "index.html",
    "boot.js",
    "_headers",
    "hosting",
    "integrity.json",
];

/// Writes the folder anew from a build.
pub fn write(workspace: &Workspace, dist: &Path) -> Result<()> {
    let target = workspace.root().join("dist/npm");
    if target.is_dir() {
        fs::remove_dir_all(&target).context("dist/npm cannot be emptied")?;
    }
    for file in files(dist)? {
        let name = file.strip_prefix(dist)?;
        let first = name.iter().next().unwrap_or_default();
        let is_compressed = name
            .extension()
            .is_some_and(|kind| kind == "br" || kind == "gz");
        if is_compressed || LEFT_OUT.iter().any(|left_out| first == *left_out) {
            continue;
        }
        copy(&file, &target.join(name))?;
    }
    let manifest = json!({
        "name": "connect-wizard",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "A guided flow that links an account, as a custom element",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./connect-wizard.js",
        "types": "./connect-wizard.d.ts",
        "customElements": "./custom-elements.json",
        "exports": {
            ".": { "types": "./connect-wizard.d.ts", "default": "./connect-wizard.js" },
            "./*": "./*",
        },
        // Importing it defines the element.
        "sideEffects": true,
    });
    let text = format!("{manifest:#}\n");
    fs::write(target.join("package.json"), text).context("dist/npm/package.json cannot be written")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}
