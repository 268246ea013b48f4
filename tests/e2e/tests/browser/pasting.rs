//! Smart paste: a real Ctrl+V of what a user has at hand.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Check, Field, Step},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    everywhere;
    a_profile_address_fills_company_and_user_id_wherever_it_is_pasted,
    undo_brings_back_what_stood_there,
    cells_of_a_spreadsheet_go_where_their_heads_say,
    an_address_without_a_user_id_stays_where_it_was_pasted,
    the_json_of_the_help_page_fills_key_and_user_id,
    a_curl_line_fills_key_and_user_id,
    a_plain_value_is_left_to_the_browser,
    spaces_around_a_pasted_key_are_taken_off_and_said,
    open_clayhr_goes_to_the_pasted_host_and_hands_nothing_on,
];

const PROFILE: &str = "https://acmecompany.clayhr.net/rm/user/view/123456?tab=1#top";

/// From the first step to this one, with the values that the steps before it need.
async fn go_to(tab: &Tab, field: Field) -> Result<Step<'_>> {
    go_to_with(tab, "other-company", field).await
}

async fn go_to_with<'a>(tab: &'a Tab, company: &str, field: Field) -> Result<Step<'a>> {
    for (before, value) in [(Field::Subdomain, company), (Field::ApiKey, ACME.api_key)] {
        if before == field {
            break;
        }
        let step = Step::shown(tab, before).await?;
        step.type_text(value).await?;
        step.go_on().await?;
    }
    Step::shown(tab, field).await
}

async fn a_profile_address_fills_company_and_user_id_wherever_it_is_pasted(tab: Tab) -> Result<()> {
    for field in Field::ALL {
        let harness = Setup::default().start(&tab).await?;
        harness.open().await?;
        // From the key's field, which gets nothing itself, no other company is replaced.
        let company = match field {
            Field::ApiKey => ACME.subdomain,
            _ => "other-company",
        };
        let step = go_to_with(&tab, company, field).await?;
        step.paste(PROFILE).await?;
        step.wait_for_notice("Filled in from what you pasted: Company subdomain and User ID.")
            .await?;
        let shown = match field {
            Field::Subdomain => ACME.subdomain,
            // The address belongs to two other fields: here nothing of it is left.
            Field::ApiKey => "",
            Field::UserId => ACME.user_id,
        };
        step.wait_for_value(shown).await?;
        if field != Field::UserId {
            if field == Field::ApiKey {
                step.type_text(ACME.api_key).await?;
            }
            step.go_on().await?;
            if field == Field::Subdomain {
                let key = Step::arrive(&tab, Field::ApiKey).await?;
                key.type_text(ACME.api_key).await?;
                key.go_on().await?;
            }
        }
        let user_id = Step::shown(&tab, Field::UserId).await?;
        user_id.wait_for_value(ACME.user_id).await?;
        user_id.go_on().await?;
        Check::arrive(&tab)
            .await?
            .expect(ACME.subdomain, ACME.user_id)
            .await?;
    }
    Ok(())
}

async fn undo_brings_back_what_stood_there(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = go_to(&tab, Field::UserId).await?;
    step.type_text("77").await?;
    step.paste(PROFILE).await?;
    step.wait_for_value(ACME.user_id).await?;
    tab.press("Undo").await?;
    step.wait_for_value("77").await?;
    step.wait_for_focus().await?;
    let notice = "return !document.querySelector('.cw-notice')";
    tab.until("the notice to go", notice, Value::Null).await?;
    step.go_on().await?;
    Check::arrive(&tab)
        .await?
        .expect("other-company", "77")
        .await
}

async fn cells_of_a_spreadsheet_go_where_their_heads_say(tab: Tab) -> Result<()> {
    let cells = format!(
        "API key\tUser ID\tSubdomain\n{}\t{}\t{}",
        ACME.api_key, ACME.user_id, ACME.subdomain
    );
    for field in Field::ALL {
        let harness = Setup::default().start(&tab).await?;
        harness.open().await?;
        let step = go_to(&tab, field).await?;
        step.paste(&cells).await?;
        step.wait_for_notice("Filled in from what you pasted:")
            .await?;
        let shown = match field {
            Field::Subdomain => ACME.subdomain,
            Field::ApiKey => ACME.api_key,
            Field::UserId => ACME.user_id,
        };
        step.wait_for_value(shown).await?;
    }
    Ok(())
}

