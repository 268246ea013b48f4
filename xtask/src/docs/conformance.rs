//! The conformance report: each criterion of WCAG 2.2, levels A and AA, with what checks it, as the last run of the test
//! command left it in `target/test-results.json`.
//!
//! Tests that were not run are shown as not run. The criteria and their tests stand in `docs/data/conformance.json`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::test::RESULTS;

/// The engines that a test's name may begin with, and how people call them; Chromium adds nothing to a name.
const ENGINES: [(&str, &str); 4] = [
    ("", "Chromium"),
    ("firefox::", "Firefox"),
    ("webkit::", "WebKit"),
    ("javascript::", "Chromium without WebAssembly"),
];

/// The brands with a test of their own over every screen, light and dark; the default one is in `accessibility`.
pub const BRANDS: [&str; 6] = [
    "harborline",
    "kestrel",
    "ledger",
    "meadow",
    "nocturne",
    "papaya",
];

/// The outcome of each test, by name: `passed`, `failed` or `not run`.
type Outcomes = BTreeMap<String, String>;

/// Writes the report where the site includes it.
pub fn write(root: &Path) -> Result<()> {
    let data = fs::read_to_string(root.join("docs/data/conformance.json"))?;
    let criteria: Vec<Value> = serde_json::from_str(&data).context("docs/data/conformance.json")?;
    let results = fs::read_to_string(root.join(RESULTS)).unwrap_or_default();
    let results: Value = serde_json::from_str(&results).unwrap_or_default();
    let folder = root.join("docs/.generated");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("conformance.md"), report(&criteria, &results)?)?;
    Ok(())
}

fn report(criteria: &[Value], results: &Value) -> Result<String> {
    let outcomes: Outcomes = results["tests"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, outcome)| {
            (
                name.clone(),
                outcome.as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect();
    let mut text = match results["finished"].as_str() {
        Some(finished) => format!(
            "Of the run that ended {finished}, at commit `{}`.\n\n",
            results["commit"].as_str().unwrap_or("unknown")
        ),
        None => "No run of the tests is known here: everything is shown as not run.\n\n".to_owned(),
    };
    text.push_str("## What was run\n\n| engine | tests of the screens |\n| --- | --- |\n");
    for (before, name) in ENGINES {
        let found = of(&outcomes, &format!("{before}accessibility::"));
        writeln!(text, "| {name} | {} |", said(&found))?;
    }
    text.push_str("\n| theme, light and dark | every screen, by axe |\n| --- | --- |\n");
    writeln!(
        text,
        "| default | {} |",
        said(&of(&outcomes, "accessibility::"))
    )?;
    for brand in BRANDS {
        writeln!(
            text,
            "| {brand} | {} |",
            said(&of(&outcomes, &format!("brands::{brand}_")))
        )?;
    }
    text.push_str("\n| language | screens |\n| --- | --- |\n");
    writeln!(
        text,
        "| English | {} |",
        said(&of(&outcomes, "accessibility::"))
    )?;
    for (language, test) in [
        ("Arabic, right to left", "languages::arabic_"),
        ("German", "languages::german_"),
    ] {
        writeln!(text, "| {language} | {} |", said(&of(&outcomes, test)))?;
    }
    text.push_str("| Dutch, French, Japanese, Portuguese, Spanish | not run: the same screens with other words |\n");
    text.push_str(
        "\n## Criteria\n\n| WCAG 2.2 | EN 301 549 | criterion | level | checked by | a person must judge | known gap |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for criterion in criteria {
        let cell = |key: &str| criterion[key].as_str().unwrap_or_default();
        let checked = if criterion["none"].is_string() {
            format!("does not apply: {}", cell("none"))
        } else {
            checked(criterion, &outcomes)
        };
        let id = cell("id");
        writeln!(
            text,
            "| {id} | 9.{id} | {} | {} | {checked} | {} | {} |",
            cell("name"),
            cell("level"),
            cell("person"),
            cell("gap")
        )?;
    }
    Ok(text)
}

/// The tests of a criterion, each with how it ended in each engine.
fn checked(criterion: &Value, outcomes: &Outcomes) -> String {
    let tests = criterion["tests"].as_array().into_iter().flatten();
    let lines: Vec<String> = tests
        .filter_map(Value::as_str)
        .map(|test| {
            let ends: Vec<String> = ENGINES
                .iter()
                .filter_map(|(before, engine)| {
                    let found = of(outcomes, &format!("{before}{test}"));
                    // What no browser runs has no engine.
                    let is_told = !found.is_empty() || before.is_empty();
                    is_told.then(|| format!("{engine} {}", said(&found)))
                })
                .collect();
            format!("`{test}` ({})", ends.join("; "))
        })
        .collect();
    if lines.is_empty() {
        "no test".to_owned()
    } else {
        lines.join("<br>")
    }
}

/// The outcomes of the tests whose names begin so.
fn of<'a>(outcomes: &'a Outcomes, before: &str) -> Vec<&'a str> {
    outcomes
        .range(before.to_owned()..)
        .take_while(|(name, _)| name.starts_with(before))
        .map(|(_, outcome)| outcome.as_str())
        .collect()
}

