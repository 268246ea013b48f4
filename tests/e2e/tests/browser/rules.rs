//! Rules that a backend has for answers: checked in the page, by what is fetched for them, and never to its harm.

use std::time::Duration;

use anyhow::{Result, ensure};
use end_to_end::{engine::Engine, harness::Setup, screens::Form, tab::Tab};
use serde_json::Value;
use xtask::static_files::Override;

use crate::scenario::needs_web_assembly;

crate::scenarios![
    rules_of_the_older_form,
    rules_of_the_newer_form,
    hostile_rules_and_long_answers_do_no_harm,
    a_rule_that_cannot_be_checked_is_left_to_the_backend,
    a_form_does_not_wait_for_ever_for_what_checks_it,
    rules_that_come_late_hold_for_what_was_typed_before: [
        needs_web_assembly("it holds the file of WebAssembly back"),
    ],
    what_has_no_rules_fetches_nothing_for_them,
];

/// Counts the files that were fetched for rules.
const FETCHED: &str = "return performance.getEntriesByType('resource')
    .filter((entry) => entry.name.includes('/patterns')).length";

/// Holds the program that checks rules back until `arrive()` is called, and shortens the time for which a form waits for it.
const HOLD_BACK: &str = "const send = window.fetch;
    const arrival = new Promise((done) => (window.arrive = done));
    window.fetch = async (address, ...more) => {
      if (String(address).includes('patterns_bg')) await arrival;
      return send(address, ...more);
    };
    const later = window.setTimeout;
    window.setTimeout = (act, time, ...more) => later(act, time === 3000 ? 0 : time, ...more);";

/// A field, an answer that breaks its rule, what is said of it, and one that keeps it.
type Case = (&'static str, &'static str, &'static str, &'static str);

async fn each_is_told_and_mended(form: &Form, cases: &[Case]) -> Result<()> {
    for (key, wrong, ..) in cases {
        form.fill(key, wrong).await?;
    }
    form.connect().await?;
    for (key, _, sentence, right) in cases {
        form.wait_for_error(key, sentence).await?;
        form.fill(key, right).await?;
        form.wait_until_well(key).await?;
    }
    Ok(())
}

/// With answers that no rule of Linnet's allows.
async fn link_against_every_rule(form: &Form) -> Result<()> {
    for (key, text) in [
        ("address", "somewhere"),
        ("customer", "x"),
        ("key", "a-secret"),
    ] {
        form.fill(key, text).await?;
    }
    form.link().await?;
    Ok(())
}

async fn rules_of_the_older_form(tab: Tab) -> Result<()> {
    let (_stage, form) = Form::open(&tab, Setup::default(), "linnet", "Linnet Screening").await?;
    let cases = [
        (
            "address",
            "https://evil.example/?linnet.com",
            "Enter Linnet address in this format: company.linnet.com",
            "https://acme.linnet.com/start",
        ),
        (
            "customer",
            "ab-12",
            "Two capital letters, a hyphen and four digits",
            "AB-1234",
        ),
        (
            "branch",
            "1",
            "Check Branch: it is not in the format that Linnet Screening expects.",
            "12",
        ),
        ("key", "pk_1", "A key begins with lk_", "lk_a-secret"),
    ];
    each_is_told_and_mended(&form, &cases).await?;
    form.link().await?;
    Ok(())
}

async fn rules_of_the_newer_form(tab: Tab) -> Result<()> {
    let (_stage, form) = Form::open(&tab, Setup::default(), "siskin", "Siskin Messages").await?;
    let cases = [
        (
            "team",
            "Team Nest",
            "Use small letters and hyphens",
            "team-nest",
        ),
        (
            "email",
            "a@b",
            "Enter E-mail address in this format: name@company.com",
            "a@b.example",
        ),
        (
            "server",
            "siskin",
            "Enter Server address in this format: https://company.com",
            "https://siskin.example",
        ),
        (
            "resource",
            "no address",
            "Enter Resource in this format: https://company.com",
            "urn:siskin:1",
        ),
        (
            "tenant",
            "4711",
            "Enter Tenant ID in this format: 123e4567-e89b-12d3-a456-426614174000",
            "123E4567-e89b-12d3-a456-426614174000",
        ),
        (
            "since",
            "1.2.2026",
            "Enter Since in this format: 2026-01-31",
            "2026-02-01",
        ),
        (
            "until",
            "2026-02-01",
            "Enter Until in this format: 2026-01-31T09:30:00Z",
            "2026-02-01T10:00:00+02:00",
        ),
        ("key", "pk_1", "A key begins with sk_", "sk_1"),
    ];
    each_is_told_and_mended(&form, &cases).await?;
    // A format that nobody knows is no reason to refuse anything, but a developer is told.
    form.fill("colour", "anything").await?;
    form.link().await?;
    tab.console_until(&["can't be checked here, and is left to the backend: colour"])
        .await?;
    Ok(())
}

