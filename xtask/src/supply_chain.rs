//! `cargo xtask supply-chain`: by cargo-deny, whether every crate has a licence and a source that `deny.toml` allows; by npm,
//! whether every package is signed by its registry.
//!
//! Written as tests are, so that what could not be asked counts as not run. Advisories are not looked up: a database that
//! lies here would be stale, and the workflow `check.yml` asks the one of the day.

use std::path::Path;

use anyhow::{Context, Result};

use crate::npm;
use crate::tools;
use crate::workspace::{Workspace, output};

/// The outcome of a check.
enum Outcome {
    Passed,
    Failed(String),
    NotRun(&'static str),
}

/// Runs every check; true if none failed.
pub fn check(workspace: &Workspace) -> Result<bool> {
    let mut checks = vec![("crates".to_owned(), crates(workspace)?)];
    let root = workspace.root();
    for (name, folder) in [
        ("tools", workspace.tools()),
        ("docs", root.join("docs")),
        ("examples", root.join("examples")),
    ] {
        checks.push((
            format!("signatures_{name}"),
            signatures(workspace, &folder)?,
        ));
    }
    let [mut passed, mut failed, mut skipped] = [0; 3];
    for (name, outcome) in checks {
        print!("test supply_chain::{name} ... ");
        match outcome {
            Outcome::Passed => {
                println!("ok");
                passed += 1;
            }
            Outcome::Failed(said) => {
                println!("FAILED\n{said}");
                failed += 1;
            }
            Outcome::NotRun(why) => {
                println!("ignored, {why}");
                skipped += 1;
            }
        }
    }
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {verdict}. {passed} passed; {failed} failed; {skipped} ignored");
    Ok(failed == 0)
}

fn crates(workspace: &Workspace) -> Result<Outcome> {
    tools::ensure_deny(workspace)?;
    let mut deny = workspace.command("cargo-deny");
    // The registry's index is not asked: the lock file has been resolved.
    deny.args(["--offline", "check", "licenses", "bans", "sources"]);
    let done = deny.output().context("cargo-deny cannot be started")?;
    Ok(if done.status.success() {
        Outcome::Passed
    } else {
        Outcome::Failed(String::from_utf8_lossy(&done.stderr).into_owned())
    })
}

fn signatures(workspace: &Workspace, folder: &Path) -> Result<Outcome> {
    if output(workspace.command("npm").arg("--version")).is_none() {
        return Ok(Outcome::NotRun("npm is missing"));
    }
    if !folder.join("node_modules").is_dir() {
        return Ok(Outcome::NotRun("its packages are not installed"));
    }
    let mut audit = npm::command(workspace, folder);
    audit.args(["audit", "signatures", "--fetch-retries=0"]);
    Ok(match npm::finish(&mut audit)? {
        Ok(()) => Outcome::Passed,
        Err(said) if npm::is_offline(&said) => {
            Outcome::NotRun("npm cannot reach the registry's keys")
        }
        Err(said) => Outcome::Failed(said),
    })
}
