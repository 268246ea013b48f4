//! Obstacles between the page and the backend: firewalls, logins of a network, a browser that thinks it is offline, a
//! host that has a page for every address.

use anyhow::{Context, Result, ensure};
use end_to_end::{harness::Setup, screens::fill_in, tab::Tab};
use sandbox::{Options, demo::ACME};
use serde_json::{Value, json};
use xtask::static_files::Override;

crate::scenarios![
    a_firewall_is_told_apart_from_the_backend,
    a_firewall_before_the_settings_keeps_nobody_from_linking,
    a_browser_that_thinks_it_is_offline_asks_all_the_same,
    a_backend_that_refuses_the_header_is_sent_no_key,
    a_start_page_in_place_of_a_file_is_a_missing_file,
    an_odd_language_never_keeps_the_wizard_from_starting,
];

async fn a_firewall_is_told_apart_from_the_backend(tab: Tab) -> Result<()> {
    let faults = [
        "connectors=401_html",
        "connectors=403_html",
        "connectors=404_html",
        "connectors=html",
        "connectors=redirect",
        "config=403_html",
        "config=404_html",
        "config=html",
        "config=redirect",
        "create=401_html",
        "create=403_html",
        "create=404_html",
        "create=redirect",
    ];
    let mut harness = Setup::default().multiple().start(&tab).await?;
    for fault in faults {
        harness.open_anew(fault).await?;
        let check = fill_in(&tab, &ACME).await?;
        let failed = check.connect_in_vain("network_blocked").await;
        let failed = failed.context(fault)?;
        let (title, text) = failed.sentences().await?;
        ensure!(
            title == "The connection service can't be reached",
            "{fault}: {title}"
        );
        ensure!(text.contains("a firewall"), "{fault}: {text}");
        // The network lets it through from now on.
        harness.set_faults(json!({})).await?;
        failed.try_again().await.context(fault)?;
    }
    ensure!(harness.accounts().await?.len() == faults.len());
    Ok(())
}

async fn a_firewall_before_the_settings_keeps_nobody_from_linking(tab: Tab) -> Result<()> {
    let faults = ["401_html", "403_html", "html", "redirect"];
    let mut harness = Setup::default().multiple().start(&tab).await?;
    for fault in faults {
        harness.open_anew(&format!("settings={fault}")).await?;
        let popup = fill_in(&tab, &ACME).await?.connect().await;
        popup.context(fault)?;
    }
    ensure!(harness.accounts().await?.len() == faults.len());
    Ok(())
}

/// Some virtual networks make a browser say so while everything works.
async fn a_browser_that_thinks_it_is_offline_asks_all_the_same(tab: Tab) -> Result<()> {
    tab.before_every_page(
        "Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })",
    )
    .await?;
    let harness = Setup::default().faults("create=drop").start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    // What the browser says explains a request that failed, and keeps none from being sent.
    let failed = check.connect_in_vain("network_offline").await?;
    ensure!(harness.posts().await? > 0);
    harness.set_faults(json!({})).await?;
    failed.try_again().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_backend_that_refuses_the_header_is_sent_no_key(tab: Tab) -> Result<()> {
    let options = Options {
        has_idempotency_keys: false,
        ..Options::default()
    };
    let harness = Setup::default().backend(options).start(&tab).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    // The settings are read all the same, without the header.
    let requests = harness.requests().await?;
    let is_read = requests.iter().any(|line| line == "GET /hub/settings");
    ensure!(is_read, "{requests:?}");
    Ok(())
}

const LANGUAGE: &str = "const card = document.querySelector('.cw-card');
    return card && `${card.lang} ${getComputedStyle(card).direction}`";

async fn expect_language(tab: &Tab, expected: &str) -> Result<()> {
    let script = format!("return (() => {{ {LANGUAGE} }})() === args[0]");
    tab.until(expected, &script, json!([expected])).await?;
    Ok(())
}

async fn a_start_page_in_place_of_a_file_is_a_missing_file(tab: Tab) -> Result<()> {
    let page = "<!doctype html><html><body><div id=\"app\"></div></body></html>";
    let harness = Setup::default()
        .settings(json!({ "locale": "de", "provider": "any" }))
        .session(json!({ "provider": "bamboohr" }))
        .file("/locales/de.json", Override::Text(page.to_owned()))
        .file("/guides/bamboohr.json", Override::Text(page.to_owned()))
        .start(&tab)
        .await?;
    harness.open().await?;
    // The form is there without its guide, and in English.
    let has_fields = "return all('[data-cw-field]').length > 0";
    tab.until("the form", has_fields, Value::Null).await?;
    expect_language(&tab, "en ltr").await
}

async fn an_odd_language_never_keeps_the_wizard_from_starting(tab: Tab) -> Result<()> {
    for (locale, expected) in [
        ("de_DE", "de ltr"),
        ("pt_BR", "pt ltr"),
        ("ar_EG.UTF-8", "ar rtl"),
        ("", "en ltr"),
        ("../x", "en ltr"),
        ("no such language", "en ltr"),
        ("iw", "en ltr"),
        ("ks-Arab", "en ltr"),
    ] {
        let harness = Setup::default()
            .settings(json!({ "locale": locale }))
            .start(&tab)
            .await?;
        harness.open().await?;
        let shown = expect_language(&tab, expected).await;
        shown.with_context(|| format!("{locale:?}"))?;
    }
    Ok(())
}