/// A browser's own matcher would be busy with the first of these until long after this test has given up.
async fn hostile_rules_and_long_answers_do_no_harm(tab: Tab) -> Result<()> {
    let (_stage, form) = Form::open(&tab, Setup::default(), "shrike", "Shrike Documents").await?;
    let long = "a".repeat(50_000);
    form.put("slow", &format!("{long}!")).await?;
    form.put("slower", &format!("{long}!")).await?;
    form.fill("broken", "whatever").await?;
    form.fill("unusual", "whatever").await?;
    form.connect().await?;
    form.wait_for_error("slow", "Only the letter a").await?;
    form.wait_for_error("slower", "Words only").await?;
    form.put("slow", &long).await?;
    form.wait_until_well("slow").await?;
    form.put("slower", &long).await?;
    form.wait_until_well("slower").await?;
    // What is no rule, and what can't be checked here, refuses nothing.
    form.link().await?;
    Ok(())
}

/// Makes what checks rules go wrong, in WebAssembly and as JavaScript.
fn without_rules(fault: Override) -> Setup {
    Setup::default()
        .file("/patterns_bg.wasm", fault.clone())
        .file("/patterns-plain.js", fault)
}

async fn a_rule_that_cannot_be_checked_is_left_to_the_backend(tab: Tab) -> Result<()> {
    let setup = without_rules(Override::NotFound);
    let (_stage, form) = Form::open(&tab, setup, "linnet", "Linnet Screening").await?;
    link_against_every_rule(&form).await?;
    tab.console_until(&["validation rules are left to the backend"])
        .await?;
    Ok(())
}

async fn a_form_does_not_wait_for_ever_for_what_checks_it(tab: Tab) -> Result<()> {
    let setup = without_rules(Override::Delayed(Duration::from_secs(600)));
    let (_stage, form) = Form::open(&tab, setup, "linnet", "Linnet Screening").await?;
    link_against_every_rule(&form).await?;
    Ok(())
}

/// On a slow line the form is there first, and its answers have been checked when the rules come.
async fn rules_that_come_late_hold_for_what_was_typed_before(tab: Tab) -> Result<()> {
    tab.before_every_page(HOLD_BACK).await?;
    let (harness, form) = Form::open(&tab, Setup::default(), "siskin", "Siskin Messages").await?;
    for (key, text) in [
        ("team", "Team Nest"),
        ("email", "a@b.example"),
        ("server", "https://siskin.example"),
        ("key", "sk_1"),
    ] {
        form.fill(key, text).await?;
    }
    tab.script("arrive()", Value::Null).await?;
    // A rule that can't be read is named as soon as there is something to read it.
    tab.console_until(&["can't be checked here, and is left to the backend: colour"])
        .await?;
    form.connect().await?;
    form.wait_for_error("team", "Use small letters and hyphens")
        .await?;
    ensure!(harness.posts().await? == 0, "nothing may be sent");
    form.fill("team", "team-nest").await?;
    form.wait_until_well("team").await?;
    form.link().await?;
    Ok(())
}

async fn what_has_no_rules_fetches_nothing_for_them(tab: Tab) -> Result<()> {
    let _stage = Form::open(&tab, Setup::default(), "puffin", "Puffin Marketing").await?;
    ensure!(tab.script(FETCHED, Value::Null).await? == 0);
    let _stage = Form::open(&tab, Setup::default(), "linnet", "Linnet Screening").await?;
    // A form waits for them, but not for ever.
    let count = if tab.engine() == Engine::JavaScript {
        1
    } else {
        2
    };
    tab.until("its files", &format!("{FETCHED} === {count}"), Value::Null)
        .await?;
    Ok(())
}
