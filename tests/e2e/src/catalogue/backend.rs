//! The backend's answers: each status, pages in place of JSON, lies, and answers that are lost.
//!
//! Whatever comes, the walk ends on one screen; nothing typed is lost; one press sends credentials once; and once the
//! backend is well again the same answers link exactly one account.

use anyhow::{Context, Result, ensure};
use sandbox::demo::ACME;
use serde_json::{Value, json};

use super::Fault;
use crate::{
    engine::Engine,
    harness::{Harness, Setup},
    screens::{Failed, Form, Popup, fill_in},
    tab::Tab,
};

/// Faults that every exchange can be told to make.
const ANYWHERE: [&str; 18] = [
    "400", "401", "403", "404", "409", "422", "429:2", "500", "500_bare", "502_html", "html",
    "401_html", "403_html", "404_html", "redirect", "drop", "cut", "slow:700",
];

/// Faults that only some exchanges can make.
const OWN: [(&str, &[&str]); 4] = [
    ("settings", &["empty", "malformed"]),
    ("connectors", &["empty", "malformed"]),
    (
        "config",
        &[
            "empty",
            "malformed",
            "no_config",
            "odd_keys",
            "unknown_type",
            // A look-up that hangs: Connect asks once more.
            "slow:600000*1",
        ],
    ),
    (
        "create",
        &[
            "empty_201*1",
            "no_id*1",
            "malformed*1",
            "lost_answer*2",
            "provider:401",
            "provider:403",
            "provider:404",
            "provider:429",
            "provider:503",
        ],
    ),
];

/// The screen that an answer must lead to, where one alone is right.
const MEANS: [(&str, &str); 24] = [
    ("connectors=401", "session_expired"),
    ("connectors=403", "session_forbidden"),
    ("connectors=html", "network_blocked"),
    ("connectors=401_html", "network_blocked"),
    ("connectors=403_html", "network_blocked"),
    ("connectors=redirect", "network_blocked"),
    ("config=401_html", "network_blocked"),
    ("config=403_html", "network_blocked"),
    ("config=redirect", "network_blocked"),
    ("config=401", "session_expired"),
    ("config=html", "network_blocked"),
    ("create=401", "session_expired"),
    ("create=403", "session_forbidden"),
    ("create=401_html", "network_blocked"),
    ("create=403_html", "network_blocked"),
    ("create=redirect", "network_blocked"),
    ("create=422", "credentials_rejected"),
    ("create=429:2", "rate_limited"),
    ("create=500", "backend_error"),
    ("create=drop", "network_blocked"),
    ("create=cut", "network_blocked"),
    ("create=provider:401", "credentials_rejected"),
    ("create=provider:404", "subdomain_unknown"),
    ("create=provider:503", "provider_down"),
];

/// Counts what the page sends. A browser repeats by itself, on another connection, what got no answer at all.
const COUNT_POSTS: &str = "const send = window.fetch;
    window.posts = 0;
    window.fetch = (request, ...more) => {
      if (request instanceof Request && request.method === 'POST') window.posts += 1;
      return send(request, ...more);
    };";

pub(super) fn faults() -> Vec<Fault> {
    let mut faults = Vec::new();
    for (exchange, own) in OWN {
        for kind in ANYWHERE.iter().chain(own) {
            let fault = format!("{exchange}={kind}");
            let what = format!("{exchange} answers {kind}");
            faults.push(Fault::new("backend", what, move |tab| survive(tab, fault)));
        }
    }
    faults
}

async fn survive(tab: Tab, fault: String) -> Result<String> {
    let harness = Setup::default().faults(&fault).start(&tab).await?;
    tab.before_every_page(COUNT_POSTS).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    if fault.contains("unknown_type") {
        // A field that must be answered; of what kind, nobody knows.
        let form = Form::on(&tab);
        form.wait_for_error("theme", "Enter Office code.").await?;
        form.fill("theme", "plain").await?;
        form.connect().await?;
    }
    let script = "if (all('dialog[data-cw-dialog]')[0]?.open) return 'linked';
        return all('[data-cw-failure]')[0]?.dataset.cwFailure";
    let end = tab.until("an end", script, Value::Null).await?;
    let end = end.as_str().unwrap_or_default().to_owned();
    expect_little_was_sent(&tab).await?;
    if end == "linked" {
        Popup::arrive(&tab).await?;
        expect_one_account(&tab, &harness).await?;
        let is_settings = fault.starts_with("settings");
        let is_harmless = [
            "slow",
            "odd_keys",
            "unknown_type",
            "no_config",
            "empty",
            "malformed",
            // The browser's own repetition was answered.
            "lost_answer",
        ];
        ensure!(
            is_settings
                || is_harmless.iter().any(|kind| fault.contains(kind))
                || fault.starts_with("config"),
            "it says that an account is linked"
        );
        return Ok("links all the same".to_owned());
    }
    if let Some((_, right)) = MEANS.iter().find(|(known, _)| *known == fault) {
        // WebKit takes an answer that breaks off for a whole one.
        let is_taken_whole =
            tab.engine() == Engine::WebKit && fault.ends_with("=cut") && end == "bad_response";
        ensure!(
            end == *right || is_taken_whole,
            "says {end} in place of {right}"
        );
    }
    ensure!(
        !fault.starts_with("settings"),
        "settings that can't be read are no reason for {end}"
    );
    let failed = Failed::arrive(&tab, &end).await?;
    ensure!(
        failed.main_actions().await?.len() <= 1,
        "more than one main button"
    );
    let told = tab.events_named("cw-error").await?;
    ensure!(
        told.iter().any(|detail| detail["code"] == end.as_str()),
        "cw-error tells {told:?} where the screen says {end}"
    );
    ensure!(
        tab.events_named("cw-success").await?.is_empty(),
        "it tells of a success"
    );
    harness.set_faults(json!({})).await?;
    let check = failed.back().await.context("back to the answers")?;
    check.expect(ACME.subdomain, ACME.user_id).await?;
    check.connect().await.context("once the backend is well")?;
    expect_one_account(&tab, &harness).await?;
    Ok(format!(
        "says {end}, keeps the answers, and links once the backend is well"
    ))
}

async fn expect_little_was_sent(tab: &Tab) -> Result<()> {
    let posts = tab.script("return window.posts", Value::Null).await?;
    ensure!(
        posts.as_u64().is_some_and(|posts| posts < 2),
        "one press sent credentials {posts} times"
    );
    Ok(())
}

async fn expect_one_account(tab: &Tab, harness: &Harness) -> Result<()> {
    let accounts = harness.accounts().await?;
    ensure!(accounts.len() == 1, "{} accounts are there", accounts.len());
    let told = tab.events_named("cw-success").await?;
    ensure!(
        told.len() == 1 && told[0]["id"] == accounts[0]["id"],
        "cw-success tells {told:?}"
    );
    let errors = tab.script("return recorder.errors", Value::Null).await?;
    ensure!(errors == json!([]), "it throws into the page: {errors}");
    Ok(())
}
