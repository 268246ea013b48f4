//! Signing in at the provider, in a window of its own: what its address holds, and all the ways in which it can end.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    poll::poll,
    screens::{Failed, Form, Popup},
    tab::Tab,
};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

/// The longest time that a browser may take to open, fill or close a window.
const LIMIT: Duration = Duration::from_secs(10);

crate::scenarios![
    everywhere;
    it_links_an_account_with_nothing_in_the_address,
    where_the_contract_leaves_no_other_way_the_address_holds_what_it_must,
    a_blocked_window_is_opened_by_a_button,
    a_window_that_was_closed_is_opened_again,
    a_window_of_which_nothing_can_be_learned_links_all_the_same,
    what_is_refused_there_is_told_here,
    it_is_cancelled_at_once,
    it_ends_after_the_minutes_that_the_host_sets,
];

/// A provider without a form: Connect leads to the sign-in.
async fn osprey(tab: &Tab, faults: &str) -> Result<(Harness, Form)> {
    let setup = Setup::default().faults(faults);
    Form::open(tab, setup, "osprey", "Osprey CRM").await
}

/// One that asks for a secret first.
async fn kestrel(tab: &Tab, faults: &str) -> Result<(Harness, Form)> {
    let setup = Setup::default().faults(faults);
    Form::open(tab, setup, "kestrel", "Kestrel Payroll").await
}

/// The page's own window, and those that it has opened.
struct Windows {
    own: WindowHandle,
    before: Vec<WindowHandle>,
}

impl Windows {
    async fn before(tab: &Tab) -> Result<Self> {
        let driver = tab.driver();
        Ok(Self {
            own: driver.window().await?,
            before: driver.windows().await?,
        })
    }

    /// Goes to the window that was opened.
    async fn enter_new(&self, tab: &Tab) -> Result<()> {
        let opened = || async {
            let windows = tab.driver().windows().await?;
            Ok(windows.into_iter().find(|one| !self.before.contains(one)))
        };
        let new = poll(LIMIT, opened).await?.context("no window opens")?;
        tab.driver().switch_to_window(new).await?;
        // A page that cuts its ties takes the place of the empty window as a whole, with every script that waits in it.
        let script = "return location.href !== 'about:blank' && document.readyState === 'complete'";
        let is_there =
            || async { Ok((tab.script(script, Value::Null).await? == true).then_some(())) };
        poll(LIMIT, is_there)
            .await?
            .context("the window stays empty")
    }

    /// Agrees in the window that was opened, and waits until the account is linked here.
    async fn allow(&self, tab: &Tab) -> Result<Popup> {
        self.enter_new(tab).await?;
        tab.press("Allow").await?;
        self.go_back(tab).await?;
        Popup::arrive(tab).await
    }

    async fn go_back(&self, tab: &Tab) -> Result<()> {
        tab.driver().switch_to_window(self.own.clone()).await?;
        Ok(())
    }

    /// A browser takes its time to close a window.
    async fn wait_until_closed(&self, tab: &Tab) -> Result<()> {
        let is_closed = || async {
            let windows = tab.driver().windows().await?;
            Ok((windows.len() <= self.before.len()).then_some(()))
        };
        poll(LIMIT, is_closed)
            .await?
            .context("the window is closed when all is done")
    }
}

