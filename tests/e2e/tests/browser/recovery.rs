//! A crash, a reload, a page without its link: how one goes on.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Failed, Field, Start, Step, fill_in},
    secrets::places,
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::Value;

use crate::{scenario::needs_web_assembly, secrets::expect_only};

crate::scenarios![
    after_a_crash_one_starts_again_with_what_was_no_secret,
    after_a_trap_nobody_sits_before_an_empty_box: [needs_web_assembly("it breaks the memory of WebAssembly")],
    a_reload_midway_starts_anew_and_still_links,
    a_page_without_a_link_says_so_and_goes_on_with_one,
];

/// Breaks the program when it draws next, while `window.breaks` says so: it panics, as it would on a mistake of our own,
/// where the browser refuses what no browser refuses.
pub(crate) const BREAK_WHEN_DRAWING: &str = "const copy = Node.prototype.cloneNode;
    Node.prototype.cloneNode = function (...given) {
      if (window.breaks) throw new Error('nothing can be copied');
      return copy.apply(this, given);
    };";

/// From a page that is told to break at the next screen, to its recovery panel.
async fn crash(tab: &Tab) -> Result<Harness> {
    tab.before_every_page(BREAK_WHEN_DRAWING).await?;
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
    ensure!(told.contains("Something went wrong on this page"), "{told}");
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
