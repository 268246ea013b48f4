//! The wizard in an iframe of its own origin: who may show it, and what passes between the two.

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
use tokio::net::TcpListener;

use crate::scenario::{not_in_firefox, not_in_webkit, only_chromium};

crate::scenarios![
    everywhere;
    acmecompany_is_linked_in_a_frame_without_an_origin: [not_in_webkit(NO_KEYS)],
    the_first_step_stands_in_a_frame_without_an_origin,
    a_parent_that_is_not_listed_hears_nothing,
    a_parent_that_calls_itself_another_hears_nothing: [
        only_chromium("only its log tells that the browser dropped the message"),
    ],
    a_greeting_from_elsewhere_is_not_answered: [
        not_in_firefox("its MessageEvent can't be made to come from a window of another origin"),
    ],
    shown_by_itself_it_says_what_is_wrong,
    a_frame_asks_for_a_new_token_and_goes_on: [not_in_webkit(NO_KEYS)],
    a_text_is_copied_in_a_frame_too: [
        not_in_webkit("its driver lets no page write to the clipboard"),
    ],
];

const NO_KEYS: &str = "its driver can't type into a frame without an origin";

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner</title>
<script type="module" src="host.js"></script></head><body><h1>Partner</h1><div id="place"></div></body></html>"#;

/// `show(options)` puts the frame into the page. Every message that the page gets is noted.
const SHOW: &str = r#"
import { frameWizard } from "{element}/frame-host.js";
window.heard = [];
window.addEventListener("message", ({ data, origin, ports }) => heard.push([data, origin, ports.length]));
window.show = (options) =>
  (window.framed = frameWizard({ place: document.getElementById("place"), backend: "{backend}", token: "{token}", ...options }));
"#;

/// Opens a parent's page in this place, which runs the script.
async fn open(
    tab: &Tab,
    place: TcpListener,
    setup: Setup,
    script: &str,
) -> Result<(Harness, Host)> {
    let harness = setup.start(tab).await?;
    let script = [SHOW, script].concat();
    let files = [("index.html", PAGE), ("host.js", &*script)];
    let host = Host::start_on(place, &harness, &files)?;
    tab.goto(&host.address()).await?;
    Ok((harness, host))
}

/// A frame that may be shown by another parent than the host, and whose server sends no header that says so.
fn for_another_parent() -> Setup {
    Setup::default()
        .policy("")
        .settings(json!({ "frame-parents": "https://partner.example" }))
}

/// A harness whose frame may be shown by these parents and, if asked for, by the host.
async fn start(tab: &Tab, is_listed: bool, script: &str) -> Result<(Harness, Host)> {
    let place = Host::place().await?;
    let own = format!("http://{}", place.local_addr()?);
    let mut parents = vec!["https://partner.example".to_owned()];
    if is_listed {
        parents.push(own);
    }
    let setup = Setup::default()
        .settings(json!({ "frame-parents": parents }))
        .record_frames();
    let (harness, host) = open(tab, place, setup, script).await?;
    tab.until("the host's script", "return window.show", Value::Null)
        .await?;
    Ok((harness, host))
}

