//! Other connectors than ClayHR, and accounts that are linked already.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Field, Form, Popup, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;

crate::scenarios![
    a_connector_is_found_in_the_list_and_linked_by_its_form,
    logos_that_the_policy_refuses_throw_nothing,
    a_connector_is_chosen_by_category_with_the_keyboard_alone,
    a_connector_with_a_guide_is_linked_step_by_step,
    a_linked_account_is_updated_and_its_key_stays,
    an_account_that_the_host_names_is_updated,
    a_key_is_replaced_only_on_request,
    a_secret_of_several_lines_is_kept_as_a_key_is,
];

async fn a_connector_is_found_in_the_list_and_linked_by_its_form(tab: Tab) -> Result<()> {
    let form = Form::on(&tab);
    let harness = Setup::default()
        .session(json!({ "provider": null }))
        .start(&tab)
        .await?;
    harness.open().await?;
    form.wait_for_heading("What do you want to connect?")
        .await?;
    let search = "return document.querySelector('input[type=search]')";
    let search = tab.element("the search", search, Value::Null).await?;
    search.send_keys("fieldf").await?;
    form.wait_for_words("1 found").await?;
    let only = "return document.querySelector('.cw-offer')";
    tab.element("the offer", only, Value::Null)
        .await?
        .click()
        .await?;
    form.wait_for_heading("Connect Fieldfare HR").await?;
    for words in [
        "owner of the site",
        "A token runs out after a year",
        "after some minutes",
    ] {
        form.wait_for_words(words).await?;
    }
    ensure!(
        form.value("region").await? == "eu",
        "the value it starts with"
    );
    ensure!(form.value("pageSize").await? == "50");
    form.fill("site", "nest-42").await?;
    tab.press("Connect").await?;
    form.wait_for_words("Enter Access token.").await?;
    form.fill("pageSize", "-1.5").await?;
    form.fill("token", "ff_a-token-of-the-test").await?;
    tab.press("Connect").await?;
    let popup = Popup::arrive(&tab).await?;
    ensure!(popup.words().await?.contains("Fieldfare HR is connected"));
    let accounts = harness.accounts().await?;
    let kept = &accounts[0]["setup_information"];
    ensure!(
        kept["site"] == "nest-42" && kept["pageSize"] == "-1.5" && kept["apiVersion"] == "v3",
        "{kept}"
    );
    Ok(())
}

/// Each that fails is replaced by a letter, while the list is drawn anew under it. A browser tells of a failure later, when
/// the row may be gone: here all are told once more.
async fn logos_that_the_policy_refuses_throw_nothing(tab: Tab) -> Result<()> {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                  connect-src 'self' http://127.0.0.1:*";
    let harness = Setup::default()
        .policy(policy)
        .session(json!({ "provider": null }))
        .start(&tab)
        .await?;
    let keep = "window.logos = new Set();
        new MutationObserver(() => {
            for (const logo of document.querySelectorAll('.cw-offer__picture')) logos.add(logo);
        }).observe(document, { childList: true, subtree: true });";
    tab.before_every_page(keep).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "What do you want to connect?").await?;
    let is_refused = "return recorder.violations.some((one) => one.startsWith('img-src'))";
    tab.until("a logo to be refused", is_refused, Value::Null)
        .await?;
    let search = "return document.querySelector('input[type=search]')";
    let search = tab.element("the search", search, Value::Null).await?;
    let is_whole = "return all('.cw-offer').length > 1";
    for _ in 0..3 {
        search.send_keys("fieldf").await?;
        form.wait_for_words("1 found").await?;
        let tell =
            "for (const logo of logos) logo.dispatchEvent(new Event('error')); return logos.size";
        let told = tab.script(tell, Value::Null).await?;
        ensure!(told.as_u64() > Some(1), "{told} logos");
        search.send_keys(Key::Control + "a").await?;
        search.send_keys(Key::Backspace + "").await?;
        tab.until("the whole list", is_whole, Value::Null).await?;
    }
    let errors = tab.script("return recorder.errors", Value::Null).await?;
    ensure!(errors == json!([]), "{errors}");
    Ok(())
}

async fn a_connector_is_chosen_by_category_with_the_keyboard_alone(tab: Tab) -> Result<()> {
    let wish = json!({ "provider": null });
    let harness = Setup::default().session(wish).start(&tab).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "What do you want to connect?").await?;
    tab.until("the focus", "return hasFocus(heading())", Value::Null)
        .await?;
    tab.key(Key::Tab).await?;
    tab.key(Key::Tab).await?;
    let on_category = "return hasFocus(all('select[aria-label]')[0])";
    tab.until("the category to have the focus", on_category, Value::Null)
        .await?;
    tab.type_text("screening").await?;
    form.wait_for_words("1 found").await?;
    tab.key(Key::Tab).await?;
    let on_offer = "return hasFocus(all('.cw-offer')[0])";
    tab.until("the offer to have the focus", on_offer, Value::Null)
        .await?;
    tab.key(Key::Enter).await?;
    form.wait_for_heading("Connect Linnet Screening").await?;
    Ok(())
}

