//! The browsers that all tests share: a few of each engine, which are handed from test to test.

use std::{
    panic::resume_unwind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use anyhow::{Result, ensure};
use tokio::sync::Semaphore;
use xtask::workspace::Workspace;

use crate::{
    browser::{Browser, Waits},
    engine::Engine,
    tab::Tab,
};

/// The most browsers that work at once. More of them than processors would only make each test slower.
const MOST_BROWSERS: usize = 4;

/// The browsers that wait for a test.
pub struct BrowserPool {
    idle: Mutex<Vec<Browser>>,
    permits: Semaphore,
    workspace: Workspace,
    dist: PathBuf,
    waits: Waits,
}

impl BrowserPool {
    /// A pool for tests, still empty; browsers start when they are asked for.
    ///
    /// # Errors
    /// If there is nothing to test, with a sentence on how to build it.
    pub fn open() -> Result<Arc<Self>> {
        Self::with(None, Waits::ForPages)
    }

    /// A pool for pages that may never come, of the build in this folder if there is one.
    ///
    /// # Errors
    /// If there is nothing to test, with a sentence on how to build it.
    pub fn open_for_faults(dist: Option<PathBuf>) -> Result<Arc<Self>> {
        Self::with(dist, Waits::ForNothing)
    }

    fn with(dist: Option<PathBuf>, waits: Waits) -> Result<Arc<Self>> {
        let workspace = Workspace::find()?;
        let from_environment = || std::env::var_os("CONNECT_WIZARD_DIST").map(PathBuf::from);
        let dist = dist
            .or_else(from_environment)
            .unwrap_or_else(|| workspace.dist());
        ensure!(
            dist.join("index.html").is_file(),
            "There is no built page in {}. Run: cargo xtask dist",
            dist.display()
        );
        Ok(Arc::new(Self {
            idle: Mutex::default(),
            permits: Semaphore::new(concurrency()),
            workspace,
            dist,
            waits,
        }))
    }

    /// The build that is tested.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Returns the workspace, with the built page and the tools.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Runs one test in a fresh window. The browser of a test that failed is not used again.
    ///
    /// # Errors
    /// Runs a test, and returns its result with the path of a picture of the page at its end.
    pub async fn run<Test>(
        self: &Arc<Self>,
        engine: Engine,
        name: &str,
        test: impl FnOnce(Tab) -> Test,
    ) -> Result<()>
    where
        Test: Future<Output = Result<()>> + Send + 'static,
    {
        let _permit = self.permits.acquire().await?;
        let browser = self.browser(engine).await?;
        let tab = Tab::open(&browser, self.workspace.clone(), self.dist.clone()).await?;
        // As a task of its own, so that a failed assertion can be looked into before it is passed on.
        let outcome = tokio::spawn(test(tab)).await;
        if let Ok(Ok(())) = outcome {
            if browser.close_window().await? {
                self.idle
                    .lock()
                    .map_or_else(|_| (), |mut idle| idle.push(browser));
            } else {
                browser.quit().await;
            }
            return Ok(());
        }
        let picture = self.keep_picture(&browser, name).await;
        browser.quit().await;
        match outcome {
            Err(panic) if panic.is_panic() => {
                println!("{name}: {picture}");
                resume_unwind(panic.into_panic())
            }
            Err(error) => Err(error.into()),
            Ok(outcome) => outcome.map_err(|error| error.context(picture)),
        }
    }

    async fn browser(&self, engine: Engine) -> Result<Browser> {
        let idle = self.idle.lock().ok().and_then(|mut idle| {
            let position = idle.iter().position(|browser| browser.engine == engine);
            position.map(|position| idle.remove(position))
        });
        match idle {
            Some(browser) => Ok(browser),
            None => Browser::start(engine, &self.workspace, self.waits).await,
        }
    }

    /// A picture of the page as the test left it.
    async fn keep_picture(&self, browser: &Browser, name: &str) -> String {
        let file = format!("target/e2e-failures/{}.png", name.replace("::", "-"));
        let path = self.workspace.root().join(&file);
        let has_folder = path
            .parent()
            .is_some_and(|folder| std::fs::create_dir_all(folder).is_ok());
        if has_folder && browser.driver.screenshot(&path).await.is_ok() {
            format!("the page at the end: {file}")
        } else {
            "no picture could be taken of the page at the end".to_owned()
        }
    }

    /// Ends all browsers.
    pub async fn close(&self) {
        let idle = self
            .idle
            .lock()
            .map_or_else(|_| Vec::new(), |mut idle| std::mem::take(&mut *idle));
        for browser in idle {
            browser.quit().await;
        }
    }
}

/// Returns the number of tests that run at once.
pub fn concurrency() -> usize {
    std::thread::available_parallelism()
        .map_or(2, usize::from)
        .clamp(2, MOST_BROWSERS)
}
