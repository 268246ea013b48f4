//! `cargo xtask bench`: how long the built page takes, in this machine's Chromium. Needs `cargo xtask dist`.
//!
//! Times depend on the machine, so no test looks at them: this prints them beside what was promised, and writes them to
//! `docs/performance.md`.

mod memory;
mod official;
mod report;
mod start;

use std::{path::Path, time::Instant};

use anyhow::{Context, Result, ensure};
use end_to_end::{
    browser_pool::BrowserPool,
    engine::Engine,
    harness::{Harness, Setup},
    screens::Form,
    tab::Tab,
};
use serde_json::{Value, json};
use xtask::{
    guide::{Import, Imported},
    static_files::Override,
};

/// The number of measurements of each thing.
const ROUNDS: usize = 9;

/// Patterns that keep a backtracking matcher busy for longer than the universe is old, one a line.
const HOSTILE: &str = include_str!("../../../../../crates/pattern-matcher/tests/hostile.txt");

#[tokio::main]
async fn main() -> Result<()> {
    let only = std::env::args().nth(1);
    let is_wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    let pool = BrowserPool::open()?;
    if is_wanted("start") {
        pool.run(Engine::Chromium, "start", |tab| async move {
            let measured = start::compare(&tab).await?;
            report::write(&tab, &measured).await
        })
        .await?;
    }
    println!("{:52} {:>9} {:>9}", "", "median", "slowest");
    if is_wanted("patterns") {
        pool.run(Engine::Chromium, "patterns", patterns).await?;
    }
    if is_wanted("form") {
        pool.run(Engine::Chromium, "form", form).await?;
    }
    if is_wanted("guide") {
        import()?;
        pool.run(Engine::Chromium, "guide", guide).await?;
    }
    pool.close().await;
    Ok(())
}

/// The steps of the longest guide that was ever seen.
const STEPS: usize = 52;

/// A page of so many steps, each with what a step has at most.
fn page() -> String {
    let step = |number: usize| {
        format!(
            "<Step title=\"Step number {number}\">\nGo to **Settings**, then to `Keys`.\n\n1. Press *New*\n2. Choose:\n   - one\n   - the other\n\n\
             <Frame><img src=\"/images/{number}.png\" alt=\"Screen {number}\" /></Frame>\n\nSee [the docs](https://docs.example/{number}).\n\n\
             ```bash\nmake key\n```\n\n<Note>It is shown once.</Note>\n</Step>\n"
        )
    };
    let steps: String = (1..=STEPS).map(step).collect();
    format!("---\ntitle: Connect Heron HR\n---\n\n## Get the key\n\n<Steps>\n{steps}</Steps>\n")
}

fn import_page(page: &str) -> Result<Imported> {
    let (imported, report) = xtask::guide::read(page, Path::new("a.mdx"), &Import::default());
    imported.with_context(|| format!("{:?}", report.lines()))
}

/// The import of the longest guide, from text to text.
fn import() -> Result<()> {
    let page = page();
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let text = import_page(&page)?.to_text();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        ensure!(text.matches("Step number").count() >= STEPS);
    }
    report("import of a guide of 52 steps", times, Some(100.0));
    Ok(())
}

