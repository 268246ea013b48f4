//! A browser tab as a user holds it: look, wait, click, type.
//!
//! [`clipboard`] pastes, [`console`] hears what the page writes there, [`looks`] changes how the page is shown,
//! [`devtools`] does what Chromium alone can do.

mod clipboard;
mod console;
mod devtools;
mod looks;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{prelude::*, session::scriptret::ScriptRet};
use xtask::{static_files::FirstScript, workspace::Workspace};

use crate::{browser::Browser, engine::Engine};

/// A box within the page may have to be scrolled too, which the driver does for the page only. Notes that the button was
/// pressed: a driver that finds it gone by then can't tell.
const FIND_AND_SHOW: &str = "const found = button(args[0]);
    found?.scrollIntoView({ block: 'nearest' });
    // A page of the provider's has no recorder in some engines.
    const noted = window.recorder ?? {};
    noted.wasPressed = false;
    found?.addEventListener('click', () => (noted.wasPressed = true), { once: true, capture: true });
    return found";

/// The time limit for anything that a test waits for.
const TIMEOUT: Duration = Duration::from_secs(25);

/// The part of it that a script in the page looks for itself.
const LOOKING: Duration = Duration::from_secs(22);

/// Between two keys.
const NO_DELAY: Option<Duration> = Some(Duration::ZERO);

/// Runs in every page before its own scripts: notes what happens, so that a test can ask afterwards.
const RECORDER: &str = include_str!("recorder.js");

/// The same for the console, where no driver tells of it.
const CONSOLE_RECORDER: &str = include_str!("console_recorder.js");

/// Found by every script that a test runs in the page.
const HELPERS: &str = include_str!("helpers.js");

/// One tab.
#[derive(Clone)]
pub struct Tab {
    driver: WebDriver,
    workspace: Workspace,
    dist: PathBuf,
    engine: Engine,
    first_script: FirstScript,
}

impl Tab {
    /// A fresh tab, whose pages are watched from their first moment.
    pub(crate) async fn open(
        browser: &Browser,
        workspace: Workspace,
        dist: PathBuf,
    ) -> Result<Self> {
        browser.open_window().await?;
        let tab = Self {
            driver: browser.driver.clone(),
            workspace,
            dist,
            engine: browser.engine,
            first_script: FirstScript::default(),
        };
        if tab.engine.has_devtools() {
            tab.prepare_devtools().await?;
        } else {
            tab.before_every_page(CONSOLE_RECORDER).await?;
        }
        tab.before_every_page(RECORDER).await?;
        if tab.engine == Engine::JavaScript {
            tab.before_every_page("delete window.WebAssembly").await?;
        }
        Ok(tab)
    }

    /// The browser that this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The folder of the build that is tested.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Returns the workspace, with the repository and the tools.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The driver's own view, for what this type has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Runs a script in every page of this tab from now on, before the page's own scripts.
    pub async fn before_every_page(&self, script: &str) -> Result<()> {
        if self.engine.has_devtools() {
            return self.run_in_every_document(script).await;
        }
        self.first_script.add(script);
        Ok(())
    }

    /// Returns the script that the servers of a test put into their pages, where the browser itself can't.
    pub fn first_script(&self) -> Option<FirstScript> {
        (!self.engine.has_devtools()).then(|| self.first_script.clone())
    }

    /// Returns the script that records what happens in a page, for a server to put into it.
    pub(crate) fn recorder(&self) -> FirstScript {
        let script = FirstScript::default();
        script.add(RECORDER);
        script
    }

    /// Goes to an address, and waits until it is loaded.
    pub async fn goto(&self, address: &str) -> Result<()> {
        self.driver
            .goto(address)
            .await
            .context("The page cannot be opened")
    }

    /// Goes into the first frame of the page: whatever follows happens there.
    pub async fn enter_frame(&self) -> Result<()> {
        // It may come a moment after its page.
        let frame = "return document.querySelector('iframe') !== null";
        self.until("a frame", frame, Value::Null).await?;
        Ok(self.driver.enter_frame(0).await?)
    }

    /// Back out of every frame.
    pub async fn leave_frames(&self) -> Result<()> {
        Ok(self.driver.enter_default_frame().await?)
    }

    /// Runs a script, and returns its result. Its arguments are `args[0]` and so on.
    pub async fn script(&self, script: &str, args: impl Into<Value>) -> Result<Value> {
        Ok(self.run(script, args.into()).await?.json().clone())
    }