async fn an_address_without_a_user_id_stays_where_it_was_pasted(tab: Tab) -> Result<()> {
    const EDIT: &str = "https://acme-sandbox.clayhr.com/rm/user/edit/1045";
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = go_to(&tab, Field::UserId).await?;
    step.paste(EDIT).await?;
    step.wait_for_value(EDIT).await?;
    step.go_on().await?;
    step.wait_for_value(EDIT).await?;
    tab.press("Use 1045").await?;
    step.wait_for_value("1045").await?;
    step.go_on().await?;
    Check::arrive(&tab)
        .await?
        .expect("other-company", "1045")
        .await
}

async fn the_json_of_the_help_page_fills_key_and_user_id(tab: Tab) -> Result<()> {
    let text = format!(
        "{{\"userId\": {}, \"apiKey\": \"{}\"}}",
        ACME.user_id, ACME.api_key
    );
    fills_key_and_user_id(&tab, &text).await
}

async fn a_curl_line_fills_key_and_user_id(tab: Tab) -> Result<()> {
    let text = format!(
        "curl -H 'x-api-key: {}' -H 'userid: {}' https://acmecompany.clayhr.com/rm/api/user/list",
        ACME.api_key, ACME.user_id
    );
    fills_key_and_user_id(&tab, &text).await
}

async fn fills_key_and_user_id(tab: &Tab, text: &str) -> Result<()> {
    let harness = Setup::default().start(tab).await?;
    harness.open().await?;
    let company = Step::shown(tab, Field::Subdomain).await?;
    company.type_text(ACME.subdomain).await?;
    company.go_on().await?;
    let key = Step::arrive(tab, Field::ApiKey).await?;
    key.paste(text).await?;
    key.wait_for_notice("Filled in from what you pasted:")
        .await?;
    key.wait_for_value(ACME.api_key).await?;
    key.go_on().await?;
    let user_id = Step::arrive(tab, Field::UserId).await?;
    user_id.wait_for_value(ACME.user_id).await?;
    user_id.go_on().await?;
    Check::arrive(tab).await?.connect().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn a_plain_value_is_left_to_the_browser(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.paste("acmecompany.clayhr.com/rm/").await?;
    step.wait_for_value("acmecompany.clayhr.com/rm/").await?;
    ensure!(
        tab.script("return !!document.querySelector('.cw-notice')", Value::Null)
            .await?
            == false
    );
    // What is taken out of it is said once the user goes on or looks elsewhere.
    tab.key(thirtyfour::Key::Tab).await?;
    step.wait_for_value(ACME.subdomain).await?;
    step.wait_for_warning("We took the subdomain out of what you entered.")
        .await
}

async fn spaces_around_a_pasted_key_are_taken_off_and_said(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = go_to(&tab, Field::ApiKey).await?;
    step.paste(&format!("\u{a0} {}\u{200b}\n", ACME.api_key))
        .await?;
    tab.key(thirtyfour::Key::Tab).await?;
    step.wait_for_value(ACME.api_key).await?;
    step.wait_for_warning("We removed spaces or quotes around the key.")
        .await
}

async fn open_clayhr_goes_to_the_pasted_host_and_hands_nothing_on(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.paste(PROFILE).await?;
    step.wait_for_notice("Filled in").await?;
    step.go_on().await?;
    Step::arrive(&tab, Field::ApiKey).await?;
    let script = "const link = document.querySelector('.cw-open a');
        return link && { href: link.href, target: link.target, rel: link.rel, words: words(link) }";
    let link = tab.until("the link to ClayHR", script, Value::Null).await?;
    ensure!(
        link == json!({
            "href": "https://acmecompany.clayhr.net/rm/",
            "target": "_blank",
            "rel": "noopener noreferrer",
            "words": "Open ClayHR (opens in a new tab)",
        }),
        "{link}"
    );
    // And with a company that was typed, to the usual host.
    // In a page that is loaded anew: the same address with another fragment would not be.
    tab.goto("about:blank").await?;
    harness.open().await?;
    fill_in_company(&tab).await?;
    let link = tab.until("the link to ClayHR", script, Value::Null).await?;
    ensure!(
        link["href"] == "https://acmecompany.clayhr.com/rm/",
        "{link}"
    );
    Ok(())
}

async fn fill_in_company(tab: &Tab) -> Result<()> {
    let step = Step::shown(tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    Step::arrive(tab, Field::ApiKey).await?;
    Ok(())
}
