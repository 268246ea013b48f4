//! One browser with the driver that commands it: how each engine is started, and how it is told to end.

use std::{
    net::{Ipv4Addr, TcpListener},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, prelude::*};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
use xtask::workspace::Workspace;

use crate::engine::{Engine, mini_browser};

/// The time limit for a driver and its browser to start.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The interval at which a starting driver is asked for an answer.
const START_INTERVAL: Duration = Duration::from_millis(20);

/// The time limit for a script that a test waits for.
const SCRIPT_LIMIT: Duration = Duration::from_secs(25);

/// Chromium, quiet: nothing of its own goes over the network.
const CHROMIUM_ARGUMENTS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--lang=en-US",
    "--window-size=1280,1000",
];

/// The screen of a browser that can't do without one. Larger than any window that a test wants.
const SCREEN: &str = "1400x1200x24";

/// The event that a browser waits for when it goes to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waits {
    /// Until the page and its files are loaded.
    ForPages,
    /// For nothing: for pages that may never come.
    ForNothing,
}

/// A browser, its driver, and the empty window that keeps it open between tests.
pub(crate) struct Browser {
    /// The engine that it is.
    pub engine: Engine,
    /// The driver that commands it.
    pub driver: WebDriver,
    /// The window that is there from the start.
    pub anchor: WindowHandle,
    // Both end with this value.
    _driver_process: Child,
    _screen: Option<Child>,
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Errors
    /// With a sentence on what is missing on this machine.
    pub async fn start(engine: Engine, workspace: &Workspace, waits: Waits) -> Result<Self> {
        let port = free_port()?;
        let port_argument = format!("--port={port}");
        let mut screen = None;
        let (mut command, mut wishes) = match engine {
            Engine::Chromium | Engine::JavaScript => {
                let mut command = command(workspace, "chromedriver");
                command.args([&port_argument, "--log-level=OFF"]);
                (command, chromium_wishes(engine)?)
            }
            Engine::Firefox => {
                let mut command = command(workspace, "geckodriver");
                // Its other port is not needed, and two of them would want the same one.
                command.args([&port_argument, "--log=fatal", "--websocket-port=0"]);
                (command, firefox_wishes()?)
            }
            Engine::WebKit => {
                let (process, display) = start_screen(workspace).await?;
                screen = Some(process);
                let mut command = command(workspace, "WebKitWebDriver");
                command
                    .arg(&port_argument)
                    .env("DISPLAY", display)
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    // Its sandbox needs rights that a container seldom gives. It shows nothing but our own pages.
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                (command, webkit_wishes()?)
            }
        };
        if waits == Waits::ForNothing {
            wishes.set("pageLoadStrategy", "none")?;
        }
        let driver_process = command
            .spawn()
            .with_context(|| format!("The driver of {} cannot be started", engine.name()))?;
        let address = format!("http://127.0.0.1:{port}");
        let start = async {
            loop {
                match WebDriver::new(&address, wishes.clone()).await {
                    Err(error) if error.to_string().contains("error sending request") => {
                        tokio::time::sleep(START_INTERVAL).await;
                    }
                    other => return other,
                }
            }
        };
        let driver = tokio::time::timeout(START_LIMIT, start)
            .await
            .with_context(|| format!("The driver of {} does not answer", engine.name()))??;
        driver.set_script_timeout(SCRIPT_LIMIT).await?;
        let anchor = driver.window().await?;
        Ok(Self {
            engine,
            driver,
            anchor,
            _driver_process: driver_process,
            _screen: screen,
        })
    }

    /// Opens the window of one test, and makes it the one that is commanded.
    pub async fn open_window(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium | Engine::JavaScript => {
                let window = self.driver.new_tab().await?;
                self.driver.switch_to_window(window).await?;
            }
            Engine::Firefox => {
                // Without a tool bar it can be made as narrow as a phone.
                let open =
                    "window.open('about:blank', '_blank', 'noopener,popup,width=1280,height=1000')";
                self.driver.execute(open, Vec::new()).await?;
                let window = tokio::time::timeout(START_LIMIT, self.new_window())
                    .await
                    .context("Firefox opens no window")??;
                self.driver.switch_to_window(window).await?;
            }
            // The driver's own window: one test a browser.
            Engine::WebKit => self.driver.set_window_rect(0, 0, 1280, 1000).await?,
        }
        Ok(())
    }

    /// Closes the window of a test that is done. Tells whether another test may have the browser.
    pub async fn close_window(&self) -> Result<bool> {
        if self.engine == Engine::WebKit {
            return Ok(false);
        }
        self.driver.close_window().await?;
        self.driver.switch_to_window(self.anchor.clone()).await?;
        Ok(true)
    }

    /// Ends the browser.
    pub async fn quit(self) {
        // Its process ends with its driver's, at the latest.
        let _ = self.driver.quit().await;
    }

    async fn new_window(&self) -> Result<WindowHandle> {
        loop {
            let windows = self.driver.windows().await?;
            if let Some(new) = windows.into_iter().find(|window| *window != self.anchor) {
                return Ok(new);
            }
            tokio::task::yield_now().await;
        }
    }
}

fn command(workspace: &Workspace, program: &str) -> Command {
    let mut command = Command::from(workspace.command(program));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    command
}

fn chromium_wishes(engine: Engine) -> Result<Capabilities> {
    let mut arguments: Vec<&str> = CHROMIUM_ARGUMENTS.into();
    if engine == Engine::JavaScript {
        // As a hardened browser runs it: interpreted, and without WebAssembly.
        arguments.push("--js-flags=--jitless");
    }
    wishes(json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
}

fn firefox_wishes() -> Result<Capabilities> {
    wishes(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": "/usr/bin/firefox-esr",
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": "en-US",
                // A test is no user, whose press the browser would ask for before a copy and before a window.
                "dom.events.testing.asyncClipboard": true,
                "dom.disable_open_during_load": false,
            },
        },
    }))
}

fn webkit_wishes() -> Result<Capabilities> {
    let browser = mini_browser().context("MiniBrowser is not installed")?;
    wishes(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
    }))
}

fn wishes(wishes: Value) -> Result<Capabilities> {
    match wishes {
        Value::Object(wishes) => Ok(wishes.into()),
        _ => bail!("capabilities are an object"),
    }
}

/// Starts a screen that nobody sees, and returns its name.
async fn start_screen(workspace: &Workspace) -> Result<(Child, String)> {
    let mut command = command(workspace, "Xvfb");
    // It chooses a free number itself, and writes it when it is ready.
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SCREEN,
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped());
    let mut process = command.spawn().context("Xvfb cannot be started")?;
    let said = process.stdout.take().context("Xvfb has an output")?;
    let mut number = String::new();
    let mut said = BufReader::new(said);
    tokio::time::timeout(START_LIMIT, said.read_line(&mut number))
        .await
        .context("Xvfb does not start")??;
    Ok((process, format!(":{}", number.trim())))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
