//! `cargo xtask serve`: the built page, a backend for it, and a connect session, until Ctrl-C.

pub mod portal;
mod session;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::arguments::{Dist, Serve};
use crate::dist;
use crate::static_files::{self, ServeOptions};
use crate::workspace::Workspace;
use session::Key;

/// The setting of config.json that says where the backend is.
const BACKEND_SETTING: &str = "backend";

/// The environment variable with the key of a real backend. Not an option: other users can read a command line.
const KEY_VARIABLE: &str = "STACKONE_API_KEY";

/// Builds, starts everything, prints the addresses, and waits for Ctrl-C.
pub fn run(workspace: &Workspace, options: &Serve) -> Result<()> {
    // Before the build, which takes a minute: a port in use is better heard of now.
    check_port(options.port, "--port")?;
    if options.backend.is_none() {
        check_port(options.sandbox_port, "--sandbox-port")?;
        check_port(options.portal_port, "--portal-port")?;
    }
    if options.watch {
        return watch::run(workspace, options);
    }
    if options.build {
        let brand = Dist {
            themes: vec![options.theme.clone()],
            ..Dist::default()
        };
        dist::build(workspace, &brand)?;
    } else if folder(workspace, options).join("index.html").is_file() {
        println!("Serving dist/{} as it stands", options.theme);
    } else {
        bail!(
            "There is no dist/{}/index.html yet: run `cargo xtask dist`, or leave out --no-build.",
            options.theme
        );
    }
    tokio::runtime::Runtime::new()?.block_on(serve(workspace, options))
}

/// The build of the brand that is served.
fn folder(workspace: &Workspace, options: &Serve) -> PathBuf {
    workspace.root().join("dist").join(&options.theme)
}

async fn serve(workspace: &Workspace, options: &Serve) -> Result<()> {
    let listener = TcpListener::bind(loopback(options.port)).await;
    let listener = listener.map_err(|error| cannot_listen(error, options.port, "--port"))?;
    let page = format!("http://{}", listener.local_addr()?);
    // The portal's key is the sandbox's; with a real backend it would need a webhook that reaches this machine.
    let (backend, local) = match &options.backend {
        Some(backend) => (backend.clone(), None),
        None => {
            let listener = TcpListener::bind(loopback(options.portal_port)).await;
            let listener = listener
                .map_err(|error| cannot_listen(error, options.portal_port, "--portal-port"))?;
            let place = portal::Place::new(listener)?;
            let sandbox = start_sandbox(options.sandbox_port, &page, place.webhook()).await?;
            let portal = place.open(workspace, &sandbox.base_url(), &page)?;
            (sandbox.base_url(), Some((sandbox, portal)))
        }
    };
    let settings = std::fs::read_to_string(folder(workspace, options).join("config.json")).ok();
    let mut settings = with_backend(settings.as_deref(), &backend)?;
    if let Some((sandbox, portal)) = &local {
        settings["frame-parents"] = json!([portal.base_url()]);
        // Where a user of the sandbox finds the answers: "Open ClayHR" leads to the make-believe one.
        settings["open-address"] = json!([&sandbox.base_url(), "/clayhr/{subdomain}/rm/"].concat());
    }
    let page_options = ServeOptions {
        backend_origin: Some(origin(&backend).to_owned()),
        config_json: Some(settings),
        // The fault lab shows the wizard in a frame that lets no window open.
        frame_ancestors: local
            .iter()
            .map(|(sandbox, _)| sandbox.base_url())
            .collect(),
        ..ServeOptions::default()
    };
    let server = static_files::start_on(
        listener,
        static_files::router(folder(workspace, options), page_options),
    )?;

    let wizard = wizard_address(&page, &backend, local.is_some()).await;
    let portal = local.as_ref().map(|(_, portal)| portal.base_url());
    print_addresses(&page, &backend, portal.as_deref(), wizard.as_deref());
    if options.open {
        open(workspace, wizard.as_deref().unwrap_or(&page));
    }
    tokio::signal::ctrl_c()
        .await
        .context("Waiting for Ctrl-C failed")?;
    println!("\nStopping ...");
    server.stop().await;
    if let Some((sandbox, portal)) = local {
        portal.stop().await;
        sandbox.stop().await;
    }
    Ok(())
}