async fn a_connector_with_a_guide_is_linked_step_by_step(tab: Tab) -> Result<()> {
    let form = Form::on(&tab);
    let wish = json!({ "provider": "databricks" });
    let harness = Setup::default().session(wish).start(&tab).await?;
    harness.open().await?;
    form.wait_for_words("Step 1 of 4").await?;
    form.wait_for_heading("Make a service principal").await?;
    form.wait_for_words("Find your workspace address").await?;
    form.fill(
        "workspaceUrl",
        "https://dbc-a1b2345c-d6e7.cloud.databricks.com",
    )
    .await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Make the service principal").await?;
    form.fill("clientId", "an-application").await?;
    tab.press("Continue").await?;
    form.fill("clientSecret", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.wait_for_words("Give it access").await?;
    let words = tab
        .text_of("return document.body.innerText", Value::Null)
        .await?;
    ensure!(!words.contains("a-secret-of-the-test"), "{words}");
    tab.press("Connect").await?;
    Popup::arrive(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// Links an account and opens the page anew.
async fn opened_linked(tab: &Tab) -> Result<Harness> {
    let mut harness = Setup::default().start(tab).await?;
    harness.open().await?;
    let popup = fill_in(tab, &ACME).await?.connect().await?;
    popup.press_close().await?;
    harness.open_anew("").await?;
    Ok(harness)
}

async fn a_linked_account_is_updated_and_its_key_stays(tab: Tab) -> Result<()> {
    let form = Form::on(&tab);
    let harness = opened_linked(&tab).await?;
    form.wait_for_words("This account is already linked")
        .await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.wait_for_value(ACME.subdomain).await?;
    tab.press("Continue").await?;
    form.wait_for_words("Replace").await?;
    let end = &ACME.api_key[ACME.api_key.len() - 4..];
    let shown = form.value("apiKey").await?;
    ensure!(shown == format!("••••••••{end}"), "{shown}");
    tab.press("Continue").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.wait_for_words(&shown).await?;
    tab.press("Connect").await?;
    Popup::arrive(&tab).await?;
    ensure!(harness.posts().await? == 0, "nothing is made anew");
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// In a session that allows several accounts, only the host knows which one is meant.
async fn an_account_that_the_host_names_is_updated(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().multiple().start(&tab).await?;
    for _ in 0..2 {
        harness.open_anew("").await?;
        fill_in(&tab, &ACME).await?.connect().await?;
    }
    let before = harness.accounts().await?;
    let named = before[1]["id"].as_str().unwrap_or_default().to_owned();
    let setting = format!(
        "new MutationObserver(() => document.getElementById('connect-wizard')?.setAttribute('data-account-id', {named:?}))
           .observe(document, {{ childList: true, subtree: true }})"
    );
    tab.before_every_page(&setting).await?;
    harness.open_anew("").await?;
    let form = Form::on(&tab);
    form.wait_for_words("This account is already linked")
        .await?;
    for _ in 0..3 {
        tab.press("Continue").await?;
    }
    form.wait_for_heading("Check and connect").await?;
    form.link().await?;
    let told = tab.events_named("cw-success").await?;
    ensure!(told[0]["id"] == named.as_str(), "{told:?}");
    let patched = format!("PATCH /hub/accounts/{named}");
    let requests = harness.requests().await?;
    ensure!(requests.contains(&patched), "{requests:?}");
    ensure!(harness.accounts().await?.len() == 2);
    Ok(())
}

async fn a_key_is_replaced_only_on_request(tab: Tab) -> Result<()> {
    let form = Form::on(&tab);
    let harness = opened_linked(&tab).await?;
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
    form.wait_for_heading("Error: ClayHR did not accept these details")
        .await?;
    let requests = harness.requests().await?;
    let patches = requests
        .iter()
        .filter(|line| line.starts_with("PATCH"))
        .count();
    ensure!(patches == 1, "{requests:?}");
    Ok(())
}

async fn a_secret_of_several_lines_is_kept_as_a_key_is(tab: Tab) -> Result<()> {
    let wish = json!({ "provider": "ploverlearning" });
    let mut harness = Setup::default().session(wish).start(&tab).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "Connect Plover Learning").await?;
    form.fill("tenant", "my-school").await?;
    form.choose("region", "Europe").await?;
    form.put("serviceAccount", "{\n  \"type\": \"service_account\"\n}")
        .await?;
    form.link().await?;

    harness.open_anew("").await?;
    form.wait_for_words("This account is already linked")
        .await?;
    let shown = "return field('serviceAccount').readOnly && field('serviceAccount').value";
    let shown = tab
        .until("the end of what is kept", shown, Value::Null)
        .await?;
    ensure!(shown == "••••••••t\"}", "{shown}");
    ensure!(form.value("tenant").await? == "my-school");
    tab.press("Replace").await?;
    let empty = "const input = field('serviceAccount');
        return input.localName === 'textarea' && input.value === '' && hasFocus(input)";
    tab.until("an empty field for the new one", empty, Value::Null)
        .await?;
    form.put("serviceAccount", "wrong").await?;
    form.connect().await?;
    form.wait_for_heading("Error: Plover Learning did not accept these details")
        .await?;
    Ok(())
}
