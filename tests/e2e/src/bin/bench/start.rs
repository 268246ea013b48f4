//! From an address to a form that works: our page, our element and the official one, in turn, so that whatever slows the
//! machine down slows down all three.

use std::fs;

use anyhow::{Context, Result};
use end_to_end::{
    harness::{Harness, Setup},
    tab::Tab,
};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::static_files::{self, RunningServer, ServeOptions};

use crate::{memory, number, official};

/// The number of times that each is opened under each condition.
const ROUNDS: usize = 7;

/// Lighthouse's "Slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up; and a processor four times slower.
const SLOW: Condition = Condition {
    latency: 150.0,
    download: 1.6 * 1024.0 * 1024.0 / 8.0,
    upload: 750.0 * 1024.0 / 8.0,
    slower: 4,
};
const UNTHROTTLED: Condition = Condition {
    latency: 0.0,
    download: -1.0,
    upload: -1.0,
    slower: 1,
};

/// Remembers what Chromium tells of a page while it loads, and when it is ready: ours says so by an event, the official
/// element is once it has an input.
const WATCH: &str = "
  const seen = (window.seen = { paint: 0, largest: 0, shift: 0, ready: 0, interaction: 0 });
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.paint = entry.startTime; });
  watch('largest-contentful-paint', (entry) => { seen.largest = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  // The slowest answer to a key or a press; what is shown within a frame is not told.
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId) seen.interaction = Math.max(seen.interaction, duration);
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
  document.addEventListener('cw-ready', () => { seen.ready ||= performance.now(); }, true);
  const input = (root) => root.querySelector('input') ?? [...root.querySelectorAll('*')].some((one) => one.shadowRoot && input(one.shadowRoot));
  const hub = () => document.querySelector('stackone-hub') && input(document);
  (function look() {
    if (hub()) seen.ready ||= performance.now();
    else if (!seen.ready) requestAnimationFrame(look);
  })();";

struct Condition {
    latency: f64,
    download: f64,
    upload: f64,
    slower: u32,
}

/// The measurements of one of the three.
#[derive(Default)]
pub struct Subject {
    /// First contentful paint, slow line, in milliseconds.
    pub paint: Vec<f64>,
    /// Largest contentful paint, slow line, in milliseconds.
    pub largest: Vec<f64>,
    /// Layout shift until it is ready, a score.
    pub shift: Vec<f64>,
    /// The slowest answer to a key or a press, slow processor, in milliseconds.
    pub interaction: Vec<f64>,
    /// Ready to be filled in, slow line, in milliseconds.
    pub ready: Vec<f64>,
    /// Ready to be filled in, unthrottled, in milliseconds.
    pub ready_unthrottled: Vec<f64>,
    /// Private memory of the page once it is ready, in MB.
    pub memory: Vec<f64>,
}

/// The three, and what no page can be faster than.
#[derive(Default)]
pub struct Comparison {
    /// Our page.
    pub page: Subject,
    /// Our element in a page that holds nothing else.
    pub element: Subject,
    /// The official element in such a page.
    pub official: Subject,
    /// A page of one sentence and one style sheet.
    pub least: Subject,
}

/// Measures all three.
pub async fn compare(tab: &Tab) -> Result<Comparison> {
    let harness = Setup::default().start(tab).await?;
    let (element, official, least) = (
        element(&harness).await?,
        official_page(tab, &harness).await?,
        least(&harness).await?,
    );
    tab.before_every_page(WATCH).await?;
    tab.cdp("Network.enable", json!({})).await?;
    let mut measured = Comparison::default();
    for condition in [SLOW, UNTHROTTLED] {
        // The first time warms up what a browser keeps beside its cache.
        for round in 0..=ROUNDS {
            let addresses = [
                (&mut measured.page, harness.link()),
                (&mut measured.element, format!("{}/", element.base_url())),
                (&mut measured.official, format!("{}/", official.base_url())),
            ];
            if condition.slower > 1 {
                let (seen, _) = open(tab, &format!("{}/", least.base_url()), &condition).await?;
                measured.least.paint.push(number(&seen["paint"])?);
            }
            for (subject, address) in addresses {
                let (seen, empty) = open(tab, &address, &condition).await?;
                if round == 0 {
                    continue;
                }
                if condition.slower == 1 {
                    subject.ready_unthrottled.push(number(&seen["ready"])?);
                    subject.memory.push(memory::of_pages()? - empty);
                } else {
                    subject.paint.push(number(&seen["paint"])?);
                    subject.largest.push(number(&seen["largest"])?);
                    subject.shift.push(number(&seen["shift"])?);
                    subject.ready.push(number(&seen["ready"])?);
                    subject.interaction.push(interact(tab).await?);
                }
            }
        }
    }
    set(tab, &UNTHROTTLED).await?;
    Ok(measured)
}

/// Opens an address with nothing in the cache. Returns what was seen once it is ready, and the memory of the browser's
/// pages before, in MB.
async fn open(tab: &Tab, address: &str, condition: &Condition) -> Result<(Value, f64)> {
    set(tab, &UNTHROTTLED).await?;
    tab.goto("about:blank").await?;
    tab.cdp("Network.clearBrowserCache", json!({})).await?;
    tab.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let empty = memory::of_pages()?;
    set(tab, condition).await?;
    tab.goto(address).await?;
    tab.until("it to be ready", "return window.seen.ready", Value::Null)
        .await?;
    // What is painted is told a frame later.
    let seen = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return window.seen";
    Ok((tab.promised(seen, Value::Null).await?, empty))
}

/// Types into the first field and presses Enter, as a user does. Returns the slowest answer to it, in milliseconds: with so
/// few of them, this is the page's interaction to next paint. <https://web.dev/articles/inp>
async fn interact(tab: &Tab) -> Result<f64> {
    let first = "return all('input').find(isSeen)";
    let input = tab.element("the first field", first, Value::Null).await?;
    input.send_keys("acmecompany" + Key::Enter).await?;
    // What was painted is told a frame later.
    let seen = "for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return window.seen.interaction";
    number(&tab.promised(seen, Value::Null).await?)
}

async fn set(tab: &Tab, condition: &Condition) -> Result<()> {
    let line = json!({
        "offline": false,
        "latency": condition.latency,
        "downloadThroughput": condition.download,
        "uploadThroughput": condition.upload,
    });
    tab.cdp("Network.emulateNetworkConditions", line).await?;
    let processor = json!({ "rate": condition.slower });
    tab.cdp("Emulation.setCPUThrottlingRate", processor).await?;
    Ok(())
}

/// A page with our element alone.
async fn element(harness: &Harness) -> Result<RunningServer> {
    let origin = harness.page_address();
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Ours</title>\
         <script type=\"module\" src=\"{origin}connect-wizard.js\"></script>\
         <connect-wizard backend=\"{}\" token=\"{}\"></connect-wizard>",
        harness.sandbox().base_url(),
        harness.token()
    );
    serve("element", &html, None, harness).await
}

