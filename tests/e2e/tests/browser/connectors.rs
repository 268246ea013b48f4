//! Other connectors than ClayHR, and accounts that are linked already.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    screens::{Field, Popup, Step, fill_in},
    stage::Setup,
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    a_connector_is_found_in_the_list_and_linked_by_its_form,
    a_connector_with_a_guide_is_linked_step_by_step,
    a_linked_account_is_updated_and_its_key_stays,
    a_key_is_replaced_only_on_request,
    signing_in_links_an_account_with_nothing_in_the_address,
    a_sign_in_that_is_cancelled_is_given_up_at_once,
];

/// Types into the field of this name.
async fn fill(tab: &Tab, key: &str, text: &str) -> Result<()> {
    let script = "return document.querySelector(`[data-cw-field='${args[0]}']`)";
    let field = tab.element(key, script, json!([key])).await?;
    field.clear().await?;
    field.send_keys(text).await?;
    Ok(())
}

async fn value(tab: &Tab, key: &str) -> Result<String> {
    let script = "return document.querySelector(`[data-cw-field='${args[0]}']`)?.value ?? ''";
    tab.text_of(script, json!([key])).await
}

async fn heading(tab: &Tab, text: &str) -> Result<()> {
    let script = "return words(heading()) === args[0]";
    tab.until(text, script, json!([text])).await?;
    Ok(())
}

async fn until_words(tab: &Tab, text: &str) -> Result<()> {
    let script = "return document.body.innerText.includes(args[0])";
    tab.until(text, script, json!([text])).await?;
    Ok(())
}

async fn a_connector_is_found_in_the_list_and_linked_by_its_form(tab: Tab) -> Result<()> {
    let stage = Setup::default()
        .session(json!({ "provider": null }))
        .start(&tab)
        .await?;
    stage.open().await?;
    heading(&tab, "What do you want to connect?").await?;
    let search = "return document.querySelector('input[type=search]')";
    let search = tab.element("the search", search, Value::Null).await?;
    search.send_keys("fieldf").await?;
    until_words(&tab, "1 found").await?;
    let only = "return document.querySelector('.cw-offer')";
    tab.element("the offer", only, Value::Null)
        .await?
        .click()
        .await?;
    heading(&tab, "Connect Fieldfare HR").await?;
    for words in [
        "owner of the site",
        "A token runs out after a year",
        "after some minutes",
    ] {
        until_words(&tab, words).await?;
    }
    ensure!(
        value(&tab, "region").await? == "eu",
        "the value it starts with"
    );
    ensure!(value(&tab, "pageSize").await? == "50");
    fill(&tab, "site", "nest-42").await?;
    tab.press("Connect").await?;
    until_words(&tab, "Enter Access token.").await?;
    fill(&tab, "pageSize", "-1.5").await?;
    fill(&tab, "token", "ff_a-token-of-the-test").await?;
    tab.press("Connect").await?;
    let popup = Popup::arrive(&tab).await?;
    ensure!(popup.words().await?.contains("Fieldfare HR is connected"));
    let accounts = stage.accounts().await?;
    let kept = &accounts[0]["setup_information"];
    ensure!(
        kept["site"] == "nest-42" && kept["pageSize"] == "-1.5" && kept["apiVersion"] == "v3",
        "{kept}"
    );
    Ok(())
}

