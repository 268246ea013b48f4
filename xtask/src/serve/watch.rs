//! `cargo xtask serve --watch`: the development loop. Trunk builds the page unsplit and without optimising, builds it again
//! when a file is saved, and passes requests for `/hub` on to the sandbox.

use anyhow::{Context, Result, ensure};

use super::{loopback, wizard_address};
use crate::arguments::Serve;
use crate::tools;
use crate::workspace::{Workspace, run as run_command};

/// The port of the sandbox that the proxy in `Trunk.toml` names.
const SANDBOX_PORT: u16 = 8787;

/// The environment variable by which the prerender program learns of a development page's backend.
const BACKEND_VARIABLE: &str = "CONNECT_WIZARD_BACKEND";

/// Starts the sandbox, creates a session, prints the address, and hands over to `trunk serve` until Ctrl-C.
pub fn run(workspace: &Workspace, options: &Serve) -> Result<()> {
    ensure!(
        options.sandbox_port == SANDBOX_PORT && options.backend.is_none(),
        "With --watch the backend is the sandbox on port {SANDBOX_PORT}, which Trunk.toml names"
    );
    tools::ensure(workspace, false)?;
    let page = format!("http://127.0.0.1:{}", options.port);
    let runtime = tokio::runtime::Runtime::new()?;
    let sandbox = runtime
        .block_on(sandbox::start(
            loopback(SANDBOX_PORT),
            sandbox::Options {
                app_url: Some(format!("{page}/")),
                ..sandbox::Options::default()
            },
        ))
        .context("The sandbox cannot be started")?;
    let wizard = runtime.block_on(wizard_address(&page, &sandbox.base_url(), true));
    println!("\n  Wizard      {}", wizard.as_deref().unwrap_or(&page));
    println!("  Backend     {}\n", sandbox.base_url());
    println!("The page is there after the first build. Press Ctrl-C to stop.\n");
    let mut trunk = workspace.command("trunk");
    trunk
        .args(["serve", "--offline", "true", "--address", "127.0.0.1"])
        .arg("--port")
        .arg(options.port.to_string())
        .args(["--dist", "target/watch"])
        .env(BACKEND_VARIABLE, &page)
        // Trunk reads NO_COLOR as its own option, and stops at the usual value 1.
        .env_remove("NO_COLOR");
    run_command(&mut trunk, "Serving the page with Trunk")
}
