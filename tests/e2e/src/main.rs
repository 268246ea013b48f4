//! `cargo run -p end-to-end -- faults`: puts a build through the catalogue of faults, and says what the page did.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use end_to_end::{browser_pool::BrowserPool, catalogue, engine::Engine};
use lexopt::prelude::*;

const HELP: &str = "\
Usage: cargo run -p end-to-end -- faults [NAME]

  Puts a built page through faults of the network, the backend, the page around it and what a person enters, and says
  of each what the page did. Ends with an error if the page did something wrong.

  NAME            only the faults whose name contains it, such as `backend` or `offline`
  --dist FOLDER   the build (dist/default)
  --engine NAME   chromium, firefox, webkit or javascript (chromium)
  --list          print the names
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run() -> Result<ExitCode> {
    let Some(options) = parse()? else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    let pool = BrowserPool::open_for_faults(options.dist)?;
    if let Some(reason) = options.engine.missing(pool.workspace(), pool.dist()) {
        bail!("{reason}");
    }
    let faults = catalogue::all(&pool, options.engine, &options.filter).await?;
    if options.lists {
        for fault in &faults {
            println!("{}", fault.name());
        }
        pool.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let is_well = catalogue::run(&pool, options.engine, faults).await;
    pool.close().await;
    Ok(if is_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The command line.
struct Options {
    dist: Option<PathBuf>,
    engine: Engine,
    filter: String,
    lists: bool,
}

/// Reads the command line; `None` asks for help.
fn parse() -> Result<Option<Options>> {
    let mut parser = lexopt::Parser::from_env();
    let mut options = Options {
        dist: None,
        engine: Engine::Chromium,
        filter: String::new(),
        lists: false,
    };
    let mut words = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("dist") => options.dist = Some(parser.value()?.into()),
            Long("engine") => {
                let name = parser.value()?.string()?;
                options.engine =
                    Engine::named(&name).with_context(|| format!("There is no engine {name}"))?;
            }
            Long("list") => options.lists = true,
            Value(word) => words.push(word.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    match words.as_slice() {
        [command] if command == "faults" => Ok(Some(options)),
        [command, filter] if command == "faults" => {
            options.filter.clone_from(filter);
            Ok(Some(options))
        }
        [] => Ok(None),
        _ => bail!("Only `faults` and a name are understood. --help says more."),
    }
}
