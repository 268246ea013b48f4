//! `cargo xtask release`: everything that is published, in `dist/release/`: the npm package, an archive for each brand, the
//! bill of materials, checksums, what has changed, and a statement of how it was made.
//!
//! It is built twice from a clean working tree, and packed twice: what differs is refused. Nothing is sent anywhere;
//! `.github/workflows/release.yml` publishes.

pub mod archive;
pub mod provenance;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::arguments::{Dist, Release};
use crate::workspace::{Workspace, output, run};
use crate::{dist, docs, examples};

/// The version of everything that is released.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The name of the statement's file; see [`provenance`].
const STATEMENT: &str = "provenance.intoto.json";

/// The name and the digest of an archive: its file name, and SHA-256 in hexadecimal.
type Digests = BTreeMap<String, String>;

/// Builds, checks, packs and compares.
pub fn make(workspace: &Workspace, options: &Release) -> Result<()> {
    let started = provenance::now(workspace)?;
    let status = output(workspace.command("git").args(["status", "--porcelain"]));
    let status = status.context("`git status` failed: a release is made of a commit")?;
    if !options.is_draft {
        ensure!(
            status.trim().is_empty(),
            "A release is made of a commit; these files are not committed:\n{status}"
        );
        let all = Dist {
            all: true,
            twice: true,
            ..Dist::default()
        };
        dist::build(workspace, &all)?;
        docs::build(workspace)?;
        examples::build(workspace)?;
    }
    let folder = workspace.root().join("dist/release");
    let digests = pack(workspace, &folder)?;
    let again = workspace.root().join("target/release-again");
    ensure!(
        pack(workspace, &again)? == digests,
        "Packed a second time, an archive is not the same."
    );
    let changes = fs::read_to_string(workspace.root().join("CHANGELOG.md"))?;
    fs::write(folder.join("CHANGES.md"), changes_of(&changes)?)?;
    let statement = provenance::statement(workspace, &digests, &started, options.is_draft)?;
    fs::write(folder.join(STATEMENT), format!("{statement:#}\n"))?;
    for (name, digest) in &digests {
        println!("{digest}  dist/release/{name}");
    }
    println!(
        "Packed {} files of version {VERSION}; dist/release/{STATEMENT} says how",
        digests.len()
    );
    if options.is_draft {
        println!("A draft: packed of dist/ as it stands, not built again.");
    }
    Ok(())
}

/// Writes every archive and the checksums into an empty `folder`.
fn pack(workspace: &Workspace, folder: &Path) -> Result<Digests> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let package = workspace.root().join("dist/npm");
    if !package.join("package.json").is_file() {
        bail!("There is no dist/npm: run `cargo xtask dist --all`.");
    }
    let mut npm = workspace.command("npm");
    npm.args(["pack", "--silent", "--pack-destination"])
        .arg(folder);
    npm.current_dir(&package)
        .stdout(std::process::Stdio::null());
    run(&mut npm, "Packing by npm")?;
    for brand in brands(workspace)? {
        let name = format!("connect-wizard-{brand}-{VERSION}");
        let files = workspace.root().join("dist").join(&brand);
        let bytes = archive::tar_gz(&files, &name)?;
        fs::write(folder.join(format!("{name}.tar.gz")), bytes)?;
    }
    let bom = workspace.root().join("dist/default/bom.cdx.json");
    fs::copy(bom, folder.join("bom.cdx.json")).context("dist/default has no bill of materials")?;
    let mut digests = Digests::new();
    for file in dist::files(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        digests.insert(name, sha256(&file)?);
    }
    let lines: String = digests
        .iter()
        .map(|(name, digest)| format!("{digest}  {name}\n"))
        .collect();
    fs::write(folder.join("SHA256SUMS"), lines)?;
    Ok(digests)
}

/// The brands that are built.
fn brands(workspace: &Workspace) -> Result<Vec<String>> {
    let mut brands = Vec::new();
    for entry in fs::read_dir(workspace.root().join("assets/themes"))? {
        let brand = entry?.file_name().to_string_lossy().into_owned();
        if workspace
            .root()
            .join("dist")
            .join(&brand)
            .join("index.html")
            .is_file()
        {
            brands.push(brand);
        }
    }
    brands.sort();
    Ok(brands)
}

/// The digest of a file, in hexadecimal.
pub fn sha256(file: &PathBuf) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The changelog's section on this version; before it has a heading of its own, the one on unreleased changes.
fn changes_of(changelog: &str) -> Result<String> {
    let heading = format!("\n## {VERSION}");
    let start = [heading.as_str(), "\n## Unreleased"]
        .iter()
        .find_map(|heading| changelog.find(heading));
    let text = &changelog[start.context("CHANGELOG.md tells nothing of this version")? + 1..];
    let end = text[3..].find("\n## ").map_or(text.len(), |end| end + 4);
    Ok(text[..end].trim_end().to_owned() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_versions_changes_are_told() {
        let log = format!(
            "# C\n\n## Unreleased\n\nnew\n\n## {VERSION} - day\n\nthis\n\n## 0.0.1\n\nold\n"
        );
        let told = changes_of(&log).expect("told");
        assert_eq!(told, format!("## {VERSION} - day\n\nthis\n"));
        let told = changes_of("# C\n\n## Unreleased\n\nnew\n").expect("told");
        assert_eq!(told, "## Unreleased\n\nnew\n");
        assert!(changes_of("# C\n").is_err());
    }
}
