//! The element as it is moved, set anew, renewed, mounted many times, and started again.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use xtask::static_files::Override;

use crate::scenario::{needs_web_assembly, only_chromium};

crate::scenarios![
    everywhere;
    it_keeps_what_was_typed_when_it_is_moved_or_set_anew,
    an_expired_session_is_renewed_and_connect_goes_on,
    mounting_it_many_times_leaves_nothing_behind: [
        only_chromium("no other driver counts what a page holds"),
        needs_web_assembly("it measures the memory of WebAssembly"),
    ],
    it_says_what_is_missing_and_starts_again: [needs_web_assembly("it leads the file elsewhere")],
    without_its_style_sheet_it_still_looks_like_something_of_its_own,
];

async fn open(tab: &Tab, host: &Host) -> Result<()> {
    tab.goto(&host.address()).await?;
    tab.until("the wizard", "return heading()", Value::Null)
        .await?;
    Ok(())
}

async fn it_keeps_what_was_typed_when_it_is_moved_or_set_anew(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    tab.promised(
        "document.querySelector('#b').append(document.querySelector('connect-wizard'));
         await new Promise((done) => setTimeout(done));",
        Value::Null,
    )
    .await?;
    Step::shown(&tab, Field::ApiKey)
        .await?
        .type_text(ACME.api_key)
        .await?;
    tab.script(
        "document.querySelector('connect-wizard').setAttribute('product-name', 'Acme People')",
        Value::Null,
    )
    .await?;
    tab.until(
        "the new name",
        "return words(all('.cw-header__product')[0]) === 'Acme People'",
        Value::Null,
    )
    .await?;
    // Still the same step, and the user still at the field.
    let step = Step::shown(&tab, Field::ApiKey).await?;
    step.wait_for_value(ACME.api_key).await?;
    tab.until("the focus", "return hasFocus(field('apiKey'))", Value::Null)
        .await?;
    // A setting that can't be used is said, and everything comes back with a good one.
    let set = "document.querySelector('connect-wizard').setAttribute(args[0], args[1])";
    tab.script(set, json!(["idle-minutes", "soon"])).await?;
    tab.until(
        "what is wrong",
        "return all('[data-cw-error=settings]')[0]",
        Value::Null,
    )
    .await?;
    tab.script(set, json!(["idle-minutes", "20"])).await?;
    tab.script(set, json!(["locale", "de-AT"])).await?;
    tab.until(
        "German",
        "return all('.cw-card')[0]?.lang === 'de'",
        Value::Null,
    )
    .await?;
    // A new start goes on at the first answer that is missing.
    tab.until("the step after", "return field('userId')", Value::Null)
        .await?;
    Ok(())
}

