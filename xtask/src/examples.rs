//! `cargo xtask examples`: installs what the examples need by npm, and builds each of them with the package in dist/npm.
//!
//! Work that is still up to date is not done again. If npm cannot install, a message says so, and it is no error.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::dist;
use crate::npm;
use crate::workspace::Workspace;

/// Folders that are made here, and so are no reason to build again.
const MADE: [&str; 5] = [
    "node_modules",
    "dist",
    ".next",
    "connect-wizard",
    "README.md",
];

/// Builds all examples.
pub fn build(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root().join("examples");
    let package = workspace.root().join("dist/npm");
    if !package.join("package.json").is_file() {
        bail!("There is no dist/npm: run `cargo xtask dist`.");
    }
    // Only what was built by this run, or by one with the same files, may be tested.
    let built = built(workspace);
    let wanted = digest(&[&folder, &package])?;
    if fs::read_to_string(&built).is_ok_and(|found| found == wanted) {
        println!("The examples are already built");
        return Ok(());
    }
    let _ = fs::remove_file(&built);
    if !npm::installed(workspace, &folder, "examples", "the examples' packages")? {
        return Ok(());
    }
    put_package(&package, &folder.join("node_modules/connect-wizard"))?;
    println!("Building the examples (about 1 minute) ...");
    if let Err(said) = npm::finish(npm::command(workspace, &folder).args(["run", "build"]))? {
        bail!("{said}\nAn example cannot be built: see the messages above.");
    }
    println!("Checking the package: its entries, its types, the workflows ...");
    if let Err(said) = npm::finish(npm::command(workspace, &folder).args(["run", "check"]))? {
        bail!(
            "{said}\nThe package is not as its users' tools want it; what is wrong is said above."
        );
    }
    npm::write(&built, &wanted)?;
    println!("Built the examples into examples/*/dist");
    Ok(())
}

/// Lays the package where npm would unpack it. npm itself makes a link for a folder, from which no peer is found.
fn put_package(package: &Path, target: &Path) -> Result<()> {
    if target.is_symlink() {
        fs::remove_file(target)?;
    } else if target.exists() {
        fs::remove_dir_all(target)?;
    }
    for file in dist::files(package)? {
        let to = target.join(file.strip_prefix(package)?);
        fs::create_dir_all(to.parent().unwrap_or(target))?;
        fs::copy(&file, &to).with_context(|| format!("{} cannot be copied", file.display()))?;
    }
    Ok(())
}

/// There once the examples are built from the files as they are.
pub fn built(workspace: &Workspace) -> PathBuf {
    workspace.root().join("target/examples/built")
}

/// One text for all that a build depends on: names and contents.
fn digest(folders: &[&Path]) -> Result<String> {
    let mut hash = Sha256::new();
    for folder in folders {
        for path in sources(folder)? {
            let content = fs::read(&path)?;
            hash.update(path.to_string_lossy().as_bytes());
            hash.update(content.len().to_le_bytes());
            hash.update(&content);
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let is_made = path
            .file_name()
            .is_some_and(|name| MADE.iter().any(|made| name == *made));
        match path.is_dir() {
            _ if is_made => {}
            true => found.extend(sources(&path)?),
            false => found.push(path),
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_source_is_a_reason_to_build_and_a_made_file_is_none() {
        let folder = std::env::temp_dir().join(format!("examples-{}", std::process::id()));
        let file = |name: &str, text: &str| npm::write(&folder.join(name), text).expect("written");
        let now = || digest(&[&folder]).expect("read");
        file("react/main.jsx", "1");
        let first = now();
        file("react/dist/main.js", "2");
        file("node_modules/a/index.js", "3");
        assert_eq!(now(), first);
        file("react/main.jsx", "4");
        assert_ne!(now(), first);
        fs::remove_dir_all(&folder).expect("removed");
    }
}