    /// The text that a script returns.
    pub async fn text_of(&self, script: &str, args: impl Into<Value>) -> Result<String> {
        let value = self.script(script, args).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a script, and returns the outcome of its promise.
    pub async fn promised(&self, script: &str, args: impl Into<Value>) -> Result<Value> {
        let whole = format!(
            "const done = arguments[1]; const args = arguments[0]; {HELPERS}
             (async () => {{ {script} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self.driver.execute_async(whole, vec![args.into()]).await?;
        if let Some(error) = answer.json().get("error") {
            bail!("a script in the page failed: {error}");
        }
        Ok(answer.json()["value"].clone())
    }

    async fn run(&self, script: &str, args: Value) -> Result<ScriptRet> {
        let whole = format!("const args = arguments[0]; {HELPERS} {script}");
        Ok(self.driver.execute(whole, vec![args]).await?)
    }

    /// Waits until a script returns something, and returns it. `what` says what was waited for, if it never comes.
    ///
    /// # Errors
    /// If time runs out, with what the page shows instead.
    pub async fn until(&self, what: &str, script: &str, args: impl Into<Value>) -> Result<Value> {
        Ok(self.wait(what, script, args.into()).await?.json().clone())
    }

    /// Waits for an element.
    pub async fn element(
        &self,
        what: &str,
        script: &str,
        args: impl Into<Value>,
    ) -> Result<WebElement> {
        Ok(self.wait(what, script, args.into()).await?.element()?)
    }

    async fn wait(&self, what: &str, script: &str, args: Value) -> Result<ScriptRet> {
        let whole = format!(
            "const done = arguments[1]; const args = arguments[0]; {HELPERS}
             const look = () => {{ {script} }};
             const end = Date.now() + {};
             (function again() {{
               let found;
               try {{ found = look(); }} catch (error) {{ found = undefined; }}
               if (found) done(found);
               else if (Date.now() > end) done(null);
               else setTimeout(again, 15);
             }})();",
            LOOKING.as_millis()
        );
        let started = Instant::now();
        let looking = async {
            loop {
                match self
                    .driver
                    .execute_async(whole.clone(), vec![args.clone()])
                    .await
                {
                    // Another page has come meanwhile: look there.
                    Err(error) if is_page_change(&error) => tokio::task::yield_now().await,
                    // Firefox says nothing of it where a page is not waited for.
                    Ok(found) if found.json().is_null() && started.elapsed() < LOOKING => {
                        tokio::task::yield_now().await;
                    }
                    other => break other,
                }
            }
        };
        let found = tokio::time::timeout(TIMEOUT, looking).await;
        match found {
            Ok(Ok(found)) if !found.json().is_null() => Ok(found),
            Ok(Err(error)) => Err(error).context(format!("while waiting for {what}")),
            _ => {
                bail!("waited in vain for {what}; {}", self.state().await)
            }
        }
    }

    /// The page as it stands, in words: where the focus is, what went wrong, what can be read.
    async fn state(&self) -> String {
        let script = "const focused = all('*').findLast((one) => one.matches(':focus'));
            const place = focused ? `${focused.localName} ${focused.id} ${focused.className}` : 'nothing';
            const { errors, violations } = window.recorder ?? {};
            return [place, document.hasFocus(), errors ?? [], violations ?? [], document.body?.innerText ?? ''];";
        let Ok(Value::Array(seen)) = self.script(script, Value::Null).await else {
            return "the page can't be looked at".to_owned();
        };
        let [place, has_focus, errors, violations, words] = seen.as_slice() else {
            return "the page tells nothing".to_owned();
        };
        format!(
            "the focus is on {place} (in this window: {has_focus}); errors: {errors}; breaches of its policy: \
             {violations}; the page shows: {}",
            words.as_str().unwrap_or_default()
        )
    }

    /// Waits for a button by its name, and presses it as a mouse does.
    pub async fn press(&self, name: &str) -> Result<()> {
        let what = format!("the button {name:?}");
        // A screen may be drawn anew between finding and pressing.
        for _ in 0..3 {
            let button = self.element(&what, FIND_AND_SHOW, json!([name])).await?;
            match button.click().await {
                Err(error) if is_stale(&error) => {
                    if self
                        .script("return window.recorder?.wasPressed", Value::Null)
                        .await?
                        == true
                    {
                        return Ok(());
                    }
                }
                other => return other.context(what),
            }
        }
        bail!("{what} is drawn anew again and again")
    }

    /// Presses a key, with the focus where it is.
    pub async fn key(&self, key: Key) -> Result<()> {
        Ok(self
            .driver
            .action_chain_with_delay(NO_DELAY, NO_DELAY)
            .key_down(key.clone())
            .key_up(key)
            .perform()
            .await?)
    }

    /// Types with the focus where it is.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self
            .driver
            .action_chain_with_delay(NO_DELAY, NO_DELAY)
            .send_keys(text)
            .perform()
            .await?)
    }

    /// The events that the wizard told the page of, oldest first: `{type, detail}`.
    pub async fn events(&self) -> Result<Vec<Value>> {
        let events = self
            .script("return window.recorder.events", Value::Null)
            .await?;
        Ok(events.as_array().cloned().unwrap_or_default())
    }

    /// The details of the events of one name, without what every event tells of its run.
    pub async fn events_named(&self, name: &str) -> Result<Vec<Value>> {
        let events = self.events().await?;
        let named = events.into_iter().filter(|event| event["type"] == name);
        let mut details: Vec<Value> = named.map(|event| event["detail"].clone()).collect();
        for detail in details.iter_mut().filter_map(Value::as_object_mut) {
            detail.retain(|key, _| !["run", "elapsed", "step"].contains(&key.as_str()));
        }
        Ok(details)
    }
}

fn is_page_change(error: &WebDriverError) -> bool {
    let text = error.to_string();
    ["unload", "navigat", "aborted by", "detached", "context"]
        .iter()
        .any(|word| text.contains(word))
}

fn is_stale(error: &WebDriverError) -> bool {
    let text = error.to_string();
    text.contains("stale")
        || text.contains("not interactable")
        || text.contains("click intercepted")
}
