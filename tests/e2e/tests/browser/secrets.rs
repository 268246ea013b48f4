//! What must never leak, break or get lost: secrets, the page's policy, a crash, a reload.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Connecting, Failed, Field, Start, Step, fill_in, fill_in_values},
    secrets::{INPUT, places},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

use crate::scenario::needs_web_assembly;

crate::scenarios![
    a_key_is_nowhere_but_in_its_field,
    a_key_that_is_refused_is_nowhere_but_in_its_field,
    the_search_for_secrets_finds_them,
    the_strict_policy_is_never_broken,
    a_broken_policy_would_be_seen,
    after_a_crash_one_starts_again_with_what_was_no_secret,
    after_a_trap_nobody_sits_before_an_empty_box: [needs_web_assembly("it breaks the memory of WebAssembly")],
    a_reload_midway_starts_anew_and_still_links,
    a_page_without_a_link_says_so_and_goes_on_with_one,
    white_label_leaves_no_vendor_in_the_page,
];

/// Checks that the key stands in the field alone, and the token nowhere.
async fn expect_only(
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

async fn the_strict_policy_is_never_broken(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().multiple().start(&tab).await?;
    harness.open().await?;
    let policy = "return (await fetch(location.pathname)).headers.get('content-security-policy')";
    let policy = tab.promised(policy, Value::Null).await?;
    for rule in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval';",
        "style-src 'self';",
        "require-trusted-types-for 'script'; trusted-types 'none'",
    ] {
        ensure!(
            policy.as_str().is_some_and(|policy| policy.contains(rule)),
            "{rule} is not in {policy}"
        );
    }
    // Through every sort of screen: an error, a paste, a failure, the popup.
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.go_on().await?;
    step.wait_for_error("Enter your company subdomain.").await?;
    step.paste("https://acmecompany.clayhr.net/rm/user/view/123456")
        .await?;
    step.wait_for_notice("Filled in").await?;
    step.go_on().await?;
    let key = Step::arrive(&tab, Field::ApiKey).await?;
    key.type_text("canaryKey4Xw9Rm2Tq7Wb4Zn6Hc3V").await?;
    key.go_on().await?;
    Step::arrive(&tab, Field::UserId).await?.go_on().await?;
    let failed = Check::arrive(&tab)
        .await?
        .connect_in_vain("credentials_rejected")
        .await?;
    expect_no_violation(&tab).await?;
    let step = failed.check_field(Field::ApiKey).await?;
    step.retype(ACME.api_key).await?;
    step.go_on().await?;
    Step::arrive(&tab, Field::UserId).await?.go_on().await?;
    Check::arrive(&tab).await?.connect_and_close().await?;
    expect_no_violation(&tab).await?;
    let styled =
        "return document.querySelectorAll('[style], style, script:not([src]):not([type])').length";
    ensure!(tab.script(styled, Value::Null).await? == 0);
    // And with a backend that breaks.
    harness.open_anew("create=502_html").await?;
    let check = fill_in(&tab, &ACME).await?;
    check.connect_in_vain("backend_error").await?;
    expect_no_violation(&tab).await
}

async fn expect_no_violation(tab: &Tab) -> Result<()> {
    let seen = tab
        .script("return [recorder.violations, recorder.errors]", Value::Null)
        .await?;
    ensure!(seen == json!([[], []]), "{seen}");
    let severe: Vec<_> = tab
        .console()
        .await?
        .into_iter()
        // A refusal is an answer with a status like any other; the browser notes each in the console.
        .filter(|(level, message)| {
            level == "SEVERE" && !message.contains("the server responded with a status")
        })
        .collect();
    ensure!(severe.is_empty(), "{severe:?}");
    Ok(())
}

/// The test above could not fail, if violations were not heard.
async fn a_broken_policy_would_be_seen(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let breach = "try { document.body.innerHTML = '<p></p>'; } catch {}
        document.querySelector('h1, h2')?.setAttribute('style', 'color: red')";
    tab.script(breach, Value::Null).await?;
    let heard =
        "return recorder.violations.some((one) => one.startsWith('require-trusted-types-for'))
        && recorder.violations.some((one) => one.startsWith('style-src'))";
    tab.until("both breaches to be heard", heard, Value::Null)
        .await?;
    Ok(())
}

/// From a page that is told to break at the next answer, to its recovery panel.
async fn crash(tab: &Tab) -> Result<Harness> {
    // A list of more entries than memory has room for: the program panics, as it would on a mistake of our own.
    let trap = "const parse = JSON.parse;
        JSON.parse = (text) => {
          const read = parse(text);
          if (window.breaks && read && read.integrations) read.integrations.length = 2 ** 32 - 1;
          return read;
        };";
    tab.before_every_page(trap).await?;
    let harness = Setup::default()
        .faults("connectors=401*1")
        .start(tab)
        .await?;
    harness.open().await?;
    let check = fill_in(tab, &ACME).await?;
    tab.script("window.breaks = true", Value::Null).await?;
    check.press_connect().await?;
    Start::arrive(tab, "crashed").await?;
    Ok(harness)
}

