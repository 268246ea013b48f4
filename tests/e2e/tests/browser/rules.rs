//! Rules that a backend has for answers: checked in the page, by what is fetched for them, and never to its harm.

use std::time::Duration;

use anyhow::{Result, ensure};
use end_to_end::{harness::Setup, screens::Form, tab::Tab};
use serde_json::Value;
use xtask::static_files::Override;

crate::scenarios![
    rules_of_the_older_form,
    rules_of_the_newer_form,
    hostile_rules_and_long_answers_do_no_harm,
    a_rule_that_cannot_be_checked_is_left_to_the_backend,
    a_form_does_not_wait_for_ever_for_what_checks_it,
    what_has_no_rules_fetches_nothing_for_them,
];

const FILES: &str = "return performance.getEntriesByType('resource')
    .filter((entry) => entry.name.includes('/patterns')).length";

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
    let console = tab.console().await?;
    ensure!(
        console
            .iter()
            .any(|(_, line)| line.contains("can't be checked here") && line.contains("colour")),
        "{console:?}"
    );
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

async fn a_rule_that_cannot_be_checked_is_left_to_the_backend(tab: Tab) -> Result<()> {
    let setup = Setup::default().file("/patterns_bg.wasm", Override::NotFound);
    let (_stage, form) = Form::open(&tab, setup, "linnet", "Linnet Screening").await?;
    link_against_every_rule(&form).await?;
    let console = tab.console().await?;
    ensure!(
        console
            .iter()
            .any(|(_, line)| line.contains("validation rules are left to the backend")),
        "{console:?}"
    );
    Ok(())
}

async fn a_form_does_not_wait_for_ever_for_what_checks_it(tab: Tab) -> Result<()> {
    let never = Override::Delayed(Duration::from_secs(600));
    let setup = Setup::default().file("/patterns_bg.wasm", never);
    let (_stage, form) = Form::open(&tab, setup, "linnet", "Linnet Screening").await?;
    link_against_every_rule(&form).await?;
    Ok(())
}

async fn what_has_no_rules_fetches_nothing_for_them(tab: Tab) -> Result<()> {
    let _stage = Form::open(&tab, Setup::default(), "puffin", "Puffin Marketing").await?;
    ensure!(tab.script(FILES, Value::Null).await? == 0);
    let _stage = Form::open(&tab, Setup::default(), "linnet", "Linnet Screening").await?;
    ensure!(tab.script(FILES, Value::Null).await? == 2);
    Ok(())
}
