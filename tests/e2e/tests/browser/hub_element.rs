//! The interface that a page of the official Hub relies on: the element `<stackone-hub>`, its attributes, properties
//! and events.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    host::Host,
    screens::fill_in,
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    everywhere;
    its_events_and_callbacks_are_the_official_ones,
    its_attributes_count_whenever_they_are_set,
    connect_start_opens_over_the_page_and_tells_when_it_is_left,
];

/// As the official bundle is loaded: a classic script, and the element in the page's own text.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner</title>
<script src="{element}/stackone-hub.js"></script><script src="{element}/stackone-hub.js"></script></head>
<body><h1>Partner</h1><stackone-hub id="hub" token="{token}" base-url="{backend}" height="600px"></stackone-hub>
<script src="host.js"></script></body></html>"#;

async fn start(tab: &Tab, script: &str) -> Result<(Harness, Host)> {
    let harness = Setup::default().start(tab).await?;
    let host = Host::start(&harness, &[("index.html", PAGE), ("host.js", script)]).await?;
    tab.goto(&host.address()).await?;
    Ok((harness, host))
}

async fn its_events_and_callbacks_are_the_official_ones(tab: Tab) -> Result<()> {
    let script = "window.told = [];
        for (const name of ['success', 'close']) document.addEventListener(name, (event) =>
            told.push([name, event.detail, event.bubbles, event.composed, event.target.id]));
        hub.onSuccess = (account) => told.push(['onSuccess', account]);
        hub.onClose = (...all) => told.push(['onClose', all.length]);";
    let (harness, _host) = start(&tab, script).await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    tab.until("the end", "return told.length >= 4", Value::Null)
        .await?;
    let id = &harness.accounts().await?[0]["id"];
    let account = json!({ "id": id, "provider": "clayhr" });
    let told = tab.script("return told", Value::Null).await?;
    ensure!(
        told == json!([
            ["success", account, true, true, "hub"],
            ["onSuccess", account],
            ["close", null, true, true, "hub"],
            ["onClose", 0],
        ]),
        "{told}"
    );
    // Whoever reads the page's attributes finds no token.
    let seen = "return [hub.outerHTML.includes(args[0]), recorder.errors, recorder.violations]";
    let seen = tab.script(seen, json!([harness.token()])).await?;
    ensure!(seen == json!([false, [], []]), "{seen}");
    Ok(())
}

async fn its_attributes_count_whenever_they_are_set(tab: Tab) -> Result<()> {
    let (_stage, _host) = start(&tab, "").await?;
    let expect = async |what: &str, change: &str, shown: &str| -> Result<()> {
        tab.script(change, Value::Null).await?;
        tab.until(what, &format!("return {shown}"), Value::Null)
            .await?;
        Ok(())
    };
    let button = "getComputedStyle(all('.cw-button--primary')[0]).backgroundColor";
    expect(
        "a light card, whatever the system says",
        "",
        "all('.cw-button--primary')[0] && all('.cw-card')[0].dataset.cwTheme === 'light'",
    )
    .await?;
    let plain = tab
        .text_of(&format!("return {button}"), Value::Null)
        .await?;
    expect(
        "its height",
        "hub.setAttribute('height', '420px')",
        "hub.getBoundingClientRect().height === 420",
    )
    .await?;
    expect(
        "its usual height, for one that is none",
        "hub.setAttribute('height', 'tall')",
        "hub.getBoundingClientRect().height === 500",
    )
    .await?;
    expect(
        "no foot",
        "hub.setAttribute('show-footer-links', 'false')",
        "!all('.cw-footer a').some(isSeen)",
    )
    .await?;
    expect(
        "a foot, as by default",
        "hub.setAttribute('show-footer-links', 'perhaps')",
        "all('.cw-footer a').some(isSeen)",
    )
    .await?;
    expect(
        "a dark card",
        "hub.setAttribute('theme', 'dark')",
        "all('.cw-card')[0].dataset.cwTheme === 'dark'",
    )
    .await?;
    expect(
        "the theme's own colour",
        "hub.themeObject = { colors: { light: { brand: '#aa0000' }, dark: { brand: '#ffcc00' } } }",
        &format!("{button} === 'rgb(255, 204, 0)'"),
    )
    .await?;
    // A theme ends with the one that is set after it.
    expect(
        "the light card as it was",
        "hub.themeObject = undefined; hub.setAttribute('theme', 'no such theme')",
        &format!("all('.cw-card')[0].dataset.cwTheme === 'light' && {button} === '{plain}'"),
    )
    .await
}

async fn connect_start_opens_over_the_page_and_tells_when_it_is_left(tab: Tab) -> Result<()> {
    let script = "hub.remove(); window.told = [];
        window.show = () => Connect.start({ sessionToken: '{token}', apiUrl: '{backend}',
            onSuccess: (account) => told.push(account), onCancel: () => told.push('cancel'), onClose: () => told.push('close') });
        show(); show();";
    let (harness, _host) = start(&tab, script).await?;
    // The second call was for nothing.
    let one = "return all('connect-wizard').length === 1 && heading() && isSeen(heading())";
    tab.until("one wizard", one, Value::Null).await?;
    tab.press("Close").await?;
    tab.until(
        "the end",
        "return told.join() === 'cancel,close'",
        Value::Null,
    )
    .await?;
    tab.script("told.length = 0; show()", Value::Null).await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    tab.until(
        "the popup",
        "return all('dialog[data-cw-dialog]')[0]?.open",
        Value::Null,
    )
    .await?;
    tab.press("Close").await?;
    tab.until("the end", "return told.length === 2", Value::Null)
        .await?;
    let id = &harness.accounts().await?[0]["id"];
    let told = tab.script("return told", Value::Null).await?;
    ensure!(
        told == json!([{ "id": id, "provider": "clayhr" }, "close"]),
        "{told}"
    );
    Ok(())
}
