//! `cargo xtask scripts`: checks the scripts of `web/` by their sources in Rust, their types, ESLint and their own tests.

use anyhow::{Result, bail};

use crate::codegen;
use crate::tools;
use crate::workspace::{Workspace, run};

/// Runs all four, to the end even when one of them fails.
pub fn check(workspace: &Workspace) -> Result<()> {
    tools::ensure_npm(workspace)?;
    let mut types = workspace.command("tsc");
    types.args(["--project", "web/tsconfig.json", "--pretty", "false"]);
    let mut lint = workspace.command("eslint");
    lint.current_dir(workspace.root().join("web"))
        .args([".", "--max-warnings", "0"]);
    let mut tests = workspace.command("node");
    tests.args(["--test", "--test-reporter=dot", "web/tests/"]);
    let mut failed = Vec::new();
    if let Err(error) = codegen::run(workspace, true) {
        failed.push(format!("{error:#}"));
    }
    for (purpose, mut command) in [
        ("Checking the types", types),
        ("Linting", lint),
        ("Testing", tests),
    ] {
        if let Err(error) = run(&mut command, purpose) {
            failed.push(format!("{error:#}"));
        }
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n"));
    }
    Ok(())
}
