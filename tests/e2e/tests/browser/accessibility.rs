//! Every screen, looked at by axe: light and dark, at 320 pixels and on a desk.

use anyhow::{Result, ensure};
use end_to_end::{
    axe::expect_accessible_in_every_look as expect_accessible,
    harness::Setup,
    screens::{Check, Connecting, Field, Start, Step, fill_in, fill_in_values},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use xtask::static_files::Override;

use crate::starting::file_of;

crate::scenarios![
    everywhere;
    the_steps,
    the_steps_with_what_they_say,
    from_check_to_connected,
    the_failures,
    the_page_that_can_not_start,
    the_sandboxs_own_pages,
    the_make_believe_clayhr,
];

async fn the_steps(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    for (field, value) in Field::ALL
        .into_iter()
        .zip([ACME.subdomain, ACME.api_key, ACME.user_id])
    {
        let step = Step::shown(&tab, field).await?;
        expect_accessible(&tab, field.title()).await?;
        step.type_text(value).await?;
        step.go_on().await?;
    }
    Ok(())
}

async fn the_steps_with_what_they_say(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acmecompany.clay.net").await?;
    step.go_on().await?;
    step.wait_for_error("Did you mean acmecompany.clayhr.net?")
        .await?;
    expect_accessible(&tab, "an error with a suggestion").await?;
    step.paste("https://acmecompany.clayhr.net/rm/user/view/123456")
        .await?;
    step.wait_for_notice("Filled in").await?;
    expect_accessible(&tab, "a paste that was understood").await?;
    step.go_on().await?;
    let key = Step::arrive(&tab, Field::ApiKey).await?;
    key.type_text("short-key").await?;
    tab.press("Show key").await?;
    key.wait_for_warning("This is shorter than most keys. Check that you copied all of it.")
        .await?;
    expect_accessible(&tab, "a key that is shown, with a warning").await
}

async fn from_check_to_connected(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("create=slow:60000*1")
        .start(&tab)
        .await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    expect_accessible(&tab, Check::TITLE).await?;
    check.press_connect().await?;
    let connecting = Connecting::arrive(&tab).await?;
    expect_accessible(&tab, "connecting").await?;
    let failed = connecting.cancel().await?;
    expect_accessible(&tab, "cancelled").await?;
    let popup = failed.try_again().await?;
    expect_accessible(&tab, "the popup").await?;
    popup.press_close().await?;
    expect_accessible(&tab, "connected").await
}

async fn the_failures(tab: Tab) -> Result<()> {
    let setup = Setup::default().settings(json!({ "support-contact": "mailto:help@example.com" }));
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    let wrong = "canaryKey4Xw9Rm2Tq7Wb4Zn6Hc3V";
    let check = fill_in_values(&tab, ACME.subdomain, wrong, ACME.user_id).await?;
    let failed = check.connect_in_vain("credentials_rejected").await?;
    tab.script(
        "document.querySelector('.cw-details').open = true",
        Value::Null,
    )
    .await?;
    expect_accessible(&tab, "refused, with the details open").await?;
    harness.set_faults(json!({ "create": "403" })).await?;
    failed
        .back()
        .await?
        .connect_in_vain("session_forbidden")
        .await?;
    expect_accessible(&tab, "a failure that only somebody else can mend").await
}

async fn the_page_that_can_not_start(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .file("*.wasm", Override::NotFound)
        .file(&file_of(&tab, "connect-wizard-plain-")?, Override::NotFound)
        .start(&tab)
        .await?;
    tab.goto(&harness.link()).await?;
    Start::arrive(&tab, "missing").await?;
    expect_accessible(&tab, "a file is missing").await?;
    let wrong = Setup::default().settings(json!({ "colour": "red" }));
    let harness = wrong.start(&tab).await?;
    tab.goto(&harness.link()).await?;
    Start::arrive(&tab, "settings").await?;
    expect_accessible(&tab, "wrong settings").await?;
    // The recovery panel stands in the page from the start.
    let show = "document.querySelectorAll('[data-cw-error]').forEach((one) => {
        one.hidden = one.dataset.cwError !== 'crashed'; })";
    tab.script(show, Value::Null).await?;
    Start::arrive(&tab, "crashed").await?;
    expect_accessible(&tab, "the recovery panel").await
}

/// Looks at pages of the sandbox, by path.
async fn look_at(
    tab: &Tab,
    harness: &end_to_end::harness::Harness,
    paths: &[String],
) -> Result<()> {
    for path in paths {
        tab.goto(&format!("{}{path}", harness.sandbox().base_url()))
            .await?;
        let there = tab
            .text_of("return words(document.querySelector('h1'))", Value::Null)
            .await?;
        ensure!(!there.is_empty(), "{path} has no heading");
        expect_accessible(tab, path).await?;
    }
    Ok(())
}

async fn the_sandboxs_own_pages(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let empty = ["/dashboard/accounts".to_owned()];
    look_at(&tab, &harness, &empty).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let pages = [
        "/dashboard",
        "/dashboard/accounts",
        "/sandbox",
        "/sandbox?session=1",
        "/guides/clayhr",
    ];
    look_at(&tab, &harness, &pages.map(str::to_owned)).await
}

async fn the_make_believe_clayhr(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let pages = [
        "rm/",
        "rm/user/view/123456",
        "rm/integrations",
        "rm/integrations/api-keys",
        "rm/nowhere",
    ];
    let pages = pages.map(|page| format!("/clayhr/{}/{page}", ACME.subdomain));
    look_at(&tab, &harness, &pages).await
}