async fn after_a_crash_one_starts_again_with_what_was_no_secret(tab: Tab) -> Result<()> {
    let harness = crash(&tab).await?;
    let start = Start::of(&tab);
    let told = start.words().await?;
    ensure!(told.contains("Something broke on this page"), "{told}");
    start.expect_guide().await?;
    let gone = "return document.getElementById('connect-wizard').childElementCount";
    ensure!(
        tab.script(gone, Value::Null).await? == 0,
        "the dead view must be gone"
    );
    expect_only(&tab, &harness, ACME.api_key, &[], "after a crash").await?;
    ensure!(
        tab.text_of("return words(document.activeElement)", Value::Null)
            .await?
            == "Start again",
        "the focus must be where it helps"
    );
    tab.script("window.breaks = false", Value::Null).await?;
    tab.press("Start again").await?;
    // What is missing is asked for at once.
    let key = Step::shown(&tab, Field::ApiKey).await?;
    ensure!(key.value().await?.is_empty(), "the key is asked for again");
    key.type_text(ACME.api_key).await?;
    key.go_on().await?;
    let user = Step::arrive(&tab, Field::UserId).await?;
    user.wait_for_value(ACME.user_id).await?;
    user.go_on().await?;
    Check::arrive(&tab).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// Not a panic, which the program tells of itself, but memory in ruins.
async fn after_a_trap_nobody_sits_before_an_empty_box(tab: Tab) -> Result<()> {
    let hold = "const make = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = async (...given) => {
          const made = await make(...given);
          const isMemory = (exported) => exported instanceof WebAssembly.Memory;
          window.memory = Object.values(made.instance.exports).find(isMemory);
          return made;
        };";
    tab.before_every_page(hold).await?;
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acme").await?;
    tab.script("new Uint8Array(memory.buffer).fill(255)", Value::Null)
        .await?;
    step.type_text("company").await?;
    Start::arrive(&tab, "crashed").await?;
    tab.press("Start again").await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_reload_midway_starts_anew_and_still_links(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?;
    tab.driver().refresh().await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    // Nothing was kept anywhere, the link neither; the page says so, and what to do.
    let step = Step::shown(&tab, Field::Subdomain).await?;
    ensure!(step.value().await?.is_empty());
    ensure!(
        places(&tab, &[ACME.api_key, harness.token()])
            .await?
            .is_empty()
    );
    step.type_text(ACME.subdomain).await?;
    step.wait_for_value(ACME.subdomain).await?;
    tab.goto(&harness.link()).await?;
    step.wait_for_value(ACME.subdomain).await?;
    step.retype("").await?;
    step.retype(ACME.subdomain).await?;
    step.go_on().await?;
    let key = Step::arrive(&tab, Field::ApiKey).await?;
    key.type_text(ACME.api_key).await?;
    key.go_on().await?;
    let user = Step::arrive(&tab, Field::UserId).await?;
    user.type_text(ACME.user_id).await?;
    user.go_on().await?;
    Check::arrive(&tab).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_page_without_a_link_says_so_and_goes_on_with_one(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    tab.goto(&harness.page_address()).await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    let notice =
        "return words(document.body).includes('This page was opened without your personal link')";
    tab.until("the notice", notice, Value::Null).await?;
    let check = fill_in(&tab, &ACME).await?;
    let failed: Failed = check.connect_in_vain("session_missing").await?;
    ensure!(failed.sentences().await?.0 == "This page needs a link");
    tab.goto(&harness.link()).await?;
    let check = Check::arrive(&tab).await?;
    check.expect(ACME.subdomain, ACME.user_id).await?;
    check.connect().await.context("with the link")?;
    Ok(())
}

async fn white_label_leaves_no_vendor_in_the_page(tab: Tab) -> Result<()> {
    for hides in [false, true] {
        let harness = Setup::default()
            .settings(json!({ "whitelabel-hide": hides }))
            .start(&tab)
            .await?;
        harness.open().await?;
        let markup = "return document.documentElement.outerHTML.toLowerCase().includes('stackone')";
        let mut named = tab.script(markup, Value::Null).await? == true;
        let popup = fill_in(&tab, &ACME).await?.connect().await?;
        named |= tab.script(markup, Value::Null).await? == true;
        popup.press_close().await?;
        named |= tab.script(markup, Value::Null).await? == true;
        ensure!(named != hides, "hidden: {hides}, yet named: {named}");
    }
    Ok(())
}
