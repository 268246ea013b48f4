//! Interference by pages around the element: shortcuts, settings said twice, elements moved about, hosts that answer
//! oddly.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Check, Field, Step},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::static_files::Override;

use crate::{
    scenario::{needs_web_assembly, not_in_webkit, only_chromium},
    starting::file_of,
};

crate::scenarios![
    everywhere;
    what_is_typed_is_no_shortcut_of_the_page,
    a_setting_that_says_what_counts_already_changes_nothing,
    another_time_limit_counts_from_the_next_request_on,
    it_keeps_everything_while_it_is_out_of_the_page_for_a_moment,
    it_goes_to_another_document_and_comes_back,
    a_held_escape_key_leaves_the_modal_settled_and_wiped: [not_in_webkit("its driver holds no key in a dialog")],
    an_open_that_nobody_waits_for_is_no_error_of_the_page,
    a_trap_that_is_no_panic_is_told,
    it_follows_the_language_around_another_shadow_root,
    a_locale_is_understood_as_other_systems_write_it,
    a_program_that_hangs_is_told_of_and_can_be_asked_for_again: [needs_web_assembly("it holds the file back")],
    where_it_cannot_run_the_guide_can_be_read: [needs_web_assembly("it takes WebAssembly away")],
    where_it_cannot_run_the_content_of_the_page_stands: [needs_web_assembly("it takes WebAssembly away")],
    a_host_that_answers_with_its_front_page_has_no_such_file,
    attributes_that_are_no_settings_are_passed_over,
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

async fn a_setting_that_says_what_counts_already_changes_nothing(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acm").await?;
    let same = "const wizard = document.querySelector('connect-wizard');
        window.before = field('subdomain');
        wizard.setAttribute('provider', 'clayhr');
        wizard.setAttribute('time-limit-seconds', '30');
        wizard.setAttribute('hosts', 'clayhr.com, clayhr.net, bizmerlin.net');
        wizard.setAttribute('footer', '');
        wizard.setAttribute('locale', '');
        wizard.backend += '/';
        wizard.providerName = 'ClayHR';
        wizard.token = args[0];
        // As long as a change takes to be told.
        for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done));
        return [field('subdomain') === before, field('subdomain').value, hasFocus(field('subdomain'))];";
    let seen = tab.promised(same, json!([harness.token()])).await?;
    ensure!(seen == json!([true, "acm", true]), "{seen}");
    // Another value counts.
    let other = "document.querySelector('connect-wizard').setAttribute('provider-name', 'Clay'); return true";
    tab.script(other, Value::Null).await?;
    tab.until(
        "the other name",
        "return words(all('.cw-header__title')[0]) === 'Connect Clay' && field('subdomain').value === 'acm'",
        Value::Null,
    )
    .await?;
    Ok(())
}

async fn another_time_limit_counts_from_the_next_request_on(tab: Tab) -> Result<()> {
    let setup = Setup::default().faults("create=slow:60000*1");
    let harness = setup.start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acm").await?;
    let change = "window.before = field('subdomain');
        document.querySelector('connect-wizard').timeLimitSeconds = 1;
        // As long as a change takes to be told.
        for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done));
        return [field('subdomain') === before, field('subdomain').value, hasFocus(field('subdomain'))];";
    let seen = tab.promised(change, Value::Null).await?;
    ensure!(seen == json!([true, "acm", true]), "{seen}");
    step.type_text(ACME.subdomain.trim_start_matches("acm"))
        .await?;
    step.go_on().await?;
    for (field, text) in [(Field::ApiKey, ACME.api_key), (Field::UserId, ACME.user_id)] {
        let step = Step::shown(&tab, field).await?;
        step.type_text(text).await?;
        step.go_on().await?;
    }
    let check = Check::arrive(&tab).await?;
    check.connect_in_vain("timeout").await?.try_again().await?;
    ensure!(harness.accounts().await?.len() == 1);
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

/// A page is told of a trap in the program; about a trap in another program, the element says nothing.
async fn a_trap_that_is_no_panic_is_told(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "window.trap = (address) => {
            const own = performance.getEntriesByType('resource').map((one) => one.name)
                .find((name) => /connect-wizard-[\\w-]+\\.js/.test(name));
            const error = new RangeError('Maximum call stack size exceeded');
            error.stack = `${error}\\n    at go (${address ?? own}:1:1)`;
            setTimeout(() => { throw error; });
        };
        make();";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let trap = "trap(args[0]);
        await new Promise((done) => setTimeout(done, 20));
        return all('[data-cw-trouble=crashed]').length;";
    let other = "https://elsewhere.example/game.wasm";
    ensure!(tab.promised(trap, json!([other])).await? == 0);
    tab.promised(trap, json!([])).await?;
    tab.until(
        "the notice",
        "return all('[data-cw-trouble=crashed]')[0]",
        Value::Null,
    )
    .await?;
    tab.press("Start again").await?;
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

