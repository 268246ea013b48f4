//! Every code of the fault lab, by the way that the lab describes: its screen, its focus, its button, its events.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Connecting, Failed, fill_in},
    tab::Tab,
};
use sandbox::{
    demo::ACME,
    lab::{Act, Case},
};
use serde_json::{Value, json};

crate::scenarios![
    what_is_wrong_with_the_session,
    what_the_provider_refuses,
    what_the_backend_does_wrong,
    what_stops_on_the_way,
];

async fn what_is_wrong_with_the_session(tab: Tab) -> Result<()> {
    walk(
        tab,
        &[
            "session_missing",
            "session_expired",
            "session_forbidden",
            "integration_missing",
        ],
    )
    .await
}

async fn what_the_provider_refuses(tab: Tab) -> Result<()> {
    walk(
        tab,
        &[
            "credentials_rejected",
            "permission_denied",
            "subdomain_unknown",
            "provider_down",
        ],
    )
    .await
}

async fn what_the_backend_does_wrong(tab: Tab) -> Result<()> {
    walk(
        tab,
        &[
            "rate_limited",
            "backend_error",
            "bad_response",
            "config_invalid",
        ],
    )
    .await
}

async fn what_stops_on_the_way(tab: Tab) -> Result<()> {
    walk(
        tab,
        &["network_offline", "network_blocked", "timeout", "cancelled"],
    )
    .await
}

async fn walk(tab: Tab, codes: &[&str]) -> Result<()> {
    for code in codes {
        let case = Case::of(code).context("a case of the lab")?;
        see(&tab, case).await.with_context(|| (*code).to_owned())?;
    }
    Ok(())
}

async fn see(tab: &Tab, case: &Case) -> Result<()> {
    // Nobody waits half a minute in a test.
    let limit = if case.code == "timeout" { 2 } else { 30 };
    let setup = Setup::default()
        .faults(case.faults)
        .settings(json!({ "time-limit-seconds": limit }));
    let harness = setup.start(tab).await?;
    tab.goto("about:blank").await?;
    open(tab, &harness, case).await?;
    if case.act != Act::Open {
        let check = fill_in(tab, &ACME).await?;
        connect(tab, &check, case).await?;
    }
    let failed = Failed::arrive(tab, case.code).await?;
    tab.set_offline(false).await?;

    let (title, sentence) = failed.sentences().await?;
    ensure!(title == case.title, "the heading says {title:?}");
    ensure!(sentence == case.sentence, "the sentence says {sentence:?}");
    let buttons = failed.main_actions().await?;
    let wanted: Vec<_> = Some(case.button)
        .filter(|name| !name.is_empty())
        .into_iter()
        .collect();
    ensure!(buttons == wanted, "the main buttons are {buttons:?}");
    let errors = tab.events_named("cw-error").await?;
    // What the user stopped is no error: it has an event of its own.
    ensure!(
        case.act == Act::Cancel || errors.iter().any(|detail| detail["code"] == case.code),
        "cw-error told {errors:?}"
    );
    if !case.event.is_empty() {
        ensure!(
            !tab.events_named(case.event).await?.is_empty(),
            "there was no {}",
            case.event
        );
    }
    Ok(())
}

async fn open(tab: &Tab, harness: &Harness, case: &Case) -> Result<()> {
    if case.has_token() {
        return harness.open().await;
    }
    tab.goto(&harness.page_address()).await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    Ok(())
}

async fn connect(tab: &Tab, check: &Check, case: &Case) -> Result<()> {
    if case.act == Act::GoOffline {
        tab.set_offline(true).await?;
    }
    check.press_connect().await?;
    if case.act == Act::Cancel {
        Connecting::arrive(tab).await?.cancel().await?;
    }
    Ok(())
}