async fn acmecompany_is_linked_in_a_frame_without_an_origin(tab: Tab) -> Result<()> {
    let script = "window.told = []; show({ theme: 'light', title: 'Connect ClayHR',
        onSuccess: (account) => told.push(['success', account]), onClose: () => told.push(['close']) });";
    let (harness, _host) = start(&tab, true, script).await?;
    tab.enter_frame().await?;
    let bare = "return [self.origin, location.href.includes(args[0])]";
    Step::shown(&tab, Field::Subdomain).await?;
    let seen = tab.script(bare, json!([harness.token()])).await?;
    // Sandboxed, it has no origin; and no token in its address.
    ensure!(seen == json!(["null", false]), "{seen}");
    tab.leave_frames().await?;
    // As high as what it shows: nothing is to be scrolled inside.
    let height = "const frame = document.querySelector('iframe');
        return frame.getBoundingClientRect().height > 300 && frame.title === 'Connect ClayHR' && frame.style.height !== '28rem'
            && frame.getBoundingClientRect().height";
    let first = tab.until("the frame's height", height, Value::Null).await?;
    tab.enter_frame().await?;
    let scrolls = "const page = document.scrollingElement;
        return [page.scrollHeight - page.clientHeight, page.scrollWidth - page.clientWidth]";
    let inside = tab.script(scrolls, Value::Null).await?;
    ensure!(inside == json!([0, 0]), "{inside}, {first} high");
    expect_accessible(&tab).await?;
    let storage = "try { localStorage } catch (error) { return error.name }";
    ensure!(tab.text_of(storage, Value::Null).await? == "SecurityError");
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    tab.leave_frames().await?;

    let accounts = harness.accounts().await?;
    ensure!(accounts.len() == 1, "{accounts:?}");
    let id = &accounts[0]["id"];
    tab.until("what was told", "return told.length === 2", Value::Null)
        .await?;
    let told = tab.script("return told", Value::Null).await?;
    ensure!(
        told == json!([["success", { "id": id, "provider": "clayhr" }], ["close"]]),
        "{told}"
    );
    ensure!(
        tab.events_named("cw-success").await?
            == [json!({ "version": 1, "id": id, "provider": "clayhr" })]
    );
    // One greeting is all that was ever posted, and it says nothing.
    let heard = tab.script("return heard", Value::Null).await?;
    ensure!(
        heard == json!([[{ "type": "cw-hello", "version": 1 }, "null", 1]]),
        "{heard}"
    );
    tab.goto("about:blank").await
}

/// In every engine, those too whose driver can do no more in such a frame.
async fn the_first_step_stands_in_a_frame_without_an_origin(tab: Tab) -> Result<()> {
    let (_harness, _host) = start(&tab, true, "show({});").await?;
    tab.enter_frame().await?;
    Step::shown(&tab, Field::Subdomain).await?;
    let origin = tab.text_of("return self.origin", Value::Null).await?;
    ensure!(origin == "null", "{origin}");
    tab.leave_frames().await
}

async fn a_parent_that_is_not_listed_hears_nothing(tab: Tab) -> Result<()> {
    // Its header already forbids it; here the page itself is looked at, as on a host that sends no headers.
    let place = Host::place().await?;
    let (_harness, _host) = open(&tab, place, for_another_parent(), "show({});").await?;
    tab.enter_frame().await?;
    let why = "return document.querySelector('pre')?.textContent.startsWith('frame-parents: http://127.0.0.1')
        && !document.querySelector('connect-wizard')";
    tab.until("what is wrong", why, Value::Null).await?;
    tab.leave_frames().await?;
    let heard = tab.script("return heard", Value::Null).await?;
    ensure!(heard == json!([]), "{heard}");
    Ok(())
}

async fn a_parent_that_calls_itself_another_hears_nothing(tab: Tab) -> Result<()> {
    let place = Host::place().await?;
    let script = "const frame = document.createElement('iframe');
         frame.src = '{element}/frame.html?parent=https%3A%2F%2Fpartner.example';
         document.body.append(frame);";
    let (_harness, _host) = open(&tab, place, for_another_parent(), script).await?;
    tab.enter_frame().await?;
    // The greeting is sent once the script has run; the browser drops it, and says so.
    tab.until(
        "the end of its script",
        "return document.adoptedStyleSheets.length === 1 && performance.getEntriesByType('resource')
            .some((one) => one.name.endsWith('config.json'))",
        Value::Null,
    )
    .await?;
    tab.leave_frames().await?;
    tab.console_until(&["postMessage"])
        .await
        .context("the browser must have refused the greeting")?;
    let heard = tab.script("return heard", Value::Null).await?;
    ensure!(heard == json!([]), "{heard}");
    Ok(())
}