async fn it_follows_the_language_around_another_shadow_root(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "document.documentElement.lang = 'de';
        const outer = document.querySelector('#a').attachShadow({ mode: 'open' });
        outer.append(document.createElement('section'));
        const inner = outer.firstChild.attachShadow({ mode: 'open' });
        inner.append(make({}, '#b'));";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let german = "return all('.cw-card')[0]?.lang === 'de'";
    tab.until("German", german, Value::Null).await?;
    Ok(())
}

async fn a_locale_is_understood_as_other_systems_write_it(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "document.documentElement.lang = 'nl_NL'; make({ locale: '' });";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    for (locale, lang) in [
        ("", "nl"),
        ("de_DE", "de"),
        ("pt_BR", "pt"),
        ("fr_FR.UTF-8", "fr"),
    ] {
        let set = "document.querySelector('connect-wizard').setAttribute('locale', args[0])";
        tab.script(set, json!([locale])).await?;
        let shown = "return all('.cw-card')[0]?.lang === args[0]";
        tab.until(lang, shown, json!([lang])).await?;
    }
    Ok(())
}

/// Makes what takes twenty seconds take a moment, so that nobody has to wait for it.
const SHORT_PATIENCE: &str = "const later = window.setTimeout;
    window.setTimeout = (act, time, ...more) => later(act, time === 20000 ? 200 : time, ...more);";

async fn a_program_that_hangs_is_told_of_and_can_be_asked_for_again(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    tab.before_every_page(SHORT_PATIENCE).await?;
    tab.before_every_page(
        "const send = window.fetch;
         window.hangs = true;
         window.fetch = (address, ...more) =>
             window.hangs && String(address).endsWith('.wasm') ? new Promise(() => {}) : send(address, ...more);",
    )
    .await?;
    let host = Host::with_element(
        &harness,
        "",
        "make(); window.first = words(document.querySelector('connect-wizard').shadowRoot.querySelector('[role=status]'))",
    )
    .await?;
    tab.goto(&host.address()).await?;
    let slow =
        "return all('[data-cw-trouble=slow] h2')[0] && words(all('[data-cw-trouble=slow] h2')[0])";
    let told = tab.until("what is wrong", slow, Value::Null).await?;
    ensure!(told == "This is taking longer than usual", "{told}");
    tab.script("window.hangs = false", Value::Null).await?;
    tab.press("Try again").await?;
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

/// A build without the program as JavaScript, which would run where WebAssembly may not.
fn without_fallback(tab: &Tab) -> Setup {
    match file_of(tab, "connect-wizard-plain-") {
        Ok(plain) => Setup::default().file(&plain, Override::NotFound),
        Err(_) => Setup::default(),
    }
}

async fn where_it_cannot_run_the_guide_can_be_read(tab: Tab) -> Result<()> {
    let harness = without_fallback(&tab).start(&tab).await?;
    tab.before_every_page("delete window.WebAssembly").await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    tab.goto(&host.address()).await?;
    let guide = "return words(all('connect-wizard .cw-root, .cw-root')[0])";
    tab.until(
        "the guide",
        &format!("{guide}?.includes('Generate API keys')"),
        Value::Null,
    )
    .await?;
    Ok(())
}

async fn where_it_cannot_run_the_content_of_the_page_stands(tab: Tab) -> Result<()> {
    let harness = without_fallback(&tab).start(&tab).await?;
    tab.before_every_page("delete window.WebAssembly").await?;
    let script = "const wizard = make(); const own = document.createElement('p');
        own.id = 'own'; own.textContent = 'Call us'; wizard.append(own);";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    tab.until(
        "the page's own words",
        "return all('[data-cw-trouble]')[0] && document.querySelector('#own').getBoundingClientRect().height > 0",
        Value::Null,
    )
    .await?;
    Ok(())
}

async fn a_host_that_answers_with_its_front_page_has_no_such_file(tab: Tab) -> Result<()> {
    let page = || Override::Text("<!doctype html>\n<title>App</title>".to_owned());
    let harness = Setup::default()
        .file("/config.json", page())
        .file("/brand.json", page())
        .file("/notices.json", page())
        .start(&tab)
        .await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    Step::shown(&tab, Field::Subdomain).await?;
    harness.open().await?;
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

async fn attributes_that_are_no_settings_are_passed_over(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    tab.before_every_page(
        "new MutationObserver((_, observer) => {
             const root = document.getElementById('connect-wizard');
             if (!root) return;
             observer.disconnect();
             for (const name of ['testid', 'darkreader-inline-color', 'reactroot']) root.setAttribute(`data-${name}`, 'x');
             root.dataset.locale = 'de_AT';
         }).observe(document, { childList: true, subtree: true });",
    )
    .await?;
    harness.open().await?;
    let german = "return all('.cw-card')[0]?.lang === 'de'";
    tab.until("the setting among them", german, Value::Null)
        .await?;
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