async fn a_connector_with_a_guide_is_linked_step_by_step(tab: Tab) -> Result<()> {
    let wish = json!({ "provider": "databricks" });
    let stage = Setup::default().session(wish).start(&tab).await?;
    stage.open().await?;
    until_words(&tab, "Step 1 of 4").await?;
    heading(&tab, "Make a service principal").await?;
    until_words(&tab, "Find your workspace address").await?;
    fill(
        &tab,
        "workspaceUrl",
        "https://dbc-a1b2345c-d6e7.cloud.databricks.com",
    )
    .await?;
    tab.press("Continue").await?;
    heading(&tab, "Make the service principal").await?;
    fill(&tab, "clientId", "an-application").await?;
    tab.press("Continue").await?;
    fill(&tab, "clientSecret", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    heading(&tab, "Check and connect").await?;
    until_words(&tab, "Give it rights").await?;
    let words = tab
        .text_of("return document.body.innerText", Value::Null)
        .await?;
    ensure!(!words.contains("a-secret-of-the-test"), "{words}");
    tab.press("Connect").await?;
    Popup::arrive(&tab).await?;
    ensure!(stage.accounts().await?.len() == 1);
    Ok(())
}

async fn a_linked_account_is_updated_and_its_key_stays(tab: Tab) -> Result<()> {
    let mut stage = Setup::default().start(&tab).await?;
    stage.open().await?;
    fill_in(&tab, &ACME)
        .await?
        .connect()
        .await?
        .press_close()
        .await?;
    stage.open_anew("").await?;
    until_words(&tab, "This account is linked already").await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.wait_for_value(ACME.subdomain).await?;
    tab.press("Continue").await?;
    until_words(&tab, "Replace").await?;
    let end = &ACME.api_key[ACME.api_key.len() - 4..];
    let shown = value(&tab, "apiKey").await?;
    ensure!(shown == format!("••••••••{end}"), "{shown}");
    tab.press("Continue").await?;
    tab.press("Continue").await?;
    heading(&tab, "Check and connect").await?;
    until_words(&tab, &shown).await?;
    tab.press("Connect").await?;
    Popup::arrive(&tab).await?;
    ensure!(stage.posts().await? == 0, "nothing is made anew");
    ensure!(stage.accounts().await?.len() == 1);
    Ok(())
}

async fn a_key_is_replaced_only_on_request(tab: Tab) -> Result<()> {
    let mut stage = Setup::default().start(&tab).await?;
    stage.open().await?;
    fill_in(&tab, &ACME)
        .await?
        .connect()
        .await?
        .press_close()
        .await?;
    stage.open_anew("").await?;
    tab.press("Continue").await?;
    tab.press("Replace").await?;
    let script = "const field = document.querySelector('[data-cw-field=apiKey]');
        return !field.readOnly && field.value === '' && hasFocus(field)";
    tab.until("an empty field for the new key", script, Value::Null)
        .await?;
    tab.type_text("wrong-key-0123456789abcdef").await?;
    tab.press("Continue").await?;
    tab.press("Continue").await?;
    tab.press("Connect").await?;
    heading(&tab, "Error: ClayHR did not accept these details").await?;
    let requests = stage.requests().await?;
    let patches = requests
        .iter()
        .filter(|line| line.starts_with("PATCH"))
        .count();
    ensure!(patches == 1, "{requests:?}");
    Ok(())
}

async fn signing_in_links_an_account_with_nothing_in_the_address(tab: Tab) -> Result<()> {
    let wish = json!({ "provider": "kestrel" });
    let stage = Setup::default().session(wish).start(&tab).await?;
    stage.open().await?;
    heading(&tab, "Connect Kestrel Payroll").await?;
    until_words(&tab, "opens in a window of its own").await?;
    fill(&tab, "domain", "acme.kestrel.example").await?;
    fill(&tab, "clientId", "an-application").await?;
    fill(&tab, "clientSecret", "a-secret-of-the-test").await?;
    let driver = tab.driver();
    let own = driver.window().await?;
    let before = driver.windows().await?;
    tab.press("Connect").await?;
    heading(&tab, "Sign in to Kestrel Payroll").await?;
    let windows = driver.windows().await?;
    let new = windows.into_iter().find(|window| !before.contains(window));
    driver
        .switch_to_window(new.context("a window opens")?)
        .await?;
    tab.press("Allow").await?;
    let address = driver.current_url().await?.to_string();
    for secret in [stage.token(), "a-secret-of-the-test", "an-application"] {
        ensure!(!address.contains(secret), "{address}");
    }
    driver.switch_to_window(own).await?;
    let popup = Popup::arrive(&tab).await?;
    ensure!(
        popup
            .words()
            .await?
            .contains("Kestrel Payroll is connected")
    );
    // A browser takes its time to close a window.
    let closing = async {
        while driver.windows().await?.len() > before.len() {
            tokio::task::yield_now().await;
        }
        anyhow::Ok(())
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), closing)
        .await
        .context("the window is closed when all is done")??;
    ensure!(stage.accounts().await?.len() == 1);
    Ok(())
}

async fn a_sign_in_that_is_cancelled_is_given_up_at_once(tab: Tab) -> Result<()> {
    let wish = json!({ "provider": "osprey" });
    let stage = Setup::default().session(wish).start(&tab).await?;
    // A browser that lets no window open.
    tab.before_every_page("window.open = () => null").await?;
    stage.open().await?;
    tab.press("Connect").await?;
    heading(&tab, "Your browser blocked the sign-in window").await?;
    until_words(&tab, "Open the window with the button").await?;
    tab.press("Cancel").await?;
    heading(&tab, "Connect Osprey CRM").await?;
    let script = "return performance.getEntriesByType('resource')
        .filter((entry) => entry.name.includes('connection_attempts')).length >= 2";
    tab.until("the backend to be told", script, Value::Null)
        .await?;
    let requests = stage.requests().await?;
    ensure!(
        requests
            .iter()
            .any(|line| line.starts_with("DELETE /hub/connection_attempts/")),
        "{requests:?}"
    );
    Ok(())
}
