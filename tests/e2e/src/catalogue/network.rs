//! The page's own files arrive late, broken, as something else or never, in the page and in the element.
//!
//! A person then either goes on and links an account, or reads within half a minute what is wrong; never a blank box,
//! and nothing is thrown into the page around.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use xtask::static_files::Override;

use super::Fault;
use crate::{
    browser_pool::BrowserPool,
    engine::Engine,
    harness::{Harness, Setup},
    host::Host,
    screens::{Check, Field, Start, Step, fill_in},
    tab::Tab,
};

/// The time that a person may look at a page that says nothing. Half a minute, and what a slow machine adds.
const LIMIT: Duration = Duration::from_secs(40);

/// The time that a page may say it is still loading. It shows so by its style after eight seconds.
const LOADING: Duration = Duration::from_secs(12);

/// The interval at which the page is looked at meanwhile.
const INTERVAL: Duration = Duration::from_millis(100);

/// The host of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Page,
    Element,
}

/// A file of a first load, and who loads it.
#[derive(Clone, Debug)]
pub(super) struct File {
    path: String,
    place: Place,
}

/// The fate of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    NotFound,
    CutShort,
    WrongType,
    PageInstead,
    Slow,
    Hangs,
    Reset,
}

impl Way {
    const ALL: [Self; 7] = [
        Self::NotFound,
        Self::CutShort,
        Self::WrongType,
        Self::PageInstead,
        Self::Slow,
        Self::Hangs,
        Self::Reset,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::NotFound => "is not there",
            Self::CutShort => "is cut short",
            Self::WrongType => "comes as text/plain",
            Self::PageInstead => "is a page of HTML",
            Self::Slow => "takes two seconds",
            Self::Hangs => "never comes",
            Self::Reset => "breaks off",
        }
    }

    fn fault(self) -> Override {
        match self {
            Self::NotFound => Override::NotFound,
            Self::CutShort => Override::Truncated,
            Self::WrongType => Override::ContentType("text/plain".to_owned()),
            Self::PageInstead => {
                let page = "<!doctype html><title>Sign in</title><p>Welcome to our network";
                Override::Page(page.to_owned())
            }
            Self::Slow => Override::Delayed(Duration::from_secs(2)),
            Self::Hangs => Override::Delayed(Duration::from_secs(3_600)),
            Self::Reset => Override::Reset,
        }
    }
}

/// The files that a page and an element load until they run, read from the build.
pub(super) async fn first_load(pool: &Arc<BrowserPool>, engine: Engine) -> Result<Vec<File>> {
    let files = Arc::new(Mutex::new(Vec::new()));
    let found = files.clone();
    let look = move |tab: Tab| async move {
        let harness = Setup::default().start(&tab).await?;
        harness.open().await?;
        let page = loaded(&tab, &harness).await?;
        let host = Host::with_element(&harness, "", "make()").await?;
        tab.goto(&host.address()).await?;
        // Not in the page before it, which may stand for a moment yet.
        let wizard = "return document.querySelector('connect-wizard') && heading()";
        tab.until("the wizard", wizard, Value::Null).await?;
        let element = loaded(&tab, &harness).await?;
        if let Ok(mut found) = found.lock() {
            for (place, paths) in [(Place::Page, page), (Place::Element, element)] {
                found.extend(paths.into_iter().map(|path| File { path, place }));
            }
        }
        Ok(())
    };
    pool.run(engine, "first-load", look).await?;
    let files = files
        .lock()
        .map_or_else(|_| Vec::new(), |files| files.clone());
    ensure!(!files.is_empty(), "no file was loaded");
    Ok(files)
}

/// The paths that were asked of the server of the build.
async fn loaded(tab: &Tab, harness: &Harness) -> Result<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => name.startsWith(args[0])).map((name) => new URL(name).pathname)
        .filter((path) => path !== '/' && path !== '/first-script.js')";
    let paths = tab.script(script, json!([harness.page_address()])).await?;
    let mut paths: Vec<String> = serde_json::from_value(paths)?;
    paths.sort();
    paths.dedup();
    Ok(paths)
}

pub(super) fn faults(files: &[File], engine: Engine) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in files {
        for way in Way::ALL {
            let place = match file.place {
                Place::Page => "page",
                Place::Element => "element",
            };
            let what = format!("{place}: {} {}", file.path, way.words());
            let file = file.clone();
            faults.push(Fault::new("network", what, move |tab| {
                spoil(tab, file, way)
            }));
        }
    }
    if engine.has_devtools() {
        let what = "the network is away when Connect is pressed";
        faults.push(Fault::new("network", what, offline));
    }
    faults
}

