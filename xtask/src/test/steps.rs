//! The list of checks, in order.

use std::process::Command;

use super::step::Step;
use crate::arguments::Test;
use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";

/// The app natively: its browser half left out, the half that renders to text put in.
const NATIVE: [&str; 3] = ["--no-default-features", "--features", "prerender"];

/// The steps for these options. With a name to look for, only what has names: the tests.
pub fn all(workspace: &Workspace, options: &Test) -> Vec<Step> {
    let filter = options.filter.as_deref();
    let mut steps = Vec::new();
    if filter.is_none() {
        steps.extend(static_checks(workspace));
    }
    steps.push(Step::new(
        "native tests",
        tests(
            workspace,
            &["--workspace", "--exclude", "end-to-end"],
            &NATIVE,
            filter,
        ),
    ));
    let mut browser = tests(workspace, &["--target", WASM, "--test", "web"], &[], filter);
    browser.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    );
    steps.push(Step::new("browser tests", browser));
    if options.fast {
        return steps;
    }
    // By cargo rather than by call, so that their output can be held back.
    steps.push(
        Step::new(
            "dist",
            cargo(workspace, &["xtask", "dist", "--all", "--twice"]),
        )
        .builds_dist(),
    );
    if filter.is_none() {
        steps.push(
            Step::new("size", cargo(workspace, &["xtask", "size"]))
                .needs_dist()
                .shows_output(),
        );
    }
    if filter.is_none() {
        let release = cargo(workspace, &["xtask", "release", "--draft"]);
        steps.push(Step::new("release, as a draft", release).needs_dist());
    }
    if filter.is_none() {
        let examples = cargo(workspace, &["xtask", "examples"]);
        steps.push(Step::new("examples", examples).needs_dist().shows_output());
    }
    // In every engine that is there; `CONNECT_WIZARD_ENGINES` names fewer. What does not run is counted as that.
    let end_to_end = tests(workspace, &["-p", "end-to-end"], &[], filter);
    steps.push(Step::new("end-to-end tests", end_to_end).needs_dist());
    // Last, since the conformance report is made of what the tests said.
    if filter.is_none() {
        let docs = cargo(workspace, &["xtask", "docs"]);
        steps.push(Step::new("docs", docs).shows_output());
    }
    steps
}

fn static_checks(workspace: &Workspace) -> [Step; 5] {
    let mut native = cargo(
        workspace,
        &["clippy", "--quiet", "--workspace", "--all-targets"],
    );
    native.args(NATIVE).args(["--", "-D", "warnings"]);
    let wasm = cargo(
        workspace,
        &[
            "clippy",
            "--quiet",
            "--target",
            WASM,
            "-p",
            "connect-wizard",
            "-p",
            "patterns",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    );
    [
        Step::new("format", cargo(workspace, &["fmt", "--all", "--check"])),
        Step::new("clippy, native", native),
        Step::new("clippy, WebAssembly", wasm),
        Step::new("scripts", cargo(workspace, &["xtask", "scripts"])),
        Step::new("supply chain", cargo(workspace, &["xtask", "supply-chain"])),
    ]
}

/// `cargo test` of these packages, to the end even when one of them fails.
fn tests(
    workspace: &Workspace,
    packages: &[&str],
    features: &[&str],
    filter: Option<&str>,
) -> Command {
    let mut command = cargo(workspace, &["test", "--no-fail-fast"]);
    command
        .args(packages)
        .args(features)
        .args(filter.map(|name| ["--", name]).into_iter().flatten());
    command
}

fn cargo(workspace: &Workspace, words: &[&str]) -> Command {
    let mut command = workspace.command("cargo");
    command.args(words).env("CARGO_TERM_COLOR", "never");
    command
}