async fn an_expired_session_is_renewed_and_connect_goes_on(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let fresh = harness.new_token("").await?;
    let script =
        format!("make({{ getToken: () => (window.asked = (window.asked ?? 0) + 1, '{fresh}') }})");
    let host = Host::with_element(&harness, "", &script).await?;
    open(&tab, &host).await?;
    let check = fill_in(&tab, &ACME).await?;
    harness
        .set_faults(json!({ "settings": "401", "create": "401" }))
        .await?;
    check.connect_and_close().await?;
    ensure!(tab.script("return asked", Value::Null).await? == 1);
    ensure!(tab.events_named("cw-expired").await?.len() == 1);
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn mounting_it_many_times_leaves_nothing_behind(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "").await?;
    // The program's memory, of which no page is told.
    tab.before_every_page(
        "const real = WebAssembly.instantiateStreaming;
         WebAssembly.instantiateStreaming = async (...all) => {
             const made = await real.apply(WebAssembly, all);
             window.wasmMemory = Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
             return made;
         };",
    )
    .await?;
    tab.goto(&host.address()).await?;
    tab.until("the host's script", "return window.make", Value::Null)
        .await?;
    let mount = "
        const tick = () => new Promise((done) => setTimeout(done));
        for (let count = 0; count < args[0]; count += 1) {
            const wizard = make({ token: undefined });
            while (!wizard.shadowRoot.querySelector('[data-cw-heading]')) await tick();
            wizard.remove();
            await tick(); await tick();
        }";
    let counts = async || -> Result<Vec<f64>> {
        tab.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let metrics = tab.cdp("Performance.getMetrics", json!({})).await?;
        let of = |name: &str| {
            let list = metrics["metrics"].as_array()?;
            list.iter().find(|one| one["name"] == name)?["value"].as_f64()
        };
        Ok(["JSEventListeners", "Nodes", "JSHeapUsedSize"]
            .iter()
            .filter_map(|name| of(name))
            .collect())
    };
    tab.cdp("Performance.enable", json!({})).await?;
    tab.promised(mount, json!([20])).await?;
    let before = counts().await?;
    tab.promised(mount, json!([100])).await?;
    // By now the program has as much as it will ever need.
    let memory = "return wasmMemory.buffer.byteLength";
    let program = tab.script(memory, Value::Null).await?;
    tab.promised(mount, json!([100])).await?;
    let mut after = counts().await?;
    // What the last one or two held may be let go only by a later round of the collector. What 200 left behind never is.
    for _ in 0..50 {
        if after[0] <= before[0] && after[1] <= before[1] + 2.0 && after[2] < before[2] + 200_000.0
        {
            break;
        }
        tab.promised(mount, json!([1])).await?;
        after = counts().await?;
    }
    ensure!(before.len() == 3, "{before:?}");
    ensure!(
        after[0] <= before[0] && after[1] <= before[1] + 2.0,
        "{before:?} {after:?}"
    );
    ensure!(after[2] < before[2] + 200_000.0, "{before:?} {after:?}");
    let program_after = tab.script(memory, Value::Null).await?;
    ensure!(
        program.as_u64() > Some(0) && program_after == program,
        "{program} {program_after}"
    );
    Ok(())
}

async fn it_says_what_is_missing_and_starts_again(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "
        const fetched = window.fetch;
        window.fetch = (address, ...rest) =>
            fetched(String(address).endsWith('.wasm') ? '{element}/gone.wasm' : address, ...rest);
        window.mend = () => (window.fetch = fetched);
        make()";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    let notice = "return all('[data-cw-error=missing]').some(isSeen)";
    tab.until("the notice", notice, Value::Null).await?;
    let told = tab.events_named("cw-error").await?;
    ensure!(
        told == [json!({ "version": 1, "code": "start_missing" })],
        "{told:?}"
    );
    tab.script("mend()", Value::Null).await?;
    tab.press("Start again").await?;
    Step::shown(&tab, Field::Subdomain).await?;
    Ok(())
}

async fn without_its_style_sheet_it_still_looks_like_something_of_its_own(tab: Tab) -> Result<()> {
    let setup = Setup::default().file("*.css", Override::NotFound);
    let harness = setup.start(&tab).await?;
    let host = Host::with_element(&harness, "body { color: red }", "make()").await?;
    tab.goto(&host.address()).await?;
    let look = "const notice = all('[data-cw-error=missing]')[0], style = notice && getComputedStyle(notice);
        return style && [style.borderTopWidth, style.paddingTop, style.color, style.fontFamily, notice.style.length,
            recorder.violations.length]";
    let seen = tab.until("the notice", look, Value::Null).await?;
    ensure!(
        seen == json!(["1px", "20px", "rgb(0, 0, 0)", "system-ui, sans-serif", 0, 0]),
        "{seen}"
    );
    // Once it has come, it alone counts.
    harness.end_file_faults();
    tab.press("Start again").await?;
    Step::shown(&tab, Field::Subdomain).await?;
    let sheets =
        "const { adoptedStyleSheets } = document.querySelector('connect-wizard').shadowRoot;
        return [adoptedStyleSheets.length, getComputedStyle(all('.cw-card')[0]).display]";
    let seen = tab.script(sheets, Value::Null).await?;
    ensure!(seen == json!([1, "grid"]), "{seen}");
    Ok(())
}
