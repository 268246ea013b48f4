//! The way back from the hosted page: who asks, how it ended, and nothing to anybody else.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    axe::expect_accessible,
    harness::{Harness, Setup},
    host::Host,
    screens::{Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

crate::scenarios![
    the_page_names_who_asks_and_comes_back_with_the_account,
    who_leaves_comes_back_as_cancelled,
    who_gives_up_after_a_failure_comes_back_with_its_code,
    an_address_that_is_not_listed_is_passed_over,
    a_page_that_opened_the_link_hears_how_it_ended,
    a_page_of_another_origin_hears_nothing,
    who_stays_is_not_led_away,
    it_speaks_the_wizards_language,
];

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner</title>
<script type="module" src="host.js"></script></head><body><h1>Partner</h1></body></html>"#;

const HOST: &str = r#"
window.heard = [];
window.addEventListener("message", ({ data, origin }) => heard.push([data, origin]));
window.show = (link) => void (window.opened = open(link));
"#;

/// A harness whose page may go back to a host, and that host.
async fn start(tab: &Tab, mut settings: Value, faults: &str) -> Result<(Harness, Host)> {
    let place = Host::place().await?;
    let own = format!("http://{}", place.local_addr()?);
    settings["return-origins"] = json!(["https://partner.example", own]);
    let setup = Setup::default().settings(settings).faults(faults);
    let harness = setup.start(tab).await?;
    let host = Host::start_on(place, &harness, &[("index.html", PAGE), ("host.js", HOST)])?;
    Ok((harness, host))
}

fn link(harness: &Harness, way_back: &str) -> String {
    let query = form_urlencoded(&[("return", way_back), ("state", "s&1=ü")]);
    format!(
        "{}?{query}#token={}",
        harness.page_address(),
        harness.token()
    )
}

/// As a form's query is written.
fn form_urlencoded(pairs: &[(&str, &str)]) -> String {
    let escape =
        |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}

async fn open(tab: &Tab, link: &str) -> Result<()> {
    tab.goto(link).await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    Ok(())
}

/// Waits until the tab has come back, and gives what the address carries.
async fn came_back(tab: &Tab, host: &Host) -> Result<Value> {
    let script = "return location.href.startsWith(args[0]) && document.title === 'Partner'
        && Object.fromEntries(new URLSearchParams(location.search))";
    tab.until("the way back", script, json!([host.address()]))
        .await
}

/// The host as the page writes it: without the scheme and the slash.
fn name_of(host: &Host) -> String {
    let address = host.address();
    address
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned()
}

async fn the_page_names_who_asks_and_comes_back_with_the_account(tab: Tab) -> Result<()> {
    let settings = json!({ "product-name": "Larkfield" });
    let (harness, host) = start(&tab, settings, "").await?;
    open(
        &tab,
        &link(&harness, &format!("{}?a=1&outcome=forged", host.address())),
    )
    .await?;
    let asks = format!(
        "Larkfield ({}) asks you to make this connection. You go back there at the end.",
        name_of(&host)
    );
    let above = "const said = all('.cw-return')[0];
        return words(said) === args[0] && said.compareDocumentPosition(document.getElementById('connect-wizard')) & 4";
    tab.until("who asks, above the form", above, json!([asks]))
        .await?;
    expect_accessible(&tab).await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let id = harness.accounts().await?[0]["id"].clone();
    // In the confirmation, since nothing behind it can be reached.
    let back = format!("Back to {}", name_of(&host));
    let pause = "return words(all('dialog[open] [role=status]')[0])?.endsWith('in 20 seconds.') && button(args[0])";
    tab.until("the way back in the confirmation", pause, json!([back]))
        .await?;
    expect_accessible(&tab).await?;
    tab.press(&back).await?;
    let told = came_back(&tab, &host).await?;
    let expected = json!({ "a": "1", "outcome": "linked", "account_id": id, "provider": "clayhr", "state": "s&1=ü" });
    ensure!(told == expected, "{told}");
    Ok(())
}

async fn who_leaves_comes_back_as_cancelled(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({}), "").await?;
    open(&tab, &link(&harness, &host.address())).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    tab.press(&format!("Back to {}", name_of(&host))).await?;
    let told = came_back(&tab, &host).await?;
    ensure!(
        told == json!({ "outcome": "cancelled", "state": "s&1=ü" }),
        "{told}"
    );
    Ok(())
}

async fn who_gives_up_after_a_failure_comes_back_with_its_code(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({}), "create=403").await?;
    open(&tab, &link(&harness, &host.address())).await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    let code = tab
        .until(
            "the failure",
            "return all('[data-cw-failure]')[0]?.dataset.cwFailure",
            Value::Null,
        )
        .await?;
    tab.press(&format!("Back to {}", name_of(&host))).await?;
    let told = came_back(&tab, &host).await?;
    ensure!(
        told == json!({ "outcome": "failed", "code": code, "state": "s&1=ü" }),
        "{told}"
    );
    Ok(())
}

