//! Prints what was measured beside what was promised, and writes it to `docs/performance.md`.

use std::{fmt::Write, fs};

use anyhow::{Context, Result};
use end_to_end::tab::Tab;
use serde_json::json;

use crate::{
    official,
    start::{Comparison, Subject},
};

/// One line of the table: what is compared, how it is read, its unit, and what was promised of page and element as a part
/// of the official element's.
type Line = (
    &'static str,
    fn(&Subject) -> &[f64],
    &'static str,
    [Option<f64>; 2],
);

const LINES: [Line; 7] = [
    (
        "First contentful paint, slow",
        |it| &it.paint,
        "ms",
        [Some(0.12), Some(0.25)],
    ),
    (
        "Largest contentful paint (LCP), slow; good up to 2500 ms",
        |it| &it.largest,
        "ms",
        [None, None],
    ),
    (
        "Ready, slow",
        |it| &it.ready,
        "ms",
        [Some(0.25), Some(0.30)],
    ),
    (
        "Ready, unthrottled",
        |it| &it.ready_unthrottled,
        "ms",
        [Some(0.45), Some(0.45)],
    ),
    (
        "Interaction to next paint (INP), slow; good up to 200 ms",
        |it| &it.interaction,
        "ms",
        [None, None],
    ),
    (
        "Layout shift until ready (CLS), slow; good up to 0.1",
        |it| &it.shift,
        "",
        [None, None],
    ),
    (
        "Private memory of the page",
        |it| &it.memory,
        "MB",
        [Some(0.65), Some(0.65)],
    ),
];

/// Prints the comparison, and writes it down.
pub async fn write(tab: &Tab, measured: &Comparison) -> Result<()> {
    let version = tab.cdp("Browser.getVersion", json!({})).await?;
    let browser = version["product"].as_str().unwrap_or("Chromium").to_owned();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let table = table(measured);
    println!("{table}");
    let text = format!(
        "# Performance\n\n\
         Written by `cargo xtask bench`, which opens three pages in turn, seven times each after one to warm up, with \
         nothing in the browser's cache: the built page, a page that holds nothing but our element, and one that holds \
         nothing but StackOne's own element ({}, from npm). All files are served from this machine over HTTP/1.1, \
         compressed by brotli, and all three ask the same sandbox for the same ClayHR session.\n\n\
         *Slow* is what Lighthouse calls Slow 4G (150 ms, 1.6 Mbit/s down, 750 kbit/s up) with the processor four times \
         slower. *Ready* is when ours says `cw-ready`, and when the official element has an input. Memory is what belongs \
         to the browser's page processes alone, beyond that of an empty page. Figures are medians; in brackets stands the part of the official \
         element's, and what was promised of it. What counts as good for LCP, INP and CLS is what web.dev says. INP is the slowest \
         answer to a word typed into the first field and Enter. *One sentence* is a page of nothing but that and one style sheet: no page \
         of this machine's paints sooner.\n\n\
         Measured in {browser} on {processors} processors. Times depend on the machine, and what else it does; the parts \
         depend on it less.\n\n{table}",
        official::VERSION
    );
    let file = tab.workspace().root().join("docs/performance.md");
    fs::write(&file, text).context("docs/performance.md cannot be written")?;
    println!("Written to docs/performance.md");
    Ok(())
}

fn table(measured: &Comparison) -> String {
    let mut text = String::from(
        "| | our page | our element | official element | one sentence |\n| --- | ---: | ---: | ---: | ---: |\n",
    );
    for (name, read, unit, promised) in LINES {
        let official = median(read(&measured.official));
        let _ = write!(text, "| {name} |");
        for (subject, promised) in [&measured.page, &measured.element]
            .into_iter()
            .zip(promised)
        {
            let value = median(read(subject));
            let _ = write!(text, " {}", shown(value, unit));
            if official > 0.0 && !unit.is_empty() {
                let _ = write!(text, " ({:.2}", value / official);
                if let Some(promised) = promised {
                    let _ = write!(text, ", promised {promised}");
                }
                text.push(')');
            }
            text.push_str(" |");
        }
        let least = read(&measured.least);
        let least = if least.is_empty() {
            String::new()
        } else {
            let value = median(least);
            format!("{} ({:.2})", shown(value, unit), value / official)
        };
        let _ = writeln!(text, " {} | {least} |", shown(official, unit));
    }
    text
}

fn shown(value: f64, unit: &str) -> String {
    match unit {
        "" => format!("{value:.3}"),
        "MB" => format!("{value:.1} MB"),
        unit => format!("{value:.0} {unit}"),
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