/// Several outcomes in one: all passed, or how many did not.
fn said(outcomes: &[&str]) -> String {
    let count = |wanted: &str| {
        outcomes
            .iter()
            .filter(|outcome| **outcome == wanted)
            .count()
    };
    match (count("passed"), count("failed"), count("not run")) {
        (0, 0, _) => "not run".to_owned(),
        (passed, 0, 0) => format!("passed, {passed} tests"),
        (passed, failed, skipped) => {
            format!("{passed} passed, **{failed} failed**, {skipped} not run")
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    fn criteria() -> Vec<Value> {
        let text = fs::read_to_string(root().join("docs/data/conformance.json")).expect("there");
        serde_json::from_str(&text).expect("a list")
    }

    /// Level A has 31 criteria, AA 24: those of WCAG 2.1 without 4.1.1, and the six that came.
    #[test]
    fn every_criterion_stands_there_once_and_is_checked_judged_or_does_not_apply() {
        let criteria = criteria();
        let of_level = |level: &str| criteria.iter().filter(|it| it["level"] == level).count();
        assert_eq!((of_level("A"), of_level("AA")), (31, 24));
        let mut ids: Vec<_> = criteria.iter().map(|it| it["id"].to_string()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), criteria.len());
        for criterion in &criteria {
            let is_covered = ["tests", "person", "none"]
                .iter()
                .any(|key| !criterion[*key].is_null());
            assert!(is_covered, "{criterion}");
        }
    }

    #[test]
    fn every_test_that_is_named_is_one() {
        let mut sources = String::new();
        for folder in ["tests/e2e/tests/browser", "crates/brand/tests"] {
            for entry in fs::read_dir(root().join(folder)).expect("there") {
                let path = entry.expect("an entry").path();
                if path.is_file() {
                    let module = path
                        .file_stem()
                        .expect("a name")
                        .to_string_lossy()
                        .into_owned();
                    let text = fs::read_to_string(&path).expect("a text");
                    sources.push_str(&format!("\nmodule {module}::\n{text}"));
                }
            }
        }
        for criterion in criteria() {
            for test in criterion["tests"].as_array().into_iter().flatten() {
                let test = test.as_str().expect("a name");
                let (module, name) = test.split_once("::").unwrap_or(("", test));
                let is_there = (module.is_empty()
                    || sources.contains(&format!("\nmodule {module}::")))
                    && (name.is_empty() || sources.contains(&format!("fn {name}")));
                assert!(is_there, "{}: there is no test {test}", criterion["id"]);
            }
        }
    }

    #[test]
    fn what_was_not_run_is_shown_as_not_run() {
        let criteria =
            [json!({ "id": "2.1.1", "name": "Keyboard", "level": "A", "tests": ["linking::"] })];
        let results = json!({
            "finished": "today",
            "tests": { "linking::a": "passed", "firefox::linking::a": "failed", "webkit::linking::a": "not run" },
        });
        let text = report(&criteria, &results).expect("written");
        assert!(text.contains("Chromium passed, 1 tests; Firefox 0 passed, **1 failed**, 0 not run; WebKit not run"), "{text}");
        assert!(text.contains("| kestrel | not run |"), "{text}");
        assert!(
            report(&criteria, &Value::Null)
                .expect("written")
                .contains("`linking::` (Chromium not run)")
        );
    }
}
