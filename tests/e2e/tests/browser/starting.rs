//! The start of the page: what it asks for, what may keep it from starting, and that the guide can then be read.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Field, Start, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use xtask::static_files::Override;

use crate::scenario::needs_web_assembly;

crate::scenarios![
    a_first_load_is_small_and_asks_nobody_else: [
        needs_web_assembly("the script that stands in for it is outside the budget"),
    ],
    what_was_typed_before_the_program_came_is_kept: [needs_web_assembly("it holds the file back")],
    continue_pressed_before_the_program_came_is_not_lost: [needs_web_assembly("it holds the file back")],
    without_web_assembly: [needs_web_assembly("it takes WebAssembly away")],
    without_leave_to_compile: [
        needs_web_assembly("it is about leave to compile WebAssembly"),
    ],
    without_web_assembly_and_what_stands_in_for_it: [needs_web_assembly("it takes WebAssembly away")],
    without_the_wasm_file: [needs_web_assembly("the file is not fetched")],
    with_the_wasm_file_blocked: [needs_web_assembly("the file is not fetched")],
    without_the_glue: [needs_web_assembly("the file is not fetched")],
    with_half_a_wasm_file: [needs_web_assembly("the file is not fetched")],
    with_a_page_in_place_of_the_wasm_file: [needs_web_assembly("the file is not fetched")],
    a_wrong_content_type_is_forgiven_and_named: [needs_web_assembly("the file is not fetched")],
    without_a_script_that_runs,
    with_script_switched_off,
    settings_that_cannot_be_used_are_named,
];

/// All that a first load may weigh with what is fetched after it, as it goes over the wire: where `cargo xtask size`
/// stands today, which has the budgets too.
const BUDGET: i64 = 300_000;

async fn a_first_load_is_small_and_asks_nobody_else(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let asked = "return performance.getEntriesByType('resource').some((one) => one.name.includes('/hub/connectors/'))";
    tab.until("the backend to be asked", asked, Value::Null)
        .await?;
    let script = "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .map((one) => [one.name, one.encodedBodySize])";
    let loaded: Vec<(String, i64)> =
        serde_json::from_value(tab.script(script, Value::Null).await?)?;
    let own: Vec<_> = loaded
        .iter()
        .filter(|(name, _)| name.starts_with(&harness.page_address()))
        .collect();
    let backend = harness.sandbox().base_url();
    for (name, _) in &loaded {
        ensure!(
            name.starts_with(&harness.page_address()) || name.starts_with(&backend),
            "asked for {name}"
        );
        ensure!(!name.contains(".woff"), "no font is needed: {name}");
    }
    ensure!(
        own.iter()
            .any(|(name, size)| name.ends_with(".wasm") && *size > 10_000),
        "the program must be in the list: {loaded:?}"
    );
    let total: i64 = own.iter().map(|(_, size)| size).sum();
    ensure!(total <= BUDGET, "{total} bytes: {own:?}");
    Ok(())
}

/// Keeps the program back until the test lets it come.
const HOLD_PROGRAM: &str = "const send = window.fetch;
    const waiting = new Promise((resolve) => (window.letProgramCome = resolve));
    window.fetch = async (address, ...more) => {
      if (String(address).endsWith('.wasm')) await waiting;
      return send(address, ...more);
    }";

const LET_PROGRAM_COME: &str = "letProgramCome()";

/// Opens the page without its program, and types into the first step meanwhile.
async fn type_before_the_program(tab: &Tab, text: &str) -> Result<end_to_end::harness::Harness> {
    let harness = Setup::default().start(tab).await?;
    tab.before_every_page(HOLD_PROGRAM).await?;
    tab.start_going_to(&harness.link()).await?;
    let input = tab
        .element(
            "the first step's field, before the program",
            "return document.getElementById('connect-wizard-start') && field('subdomain')",
            Value::Null,
        )
        .await?;
    input.send_keys(text).await?;
    let early = "return !!document.getElementById('connect-wizard-start')";
    ensure!(
        tab.script(early, Value::Null).await? == true,
        "the program came before the typing was done"
    );
    Ok(harness)
}

