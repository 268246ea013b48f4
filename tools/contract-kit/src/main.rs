//! The command line: whom to ask, and with what.

use std::{fs, process::ExitCode};

use contract_kit::{Backend, Credentials, run};
use lexopt::prelude::*;

const HELP: &str = "\
Asks a backend whether it keeps the browser's side of the Hub contract.

Usage: cargo run -p contract-kit -- --base URL --token TOKEN [--credentials FILE]

  --base URL           the backend's address, such as https://api.example
  --token TOKEN        a session's token; $CONTRACT_KIT_TOKEN is read where it is not given
  --credentials FILE   answers to type into the form, as JSON:
                       {\"integration_id\": \"…\", \"right\": {\"key\": \"…\"}, \"wrong\": {\"key\": \"…\"}}
                       With them an account is made, changed and refused; use a test session.
  --help               say this

Ends with 0 if the contract is kept, 1 if it is broken, 2 if nothing could be asked.
";

fn main() -> ExitCode {
    match ask() {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("contract-kit: {sentence}");
            ExitCode::from(2)
        }
    }
}

fn ask() -> Result<ExitCode, String> {
    let (mut base, mut token, mut credentials) =
        (None, std::env::var("CONTRACT_KIT_TOKEN").ok(), None);
    let mut parser = lexopt::Parser::from_env();
    let said = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Long("help") | Short('h') => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            Long("base") => base = Some(value(&mut parser)?),
            Long("token") => token = Some(value(&mut parser)?),
            Long("credentials") => {
                let file = value(&mut parser)?;
                let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
                credentials =
                    Some(Credentials::read(&text).map_err(|why| format!("{file}: {why}"))?);
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    let (Some(base), Some(token)) = (base, token) else {
        return Err("--base and --token are needed; --help says more".to_owned());
    };
    if !(base.starts_with("https://") || base.starts_with("http://")) {
        return Err("--base must begin with https:// or http://".to_owned());
    }
    let report = run(&Backend::new(&base, &token), credentials.as_ref());
    println!("{report}");
    Ok(if report.is_kept() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().and_then(|value| value.string());
    value.map_err(|error| error.to_string())
}
