//! Interference by pages around the element: shortcuts, settings said twice, elements moved about, hosts that answer
//! oddly.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Field, Step},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::scenario::{not_in_webkit, only_chromium};

crate::scenarios![
    everywhere;
    what_is_typed_is_no_shortcut_of_the_page,
    it_keeps_everything_while_it_is_out_of_the_page_for_a_moment,
    it_goes_to_another_document_and_comes_back,
    a_held_escape_key_leaves_the_modal_settled_and_wiped: [not_in_webkit("its driver holds no key in a dialog")],
    an_open_that_nobody_waits_for_is_no_error_of_the_page,
    a_token_is_found_whatever_was_added_to_its_link,
    a_frame_is_see_through_in_a_page_of_the_other_scheme: [only_chromium("only Chromium's driver sets the scheme")],
];

pub(crate) async fn open(tab: &Tab, host: &Host) -> Result<()> {
    tab.goto(&host.address()).await?;
    tab.until("the wizard", "return heading()", Value::Null)
        .await?;
    Ok(())
}

async fn what_is_typed_is_no_shortcut_of_the_page(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    // On the way up, and on the way down.
    let script = "window.heard = [];
        for (const name of ['keydown', 'keypress', 'keyup']) for (const isCapture of [false, true]) {
            document.addEventListener(name, (event) => {
                heard.push(event.key);
                if (event.target.localName !== 'input' && ['s', '/', 'Backspace'].includes(event.key)) event.preventDefault();
            }, isCapture);
        }
        make();";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("s-acme/assets").await?;
    step.wait_for_value("s-acme/assets").await?;
    for _ in 0..7 {
        tab.key(Key::Backspace).await?;
    }
    step.wait_for_value("s-acme").await?;
    ensure!(tab.script("return heard", Value::Null).await? == json!([]));
    // What leads out is the page's too.
    tab.key(Key::Tab).await?;
    ensure!(tab.script("return heard[0]", Value::Null).await? == "Tab");
    // And once the focus is elsewhere, everything is.
    let leave = "heard.length = 0; document.querySelector('form input').focus()";
    tab.script(leave, Value::Null).await?;
    tab.type_text("s").await?;
    ensure!(tab.script("return heard[0]", Value::Null).await? == "s");
    Ok(())
}

