//! White label at run time: a backend that names its vendor in every text that it can, and a page that names it nowhere.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Form, Popup},
    tab::Tab,
};
use serde_json::{Value, json};
use xtask::dist::VENDOR_WORDS;

crate::scenarios![
    no_screen_names_a_vendor_that_the_backend_writes_everywhere,
    without_the_setting_the_vendor_is_named,
    the_built_in_guide_names_no_vendor_either,
];

const HIDES: &str = "Acme People";

fn setup(is_hidden: bool) -> Setup {
    Setup::default()
        .session(json!({ "provider": null }))
        .settings(json!({
            "provider": "any", "whitelabel-hide": is_hidden, "product-name": HIDES, "guide-images": true,
        }))
        .faults("vendor=on,create=provider:403*1")
}

/// Nothing that a person reads, that a program finds in the page, or that a host is told names the vendor. Addresses of
/// the files that the page is made of are not looked at: they are the build's.
async fn expect_no_vendor(tab: &Tab, screen: &str) -> Result<()> {
    let script = "
        // Of the page's own head, what it says: its scripts and styles are the build's.
        const kept = (one) => !one.closest('script') && (!one.closest('head') || one.matches('title, meta'));
        const places = all('*').filter(kept).flatMap((one) => [
          ...[...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
          ...[...one.attributes].map(({ name, value }) => `${name}=${value}`),
          ...['value', 'placeholder', 'title', 'ariaLabel', 'alt', 'name', 'href', 'download'].map((name) => one[name]),
          ...Object.values(one.dataset ?? {}),
        ]);
        places.push(document.title, JSON.stringify(recorder.events), ...(window.consoleLines ?? []));
        return places.filter((text) => args[0].some((word) => String(text).toLowerCase().includes(word)))";
    let found = tab.script(script, json!([VENDOR_WORDS])).await?;
    ensure!(found == json!([]), "{screen} says {found}");
    Ok(())
}

/// Notes what is sent to make an account, and what is written to the console.
const LISTEN: &str = "window.sent = [];
    window.consoleLines = [];
    const send = window.fetch;
    window.fetch = async (...all) => {
      const request = all[0] instanceof Request ? all[0].clone() : new Request(...all);
      if (/hub.accounts/.test(request.url) && request.method === 'POST') window.sent.push(await request.json());
      return send(...all);
    };
    for (const name of ['log', 'warn', 'error', 'info']) {
      const say = console[name];
      console[name] = (...all) => { window.consoleLines.push(all.join(' ')); say(...all); };
    }";

async fn choose(tab: &Tab, name: &str) -> Result<()> {
    let script = "const found = all('.cw-offer').find((one) => words(one).includes(args[0]));
        found?.scrollIntoView({ block: 'center' });
        return found";
    tab.element(name, script, json!([name]))
        .await?
        .click()
        .await?;
    Ok(())
}

async fn no_screen_names_a_vendor_that_the_backend_writes_everywhere(tab: Tab) -> Result<()> {
    let harness = setup(true).start(&tab).await?;
    tab.before_every_page(LISTEN).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "What do you want to connect?").await?;
    form.wait_for_words(&format!("{HIDES} Fieldfare HR"))
        .await?;
    expect_no_vendor(&tab, "the choice").await?;
    choose(&tab, "Fieldfare").await?;
    form.wait_for_heading("Acme People Before (Acme People, (ask Acme People for this address))")
        .await
        .context("the words of a heading")?;
    form.wait_for_words("Set the redirect URI to (ask Acme People for this address)")
        .await?;
    expect_no_vendor(&tab, "the first step").await?;
    // An error in the words of a label.
    tab.press("Continue").await?;
    tab.until("an error", "return all('.cw-field__error')[0]", Value::Null)
        .await?;
    expect_no_vendor(&tab, "an error").await?;
    form.fill("site", "nest-42").await?;
    tab.press("Continue").await?;
    tab.until("the second step", "return field('token')", Value::Null)
        .await?;
    let open = "for (const one of all('details')) one.open = true";
    tab.script(open, Value::Null).await?;
    expect_no_vendor(&tab, "the second step").await?;
    form.fill("token", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.wait_for_words("Connection name").await?;
    expect_no_vendor(&tab, "the review").await?;
    ensure!(form.value("callbackAddress").await? == "(ask Acme People for this address)");
    ensure!(form.value("connectionName").await? == "acme-people-integration");
    // A choice whose key and values name the vendor.
    let zone = "return all('select').find((one) => words(one).includes('America'))?.value ?? ''";
    let shown = tab.text_of(zone, Value::Null).await?;
    ensure!(
        shown == "option-1",
        "it starts with what the backend gives: {shown}"
    );
    let america = "return all('option').find((one) => words(one).includes('America'))";
    tab.element("America", america, Value::Null)
        .await?
        .click()
        .await?;
    form.fill("code", "abc").await?;
    tab.press("Connect").await?;
    form.wait_for_words("Three large letters.").await?;
    expect_no_vendor(&tab, "a rule's sentence").await?;
    form.fill("code", "ABC").await?;
    tab.press("Connect").await?;
    failed(&tab).await?;
    tab.script(open, Value::Null).await?;
    form.wait_for_words("The provider knows this key").await?;
    expect_no_vendor(&tab, "a failure").await?;
    tab.press("Back to my answers").await?;
    form.wait_for_heading("Check and connect").await?;
    tab.press("Connect").await?;
    let popup = Popup::arrive(&tab).await?;
    expect_no_vendor(&tab, "the confirmation").await?;
    tab.press("Close").await?;
    tab.until(
        "the popup to close",
        "return !all('dialog[open]')[0]",
        Value::Null,
    )
    .await?;
    expect_no_vendor(&tab, "the end").await?;
    drop(popup);
    // What goes back to the backend is what came from it.
    let sent = tab
        .script("return window.sent.at(-1)?.credentials", Value::Null)
        .await?;
    ensure!(
        sent["callbackAddress"] == "https://api.stackone.com/connect/oauth2/callback"
            && sent["connectionName"] == "StackOne-integration"
            && sent["stackoneRegion"] == "https://api.stackone.com"
            && sent["site"] == "nest-42",
        "{sent}"
    );
    Ok(())
}

/// Waits until the screen of a failure stands.
async fn failed(tab: &Tab) -> Result<()> {
    let script = "return all('[data-cw-failure]')[0]";
    tab.until("a failure", script, Value::Null).await?;
    Ok(())
}

async fn without_the_setting_the_vendor_is_named(tab: Tab) -> Result<()> {
    let harness = setup(false).start(&tab).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "What do you want to connect?").await?;
    form.wait_for_words("StackOne Fieldfare HR").await?;
    choose(&tab, "Fieldfare").await?;
    form.wait_for_words("Set the redirect URI to https://api.stackone.com/callback")
        .await?;
    let found = expect_no_vendor(&tab, "the first step").await;
    ensure!(found.is_err(), "the look can find the vendor");
    Ok(())
}

async fn the_built_in_guide_names_no_vendor_either(tab: Tab) -> Result<()> {
    let setup = Setup::default()
        .settings(json!({ "whitelabel-hide": true, "product-name": HIDES }))
        .faults("vendor=on,notices=on,create=provider:401*1");
    let harness = setup.start(&tab).await?;
    harness.open().await?;
    let check = end_to_end::screens::fill_in(&tab, &sandbox::demo::ACME).await?;
    expect_no_vendor(&tab, "check and connect").await?;
    drop(check);
    let form = Form::on(&tab);
    form.wait_for_words("Connection name").await?;
    form.fill("code", "ABC").await?;
    tab.press("Connect").await?;
    failed(&tab).await?;
    expect_no_vendor(&tab, "a failure").await?;
    Ok(())
}
