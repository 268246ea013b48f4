//! StackOne's own element, from npm, as a partner's page would carry it.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use xtask::{dist::compress, npm, workspace::Workspace};

/// The release that is compared with.
pub const VERSION: &str = "1.11.4";

/// Installs the element where it is not yet, and returns a folder with its one script in it, compressed as ours are.
pub fn folder(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.root().join("target/bench/official");
    let script = folder.join("webcomponent.js");
    if script.is_file() {
        return Ok(folder);
    }
    let installed = workspace.root().join("target/bench/npm");
    fs::create_dir_all(&installed)?;
    println!("Installing @stackone/hub {VERSION} by npm, to compare with ...");
    let mut install = npm::command(workspace, &installed);
    install.args(["install", "--ignore-scripts", "--legacy-peer-deps"]);
    install.args(["--no-audit", "--no-fund", "--prefix", "."]);
    install.arg(format!("@stackone/hub@{VERSION}"));
    if let Err(said) = npm::finish(&mut install)? {
        bail!("{said}\nnpm cannot install the element to compare with, and says why above.");
    }
    let bytes = fs::read(installed.join("node_modules/@stackone/hub/dist/webcomponent.js"))
        .context("the package has no element in the place it had")?;
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("webcomponent.js.br"), compress::brotli(&bytes)?)?;
    fs::write(script, bytes)?;
    Ok(folder)
}
