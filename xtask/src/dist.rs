//! `cargo xtask dist`: the release page in `dist/default/`, checked and precompressed.

mod checks;
mod compress;
mod imports;
mod names;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools;
use crate::workspace::{Workspace, output, run};

pub use compress::{brotli, gzip};
pub use names::hash_in;

/// Builds the page with the pinned tools, and refuses a build that breaks a promise of this repository.
pub fn build(workspace: &Workspace) -> Result<()> {
    tools::ensure(workspace, false)?;
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
    run(&mut trunk(workspace), "Building the page by Trunk")?;

    let dist = workspace.dist();
    if !dist.join("index.html").is_file() {
        bail!("Trunk has built no dist/default/index.html: look at `dist` in Trunk.toml.");
    }
    imports::shorten(&files(&dist)?)?;
    names::after_content(&files(&dist)?)?;
    let files = files(&dist)?;
    checks::check(&dist, &files, &checks::machine_paths(workspace.root()))?;
    let (written, skipped) = compress::beside(&files)?;
    println!("Built dist/default: {written} compressed files written, {skipped} already there");
    Ok(())
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
