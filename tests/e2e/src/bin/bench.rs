//! `cargo xtask bench`: how long the built page takes, in this machine's Chromium. Needs `cargo xtask dist`.
//!
//! Times depend on the machine, so no test looks at them: this prints them beside what was promised.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    browser_pool::BrowserPool,
    engine::Engine,
    harness::{Harness, Setup},
    screens::Form,
    tab::Tab,
};
use serde_json::{Value, json};

/// How often each thing is measured.
const ROUNDS: usize = 9;

/// Patterns that keep a backtracking matcher busy for longer than the universe is old, one a line.
const HOSTILE: &str = include_str!("../../../../crates/pattern-matcher/tests/hostile.txt");

#[tokio::main]
async fn main() -> Result<()> {
    let pool = BrowserPool::open()?;
    println!("{:52} {:>9} {:>9}", "", "median", "slowest");
    pool.run(Engine::Chromium, "start", start).await?;
    pool.run(Engine::Chromium, "patterns", patterns).await?;
    pool.run(Engine::Chromium, "form", form).await?;
    pool.close().await;
    Ok(())
}

/// From the address to a wizard that runs, without a network in between.
async fn start(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        tab.goto("about:blank").await?;
        harness.open().await?;
        let script = "return performance.getEntriesByName('first-contentful-paint')[0].startTime";
        times.push(number(&tab.script(script, Value::Null).await?)?);
    }
    report("first paint", times, None);
    Ok(())
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
    let wish = json!({ "provider": "shrike" });
    let harness = Setup::default().session(wish).start(tab).await?;
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
