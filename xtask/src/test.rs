//! `cargo xtask test`: all checks in order, one line each, and one summary. `.ci/run` calls it.
//!
//! A step that fails shows all it printed; the others go on, so that one run shows everything that is wrong.

mod step;
mod steps;
mod summary;

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::arguments::Test;
use crate::tools;
use crate::workspace::Workspace;
use summary::Summary;

/// The outcome of each test, for the conformance report and for other programs; below the root folder.
pub const RESULTS: &str = "target/test-results.json";

/// Runs the checks; true if all passed.
pub fn run(workspace: &Workspace, options: &Test) -> Result<bool> {
    println!("Checking for the tools that the tests need ...");
    let mut summary = Summary::default();
    // Without a browser most checks can still run, and those that need it say so by failing.
    if let Err(error) = tools::ensure(workspace, true) {
        println!("{error:#}");
        summary.add("tools", false, "", Duration::ZERO);
    }
    let mut built = true;
    for step in steps::all(workspace, options) {
        if step.needs_dist && !built {
            step.skip(&mut summary);
            continue;
        }
        let is_dist = step.is_dist;
        let passed = step.run(workspace, &mut summary)?;
        built &= passed || !is_dist;
        // After each step, since the documentation is one of them.
        let results = format!("{:#}\n", summary.results(workspace));
        fs::write(workspace.root().join(RESULTS), results)
            .context("the results cannot be written")?;
    }
    print!("{summary}");
    Ok(summary.passed())
}
