//! A program that stops, does not come or cannot run: the words about it, and what stands in its place.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Field, Step},
    tab::Tab,
};
use serde_json::{Value, json};
use xtask::static_files::Override;

use crate::{scenario::needs_web_assembly, starting::file_of, surroundings::open};

crate::scenarios![
    everywhere;
    a_trap_that_is_no_panic_is_told,
    a_program_that_hangs_is_told_of_and_can_be_asked_for_again: [needs_web_assembly("it holds the file back")],
    where_it_cannot_run_the_guide_can_be_read: [needs_web_assembly("it takes WebAssembly away")],
    where_it_cannot_run_the_content_of_the_page_stands: [needs_web_assembly("it takes WebAssembly away")],
    a_host_that_answers_with_its_front_page_has_no_such_file,
];

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
        return all('[data-cw-error=crashed]').length;";
    let other = "https://elsewhere.example/game.wasm";
    ensure!(tab.promised(trap, json!([other])).await? == 0);
    tab.promised(trap, json!([])).await?;
    tab.until(
        "the notice",
        "return all('[data-cw-error=crashed]')[0]",
        Value::Null,
    )
    .await?;
    tab.press("Start again").await?;
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

const SHORT_TIMEOUT: &str = "const later = window.setTimeout;
    window.setTimeout = (act, time, ...more) => later(act, time === 20000 ? 200 : time, ...more);";

async fn a_program_that_hangs_is_told_of_and_can_be_asked_for_again(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    tab.before_every_page(SHORT_TIMEOUT).await?;
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
        "return all('[data-cw-error=slow] h2')[0] && words(all('[data-cw-error=slow] h2')[0])";
    let told = tab.until("what is wrong", slow, Value::Null).await?;
    ensure!(told == "This is taking longer than usual", "{told}");
    tab.script("window.hangs = false", Value::Null).await?;
    tab.press("Try again").await?;
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

/// A page is told of a trap in the program; about a trap in another program, the element says nothing.
/// Makes what takes twenty seconds take a moment, so that nobody has to wait for it.
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
        "return all('[data-cw-error]')[0] && document.querySelector('#own').getBoundingClientRect().height > 0",
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