async fn what_was_typed_before_the_program_came_is_kept(tab: Tab) -> Result<()> {
    let _stage = type_before_the_program(&tab, "acmecmpany").await?;
    // The caret goes back to where a letter is missing.
    tab.script("field('subdomain').setSelectionRange(5, 5)", Value::Null)
        .await?;
    tab.script(LET_PROGRAM_COME, Value::Null).await?;
    tab.until("the wizard to run", "return isRunning()", Value::Null)
        .await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.wait_for_value("acmecmpany").await?;
    step.wait_for_focus().await?;
    tab.type_text("o").await?;
    step.wait_for_value(ACME.subdomain).await?;
    step.go_on().await?;
    Step::arrive(&tab, Field::ApiKey).await?;
    Ok(())
}

async fn continue_pressed_before_the_program_came_is_not_lost(tab: Tab) -> Result<()> {
    let _stage = type_before_the_program(&tab, ACME.subdomain).await?;
    tab.key(thirtyfour::Key::Enter).await?;
    tab.script(LET_PROGRAM_COME, Value::Null).await?;
    Step::arrive(&tab, Field::ApiKey).await?;
    Ok(())
}

/// Opens a page that can't start, and checks that it says so and can be read.
async fn expect_start_error(tab: &Tab, setup: Setup, name: &str, words: &str) -> Result<()> {
    let harness = setup.start(tab).await?;
    tab.goto(&harness.link()).await?;
    let start = Start::arrive(tab, name).await?;
    let told = start.words().await?;
    ensure!(told.contains(words), "{told}");
    start.expect_guide().await?;
    let blank = "return document.querySelectorAll('#connect-wizard input').length";
    ensure!(
        tab.script(blank, Value::Null).await? == 0 || name == "waiting",
        "no form may stand there that can't be sent"
    );
    ensure!(
        name == "waiting"
            || !tab
                .text_of("return location.href", Value::Null)
                .await?
                .contains("token"),
        "the token must be gone from the address, whatever happens"
    );
    ensure!(harness.posts().await? == 0);
    Ok(())
}

/// Checks that the console has a hint for whoever serves the page.
async fn expect_hint(tab: &Tab, hint: &str) -> Result<()> {
    tab.console_until(&[hint]).await?;
    Ok(())
}

/// Links an account to the end in a page that can start no WebAssembly.
async fn link_without(tab: &Tab, setup: Setup) -> Result<()> {
    let harness = setup.start(tab).await?;
    harness.open().await?;
    let popup = fill_in(tab, &ACME).await?.connect().await?;
    let words = popup.words().await?;
    ensure!(words.contains("ClayHR is connected"), "{words}");
    let loaded = "return performance.getEntriesByType('resource').some((one) => one.name.includes('-plain-'))";
    ensure!(tab.script(loaded, Value::Null).await? == true);
    ensure!(harness.posts().await? == 1);
    Ok(())
}

async fn without_web_assembly(tab: Tab) -> Result<()> {
    tab.before_every_page("delete window.WebAssembly").await?;
    link_without(&tab, Setup::default()).await
}

async fn without_leave_to_compile(tab: Tab) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' \
        http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types 'none'";
    link_without(&tab, Setup::default().policy(policy)).await
}

async fn without_web_assembly_and_what_stands_in_for_it(tab: Tab) -> Result<()> {
    tab.before_every_page("delete window.WebAssembly").await?;
    let plain = file_of(&tab, "connect-wizard-plain-")?;
    let setup = Setup::default().file(&plain, Override::NotFound);
    expect_start_error(&tab, setup, "missing", "did not load").await
}

/// The path of the file whose name begins like this.
pub(crate) fn file_of(tab: &Tab, start: &str) -> Result<String> {
    let name = std::fs::read_dir(tab.dist())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        // Beside each file lie its compressed ones.
        .find(|name| name.starts_with(start) && !name.ends_with(".br") && !name.ends_with(".gz"));
    Ok(format!("/{}", name.context("the build has it")?))
}

