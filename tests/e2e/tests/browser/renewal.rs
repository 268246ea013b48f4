//! Session tokens that end, that are refused, or that are none: the host is asked for another one, and never without end.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Check, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    everywhere;
    a_press_sends_no_more_than_twice_however_often_it_is_refused,
    tokens_that_seem_to_be_over_are_not_renewed_again_and_again,
    a_dead_token_is_renewed_without_a_word,
    a_host_that_comes_after_the_program_is_asked,
    what_a_host_gives_in_place_of_a_token_is_named,
    a_token_in_quotation_marks_or_in_an_object_is_understood,
];

async fn open(tab: &Tab, host: &Host) -> Result<()> {
    tab.goto(&host.address()).await?;
    tab.until("the wizard", "return heading()", Value::Null)
        .await?;
    Ok(())
}

async fn a_press_sends_no_more_than_twice_however_often_it_is_refused(tab: Tab) -> Result<()> {
    let harness = Setup::default().faults("create=401").start(&tab).await?;
    let mut tokens = vec![harness.token().to_owned()];
    for _ in 0..6 {
        tokens.push(harness.new_token("create=401").await?);
    }
    let script = format!(
        "window.asked = 0; window.posts = 0; const tokens = {};
         const send = window.fetch;
         window.fetch = (address, options) => {{
             const request = new Request(address, options);
             if (request.method === 'POST') posts += 1;
             return send(request);
         }};
         make({{ getToken: () => tokens[(asked += 1) % tokens.length] }});",
        json!(tokens)
    );
    let host = Host::with_element(&harness, "", &script).await?;
    open(&tab, &host).await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    let failed = "return recorder.events.filter((one) => one.type === 'cw-error').length";
    for press in 1..=2 {
        tab.until("the failure", &format!("{failed} === {press}"), Value::Null)
            .await?;
        // As long as a loop would need for many more.
        let counts = "await new Promise((done) => setTimeout(done, 500)); return [asked, posts]";
        let seen = tab.promised(counts, Value::Null).await?;
        ensure!(seen == json!([press, 2 * press]), "{seen}");
        if press == 1 {
            tab.press("Back to my answers").await?;
            Check::arrive(&tab).await?.press_connect().await?;
        }
    }
    Ok(())
}

async fn tokens_that_seem_to_be_over_are_not_renewed_again_and_again(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    // A JWT is text to the sandbox, which knows none of them: nothing is sent here.
    let script = "window.asked = 0;
        const jwt = (life) => `h.${btoa(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + life, asked }))}.s`;
        make({ token: jwt(60), getToken: () => jwt(60, (asked += 1)) });
        make({ token: jwt(-1800), getToken: () => jwt(-1800, (asked += 1)) }, '#b');";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let count = "await new Promise((done) => setTimeout(done, 1000)); return asked";
    let asked = tab.promised(count, Value::Null).await?;
    ensure!(asked == 2, "{asked}");
    Ok(())
}

/// As in a page whose own script is slower than the program.
async fn a_host_that_comes_after_the_program_is_asked(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "const wizard = document.createElement('connect-wizard');
        wizard.backend = '{backend}';
        document.querySelector('#a').append(wizard);
        window.asked = 0;
        window.come = () => {
            wizard.getToken = async () => {
                asked += 1;
                return '{token}';
            };
        };";
    let host = Host::with_element(&harness, "", script).await?;
    open(&tab, &host).await?;
    let is_ready = "return recorder.events.some((one) => one.type === 'cw-ready')";
    tab.until("the program", is_ready, Value::Null).await?;
    tab.script("come()", Value::Null).await?;
    tab.until("the question", "return asked === 1", Value::Null)
        .await?;
    harness.wait_for_request("GET /hub/connectors/").await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    let asked = tab.script("return asked", Value::Null).await?;
    ensure!(asked == 1, "{asked}");
    Ok(())
}

async fn a_dead_token_is_renewed_without_a_word(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("settings=401,create=401")
        .start(&tab)
        .await?;
    let fresh = harness.new_token("").await?;
    // The host takes a moment to answer, and whoever looks on sees no failure meanwhile.
    let script = format!(
        "window.asked = 0; window.seen = [];
        const wizard = make({{ getToken: async () => {{
            asked += 1;
            await new Promise((done) => setTimeout(done, 100));
            return '{fresh}';
        }} }});
        const look = () => {{
            const shown = wizard.shadowRoot?.querySelector('[data-cw-failure]')?.dataset.cwFailure;
            if (shown) seen.push(shown);
            requestAnimationFrame(look);
        }};
        look();"
    );
    let host = Host::with_element(&harness, "", &script).await?;
    open(&tab, &host).await?;
    fill_in(&tab, &ACME).await?.connect_and_close().await?;
    let seen = tab
        .script(
            "return [asked, recorder.events.filter((one) => one.type === 'cw-error').length, seen]",
            Value::Null,
        )
        .await?;
    ensure!(seen == json!([1, 0, []]), "{seen}");
    Ok(())
}

/// An element that has no token but what this function gives.
const WITH_FUNCTION: &str = "window.makeWith = (getToken) => {
    const wizard = document.createElement('connect-wizard');
    document.querySelector('#a').append(Object.assign(wizard, { backend: '{backend}', getToken }));
};";

async fn what_a_host_gives_in_place_of_a_token_is_named(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", WITH_FUNCTION).await?;
    for (given, words) in [
        (
            "'<!doctype html><title>Log in</title>'",
            "an HTML page of 36 characters",
        ),
        ("''", "an empty text"),
        ("({ error: 'no' })", "an object"),
        ("Promise.reject(new Error('no'))", "getToken failed"),
    ] {
        tab.goto(&host.address()).await?;
        tab.until("the host's script", "return window.makeWith", Value::Null)
            .await?;
        let make = format!("makeWith(() => {given}); return true");
        tab.script(&make, Value::Null).await?;
        tab.console_until(&[words]).await.context(given)?;
        let seen = tab.script("return recorder.errors", Value::Null).await?;
        ensure!(seen == json!([]), "{given}: {seen}");
    }
    Ok(())
}

async fn a_token_in_quotation_marks_or_in_an_object_is_understood(tab: Tab) -> Result<()> {
    let harness = Setup::default().multiple().start(&tab).await?;
    let host = Host::with_element(&harness, "", WITH_FUNCTION).await?;
    for form in ["JSON.stringify(token)", "({ token })"] {
        tab.goto(&host.address()).await?;
        tab.until("the host's script", "return window.makeWith", Value::Null)
            .await?;
        let make = format!("const token = args[0]; makeWith(() => {form}); return true");
        tab.script(&make, json!([harness.token()])).await?;
        fill_in(&tab, &ACME).await?.connect_and_close().await?;
    }
    Ok(())
}