async fn start_sandbox(
    port: u16,
    page: &str,
    webhook: sandbox::Webhook,
) -> Result<sandbox::Running> {
    let options = sandbox::Options {
        app_url: Some(format!("{page}/")),
        webhook: Some(webhook),
        ..sandbox::Options::default()
    };
    let running = sandbox::start(loopback(port), options).await;
    running.map_err(|error| cannot_listen(error, port, "--sandbox-port"))
}

/// The auth link, or none when no session could be made; why is said on the way.
async fn wizard_address(page: &str, backend: &str, is_sandbox: bool) -> Option<String> {
    let key = if is_sandbox {
        Key::new(sandbox::Options::default().api_key)
    } else {
        let Ok(key) = std::env::var(KEY_VARIABLE) else {
            println!(
                "No connect session was created: set {KEY_VARIABLE}, or create one in your own backend."
            );
            return None;
        };
        Key::new(key)
    };
    match session::create(backend, key).await {
        Ok(token) => Some(format!("{page}/#token={token}")),
        Err(error) => {
            println!("No connect session was created: {error:#}");
            None
        }
    }
}

fn print_addresses(page: &str, backend: &str, portal: Option<&str>, wizard: Option<&str>) {
    println!();
    match wizard {
        Some(wizard) => println!("  Wizard      {wizard}"),
        None => {
            println!("  Wizard      {page}/#token=TOKEN   (replace TOKEN with a session token)")
        }
    }
    if let Some(portal) = portal {
        println!("  Portal      {portal}/   (an example of a partner's site, to copy from)");
        println!("  Accounts    {backend}/dashboard/accounts");
        println!("  Dashboard   {backend}/dashboard   (creates auth links)");
        println!("  Control     {backend}/sandbox   (switches faults of the backend on)");
        let company = sandbox::demo::ACME.subdomain;
        println!(
            "  ClayHR      {backend}/clayhr/{company}/rm/   (simulated: users find their answers here)"
        );
    }
    println!("  Backend     {backend}\n\nPress Ctrl-C to stop.");
}

/// The settings of the page, with the backend put in.
fn with_backend(settings: Option<&str>, backend: &str) -> Result<Value> {
    let mut settings: Value = match settings {
        Some(text) => serde_json::from_str(text).context("dist/default/config.json is not JSON")?,
        None => json!({}),
    };
    let object = settings
        .as_object_mut()
        .context("dist/default/config.json is not an object")?;
    object.insert(BACKEND_SETTING.to_owned(), json!(backend));
    Ok(settings)
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..]
        .find('/')
        .map_or(address.len(), |at| start + at);
    &address[..end]
}

fn loopback(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

fn check_port(port: u16, option: &str) -> Result<()> {
    let free = std::net::TcpListener::bind(loopback(port)).map(drop);
    free.map_err(|error| cannot_listen(error, port, option))
}

fn cannot_listen(error: io::Error, port: u16, option: &str) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow!(
                "Port {port} is in use: stop the program that uses it, or choose another port with {option}."
            )
        }
        io::ErrorKind::PermissionDenied => {
            anyhow!(
                "You don't have permission to use port {port}: choose one above 1023 with {option}."
            )
        }
        _ => anyhow::Error::from(error).context(format!("Port {port} cannot be opened")),
    }
}

/// Opens an address in the user's browser; the address is printed as well, so failing is no error.
fn open(workspace: &Workspace, address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    if workspace.command(opener).arg(address).spawn().is_err() {
        println!("The browser can't be opened: there is no program `{opener}`.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backend_replaces_only_its_own_setting() {
        let settings = with_backend(
            Some(r#"{"locale": "de", "backend": "https://old.example"}"#),
            "http://127.0.0.1:1",
        );
        assert_eq!(
            settings.ok(),
            Some(json!({"locale": "de", "backend": "http://127.0.0.1:1"}))
        );
        assert_eq!(with_backend(None, "x").ok(), Some(json!({"backend": "x"})));
        assert!(with_backend(Some("[]"), "x").is_err());
    }

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(
            origin("https://api.example:8443/v1/hub"),
            "https://api.example:8443"
        );
        assert_eq!(origin("http://127.0.0.1:8787"), "http://127.0.0.1:8787");
    }

    #[test]
    fn a_port_in_use_is_named_with_its_option() {
        let taken = std::net::TcpListener::bind(loopback(0)).expect("a free port");
        let port = taken.local_addr().expect("its address").port();
        let error = check_port(port, "--port").expect_err("the port is taken");
        let said = error.to_string();
        assert!(
            said.contains(&port.to_string()) && said.contains("--port"),
            "{said}"
        );
    }
}
