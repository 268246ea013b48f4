//! Presses that come twice, answers that come late, and users who have waited long enough.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Connecting, Field, Popup, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

crate::scenarios![
    everywhere;
    a_double_click_on_connect_sends_once,
    a_double_click_on_continue_is_one_step,
    enter_twice_sends_once,
    cancel_while_the_answer_is_awaited,
    after_cancel_another_try_makes_no_second_account,
    an_answer_after_the_time_limit_is_a_timeout,
    connect_before_the_backend_has_answered_waits_for_it,
    connect_while_the_look_up_hangs_asks_once_more,
];

/// A form that is filled in, and a backend whose answer takes long enough for a second press.
async fn ready_to_connect(tab: &Tab) -> Result<(Harness, WebElement)> {
    let harness = Setup::default()
        .faults("create=slow:300")
        .start(tab)
        .await?;
    harness.open().await?;
    let connect = fill_in(tab, &ACME).await?.connect_button().await?;
    Ok((harness, connect))
}

async fn a_double_click_on_connect_sends_once(tab: Tab) -> Result<()> {
    let (harness, connect) = ready_to_connect(&tab).await?;
    tab.driver()
        .action_chain()
        .double_click_element(&connect)
        .perform()
        .await?;
    Popup::arrive(&tab).await?;
    ensure!(
        harness.posts().await? == 1,
        "{:?}",
        harness.requests().await?
    );
    ensure!(tab.events_named("cw-submit").await?.len() == 1);
    ensure!(tab.events_named("cw-success").await?.len() == 1);
    Ok(())
}

/// The second press must not be one on the button that the next step has in the same place, as here it always has.
async fn a_double_click_on_continue_is_one_step(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    for width in [1280, 360] {
        tab.goto("about:blank").await?;
        tab.set_width(width).await?;
        harness.open().await?;
        let step = Step::shown(&tab, Field::Subdomain).await?;
        step.type_text(ACME.subdomain).await?;
        let hold = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('.cw-actions > * { position: fixed; inset: auto 0 0 }');
            document.adoptedStyleSheets.push(sheet);
            return button('Continue')";
        let go_on = tab.element("Continue", hold, Value::Null).await?;
        tab.driver()
            .action_chain()
            .double_click_element(&go_on)
            .perform()
            .await?;
        Step::shown(&tab, Field::ApiKey).await?;
        let error = tab
            .script("return errorOf('apiKey') ?? ''", Value::Null)
            .await?;
        ensure!(error == "", "at {width} px: {error}");
    }
    Ok(())
}

async fn enter_twice_sends_once(tab: Tab) -> Result<()> {
    let (harness, connect) = ready_to_connect(&tab).await?;
    connect.focus().await?;
    for _ in 0..2 {
        tab.key(Key::Enter).await?;
    }
    Popup::arrive(&tab).await?;
    ensure!(
        harness.posts().await? == 1,
        "{:?}",
        harness.requests().await?
    );
    Ok(())
}

async fn cancel_while_the_answer_is_awaited(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("create=slow:60000")
        .start(&tab)
        .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    let failed = Connecting::arrive(&tab).await?.cancel().await?;
    let (title, text) = failed.sentences().await?;
    ensure!(title == "You cancelled", "{title}");
    ensure!(text.contains("your account may be linked"), "{text}");
    ensure!(tab.events_named("cw-cancel").await?.len() == 1);
    ensure!(
        tab.events_named("cw-error").await?.is_empty(),
        "to cancel is no error"
    );
    failed
        .back()
        .await?
        .expect(ACME.subdomain, ACME.user_id)
        .await
}

async fn after_cancel_another_try_makes_no_second_account(tab: Tab) -> Result<()> {
    // Where a customer has one account, the wizard looks for it. Where there may be several, looking tells nothing, and
    // only the key of the first try keeps the sandbox from making another.
    for (setup, posts) in [
        (Setup::default(), 1),
        (
            Setup::default()
                .multiple()
                .settings(json!({ "idempotency-keys": true })),
            2,
        ),
    ] {
        let setup = setup.faults("create=late_answer:60000*1");
        let harness = setup.start(&tab).await?;
        harness.open().await?;
        fill_in(&tab, &ACME).await?.press_connect().await?;
        let connecting = Connecting::arrive(&tab).await?;
        harness.wait_for_accounts(1).await?;
        connecting.cancel().await?.try_again().await?;
        ensure!(harness.accounts().await?.len() == 1);
        ensure!(
            harness.posts().await? == posts,
            "{:?}",
            harness.requests().await?
        );
    }
    Ok(())
}

async fn an_answer_after_the_time_limit_is_a_timeout(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("create=slow:60000*1")
        .settings(json!({ "time-limit-seconds": 1 }))
        .start(&tab)
        .await?;
    harness.open().await?;
    let failed = fill_in(&tab, &ACME)
        .await?
        .connect_in_vain("timeout")
        .await?;
    ensure!(failed.sentences().await?.0 == "This took too long");
    ensure!(failed.main_actions().await? == ["Try again"]);
    failed
        .back()
        .await?
        .expect(ACME.subdomain, ACME.user_id)
        .await?;
    Check::arrive(&tab).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn connect_before_the_backend_has_answered_waits_for_it(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        // Longer than it takes to fill in the form, on a busy machine too.
        .faults("config=slow:10000")
        .start(&tab)
        .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    let script = "return words(document.querySelector('#connect-wizard [role=status]'))?.startsWith('Getting ready')";
    tab.until("the word that it gets ready", script, Value::Null)
        .await?;
    Popup::arrive(&tab).await?;
    // And Cancel in that wait leads straight back: nothing was sent.
    let mut harness = harness;
    harness.open_anew("config=slow:60000").await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    tab.until("the word that it gets ready", script, Value::Null)
        .await?;
    tab.press("Cancel").await?;
    Check::arrive(&tab)
        .await?
        .expect(ACME.subdomain, ACME.user_id)
        .await?;
    ensure!(harness.posts().await? == 0);
    Ok(())
}

/// Nobody waits out the time limit of a look-up that hangs, which is longer than this test waits.
async fn connect_while_the_look_up_hangs_asks_once_more(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("config=slow:60000*1")
        .start(&tab)
        .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let requests = harness.requests().await?;
    let look_ups = requests
        .iter()
        .filter(|request| request.starts_with("GET /hub/connectors/"));
    ensure!(look_ups.count() == 2, "{requests:?}");
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}
