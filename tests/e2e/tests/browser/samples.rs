//! The examples, each built by its own tools. `cargo xtask examples` builds them; without that they are not run.

use anyhow::{Result, ensure};
use end_to_end::{
    partner::PartnerSite,
    screens::{Check, Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    plain_html,
    react,
    vue,
    angular,
    svelte,
    next_without_a_hydration_warning,
    webpack,
    a_page_of_the_official_hub_by_its_script_address_alone,
];

/// Links an account in an example; its page says so, and its console complains of nothing.
async fn drive(tab: Tab, name: &str) -> Result<()> {
    let site = PartnerSite::start(&tab).await?;
    tab.console().await?;
    let address = format!(
        "/examples/{name}/dist/index.html?backend={}",
        site.backend()
    );
    tab.goto(&site.at(&address)).await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let ids = site.account_ids().await?;
    ensure!(ids.len() == 1, "{ids:?}");
    wait_for_words(
        &tab,
        "linked",
        &format!("Linked: {}", ids[0].as_str().unwrap_or_default()),
    )
    .await?;
    let told = tab.events_named("cw-success").await?;
    ensure!(
        told == [json!({ "version": 1, "id": ids[0], "provider": "clayhr" })],
        "{told:?}"
    );
    let complaints: Vec<_> = tab
        .console()
        .await?
        .into_iter()
        .filter(|(level, text)| level != "INFO" && !text.contains("favicon"))
        .collect();
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

async fn wait_for_words(tab: &Tab, id: &str, expected: &str) -> Result<()> {
    let script = "return words(document.getElementById(args[0])) === args[1]";
    tab.until(expected, script, json!([id, expected])).await?;
    Ok(())
}

async fn plain_html(tab: Tab) -> Result<()> {
    drive(tab, "html").await
}

async fn react(tab: Tab) -> Result<()> {
    drive(tab, "react").await
}

async fn vue(tab: Tab) -> Result<()> {
    drive(tab, "vue").await
}

async fn angular(tab: Tab) -> Result<()> {
    drive(tab, "angular").await
}

async fn webpack(tab: Tab) -> Result<()> {
    drive(tab, "webpack").await
}

async fn svelte(tab: Tab) -> Result<()> {
    drive(tab, "svelte").await
}

/// The server sends the element in its page, and React takes the page over without a word.
async fn next_without_a_hydration_warning(tab: Tab) -> Result<()> {
    let file = tab.workspace().root().join("examples/next/dist/index.html");
    ensure!(std::fs::read_to_string(file)?.contains("<connect-wizard>"));
    drive(tab, "next").await
}

async fn a_page_of_the_official_hub_by_its_script_address_alone(tab: Tab) -> Result<()> {
    let site = PartnerSite::start(&tab).await?;
    tab.goto(&site.at("/examples/stackone-hub/dist/")).await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    // `onSuccess` is called after the event, whose words it writes over.
    wait_for_words(
        &tab,
        "linked",
        &format!("Linked: {} by clayhr", account(&site).await?),
    )
    .await?;
    tab.press("Done").await?;
    wait_for_words(&tab, "closed", "Closed").await?;

    tab.goto("about:blank").await?;
    tab.goto(&site.at("/examples/stackone-hub/dist/")).await?;
    tab.until(
        "the page",
        "return document.querySelector('stackone-hub')?.shadowRoot",
        Value::Null,
    )
    .await?;
    tab.press("Connect.start").await?;
    let inside = "return document.querySelector('#frame *') && heading()";
    tab.until("the wizard in its place", inside, Value::Null)
        .await?;
    // The account is there by now, so that it is updated: what is not entered anew stays.
    for field in [Field::Subdomain, Field::ApiKey, Field::UserId] {
        Step::shown(&tab, field).await?.go_on().await?;
    }
    Check::arrive(&tab).await?.connect().await?;
    wait_for_words(
        &tab,
        "linked",
        &format!("Linked: {} by start", account(&site).await?),
    )
    .await
}

async fn account(site: &PartnerSite) -> Result<String> {
    let ids = site.account_ids().await?;
    ensure!(ids.len() == 1, "{ids:?}");
    Ok(ids[0].as_str().unwrap_or_default().to_owned())
}
