//! The strict policy that the page runs under, and that a white label names nobody.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Check, Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    the_strict_policy_is_never_broken,
    a_broken_policy_would_be_seen,
    white_label_leaves_no_vendor_in_the_page,
];

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
