//! `cargo xtask fuzz`: runs the fuzz targets of `fuzz/`, each for a bounded time, from the texts in
//! `fuzz/corpus/` and from those that the product and its tests have.
//!
//! Without a sanitizer, so that the stable compiler does: safe Rust has no memory errors to find, and what is looked for are
//! panics, broken promises and endless loops. What the fuzzer finds new goes to `target/fuzz/`; only what teaches
//! something is copied into the corpus by hand.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::tools;
use crate::workspace::{Workspace, run};

/// A fuzz target.
struct Target {
    /// The name of its program, and of its own corpus in `fuzz/corpus/`, if it has one.
    name: &'static str,
    /// More folders of texts to begin with: what the tests and the product have anyway.
    seeds: &'static [&'static str],
}

const TARGETS: [Target; 6] = [
    Target::new("paste", &[]),
    Target::new("addresses", &[]),
    Target::new("patterns", &[]),
    Target::new("guides", &["assets/guides", "tests/fixtures/guides"]),
    Target::new("import", &["xtask/tests/fixtures"]),
    Target::new("wire", &["tests/fixtures"]),
];

impl Target {
    const fn new(name: &'static str, seeds: &'static [&'static str]) -> Self {
        Self { name, seeds }
    }
}

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
        && !TARGETS.iter().any(|known| known.name == target)
    {
        let names = TARGETS.map(|target| target.name);
        bail!("There is no fuzz target `{target}`: {}", names.join(", "));
    }
    tools::ensure_fuzz(workspace)?;
    let mut failed = Vec::new();
    for target in TARGETS {
        let is_wanted = options
            .target
            .as_deref()
            .is_none_or(|only| only == target.name);
        if !is_wanted {
            continue;
        }
        if let Err(error) = run_target(workspace, &target, options.seconds) {
            failed.push(format!("{error:#}"));
        }
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n"));
    }
    Ok(())
}

fn run_target(workspace: &Workspace, target: &Target, seconds: u32) -> Result<()> {
    let folder = workspace.root().join("target/fuzz");
    let name = target.name;
    let found = folder.join("corpus").join(name);
    fs::create_dir_all(&found).context("The folder for the findings cannot be created")?;
    let own = ["fuzz/corpus", name].join("/");
    let corpora = [own.as_str()]
        .into_iter()
        .chain(target.seeds.iter().copied());
    let corpora = corpora.map(|corpus| workspace.root().join(corpus));
    let mut command = workspace.command("cargo");
    command
        .args(["fuzz", "run", "--sanitizer", "none", "--target-dir"])
        .arg(folder.join("build"))
        .arg(name)
        // The first folder is written to.
        .arg(&found)
        .args(corpora.filter(|corpus| corpus.is_dir()))
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={LONGEST_INPUT}"))
        .args(["-max_len=4096", "-print_final_stats=1"])
        .arg(format!("-artifact_prefix={}/", folder.display()));
    run(&mut command, &format!("Fuzzing {name} for {seconds} s"))
}
