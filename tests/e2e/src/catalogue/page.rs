//! The page around: policies that take something away, and hosts that meddle with what is theirs and what is not.

use anyhow::{Context, Result, ensure};
use sandbox::demo::ACME;
use serde_json::{Value, json};

use super::Fault;
use crate::{
    engine::Engine,
    harness::Setup,
    host::Host,
    screens::{Field, Start, Step, fill_in},
    tab::Tab,
};

/// Changes that a host's script makes to its page before it makes the element; an account must be linked all the same.
const MEDDLING: [(&str, &str); 13] = [
    (
        "shortcuts that it takes on the way down",
        "for (const kind of ['keydown', 'keypress', 'keyup']) document.addEventListener(kind, (event) => {
           if (!event.target.closest?.('input, textarea') && ['s', '/', 'a'].includes(event.key)) event.preventDefault();
         }, true);",
    ),
    (
        "shortcuts on keydown, unless the target is an input",
        "for (const kind of ['keydown', 'keypress', 'keyup']) document.addEventListener(kind, (event) => {
           if (event.target.closest?.('input, textarea')) return;
           if (['s', '/', 'Backspace', 'a'].includes(event.key)) event.preventDefault();
         });",
    ),
    (
        "every object has more properties",
        "Object.prototype.extra = () => 'extra'; Array.prototype.last = function () { return this.at(-1); };
         String.prototype.extra = 'extra';",
    ),
    (
        "its own Promise, fetch and JSON",
        "const { parse, stringify } = JSON; const get = window.fetch;
         JSON.parse = (text, reviver) => parse.call(JSON, text, reviver);
         JSON.stringify = (...all) => stringify.apply(JSON, all);
         window.fetch = (...all) => get(...all).then((answer) => answer);
         window.Promise = class extends Promise {};",
    ),
    (
        "a clock that stands still",
        "const now = Date.now(); Date.now = () => now;",
    ),
    (
        "frozen prototypes",
        "for (const one of [Object, Array, Function, Promise, Map, Set, String]) Object.freeze(one.prototype);",
    ),
    (
        "a listener that stops every key and click on its way up",
        "for (const kind of ['keydown', 'click', 'input', 'change', 'focusin', 'paste'])
           document.body.addEventListener(kind, (event) => event.stopPropagation());",
    ),
    (
        "an observer that puts marks on every element",
        "new MutationObserver(() => { for (const one of document.querySelectorAll('*:not([data-mark])')) one.dataset.mark = '1'; })
           .observe(document, { subtree: true, childList: true });",
    ),
    (
        "no storage",
        "for (const name of ['localStorage', 'sessionStorage'])
           Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    ),
    (
        "no clipboard, no observers of size",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); delete window.ResizeObserver;",
    ),
    (
        "odd languages",
        "document.documentElement.lang = 'xx-klingon-1'; Object.defineProperty(navigator, 'languages', { value: ['tlh', ''] });",
    ),
    (
        "a document in quirks",
        "document.documentElement.dir = 'rtl'; document.body.setAttribute('hidden', ''); document.body.removeAttribute('hidden');",
    ),
    (
        "a focus trap",
        "document.addEventListener('focusout', (event) => { if (!event.relatedTarget) event.stopImmediatePropagation(); }, true);",
    ),
];

/// Styles that pages give to every element, or to every button, in earnest or in a reset.
const RESET: &str = "* { all: unset; display: block !important; letter-spacing: 9px !important; }
    button, input { display: none !important; } connect-wizard { display: block !important; }";

/// Changes to the element while an answer stands in its field; the answer must still stand there.
const MOVES: [(&str, &str); 6] = [
    (
        "taken out and put back after 50 ms",
        "wizard.remove(); await new Promise((done) => setTimeout(done, 50)); place.append(wizard);",
    ),
    ("moved to another place", "document.querySelector('#b').append(wizard);"),
    (
        "its place is hidden and shown",
        "place.hidden = true; await new Promise((done) => setTimeout(done, 50)); place.hidden = false;",
    ),
    (
        "the host sets the same values again",
        "for (let count = 0; count < 20; count += 1) { wizard.token = wizard.token; wizard.backend = wizard.backend;
           wizard.setAttribute('theme', 'light'); }",
    ),
    (
        "a translator wraps its words",
        "const walk = document.createTreeWalker(wizard.shadowRoot, NodeFilter.SHOW_TEXT); const texts = [];
         while (walk.nextNode()) if (walk.currentNode.data.trim() && !walk.currentNode.parentElement.closest('style')) texts.push(walk.currentNode);
         for (const text of texts) { const font = document.createElement('font'); text.replaceWith(font); font.append(text); }",
    ),
    (
        "an attribute that is no setting",
        "wizard.setAttribute('data-testid', 'x'); wizard.setAttribute('data-darkreader-inline-color', 'y');",
    ),
];