/// Another frame greets as ours would, and so does the page itself; each waits for what comes over its port.
const GREET: &str = "
    window.greetFromElsewhere = async () => {
      show({ src: '/nowhere.html' });
      const got = [];
      const other = document.createElement('iframe');
      document.body.append(other);
      const greet = (source, origin) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => got.push(data);
        window.dispatchEvent(new MessageEvent('message', { data: { type: 'cw-hello', version: 1 }, source, origin, ports: [port2] }));
        return port1;
      };
      const place = location.origin;
      const mine = framed.element.contentWindow;
      greet(other.contentWindow, place);
      greet(window, place);
      greet(mine, 'https://evil.example');
      const pair = new MessageChannel();
      // All that was posted to a port before this has arrived when this has.
      const settled = new Promise((done) => (pair.port1.onmessage = done));
      pair.port2.postMessage(0);
      await settled;
      const before = got.length;
      const right = new Promise((done) => (greet(mine, place).onmessage = ({ data }) => done(data.type)));
      return [before, await right];
    };";

async fn a_greeting_from_elsewhere_is_not_answered(tab: Tab) -> Result<()> {
    let (_harness, _host) = start(&tab, true, GREET).await?;
    let greet = "return await greetFromElsewhere()";
    let seen = tab.promised(greet, Value::Null).await?;
    ensure!(seen == json!([0, "cw-set"]), "{seen}");
    Ok(())
}

async fn shown_by_itself_it_says_what_is_wrong(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    tab.goto(&format!("{}frame.html", harness.page_address()))
        .await?;
    let why = "return document.querySelector('pre')?.textContent.startsWith('frame.html: ')";
    tab.until("what is wrong", why, Value::Null).await?;
    // The words to read are the brand's own, and nothing has to be scrolled to.
    tab.set_width(320).await?;
    let look = "const page = document.scrollingElement;
        return [document.querySelector('h1').textContent, page.scrollWidth - page.clientWidth]";
    let seen = tab.script(look, Value::Null).await?;
    ensure!(
        seen == json!(["This page isn't set up correctly", 0]),
        "{seen}"
    );
    Ok(())
}

async fn a_frame_asks_for_a_new_token_and_goes_on(tab: Tab) -> Result<()> {
    let (harness, _host) = start(&tab, true, "").await?;
    let fresh = harness.new_token("").await?;
    tab.script(
        "show({ getToken: () => (window.asked = (window.asked ?? 0) + 1, args[0]) })",
        json!([fresh]),
    )
    .await?;
    tab.enter_frame().await?;
    let check = fill_in(&tab, &ACME).await?;
    harness
        .set_faults(json!({ "settings": "401", "create": "401" }))
        .await?;
    check.connect_and_close().await?;
    tab.leave_frames().await?;
    ensure!(tab.script("return asked", Value::Null).await? == 1);
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_text_is_copied_in_a_frame_too(tab: Tab) -> Result<()> {
    let (_harness, _host) = start(&tab, true, "show({});").await?;
    tab.enter_frame().await?;
    Step::shown(&tab, Field::Subdomain).await?;
    let open = "const details = all('details').find((one) => one.querySelector('button'));
        details.open = true;
        return details.querySelector('pre').textContent.length > 100";
    tab.until("the text", open, Value::Null).await?;
    // Until then the button moves, and a click may miss it.
    let settled = "return document.documentElement.scrollHeight <= innerHeight";
    tab.until("the frame to grow with it", settled, Value::Null)
        .await?;
    tab.press("Copy").await?;
    // Where a browser lets no such frame write to the clipboard, the text is selected, and the button says so.
    let word = "return button('Copied') ?? button('Selected. Copy it with your keyboard or menu.')";
    tab.until("the word", word, Value::Null).await?;
    let seen = tab.script("return recorder.errors", Value::Null).await?;
    ensure!(seen == json!([]), "{seen}");
    Ok(())
}
