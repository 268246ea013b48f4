//! `cargo xtask fuzz`: runs the fuzz targets of `fuzz/`, each for a bounded time, from the texts in `fuzz/corpus/`.
//!
//! Without a sanitizer, so that the stable compiler does: safe Rust has no memory errors to find, and what is looked for are
//! panics, broken promises and endless loops. What the fuzzer finds new goes to `target/fuzz/`; only what teaches
//! something is copied into the corpus by hand.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::tools;
use crate::workspace::{Workspace, run};

/// The fuzz targets, by the names of their programs.
const TARGETS: [&str; 3] = ["paste", "addresses", "patterns"];

/// An input that takes longer counts as one that never ends. In seconds; the longest text that is read takes a hundredth.
const LONGEST_INPUT: u32 = 10;

/// Options of `fuzz`.
#[derive(Debug, PartialEq, Eq)]
pub struct Fuzz {
    /// The time for each target, in seconds.
    pub seconds: u32,
    /// The only target to run; none means all.
    pub target: Option<String>,
}

impl Default for Fuzz {
    fn default() -> Self {
        Self {
            seconds: 60,
            target: None,
        }
    }
}

/// Runs the targets one after the other, to the end even when one of them finds something.
pub fn run_targets(workspace: &Workspace, options: &Fuzz) -> Result<()> {
    if let Some(target) = &options.target
        && !TARGETS.contains(&target.as_str())
    {
        bail!("There is no fuzz target `{target}`: {}", TARGETS.join(", "));
    }
    tools::ensure_fuzz(workspace)?;
    let mut failed = Vec::new();
    for target in TARGETS {
        if options.target.as_deref().is_some_and(|only| only != target) {
            continue;
        }
        if let Err(error) = run_target(workspace, target, options.seconds) {
            failed.push(format!("{error:#}"));
        }
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n"));
    }
    Ok(())
}

fn run_target(workspace: &Workspace, target: &str, seconds: u32) -> Result<()> {
    let folder = workspace.root().join("target/fuzz");
    let found = folder.join("corpus").join(target);
    fs::create_dir_all(&found).context("The folder for the findings cannot be created")?;
    let mut command = workspace.command("cargo");
    command
        .args(["fuzz", "run", "--sanitizer", "none", "--target-dir"])
        .arg(folder.join("build"))
        .arg(target)
        // The first folder is written to.
        .arg(&found)
        .arg(workspace.root().join("fuzz/corpus").join(target))
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={LONGEST_INPUT}"))
        .args(["-max_len=4096", "-print_final_stats=1"])
        .arg(format!("-artifact_prefix={}/", folder.display()));
    run(&mut command, &format!("Fuzzing {target} for {seconds} s"))
}
