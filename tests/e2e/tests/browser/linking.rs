//! The way to a linked account.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Check, Field, Popup, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;

crate::scenarios![
    everywhere;
    acmecompany_is_linked_by_typing,
    the_popup_closes_by_escape_and_gives_the_focus_back,
    the_keyboard_alone_is_enough,
];

async fn acmecompany_is_linked_by_typing(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    check.expect(ACME.subdomain, ACME.user_id).await?;

    let popup = check.connect().await?;
    popup.expect_announced().await?;
    popup.expect_compact().await?;
    let words = popup.words().await?;
    ensure!(words.contains("ClayHR is connected"), "{words}");
    ensure!(words.contains(ACME.subdomain), "{words}");
    ensure!(words.contains("nothing more to do"), "{words}");
    let connected = popup.press_close().await?;
    ensure!(connected.words().await?.contains(ACME.subdomain));

    let accounts = harness.accounts().await?;
    ensure!(accounts.len() == 1, "{accounts:?}");
    ensure!(
        accounts[0]["provider"] == "clayhr" && accounts[0]["status"] == "active",
        "{accounts:?}"
    );
    let told = tab.events_named("cw-success").await?;
    ensure!(
        told == [json!({ "version": 1, "id": accounts[0]["id"], "provider": "clayhr" })],
        "{told:?}"
    );
    ensure!(tab.events_named("cw-close").await?.len() == 1);
    Ok(())
}

async fn the_popup_closes_by_escape_and_gives_the_focus_back(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let popup = fill_in(&tab, &ACME).await?.connect().await?;
    // Nothing behind it can be reached while it is open.
    for _ in 0..4 {
        tab.key(Key::Tab).await?;
        let inside = "const focused = document.activeElement;
            return focused === document.body || !!focused.closest('dialog')";
        ensure!(
            tab.script(inside, Value::Null).await? == true,
            "the focus must stay in the popup"
        );
    }
    tab_to(&tab, "Close").await?;
    popup.press_escape().await?;
    ensure!(tab.events_named("cw-close").await?.len() == 1);
    ensure!(tab.events_named("cw-success").await?.len() == 1);
    Ok(())
}

async fn the_keyboard_alone_is_enough(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let values = [ACME.subdomain, ACME.api_key, ACME.user_id];
    for (field, value) in Field::ALL.into_iter().zip(values) {
        let step = Step::shown(&tab, field).await?;
        tab_to(&tab, field.label()).await?;
        tab.type_text(value).await?;
        step.wait_for_value(value).await?;
        tab.key(Key::Enter).await?;
    }
    Check::arrive(&tab).await?;
    tab_to(&tab, "Connect").await?;
    tab.key(Key::Enter).await?;
    Popup::arrive(&tab).await?;
    tab_to(&tab, "Close").await?;
    tab.key(Key::Enter).await?;
    tab.until(
        "the popup to close",
        "return !document.querySelector('dialog[open]')",
        Value::Null,
    )
    .await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// Presses Tab until the focus is on what has this name, and checks that the focus can be seen at each stop.
pub(crate) async fn tab_to(tab: &Tab, name: &str) -> Result<()> {
    for _ in 0..20 {
        // In some browsers Tab leads through the browser's own buttons too.
        let script = "const focused = document.activeElement;
            if (!document.hasFocus()) return '';
            return focused.labels?.length ? words(focused.labels[0]) : words(focused)";
        if tab.text_of(script, Value::Null).await? == name {
            return Ok(());
        }
        tab.key(Key::Tab).await?;
        let is_seen = "const focused = document.activeElement;
            return focused === document.body || getComputedStyle(focused).outlineStyle !== 'none'";
        ensure!(
            tab.script(is_seen, Value::Null).await? == true,
            "where the focus is must be seen"
        );
    }
    anyhow::bail!("no Tab leads to {name:?}")
}