/// From a press on Continue to a screen with all of the longest guide.
async fn guide(tab: Tab) -> Result<()> {
    let mut guide = import_page(&page())?.to_json();
    guide["sections"][0]["steps"][STEPS - 1]["field"] = json!("password");
    let first =
        json!({ "title": "Start", "steps": [{ "title": "Start here", "field": "username" }] });
    if let Some(sections) = guide["sections"].as_array_mut() {
        sections.insert(0, first);
    }
    let setup = Setup::default()
        .session(json!({ "provider": "heronhr" }))
        .file("/guides/heronhr.json", Override::Text(guide.to_string()));
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "Start here").await?;
    form.fill("username", "acme").await?;
    let mut times = Vec::new();
    let mut busy = Vec::new();
    // What the page's own thread does, whatever else the machine has to do.
    let domain = json!({ "timeDomain": "threadTicks" });
    tab.cdp("Performance.enable", domain).await?;
    for _ in 0..ROUNDS {
        let before = busy_time(&tab).await?;
        let script = "const turn = () => new Promise((resolve) => {
              const channel = new MessageChannel();
              channel.port1.onmessage = resolve;
              channel.port2.postMessage(0);
            });
            const started = performance.now();
            button('Continue').click();
            while (words(heading()) !== 'Step number 1') await turn();
            document.body.getBoundingClientRect();
            const time = performance.now() - started;
            return { time, steps: all('h1, h2').filter((one) => words(one).startsWith('Step number')).length }";
        let drawn = tab.promised(script, Value::Null).await?;
        ensure!(drawn["steps"] == STEPS, "{drawn}");
        times.push(number(&drawn["time"])?);
        busy.push(busy_time(&tab).await? - before);
        tab.press("Back").await?;
        form.wait_for_heading("Start here").await?;
    }
    report("a guide of 52 steps on one screen", times, Some(50.0));
    report("the same, as long as its thread is busy", busy, Some(50.0));
    Ok(())
}

/// Returns how long the page's thread has been busy, in milliseconds.
async fn busy_time(tab: &Tab) -> Result<f64> {
    let metrics = tab.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let found = metrics
        .iter()
        .find(|metric| metric["name"] == "TaskDuration");
    Ok(number(&found.context("Chromium measures tasks")?["value"])? * 1000.0)
}

/// The matcher alone, on 50 kB.
async fn patterns(tab: Tab) -> Result<()> {
    let harness = open(&tab).await?;
    for pattern in HOSTILE.lines() {
        let script = "const matcher = await import(new URL('patterns.js', args[1]));
            await matcher.default();
            const answer = 'a'.repeat(50_000) + '!';
            const times = [];
            for (let round = 0; round < args[2]; round += 1) {
              const started = performance.now();
              matcher.broken(0, args[0], answer);
              times.push(performance.now() - started);
            }
            return times";
        let arguments = json!([pattern, harness.page_address(), ROUNDS]);
        let times = numbers(&tab.promised(script, arguments).await?)?;
        report(&format!("50 kB against {pattern}"), times, Some(50.0));
    }
    Ok(())
}

/// All that a page does about one change of a field.
async fn form(tab: Tab) -> Result<()> {
    let _stage = open(&tab).await?;
    let form = Form::arrive(&tab, "Connect Shrike Documents").await?;
    form.connect().await?;
    let script = "const input = field('slow');
        const times = [];
        for (let round = 0; round < args[0]; round += 1) {
          input.value = 'a'.repeat(50_000) + round;
          const started = performance.now();
          input.dispatchEvent(new Event('input', { bubbles: true }));
          times.push(performance.now() - started);
        }
        return times";
    let times = numbers(&tab.script(script, json!([ROUNDS])).await?)?;
    let wrong = tab
        .text_of("return errorOf('slow') ?? ''", Value::Null)
        .await?;
    ensure!(
        wrong == "Only the letter a",
        "the field was not checked: {wrong}"
    );
    report("50 kB in a field with ^(a+)+$", times, Some(50.0));
    Ok(())
}

async fn open(tab: &Tab) -> Result<Harness> {
    let session = json!({ "provider": "shrike" });
    let harness = Setup::default().session(session).start(tab).await?;
    harness.open().await?;
    Ok(harness)
}

fn report(what: &str, mut times: Vec<f64>, limit: Option<f64>) {
    times.sort_by(f64::total_cmp);
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    let limit = limit.map_or_else(String::new, |limit| format!("   limit {limit} ms"));
    println!("{what:52} {median:6.1} ms {slowest:6.1} ms{limit}");
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().context("a number was to be measured")
}

fn numbers(value: &Value) -> Result<Vec<f64>> {
    let all = value.as_array().context("a list was to be measured")?;
    all.iter().map(number).collect()
}
