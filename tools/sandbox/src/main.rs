//! The command line: reads arguments, starts one sandbox, prints the addresses to open, and ends with Ctrl-C.

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
};

use sandbox::{Options, Webhook, demo};

const HELP: &str = "\
A local backend that speaks the Hub contract, with a make-believe ClayHR.

Usage: cargo run -p sandbox -- [choices]

  --port NUMBER                where to listen on this machine (8787; 0 takes any free port)
  --api-key KEY                the key partner-side calls must carry (a demo key)
  --app-url URL                where the wizard is served; auth links lead there
  --database FILE              keep sessions and accounts in this SQLite file
  --webhook-url URL            send account events there; must be on this machine
  --webhook-secret SECRET      sign them with this; goes with --webhook-url
  --organization-id-as-string  answer organization_id as text, for newer clients
  --no-idempotency-keys        be a backend that lets no page send an Idempotency-Key
  --help                       say this
";

/// The choices that take no value.
const FLAGS: [&str; 4] = [
    "--help",
    "-h",
    "--organization-id-as-string",
    "--no-idempotency-keys",
];

/// The command line.
#[derive(Debug)]
enum Cli {
    Help,
    Start {
        port: u16,
        options: Box<Options>,
        api_key_is_demo: bool,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("sandbox: {sentence}");
            ExitCode::from(2)
        }
    }
}

async fn run() -> Result<(), String> {
    let Cli::Start {
        port,
        options,
        api_key_is_demo,
    } = read(std::env::args().skip(1))?
    else {
        print!("{HELP}");
        return Ok(());
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let running = sandbox::start(address, *options)
        .await
        .map_err(|error| format!("cannot start on port {port}: {error}"))?;
    let base = running.base_url();
    println!("The sandbox answers at {base}");
    println!("  dashboard            {base}/dashboard");
    println!("  accounts             {base}/dashboard/accounts");
    println!("  fault switches       {base}/sandbox");
    println!(
        "  make-believe ClayHR  {base}/clayhr/{}/rm/",
        demo::ACME.subdomain
    );
    // A key that was chosen may be one that opens something else.
    let key = if api_key_is_demo {
        demo::API_KEY
    } else {
        "the one given"
    };
    println!("  API key              {key}");
    println!("Ctrl-C stops it.");
    tokio::signal::ctrl_c()
        .await
        .map_err(|error| format!("cannot wait for Ctrl-C: {error}"))?;
    running.stop().await;
    Ok(())
}

fn read(arguments: impl IntoIterator<Item = String>) -> Result<Cli, String> {
    let mut options = Options::default();
    let mut port = 8787;
    let mut api_key_is_demo = true;
    let (mut webhook_url, mut webhook_secret) = (None, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let (name, joined) = match argument.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (argument, None),
        };
        if joined.is_some() && FLAGS.contains(&&*name) {
            return Err(format!("{name} takes no value"));
        }
        let mut value = || {
            joined
                .clone()
                .or_else(|| arguments.next())
                .filter(|value| !value.is_empty())
                .ok_or_else(|| format!("{name} needs a value"))
        };
        match name.as_str() {
            "--help" | "-h" => return Ok(Cli::Help),
            "--port" => {
                let text = value()?;
                port = text
                    .parse()
                    .map_err(|_| "--port needs a number from 0 to 65535".to_owned())?;
            }
            "--api-key" => {
                options.api_key = value()?;
                api_key_is_demo = false;
            }
            "--app-url" => {
                let url = value()?;
                if !(url.starts_with("http://") || url.starts_with("https://")) {
                    return Err("--app-url must begin with http:// or https://".to_owned());
                }
                options.app_url = Some(url);
            }
            "--database" => options.database = Some(value()?.into()),
            "--webhook-url" => webhook_url = Some(value()?),
            "--webhook-secret" => webhook_secret = Some(value()?),
            "--organization-id-as-string" => options.organization_id_as_string = true,
            "--no-idempotency-keys" => options.has_idempotency_keys = false,
            _ => return Err(format!("{name} is not an option; --help lists the options")),
        }
    }
    options.webhook = match (webhook_url, webhook_secret) {
        (Some(url), Some(signing_secret)) => Some(Webhook {
            url,
            signing_secret,
        }),
        (None, None) => None,
        _ => return Err("--webhook-url and --webhook-secret go together".to_owned()),
    };
    Ok(Cli::Start {
        port,
        options: Box::new(options),
        api_key_is_demo,
    })
}
