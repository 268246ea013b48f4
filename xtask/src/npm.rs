//! npm, for the folders of this repository that have a lock file of their own: `examples/` and `docs/`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::{Workspace, output};

/// Messages of npm that mean that the network is missing, not a package.
const OFFLINE: [&str; 8] = [
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENETUNREACH",
    "E403",
    "ENOTCACHED",
];

/// Makes sure that what `folder/package-lock.json` names is installed. False, and a line that says why, where npm is
/// missing or has no network.
pub fn installed(workspace: &Workspace, folder: &Path, name: &str, what: &str) -> Result<bool> {
    if output(workspace.command("npm").arg("--version")).is_none() {
        println!("Not built: npm, which installs {what}, is missing");
        return Ok(false);
    }
    let lock = fs::read_to_string(folder.join("package-lock.json"))?;
    // npm writes this file when it is done, and only then.
    let done = folder.join("node_modules/.package-lock.json");
    let stamp = workspace.root().join("target").join(name).join("installed");
    if done.is_file() && fs::read_to_string(&stamp).is_ok_and(|it| it == lock) {
        return Ok(true);
    }
    println!("Installing {what} with npm (about 1 minute the first time) ...");
    let mut install = command(workspace, folder);
    // No package may run a program of its own here.
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    if let Err(said) = finish(&mut install)? {
        if is_offline(&said) {
            println!("Not built: npm cannot install {what} here");
            return Ok(false);
        }
        bail!("{said}\nnpm cannot install {what}: see the messages above.");
    }
    write(&stamp, &lock)?;
    Ok(true)
}

/// Tells whether it is the network that npm lacks.
pub fn is_offline(said: &str) -> bool {
    OFFLINE.iter().any(|code| said.contains(code))
}

/// npm in this folder.
pub fn command(workspace: &Workspace, folder: &Path) -> Command {
    let mut command = workspace.command("npm");
    command
        .current_dir(folder)
        .env("NEXT_TELEMETRY_DISABLED", "1");
    command
}

/// Runs to the end; returns what it said, if it failed.
pub fn finish(command: &mut Command) -> Result<Result<(), String>> {
    let done = command.output().context("npm cannot be started")?;
    if done.status.success() {
        return Ok(Ok(()));
    }
    let said = [done.stdout, done.stderr].concat();
    Ok(Err(String::from_utf8_lossy(&said).into_owned()))
}

/// Writes a file, and the folder that it is in.
pub fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}