async fn it_links_an_account_with_nothing_in_the_address(tab: Tab) -> Result<()> {
    let (harness, form) = kestrel(&tab, "").await?;
    form.wait_for_words("opens in a separate window").await?;
    form.fill("domain", "acme.kestrel.example").await?;
    form.fill("clientId", "an-application").await?;
    form.fill("clientSecret", "a-secret-of-the-test").await?;
    let windows = Windows::before(&tab).await?;
    form.connect().await?;
    form.wait_for_heading("Sign in to Kestrel Payroll").await?;
    windows.enter_new(&tab).await?;
    tab.press("Allow").await?;
    let address = tab.driver().current_url().await?.to_string();
    for secret in [harness.token(), "a-secret-of-the-test", "an-application"] {
        ensure!(!address.contains(secret), "{address}");
    }
    windows.go_back(&tab).await?;
    let popup = Popup::arrive(&tab).await?;
    let words = popup.words().await?;
    ensure!(words.contains("Kestrel Payroll is connected"), "{words}");
    windows.wait_until_closed(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn where_the_contract_leaves_no_other_way_the_address_holds_what_it_must(
    tab: Tab,
) -> Result<()> {
    let (harness, form) = kestrel(&tab, "attempt=no_url").await?;
    form.fill("domain", "acme.kestrel.example").await?;
    form.fill("clientId", "an-application").await?;
    form.fill("clientSecret", "a secret & more").await?;
    let windows = Windows::before(&tab).await?;
    form.connect().await?;
    windows.enter_new(&tab).await?;
    tab.until("the question", "return button('Allow')", Value::Null)
        .await?;
    let script = "return Object.fromEntries(new URLSearchParams(location.search))";
    let sent = tab.script(script, Value::Null).await?;
    for (key, value) in [
        ("token", harness.token()),
        ("domain", "acme.kestrel.example"),
        ("clientId", "an-application"),
        ("clientSecret", "a secret & more"),
    ] {
        ensure!(sent[key] == value, "{key} in {sent}");
    }
    tab.press("Allow").await?;
    windows.go_back(&tab).await?;
    Popup::arrive(&tab).await?;
    windows.wait_until_closed(&tab).await
}

async fn a_blocked_window_is_opened_by_a_button(tab: Tab) -> Result<()> {
    // A browser that lets no window open, until it is asked a second time.
    tab.before_every_page(
        "const open = window.open; window.open = () => { window.open = open; return null }",
    )
    .await?;
    let (harness, form) = osprey(&tab, "").await?;
    let windows = Windows::before(&tab).await?;
    form.connect().await?;
    form.wait_for_heading("Your browser blocked the sign-in window")
        .await?;
    let told = tab.events_named("cw-error").await?;
    ensure!(
        told == [json!({ "version": 1, "code": "popup_blocked" })],
        "{told:?}"
    );
    ensure!(tab.driver().windows().await?.len() == windows.before.len());
    tab.press("Open the window").await?;
    let popup = windows.allow(&tab).await?;
    ensure!(popup.words().await?.contains("Osprey CRM is connected"));
    windows.wait_until_closed(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_window_that_was_closed_is_opened_again(tab: Tab) -> Result<()> {
    let (harness, form) = osprey(&tab, "").await?;
    let windows = Windows::before(&tab).await?;
    form.connect().await?;
    windows.enter_new(&tab).await?;
    tab.until("the question", "return button('Allow')", Value::Null)
        .await?;
    tab.driver().close_window().await?;
    windows.go_back(&tab).await?;
    // Nothing has ended by that: the user may have closed it by mistake.
    form.wait_for_heading("Sign in to Osprey CRM").await?;
    tab.press("Open the window").await?;
    windows.allow(&tab).await?;
    windows.wait_until_closed(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// A sign-in page that cuts its ties with who opened it: to the page it looks as if the window were closed.
async fn a_window_of_which_nothing_can_be_learned_links_all_the_same(tab: Tab) -> Result<()> {
    let (harness, form) = osprey(&tab, "attempt=severed").await?;
    let windows = Windows::before(&tab).await?;
    form.connect().await?;
    windows.allow(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    // This one can't be closed from here.
    windows.enter_new(&tab).await?;
    tab.driver().close_window().await?;
    windows.go_back(&tab).await
}

async fn what_is_refused_there_is_told_here(tab: Tab) -> Result<()> {
    let (harness, form) = osprey(&tab, "").await?;
    let windows = Windows::before(&tab).await?;
    form.connect().await?;
    windows.enter_new(&tab).await?;
    tab.press("Deny").await?;
    windows.go_back(&tab).await?;
    form.wait_for_heading("Error: You cancelled").await?;
    windows.wait_until_closed(&tab).await?;
    ensure!(harness.accounts().await?.is_empty());
    // And once more, with a better end.
    tab.press("Back to my answers").await?;
    form.connect().await?;
    windows.allow(&tab).await?;
    windows.wait_until_closed(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn it_is_cancelled_at_once(tab: Tab) -> Result<()> {
    // A browser that lets no window open.
    tab.before_every_page("window.open = () => null").await?;
    let (harness, form) = osprey(&tab, "").await?;
    form.connect().await?;
    form.wait_for_heading("Your browser blocked the sign-in window")
        .await?;
    form.wait_for_words("Open the window with the button")
        .await?;
    tab.press("Cancel").await?;
    form.wait_for_heading("Connect Osprey CRM").await?;
    harness
        .wait_for_request("DELETE /hub/connection_attempts/")
        .await?;
    Ok(())
}

async fn it_ends_after_the_minutes_that_the_host_sets(tab: Tab) -> Result<()> {
    // Time that a test moves: the pauses between two looks take none, and are counted.
    tab.before_every_page(
        "window.open = () => null;
         window.looks = 0;
         const later = window.setTimeout;
         window.setTimeout = (act, wait, ...rest) => {
           if (wait !== 2000) return later(act, wait, ...rest);
           window.looks += 1;
           return later(act, 0, ...rest);
         };",
    )
    .await?;
    let setup = Setup::default().settings(json!({ "sign-in-minutes": 1 }));
    let (_harness, form) = Form::open(&tab, setup, "osprey", "Osprey CRM").await?;
    form.connect().await?;
    Failed::arrive(&tab, "timeout").await?;
    let looks = tab.script("return looks", Value::Null).await?;
    ensure!(looks == 30, "one every two seconds: {looks}");
    Ok(())
}
