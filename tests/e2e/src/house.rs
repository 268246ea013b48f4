//! What all tests share: one chromedriver, and a few browsers that are handed from test to test.

use std::{
    net::{Ipv4Addr, TcpListener},
    panic::resume_unwind,
    path::PathBuf,
    process::Stdio,
    sync::{Arc, Mutex},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel, prelude::*};
use tokio::{
    process::{Child, Command},
    sync::Semaphore,
};
use xtask::workspace::Workspace;

use crate::tab::Tab;

/// How many browsers there are at most. More of them than processors would only make each test slower.
const MOST_BROWSERS: usize = 4;

/// The browser, quiet: nothing of its own goes over the network.
const ARGUMENTS: [&str; 12] = [
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

/// The driver and its browsers.
pub struct House {
    chromedriver: Child,
    address: String,
    idle: Mutex<Vec<Browser>>,
    room: Semaphore,
    workspace: Workspace,
}

/// One browser, with the empty tab that keeps it open between tests.
struct Browser {
    driver: WebDriver,
    anchor: WindowHandle,
}

impl House {
    /// Starts the driver; browsers start when they are asked for.
    ///
    /// # Errors
    /// With a sentence on what is missing on this machine.
    pub async fn open() -> Result<Arc<Self>> {
        let workspace = Workspace::find()?;
        if !dist(&workspace).join("index.html").is_file() {
            bail!("There is no built page. Run: cargo xtask dist");
        }
        let port = free_port()?;
        let chromedriver = Command::new("chromedriver")
            .args([&format!("--port={port}"), "--log-level=OFF"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("chromedriver cannot be started. Run: cargo xtask tools")?;
        Ok(Arc::new(Self {
            chromedriver,
            address: format!("http://127.0.0.1:{port}"),
            idle: Mutex::default(),
            room: Semaphore::new(browsers()),
            workspace,
        }))
    }

    /// Whether the examples are built; where npm cannot install they are not, and their tests are left out.
    pub fn has_examples(&self) -> bool {
        xtask::examples::built(&self.workspace).is_file()
    }

    /// Whether the official element was fetched, to be compared with ours.
    pub fn has_official_element(&self) -> bool {
        let script = "examples/official-hub/dist/official.js";
        self.workspace.root().join(script).is_file()
    }

    /// Runs one test in a fresh tab. The browser of a test that failed is not used again.
    ///
    /// # Errors
    /// What the test came to, and where a picture of the page at its end is.
    pub async fn run<Test>(
        self: &Arc<Self>,
        name: &str,
        test: impl FnOnce(Tab) -> Test,
    ) -> Result<()>
    where
        Test: Future<Output = Result<()>> + Send + 'static,
    {
        let _room = self.room.acquire().await?;
        let browser = self.browser().await?;
        let tab = Tab::open(browser.driver.clone(), self.workspace.clone()).await?;
        // As a task of its own, so that a failed assertion can be looked into before it is passed on.
        let outcome = tokio::spawn(test(tab)).await;
        if let Ok(Ok(())) = outcome {
            browser.driver.close_window().await?;
            browser
                .driver
                .switch_to_window(browser.anchor.clone())
                .await?;
            self.idle
                .lock()
                .map_or_else(|_| (), |mut idle| idle.push(browser));
            return Ok(());
        }
        let picture = self.keep_picture(&browser, name).await;
        let _ = browser.driver.quit().await;
        match outcome {
            Err(panic) if panic.is_panic() => {
                println!("{name}: {picture}");
                resume_unwind(panic.into_panic())
            }
            Err(error) => Err(error.into()),
            Ok(outcome) => outcome.context(picture),
        }
    }

    async fn browser(&self) -> Result<Browser> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        if let Some(browser) = idle {
            return Ok(browser);
        }
        let mut wishes = DesiredCapabilities::chrome();
        wishes.set_binary("/usr/bin/chromium")?;
        wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        for argument in ARGUMENTS {
            wishes.add_arg(argument)?;
        }
        let start = async {
            // The driver takes a moment until it answers.
            loop {
                match WebDriver::new(&self.address, wishes.clone()).await {
                    Err(error) if error.to_string().contains("error sending request") => {
                        tokio::task::yield_now().await;
                    }
                    other => return other,
                }
            }
        };
        let driver = tokio::time::timeout(Duration::from_secs(30), start)
            .await
            .context("chromedriver does not answer")??;
        driver.set_script_timeout(Duration::from_secs(25)).await?;
        let anchor = driver.window().await?;
        Ok(Browser { driver, anchor })
    }

    /// A picture of the page as the test left it.
    async fn keep_picture(&self, browser: &Browser, name: &str) -> String {
        let folder = self.workspace.root().join("target/e2e-failures");
        let file = folder.join(format!("{}.png", name.replace("::", "-")));
        let taken = std::fs::create_dir_all(&folder).is_ok()
            && browser.driver.screenshot(&file).await.is_ok();
        if taken {
            format!(
                "the page at the end: target/e2e-failures/{}.png",
                name.replace("::", "-")
            )
        } else {
            "there is no picture of the page".to_owned()
        }
    }

    /// Ends the browsers, then the driver.
    pub async fn close(self: Arc<Self>) {
        let idle = self
            .idle
            .lock()
            .map_or_else(|_| Vec::new(), |mut idle| std::mem::take(&mut *idle));
        for browser in idle {
            let _ = browser.driver.quit().await;
        }
        if let Some(mut house) = Arc::into_inner(self) {
            let _ = house.chromedriver.kill().await;
        }
    }
}

/// The built page; a build of a brand can be tested in its place.
pub fn dist(workspace: &Workspace) -> PathBuf {
    std::env::var_os("CONNECT_WIZARD_DIST").map_or_else(|| workspace.dist(), PathBuf::from)
}

/// How many tests run at once.
pub fn browsers() -> usize {
    std::thread::available_parallelism()
        .map_or(2, usize::from)
        .clamp(2, MOST_BROWSERS)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
