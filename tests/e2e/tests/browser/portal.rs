//! The partner's site, whose page, wizard and backend are three origins.

use anyhow::{Result, ensure};
use end_to_end::{partner::PartnerSite, screens::fill_in, tab::Tab};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    a_customer_links_in_the_partners_page_and_the_webhook_says_so,
    a_customer_links_in_a_dialog,
    leaving_the_dialog_is_told_as_cancelled,
    every_framework_gets_its_own_code,
];

/// Waits until the log has a line of this source that holds these words.
async fn wait_for_line(tab: &Tab, source: &str, holds: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('#log li')]
        .some((line) => line.querySelector('.' + args[0]) && words(line).includes(args[1]))";
    tab.until(
        &format!("a line {holds:?} of the {source}"),
        script,
        json!([source, holds]),
    )
    .await?;
    Ok(())
}

async fn choose(tab: &Tab, way: &str) -> Result<()> {
    let script = "return document.querySelector(`input[name=way][value=${args[0]}]`)";
    tab.element("the way to show it", script, json!([way]))
        .await?
        .click()
        .await?;
    tab.press("Link ClayHR").await
}

async fn a_customer_links_in_the_partners_page_and_the_webhook_says_so(tab: Tab) -> Result<()> {
    let site = PartnerSite::start(&tab).await?;
    tab.goto(&site.at("/")).await?;
    choose(&tab, "inline").await?;
    let popup = fill_in(&tab, &ACME).await?.connect().await?;
    let ids = site.account_ids().await?;
    ensure!(ids.len() == 1, "{ids:?}");
    let id = ids[0].as_str().unwrap_or_default();
    wait_for_line(&tab, "page", "cw-success").await?;
    wait_for_line(&tab, "webhook", "account.created").await?;
    wait_for_line(&tab, "webhook", id).await?;
    popup.press_close().await.ok();

    let linked = "return words(document.getElementById('status')) === 'Linked'
        && words(document.getElementById('accounts')).includes(args[0])";
    tab.until("the linked account", linked, json!([id])).await?;
    let log = tab
        .text_of("return document.body.textContent", Value::Null)
        .await?;
    ensure!(
        !log.contains(ACME.api_key) && !log.contains("sbx_"),
        "{log}"
    );
    let broken = tab
        .script(
            "return [window.recorder.violations, window.recorder.errors]",
            Value::Null,
        )
        .await?;
    ensure!(broken == json!([[], []]), "{broken}");

    tab.press("Disconnect").await?;
    let gone = "return words(document.getElementById('status')) === 'Not linked'";
    tab.until("the account to go", gone, Value::Null).await?;
    ensure!(site.account_ids().await?.is_empty());
    Ok(())
}

async fn a_customer_links_in_a_dialog(tab: Tab) -> Result<()> {
    let site = PartnerSite::start(&tab).await?;
    tab.goto(&site.at("/")).await?;
    choose(&tab, "modal").await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    tab.press("Close").await?;
    wait_for_line(&tab, "page", "open() resolved").await?;
    wait_for_line(&tab, "webhook", "account.created").await?;
    let left = "return document.querySelector('connect-wizard') === null";
    tab.until("the dialog to be gone", left, Value::Null)
        .await?;
    Ok(())
}

async fn leaving_the_dialog_is_told_as_cancelled(tab: Tab) -> Result<()> {
    let site = PartnerSite::start(&tab).await?;
    tab.goto(&site.at("/")).await?;
    choose(&tab, "modal").await?;
    tab.until("the wizard", "return heading()", Value::Null)
        .await?;
    tab.key(thirtyfour::Key::Escape).await?;
    wait_for_line(&tab, "page", "open() rejected: cancelled").await?;
    ensure!(site.account_ids().await?.is_empty());
    Ok(())
}

async fn every_framework_gets_its_own_code(tab: Tab) -> Result<()> {
    let site = PartnerSite::start(&tab).await?;
    tab.goto(&site.at("/")).await?;
    let script = "const choices = document.getElementById('choices').elements;
        const found = {};
        for (const { value } of choices.framework.options) {
          for (const { value: mode } of choices.mode.options) {
            Object.assign(choices.framework, { value });
            Object.assign(choices.mode, { value: mode });
            Object.assign(choices.theme, { value: 'dark' });
            choices.theme.dispatchEvent(new Event('change', { bubbles: true }));
            found[value + ' ' + mode] = document.getElementById('code').textContent;
          }
        }
        return Object.keys(found).length && found";
    let codes = tab.until("the generator", script, Value::Null).await?;
    let codes = codes.as_object().cloned().unwrap_or_default();
    ensure!(codes.len() == 12, "{}", codes.len());
    for (choice, code) in codes {
        let code = code.as_str().unwrap_or_default();
        for part in [
            "connect-wizard.js",
            "/api/connect-session",
            "dark",
            "getToken",
        ] {
            ensure!(code.contains(part), "{choice} has no {part}:\n{code}");
        }
        ensure!(
            code.contains("ConnectWizard.open") == choice.ends_with("modal"),
            "{choice}:\n{code}"
        );
        ensure!(!code.contains("undefined"), "{choice}:\n{code}");
    }
    Ok(())
}
