//! The proof that a build comes out the same twice: whoever has the sources can check what is served.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::files;
use crate::workspace::{Workspace, run};

/// The digest of each file, by path.
type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// Compiles the program anew, builds again, and compares every file of `dist/`.
pub fn compare(workspace: &Workspace, build: impl Fn() -> Result<()>) -> Result<()> {
    let dist = workspace.root().join("dist");
    let first = contents(&dist)?;
    let mut clean = workspace.command("cargo");
    clean.args([
        "clean",
        "--quiet",
        "--release",
        "--package",
        "connect-wizard",
    ]);
    clean.args(["--target", "wasm32-unknown-unknown"]);
    run(&mut clean, "Removing the compiled program")?;
    build()?;
    let differing = differing(&first, &contents(&dist)?);
    if !differing.is_empty() {
        bail!(
            "Two builds of the same sources differ in: {}",
            differing.join(", ")
        );
    }
    println!(
        "A second build is identical, byte for byte: {} files",
        first.len()
    );
    Ok(())
}

fn contents(folder: &Path) -> Result<Contents> {
    files(folder)?
        .into_iter()
        .map(|file| {
            let bytes =
                fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            let name = file.strip_prefix(folder)?.to_owned();
            Ok((name, Sha256::digest(bytes).to_vec()))
        })
        .collect()
}

/// The names of files that only one of them has, or that are not the same in both.
fn differing(first: &Contents, second: &Contents) -> Vec<String> {
    let names = first.keys().chain(second.keys());
    let mut differing: Vec<_> = names
        .filter(|name| first.get(*name) != second.get(*name))
        .map(|name| name.display().to_string())
        .collect();
    differing.sort();
    differing.dedup();
    differing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_and_so_is_what_is_missing() {
        let of = |files: &[(&str, u8)]| -> Contents {
            files
                .iter()
                .map(|(name, byte)| (PathBuf::from(name), vec![*byte]))
                .collect()
        };
        let first = of(&[("a", 1), ("b", 1), ("c", 1)]);
        assert!(differing(&first, &first).is_empty());
        let second = of(&[("a", 1), ("b", 2), ("d", 1)]);
        assert_eq!(differing(&first, &second), ["b", "c", "d"]);
    }
}