/// A page with the official element alone.
async fn official_page(tab: &Tab, harness: &Harness) -> Result<RunningServer> {
    let folder = official::folder(tab.workspace())?;
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Official</title>\
         <script type=\"module\" src=\"webcomponent.js\"></script>\
         <stackone-hub base-url=\"{}\" token=\"{}\"></stackone-hub>",
        harness.sandbox().base_url(),
        harness.token()
    );
    serve("official", &html, Some(folder), harness).await
}

/// A page of one sentence and one style sheet, which is "ready" once it is loaded.
async fn least(harness: &Harness) -> Result<RunningServer> {
    let html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Least</title>\
         <link rel=\"stylesheet\" href=\"least.css\"><p>A page of one sentence.</p>\
         <script>addEventListener('load', () => document.dispatchEvent(new Event('cw-ready')));</script>";
    let server = serve("least", html, None, harness).await?;
    let folder = harness.tab().workspace().root().join("target/bench/least");
    fs::write(folder.join("least.css"), "p { margin: 1em; }")
        .context("a style can't be written")?;
    Ok(server)
}

async fn serve(
    name: &str,
    html: &str,
    folder: Option<std::path::PathBuf>,
    harness: &Harness,
) -> Result<RunningServer> {
    let folder = folder.unwrap_or_else(|| {
        let target = harness.tab().workspace().root().join("target/bench");
        target.join(name)
    });
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), html).context("a page cannot be written")?;
    let options = ServeOptions {
        // The official element styles itself inline and evaluates strings, which our own policy forbids.
        content_security_policy: Some(
            "default-src * 'unsafe-inline' 'unsafe-eval' data:".to_owned(),
        ),
        ..ServeOptions::default()
    };
    let any_port = ([127, 0, 0, 1], 0).into();
    Ok(static_files::start(any_port, static_files::router(folder, options)).await?)
}
