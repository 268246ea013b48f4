//! Pages that come back from the browser's history, and links that are opened again.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    host::Host,
    screens::{Check, Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

use crate::{
    scenario::not_in_webkit,
    surroundings::{go_to_the_key, open},
};

crate::scenarios![
    everywhere;
    the_element_goes_on_in_a_page_that_comes_back: [not_in_webkit(KEEPS_NO_PAGE)],
    the_wizards_own_page_goes_on_when_it_comes_back: [not_in_webkit(KEEPS_NO_PAGE)],
    the_same_link_once_more_changes_nothing,
];

const KEEPS_NO_PAGE: &str = "MiniBrowser keeps no page while it is commanded";

/// Goes to another page and back, and makes sure that the browser has kept the first one as it was.
async fn away_and_back(tab: &Tab, elsewhere: &str) -> Result<()> {
    let listen = "addEventListener('pageshow', ({ persisted }) => (window.wasKept = persisted))";
    tab.script(listen, Value::Null).await?;
    tab.goto(elsewhere).await?;
    tab.driver().back().await?;
    tab.until("the page as it was", "return window.wasKept", Value::Null)
        .await?;
    Ok(())
}

async fn the_element_goes_on_in_a_page_that_comes_back(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    open(&tab, &host).await?;
    go_to_the_key(&tab, ACME.api_key).await?;
    away_and_back(&tab, &harness.page_address()).await?;
    let key = Step::shown(&tab, Field::ApiKey).await?;
    key.wait_for_value(ACME.api_key).await?;
    let display = "return getComputedStyle(all('.cw-card')[0]).display";
    ensure!(tab.text_of(display, Value::Null).await? == "grid");
    link_from_the_key(&tab, &harness, key).await
}

async fn the_wizards_own_page_goes_on_when_it_comes_back(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let host = Host::with_element(&harness, "", "").await?;
    harness.open().await?;
    go_to_the_key(&tab, ACME.api_key).await?;
    away_and_back(&tab, &host.address()).await?;
    let key = Step::shown(&tab, Field::ApiKey).await?;
    key.wait_for_value(ACME.api_key).await?;
    link_from_the_key(&tab, &harness, key).await
}

/// Goes on from the step of the key, and links the account.
async fn link_from_the_key(tab: &Tab, harness: &Harness, key: Step<'_>) -> Result<()> {
    key.go_on().await?;
    let user = Step::shown(tab, Field::UserId).await?;
    user.type_text(ACME.user_id).await?;
    user.go_on().await?;
    Check::arrive(tab).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn the_same_link_once_more_changes_nothing(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let fresh = harness.new_token("").await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    harness.wait_for_request("GET /hub/connectors/").await?;
    let before = harness.requests().await?;
    for token in [harness.token(), harness.token(), &fresh] {
        let link = "location.hash = `token=${args[0]}`";
        tab.script(link, json!([token])).await?;
        tab.until(
            "the token to be taken",
            "return location.hash === ''",
            Value::Null,
        )
        .await?;
    }
    // All of it is asked of the new session alone.
    check.connect().await?;
    ensure!(harness.requests().await? == before);
    Ok(())
}
