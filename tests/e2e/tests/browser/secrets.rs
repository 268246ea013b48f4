//! Everything that must never leak, break or get lost: secrets, the page's policy, a crash, a reload.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Connecting, Field, Step, fill_in, fill_in_values},
    secrets::{INPUT, places},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    a_key_is_nowhere_but_in_its_field,
    a_key_that_is_refused_is_nowhere_but_in_its_field,
    the_search_for_secrets_finds_them,
];

/// Checks that the key stands in the field alone, and the token nowhere.
pub(crate) async fn expect_only(
    tab: &Tab,
    harness: &Harness,
    key: &str,
    wanted: &[&str],
    at: &str,
) -> Result<()> {
    let found = places(tab, &[key]).await?;
    ensure!(found == wanted, "the key, {at}: {found:?}");
    // The browser keeps the address that the page came from for the page's lifetime, and gives no way to take it away.
    let found = places(tab, &[harness.token()]).await?;
    ensure!(
        found.iter().all(|place| place == "the performance entries"),
        "the token, {at}: {found:?}"
    );
    Ok(())
}

async fn a_key_is_nowhere_but_in_its_field(tab: Tab) -> Result<()> {
    let key = ACME.api_key;
    let harness = Setup::default()
        .faults("create=slow:900")
        .start(&tab)
        .await?;
    harness.open().await?;
    expect_only(&tab, &harness, key, &[], "at the start").await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    let step = Step::arrive(&tab, Field::ApiKey).await?;
    step.type_text(key).await?;
    expect_only(&tab, &harness, key, &[INPUT], "typed").await?;
    tab.press("Show key").await?;
    expect_only(&tab, &harness, key, &[INPUT], "shown").await?;
    step.go_on().await?;
    let step = Step::arrive(&tab, Field::UserId).await?;
    expect_only(&tab, &harness, key, &[], "a step later").await?;
    step.type_text(ACME.user_id).await?;
    step.go_on().await?;
    let check = Check::arrive(&tab).await?;
    expect_only(&tab, &harness, key, &[], "at the check").await?;
    check.press_connect().await?;
    Connecting::arrive(&tab).await?;
    expect_only(&tab, &harness, key, &[], "while connecting").await?;
    let popup = end_to_end::screens::Popup::arrive(&tab).await?;
    expect_only(&tab, &harness, key, &[], "in the popup").await?;
    popup.press_close().await?;
    expect_only(&tab, &harness, key, &[], "once linked").await
}

async fn a_key_that_is_refused_is_nowhere_but_in_its_field(tab: Tab) -> Result<()> {
    let key = "canaryKey4Xw9Rm2Tq7Wb4Zn6Hc3V";
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in_values(&tab, ACME.subdomain, key, ACME.user_id).await?;
    let failed = check.connect_in_vain("credentials_rejected").await?;
    ensure!(!failed.details().await?.is_empty());
    expect_only(&tab, &harness, key, &[], "refused").await?;
    let step = failed.check_field(Field::ApiKey).await?;
    ensure!(step.value().await? == key);
    expect_only(&tab, &harness, key, &[INPUT], "to be corrected").await?;
    // The same with a token that is over, and a backend that breaks.
    for (fault, code) in [("token", "session_expired"), ("create", "backend_error")] {
        let value = if fault == "token" {
            "expired_now"
        } else {
            "500"
        };
        let mut other = Setup::default().start(&tab).await?;
        other.open_anew("").await?;
        let check = fill_in(&tab, &ACME).await?;
        other.set_faults(json!({ fault: value })).await?;
        check.connect_in_vain(code).await?;
        expect_only(&tab, &other, ACME.api_key, &[], code).await?;
    }
    Ok(())
}

/// A search that finds nothing proves nothing, unless it can find.
async fn the_search_for_secrets_finds_them(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let plant = "
        localStorage.a = args[0]; sessionStorage.a = args[0]; document.cookie = `a=${args[0]}`;
        document.body.dataset.a = args[0]; document.title = args[0]; console.info(args[0]);
        history.pushState(args[0], '', `?a=${args[0]}`); window.leaked = args[0];
        document.getElementById('connect-wizard').dispatchEvent(
          new CustomEvent('cw-step', { bubbles: true, detail: { a: args[0] } }));
        window.dispatchEvent(new ErrorEvent('error', { message: args[0] }));";
    tab.script(plant, json!(["canary-of-this-test"])).await?;
    tab.until(
        "the planted error",
        "return recorder.errors.length",
        Value::Null,
    )
    .await?;
    let found = places(&tab, &["canary-of-this-test"]).await?;
    let clean = "localStorage.clear(); sessionStorage.clear(); document.cookie = 'a=; max-age=0'";
    tab.script(clean, Value::Null).await?;
    for place in [
        "an error's text",
        "the address",
        "the attribute data-a",
        "the console",
        "the cookies",
        "the events",
        "the global leaked",
        "the local storage",
        "the markup",
        "the session storage",
        "the state of the history",
        "the tab's history",
    ] {
        ensure!(found.iter().any(|one| one == place), "{place}: {found:?}");
    }
    Ok(())
}