async fn an_address_that_is_not_listed_is_passed_over(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({}), "").await?;
    let port = host
        .address()
        .replace("http://127.0.0.1", "http://localhost");
    for wanted in [
        "https://evil.example/",
        "javascript:alert(1)",
        "//partner.example/",
        &port,
    ] {
        tab.goto("about:blank").await?;
        tab.console().await?;
        open(&tab, &link(&harness, wanted)).await?;
        tab.until("the page to go on", "return isRunning()", Value::Null)
            .await?;
        tab.console_until(&["return-origins"]).await?;
        let ways = tab
            .script("return all('.cw-return').length", Value::Null)
            .await?;
        ensure!(ways == json!(0), "{wanted}: {ways}");
    }
    Ok(())
}

/// Opens the link from the host's page by script, and goes on in the window that opens.
async fn open_from(tab: &Tab, host: &Host, link: &str) -> Result<WindowHandle> {
    tab.goto(&host.address()).await?;
    tab.until("the host's script", "return window.show", Value::Null)
        .await?;
    let first = tab.driver().window().await?;
    let before = tab.driver().windows().await?;
    tab.script("show(args[0])", json!([link])).await?;
    let after = tab.driver().windows().await?;
    let opened = after.into_iter().find(|window| !before.contains(window));
    let opened = opened.context("no window has opened")?;
    tab.driver().switch_to_window(opened).await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    Ok(first)
}

/// Goes back to the page that opened the link, and returns what it has heard once the window is closed.
async fn heard_by(tab: &Tab, opener: WindowHandle) -> Result<Value> {
    tab.driver().switch_to_window(opener).await?;
    let script = "return opened.closed && heard";
    tab.until("the closed window", script, Value::Null).await
}

async fn a_page_that_opened_the_link_hears_how_it_ended(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({}), "").await?;
    let first = open_from(&tab, &host, &link(&harness, &host.address())).await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let id = harness.accounts().await?[0]["id"].clone();
    tab.press(&format!("Back to {}", name_of(&host))).await?;
    let heard = heard_by(&tab, first).await?;
    let origin = harness.page_address();
    let origin = origin.trim_end_matches('/');
    let message = json!({ "type": "cw-outcome", "version": 1, "state": "s&1=ü", "outcome": "linked", "provider": "clayhr", "accountId": id });
    ensure!(heard == json!([[message, origin]]), "{heard}");
    Ok(())
}

async fn a_page_of_another_origin_hears_nothing(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({}), "").await?;
    let first = open_from(&tab, &host, &link(&harness, "https://partner.example/")).await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    tab.press("Back to partner.example").await?;
    let heard = heard_by(&tab, first).await?;
    ensure!(heard == json!([]), "{heard}");
    Ok(())
}

async fn who_stays_is_not_led_away(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({}), "").await?;
    open(&tab, &link(&harness, &host.address())).await?;
    // Time that a test moves: the page's timers of seconds are kept, and can be run.
    tab.script(
        "const real = setTimeout; window.kept = [];
         window.setTimeout = (act, wait, ...rest) =>
           wait === 20_000 ? kept.push(act) : real(act, wait, ...rest);
         const clear = clearTimeout;
         window.clearTimeout = (timer) => (kept[timer - 1] ? (kept[timer - 1] = undefined) : clear(timer));",
        Value::Null,
    )
    .await?;
    let popup = fill_in(&tab, &ACME).await?.connect().await?;
    tab.until(
        "the pause",
        "return kept.length === 1 && button('Stay on this page')",
        Value::Null,
    )
    .await?;
    tab.press("Stay on this page").await?;
    let stays = "kept.forEach((act) => act?.()); return kept[0] === undefined && !button('Stay on this page')";
    tab.until("no pause any more", stays, Value::Null).await?;
    popup.press_close().await?;
    // Below the wizard again, and still a way back.
    tab.press(&format!("Back to {}", name_of(&host))).await?;
    came_back(&tab, &host).await?;
    Ok(())
}

async fn it_speaks_the_wizards_language(tab: Tab) -> Result<()> {
    let (harness, host) = start(&tab, json!({ "locale": "de" }), "").await?;
    open(&tab, &link(&harness, &host.address())).await?;
    let script = "return words(all('.cw-return')[0])?.startsWith(args[0]) && button(args[1])";
    let words = [
        format!("{} bittet Sie", name_of(&host)),
        format!("Zurück zu {}", name_of(&host)),
    ];
    tab.until("German", script, json!(words)).await?;
    Ok(())
}