async fn spoil(tab: Tab, file: File, way: Way) -> Result<String> {
    let setup = Setup::default().file(&file.path, way.fault());
    let harness = setup.start(&tab).await?;
    let _host = match file.place {
        Place::Page => {
            tab.start_going_to(&harness.link()).await?;
            None
        }
        Place::Element => {
            let host = Host::with_element(&harness, "", "make()").await?;
            tab.start_going_to(&host.address()).await?;
            Some(host)
        }
    };
    // Without its script the element is a tag that no browser knows: what the host wrote inside is all there is.
    let is_element_script = file.place == Place::Element
        && file.path.ends_with("/connect-wizard.js")
        && !matches!(way, Way::Slow);
    if is_element_script {
        return expect_host_untouched(&tab).await;
    }
    let told = wait_for_end(&tab).await?;
    let errors = tab.script("return recorder.errors", Value::Null).await?;
    // Half of the page's own script is a mistake that the browser itself tells of.
    let is_half_of_own = file.path.ends_with("/boot.js") && way == Way::CutShort;
    ensure!(
        is_half_of_own || errors == json!([]),
        "{told}, and throws into the page: {errors}"
    );
    if told != RUNS {
        if file.place == Place::Page {
            tab.until("the guide", GUIDE, Value::Null).await?;
            Start::of(&tab).expect_guide().await?;
        }
        ensure!(
            way != Way::Slow,
            "a file that takes two seconds is no reason to say {told}"
        );
        return Ok(format!("says {told}"));
    }
    // Without its settings it doesn't know the backend.
    if file.path.ends_with("/config.json") {
        return Ok("runs on its defaults".to_owned());
    }
    let is_part = file.path.ends_with(".wasm") && !file.path.ends_with("_bg.wasm");
    if is_part && !matches!(way, Way::WrongType | Way::Slow) {
        return go_without_part(&tab).await;
    }
    let check = fill_in(&tab, &ACME).await?;
    check.connect().await?;
    Ok("runs, and links an account".to_owned())
}

/// Answers everything, and presses Connect if that screen comes. Without a part there is a form, and nobody is told that
/// an account is linked.
async fn go_without_part(tab: &Tab) -> Result<String> {
    if let Err(error) = answer_all(tab).await {
        // It may be told while the user types.
        let told =
            "return all('[data-cw-part-missing], [data-cw-failure=program_incomplete]').length > 0";
        if tab.script(told, Value::Null).await? != true {
            return Err(error);
        }
        return Ok("says in the midst of the steps that a part is missing".to_owned());
    }
    let script = "if (all('[data-cw-part-missing]')[0]) return 'a part is missing';
        return words(heading()) === args[0] && 'it can be checked'";
    let told = wait_long(tab, "the last step", script, json!([Check::TITLE])).await?;
    if told == "a part is missing" {
        return Ok("runs, and says that a part is missing".to_owned());
    }
    Check::arrive(tab).await?.press_connect().await?;
    let script = "if (all('dialog[data-cw-dialog]')[0]?.open) return 'linked';
        return all('[data-cw-failure]')[0]?.dataset.cwFailure";
    let told = wait_long(tab, "an end", script, Value::Null).await?;
    ensure!(told == "program_incomplete", "it says {told}");
    Ok("runs, and says program_incomplete".to_owned())
}

/// Types all answers; what follows the last step is not waited for.
async fn answer_all(tab: &Tab) -> Result<()> {
    for (field, text) in [
        (Field::Subdomain, ACME.subdomain),
        (Field::ApiKey, ACME.api_key),
        (Field::UserId, ACME.user_id),
    ] {
        let step = Step::shown(tab, field).await?;
        step.type_text(text).await?;
        step.go_on().await?;
    }
    Ok(())
}

/// Waits for what a script returns, twice as long as a test does otherwise: so long the program waits for its parts.
async fn wait_long(tab: &Tab, what: &str, script: &str, args: Value) -> Result<String> {
    let told = match tab.until(what, script, args.clone()).await {
        Err(_) => tab.until(what, script, args).await?,
        Ok(told) => told,
    };
    Ok(told.as_str().unwrap_or_default().to_owned())
}

/// The guide may come a moment after the notice: the page arrives in pieces.
const GUIDE: &str = "const guide = all('.cw-start__guide')[0]; return guide && isSeen(guide)";

/// The result of [`wait_for_end`] when the first step stands there and works.
const RUNS: &str = "it runs";

/// Waits until the wizard runs, or says what is wrong.
async fn wait_for_end(tab: &Tab) -> Result<String> {
    let script = "const shown = all('[data-cw-error]').filter(isSeen)
          .map((one) => one.dataset.cwError).filter((name) => name !== 'loading');
        const isWhole = document.readyState !== 'loading';
        return isWhole && isRunning() && !shown.length ? args[0] : shown.join()";
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        // While the page itself comes, there is nothing to ask.
        let told = tab.text_of(script, json!([RUNS])).await.unwrap_or_default();
        let is_loading = told == "waiting" && started.elapsed() < LOADING;
        if !told.is_empty() && !is_loading {
            return Ok(told);
        }
        tokio::time::sleep(INTERVAL).await;
    }
    let words = "return document.body?.innerText ?? ''";
    let seen = tab.text_of(words, Value::Null).await.unwrap_or_default();
    bail!(
        "after {} s it neither runs nor says what is wrong: {seen}",
        LIMIT.as_secs()
    )
}

async fn expect_host_untouched(tab: &Tab) -> Result<String> {
    let script = "return document.readyState !== 'loading' && document.querySelector('h1')?.textContent === 'Partner'";
    tab.until("the page around the element", script, Value::Null)
        .await?;
    // A script that is cut short is a mistake of the page's, as the browser sees it.
    Ok("the page around it stands as the host wrote it".to_owned())
}

async fn offline(tab: Tab) -> Result<String> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    tab.set_offline(true).await?;
    let failed = check.connect_in_vain("network_offline").await;
    tab.set_offline(false).await?;
    failed?.try_again().await.context("once it is back")?;
    Ok("says so, and links once it is back".to_owned())
}
