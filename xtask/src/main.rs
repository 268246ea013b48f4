//! Reads the command line and runs one command. What a command does is told in its own module.

use std::process::ExitCode;

use xtask::arguments::{self, Command};
use xtask::workspace::{Workspace, run as run_command};
use xtask::{
    codegen, dist, docs, examples, fuzz, guide, release, scripts, serve, size, supply_chain, test,
    tools,
};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let command = arguments::parse(std::env::args_os().skip(1))?;
    if let Command::Help = command {
        print!("{}", arguments::HELP);
        return Ok(ExitCode::SUCCESS);
    }
    let workspace = Workspace::find()?;
    match command {
        Command::Help => {}
        Command::Tools { browser } => tools::ensure(&workspace, browser)?,
        Command::Codegen { check } => codegen::run(&workspace, check)?,
        Command::Dist(options) => dist::build(&workspace, &options)?,
        Command::Docs => docs::build(&workspace)?,
        Command::Examples => examples::build(&workspace)?,
        Command::Fuzz(options) => fuzz::run_targets(&workspace, &options)?,
        Command::Release(options) => release::make(&workspace, &options)?,
        Command::Scripts => scripts::check(&workspace)?,
        Command::Size => size::report(&workspace)?,
        Command::SupplyChain => {
            if !supply_chain::check(&workspace)? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Bench => {
            let mut bench = workspace.command("cargo");
            bench.args([
                "run",
                "--quiet",
                "--package",
                "end-to-end",
                "--bin",
                "bench",
            ]);
            run_command(&mut bench, "Measuring")?;
        }
        Command::GuideImport(import) => guide::import(&workspace, &import)?,
        Command::GuidePreview(preview) => guide::preview(&workspace, &preview)?,
        Command::GuideCheck(folder) => guide::check(&folder)?,
        Command::Serve(options) => serve::run(&workspace, &options)?,
        Command::Test(options) => {
            if !test::run(&workspace, &options)? {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