async fn without_the_wasm_file(tab: Tab) -> Result<()> {
    let setup = Setup::default().file("*.wasm", Override::NotFound);
    expect_start_error(&tab, setup, "missing", "did not load").await?;
    expect_hint(&tab, "a file is missing").await
}

async fn with_the_wasm_file_blocked(tab: Tab) -> Result<()> {
    tab.set_blocked(Some("*.wasm")).await?;
    let told = expect_start_error(&tab, Setup::default(), "missing", "did not load").await;
    tab.set_blocked(None).await?;
    told
}

async fn without_the_glue(tab: Tab) -> Result<()> {
    let names = std::fs::read_to_string(tab.dist().join("program.json"))?;
    let names: Value = serde_json::from_str(&names)?;
    let glue = names["script"].as_str().context("the build has glue")?;
    let setup = Setup::default().file(&format!("/{glue}"), Override::NotFound);
    expect_start_error(&tab, setup, "missing", "did not load").await
}

async fn with_half_a_wasm_file(tab: Tab) -> Result<()> {
    let setup = Setup::default().file("*.wasm", Override::Truncated);
    expect_start_error(&tab, setup, "damaged", "is damaged").await?;
    expect_hint(&tab, "not whole").await
}

async fn with_a_page_in_place_of_the_wasm_file(tab: Tab) -> Result<()> {
    let page = "<!doctype html><title>Sign in to the hotel's network</title>";
    let setup = Setup::default().file("*.wasm", Override::Text(page.to_owned()));
    expect_start_error(&tab, setup, "damaged", "Reload the page").await
}

async fn a_wrong_content_type_is_forgiven_and_named(tab: Tab) -> Result<()> {
    let plain = Override::ContentType("application/octet-stream".to_owned());
    let harness = Setup::default().file("*.wasm", plain).start(&tab).await?;
    harness.open().await?;
    Step::shown(&tab, Field::Subdomain).await?;
    expect_hint(&tab, "application/wasm").await
}

/// A policy, an extension or a broken file keeps every script from running: nothing but style can say so then.
async fn without_a_script_that_runs(tab: Tab) -> Result<()> {
    let setup = Setup::default().file("/boot.js", Override::NotFound);
    expect_start_error(&tab, setup, "waiting", "reload the page").await
}

async fn with_script_switched_off(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let switch = |off: bool| json!({ "value": off });
    tab.cdp("Emulation.setScriptExecutionDisabled", switch(true))
        .await?;
    tab.goto(&harness.link()).await?;
    let read = tab
        .cdp(
            "Runtime.evaluate",
            json!({ "expression": "document.body.innerText", "returnByValue": true }),
        )
        .await;
    tab.cdp("Emulation.setScriptExecutionDisabled", switch(false))
        .await?;
    let text = read?["result"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    for words in [
        "JavaScript is switched off",
        "Switch it on for this page",
        "Generate API keys",
        "/rm/user/view/123456",
    ] {
        ensure!(text.contains(words), "{words:?} is not in: {text}");
    }
    ensure!(
        !text.contains("This page is still loading"),
        "one notice is enough: {text}"
    );
    Ok(())
}

async fn settings_that_cannot_be_used_are_named(tab: Tab) -> Result<()> {
    let wrong = json!({ "backend": "http://elsewhere.example", "colour": "red" });
    let harness = Setup::default().settings(wrong).start(&tab).await?;
    tab.goto(&harness.link()).await?;
    let start = Start::arrive(&tab, "settings").await?;
    let told = start.words().await?;
    ensure!(told.contains("isn't set up correctly"), "{told}");
    for key in ["config.json", "backend", "colour"] {
        ensure!(told.contains(key), "{key} is not named: {told}");
    }
    // A file that is no JSON at all.
    let setup = Setup::default().file("/config.json", Override::Text("{".to_owned()));
    let harness = setup.start(&tab).await?;
    tab.goto(&harness.link()).await?;
    let told = Start::arrive(&tab, "settings").await?.words().await?;
    ensure!(told.contains("config.json: is not JSON"), "{told}");
    Ok(())
}