pub(super) fn faults(engine: Engine) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (what, script) in MEDDLING {
        // WebKit's driver gives no value back from a page in which every object has more properties.
        if engine == Engine::WebKit && script.contains("Object.prototype.extra") {
            continue;
        }
        let what = format!("the host has {what}");
        faults.push(Fault::new("page", what, move |tab| {
            link_in(tab, "", script)
        }));
    }
    let what = "the host has a style sheet that unsets everything";
    faults.push(Fault::new("page", what, |tab| link_in(tab, RESET, "")));
    for (what, script) in MOVES {
        let what = format!("the element: {what}");
        faults.push(Fault::new("page", what, move |tab| {
            keep_answer(tab, script)
        }));
    }
    for (what, attribute) in [
        ("a mark of a test tool", "data-testid"),
        ("a mark of a dark reader", "data-darkreader-scheme"),
    ] {
        let what = format!("{what} on #connect-wizard");
        faults.push(Fault::new("page", what, move |tab| ignore(tab, attribute)));
    }
    let policies = [
        (
            "without leave to compile",
            "script-src 'self'; connect-src 'self' http://127.0.0.1:*",
        ),
        (
            "that names no backend",
            "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
        ),
        ("that lets no script run", "script-src 'none'"),
    ];
    for (what, policy) in policies {
        // Elsewhere the policy would keep out the script that watches the page.
        if policy.contains("'none'") && !engine.has_devtools() {
            continue;
        }
        let what = format!("a policy {what}");
        faults.push(Fault::new("page", what, move |tab| obey(tab, policy)));
    }
    faults
}

async fn link_in(tab: Tab, css: &str, script: &str) -> Result<String> {
    let harness = Setup::default().start(&tab).await?;
    let script = [script, "; make()"].concat();
    let host = Host::with_element(&harness, css, &script).await?;
    tab.goto(&host.address()).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    // Letters that a page likes to take for itself.
    step.type_text("s-acme/assets").await?;
    step.wait_for_value("s-acme/assets").await?;
    step.empty().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1, "no account is linked");
    Ok("every letter arrives, and an account is linked".to_owned())
}

async fn keep_answer(tab: Tab, script: &str) -> Result<String> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make({ theme: 'light' })").await?;
    tab.goto(&host.address()).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.wait_for_value(ACME.subdomain).await?;
    let whole = format!(
        "const wizard = document.querySelector('connect-wizard'); const place = wizard.parentElement; {script}"
    );
    tab.promised(&whole, Value::Null).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.wait_for_value(ACME.subdomain).await?;
    step.empty().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let errors = tab.script("return recorder.errors", Value::Null).await?;
    ensure!(errors == json!([]), "it throws into the page: {errors}");
    Ok("keeps the step and the answer, and links".to_owned())
}

async fn ignore(tab: Tab, attribute: &str) -> Result<String> {
    // As a browser's extension does it: before any script of the page.
    let script = format!(
        "new MutationObserver((_, observer) => {{
           const root = document.getElementById('connect-wizard');
           if (!root) return;
           root.setAttribute('{attribute}', 'x');
           observer.disconnect();
         }}).observe(document, {{ subtree: true, childList: true }});"
    );
    tab.before_every_page(&script).await?;
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    Ok("is ignored".to_owned())
}

async fn obey(tab: Tab, policy: &str) -> Result<String> {
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; {policy}"
    );
    let harness = Setup::default().policy(&policy).start(&tab).await?;
    tab.start_going_to(&harness.link()).await?;
    // While a script may still come, a word that it is waited for is no end.
    let passing = if policy.contains("script-src 'none'") {
        json!([])
    } else {
        json!(["loading", "waiting"])
    };
    let script = "const shown = all('[data-cw-error]').filter(isSeen).map((one) => one.dataset.cwError)
          .filter((name) => !args[0].includes(name));
        const isRead = (guide) => guide && isSeen(guide);
        return isRunning() && !shown.length ? 'it runs' : isRead(all('.cw-start__guide')[0]) && shown.join()";
    let told = tab.until("an end", script, json!([passing])).await?;
    let told = told.as_str().unwrap_or_default().to_owned();
    if told != "it runs" {
        Start::of(&tab).expect_guide().await?;
        return Ok(format!("says {told}, and the guide can be read"));
    }
    let check = fill_in(&tab, &ACME).await?;
    if policy.contains("127.0.0.1") {
        check
            .connect()
            .await
            .context("with leave to ask the backend")?;
        return Ok("runs, and links an account".to_owned());
    }
    check.connect_in_vain("network_blocked").await?;
    Ok("runs, and says network_blocked".to_owned())
}