/// At the second step, with the first answered and something in the field. By keys: a click by Firefox's driver leaves a
/// listener to the end of the page behind, with which the browser does not keep it.
pub(crate) async fn go_to_the_key(tab: &Tab, key: &str) -> Result<()> {
    let step = Step::shown(tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    tab.key(Key::Enter).await?;
    let step = Step::shown(tab, Field::ApiKey).await?;
    step.type_text(key).await
}

async fn it_keeps_everything_while_it_is_out_of_the_page_for_a_moment(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    go_to_the_key(&tab, "half").await?;
    let out = "const wizard = document.querySelector('connect-wizard');
        wizard.remove();
        await new Promise((done) => setTimeout(done, args[0]));
        document.querySelector('#b').append(wizard);";
    tab.promised(out, json!([50])).await?;
    let step = Step::shown(&tab, Field::ApiKey).await?;
    step.wait_for_value("half").await?;
    // After longer the secret is gone, and the plain answer is there.
    tab.promised(out, json!([2_500])).await?;
    let step = Step::shown(&tab, Field::ApiKey).await?;
    ensure!(step.value().await?.is_empty());
    tab.press("Back").await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.wait_for_value(ACME.subdomain).await
}

async fn it_goes_to_another_document_and_comes_back(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make({ theme: 'light' })").await?;
    open(&tab, &host).await?;
    go_to_the_key(&tab, "half").await?;
    let look = "const wizard = document.querySelector('connect-wizard');
        const color = () => wizard.ownerDocument.defaultView
            .getComputedStyle(wizard.shadowRoot.querySelector('.cw-button--primary')).backgroundColor;
        const seen = [color()];
        const frame = document.createElement('iframe');
        document.body.append(frame);
        frame.contentDocument.body.append(wizard);
        await new Promise((done) => setTimeout(done, 50));
        seen.push(color());
        document.querySelector('#b').append(wizard);
        await new Promise((done) => setTimeout(done, 50));
        seen.push(color());
        frame.remove();
        return seen;";
    let seen = tab.promised(look, Value::Null).await?;
    ensure!(seen == json!(vec!["rgb(29, 78, 216)"; 3]), "{seen}");
    let step = Step::shown(&tab, Field::ApiKey).await?;
    step.wait_for_value("half").await
}

async fn a_held_escape_key_leaves_the_modal_settled_and_wiped(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "window.told = [];
        await import('{element}/stackone-hub.js');
        window.show = () => Connect.start({ sessionToken: '{token}', apiUrl: '{backend}',
            onCancel: () => told.push('cancel'), onClose: () => told.push('close') });
        window.wizard = () => document.querySelector('connect-wizard');";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    tab.until("the host's script", "return window.show", Value::Null)
        .await?;
    for _ in 0..2 {
        tab.script("told.length = 0; show(); return true", Value::Null)
            .await?;
        Step::shown(&tab, Field::Subdomain)
            .await?
            .type_text("acm")
            .await?;
        for _ in 0..8 {
            if tab.script("return told.length > 0", Value::Null).await? == true {
                break;
            }
            tab.key(Key::Escape).await?;
        }
        let end = "return told.join() === 'cancel,close' && !wizard()";
        tab.until("the end", end, Value::Null).await?;
    }
    Ok(())
}

async fn an_open_that_nobody_waits_for_is_no_error_of_the_page(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "const { ConnectWizard } = await import('{element}/connect-wizard.js');
        ConnectWizard.open({ backend: '{backend}', token: '{token}' });";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    tab.press("Close").await?;
    let gone = "return !document.querySelector('connect-wizard')";
    tab.until("the end", gone, Value::Null).await?;
    let seen = tab
        .promised(
            "await new Promise((done) => setTimeout(done)); return recorder.errors",
            Value::Null,
        )
        .await?;
    ensure!(seen == json!([]), "{seen}");
    Ok(())
}

async fn a_token_is_found_whatever_was_added_to_its_link(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    for added in ["?utm_source=mail", "."] {
        tab.goto("about:blank").await?;
        tab.goto(&format!("{}{added}", harness.link())).await?;
        tab.until("the wizard", "return isRunning()", Value::Null)
            .await?;
    }
    let asked = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/hub/'))
        .every((one) => !one.responseStatus || one.responseStatus === 200) && !location.hash";
    tab.until("answers to a good token", asked, Value::Null)
        .await?;
    Ok(())
}

/// The page shows through the card's frame only if both have one scheme: otherwise a browser paints it white or black.
async fn a_frame_is_see_through_in_a_page_of_the_other_scheme(tab: Tab) -> Result<()> {
    let place = Host::place().await?;
    let own = format!("http://{}", place.local_addr()?);
    let harness = Setup::default()
        .settings(json!({ "frame-parents": own }))
        .start(&tab)
        .await?;
    let page = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner</title>
        <script type="module" src="host.js"></script></head><body><div id="place"></div></body></html>"#;
    let script = r#"import { frameWizard } from "{element}/frame-host.js";
        window.show = (theme) => frameWizard({ place: document.getElementById("place"), backend: "{backend}", token: "{token}", theme });"#;
    let host = Host::start_on(
        place,
        &harness,
        &[("index.html", page), ("host.js", script)],
    )?;
    for (system, theme) in [
        ("dark", "light"),
        ("light", "dark"),
        ("dark", "system"),
        ("light", "system"),
    ] {
        tab.set_scheme(system).await?;
        tab.goto(&host.address()).await?;
        tab.until("the host's script", "return window.show", Value::Null)
            .await?;
        tab.script("show(args[0]); return true", json!([theme]))
            .await?;
        let wanted = if theme == "system" {
            "light dark"
        } else {
            theme
        };
        let outer =
            "return getComputedStyle(document.querySelector('iframe')).colorScheme === args[0]";
        tab.until("the frame's scheme", outer, json!([wanted]))
            .await?;
        tab.enter_frame().await?;
        let inner = "return all('.cw-card')[0] && getComputedStyle(document.documentElement).colorScheme === args[0]";
        tab.until("the scheme in it", inner, json!([wanted]))
            .await?;
        tab.leave_frames().await?;
    }
    Ok(())
}
