//! The user's input: when it is called wrong, when it is left in peace, and that none of it is lost.

use anyhow::{Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Check, Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use thirtyfour::Key;

crate::scenarios![
    everywhere;
    continue_on_an_empty_field_says_what_to_enter,
    what_is_wrong_is_said_and_heals_while_typing,
    nothing_is_said_while_typing_or_on_leaving_an_empty_field,
    back_keeps_every_answer,
    change_leads_to_one_answer_and_keeps_the_others,
    values_in_each_others_field_change_places_by_one_press,
    a_likely_typo_is_offered_corrected,
    the_key_is_hidden_until_it_is_asked_for,
];

async fn continue_on_an_empty_field_says_what_to_enter(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let sentences = [
        "Enter your company subdomain.",
        "Enter your API key.",
        "Enter your user ID.",
    ];
    let values = [ACME.subdomain, ACME.api_key, ACME.user_id];
    for ((field, sentence), value) in Field::ALL.into_iter().zip(sentences).zip(values) {
        let step = Step::shown(&tab, field).await?;
        step.go_on().await?;
        step.wait_for_error(sentence).await?;
        step.wait_for_focus().await?;
        tab.until(
            "the title to say so",
            "return document.title.startsWith('Error: ')",
            Value::Null,
        )
        .await?;
        step.type_text(value).await?;
        step.wait_until_well().await?;
        tab.key(Key::Enter).await?;
    }
    Check::arrive(&tab).await?;
    ensure!(tab.text_of("return document.title", Value::Null).await? == "Connect ClayHR");
    Ok(())
}

async fn what_is_wrong_is_said_and_heals_while_typing(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let cases = [
        (
            Field::Subdomain,
            "acme.clayhr.com.evil.example",
            "acme.clayhr.com.evil.example is not a ClayHR address. Sign in to ClayHR as you usually do, and copy the \
             address from there.",
            ACME.subdomain,
        ),
        (
            Field::ApiKey,
            "••••••••••••••••",
            "This key is hidden. Select show in ClayHR first, then copy it.",
            ACME.api_key,
        ),
        (
            Field::UserId,
            "12a",
            "A user ID has only digits, for example 123456.",
            ACME.user_id,
        ),
    ];
    for (field, wrong, sentence, right) in cases {
        let step = Step::shown(&tab, field).await?;
        step.type_text(wrong).await?;
        step.go_on().await?;
        step.wait_for_error(sentence).await?;
        step.wait_for_focus().await?;
        ensure!(step.value().await? == wrong, "what was typed must stay");
        step.retype(right).await?;
        step.wait_until_well().await?;
        step.go_on().await?;
    }
    Check::arrive(&tab)
        .await?
        .expect(ACME.subdomain, ACME.user_id)
        .await
}

async fn nothing_is_said_while_typing_or_on_leaving_an_empty_field(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.input().await?.click().await?;
    tab.key(Key::Tab).await?;
    ensure!(
        step.messages().await?.is_empty(),
        "an empty field that is left is not wrong"
    );
    step.type_text("-").await?;
    step.wait_for_value("-").await?;
    ensure!(
        step.messages().await?.is_empty(),
        "a field is not wrong while it is first typed in"
    );
    // Leaving it with something wrong in it says so, and moves the focus nowhere.
    tab.key(Key::Tab).await?;
    step.wait_for_error(
        "A subdomain can't begin or end with a hyphen. Check how it is written in your ClayHR address.",
    )
    .await?;
    ensure!(
        tab.script("return hasFocus(field('subdomain'))", Value::Null)
            .await?
            == false
    );
    Ok(())
}

async fn back_keeps_every_answer(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    let step = check.back().await?;
    ensure!(step.value().await? == ACME.user_id);
    tab.press("Back").await?;
    let step = Step::arrive(&tab, Field::ApiKey).await?;
    ensure!(step.value().await? == ACME.api_key);
    tab.press("Back").await?;
    let step = Step::arrive(&tab, Field::Subdomain).await?;
    ensure!(step.value().await? == ACME.subdomain);
    for field in Field::ALL {
        Step::shown(&tab, field).await?.go_on().await?;
    }
    Check::arrive(&tab).await?.connect().await?;
    Ok(())
}

async fn change_leads_to_one_answer_and_keeps_the_others(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let check = fill_in(&tab, &ACME).await?;
    let step = check.change(Field::ApiKey).await?;
    ensure!(step.value().await? == ACME.api_key);
    step.go_on().await?;
    Step::arrive(&tab, Field::UserId).await?.go_on().await?;
    let check = Check::arrive(&tab).await?;
    check.expect(ACME.subdomain, ACME.user_id).await?;
    check.change(Field::Subdomain).await?;
    Ok(())
}

async fn values_in_each_others_field_change_places_by_one_press(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    let key = Step::arrive(&tab, Field::ApiKey).await?;
    key.type_text(ACME.user_id).await?;
    key.go_on().await?;
    key.wait_for_error(
        "This looks like a user ID. The API key is a longer mix of letters and digits.",
    )
    .await?;
    tab.press("Move it to User ID").await?;
    key.wait_for_value("").await?;
    key.wait_for_focus().await?;
    key.type_text(ACME.api_key).await?;
    key.go_on().await?;
    let user_id = Step::arrive(&tab, Field::UserId).await?;
    user_id.wait_for_value(ACME.user_id).await?;
    // The other way round: the key in the field of the user ID.
    user_id.retype(ACME.api_key).await?;
    user_id.go_on().await?;
    user_id
        .wait_for_error("This looks like an API key. The user ID is a number, for example 123456.")
        .await?;
    user_id.retype(ACME.user_id).await?;
    user_id.go_on().await?;
    Check::arrive(&tab).await?.connect().await?;
    Ok(())
}

async fn a_likely_typo_is_offered_corrected(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text("acmecompany.clay.net").await?;
    step.go_on().await?;
    let name = tab
        .element(
            "a button with the correction",
            "return [...document.querySelectorAll('#cw-subdomain-messages button')].find(isSeen)",
            Value::Null,
        )
        .await?;
    let offered = name.text().await?;
    ensure!(offered == "Use acmecompany.clayhr.net", "{offered}");
    tab.press(&offered).await?;
    step.wait_for_value("acmecompany.clayhr.net").await?;
    step.wait_until_well().await?;
    step.go_on().await?;
    Step::arrive(&tab, Field::ApiKey).await?;
    Ok(())
}

async fn the_key_is_hidden_until_it_is_asked_for(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    let step = Step::arrive(&tab, Field::ApiKey).await?;
    step.type_text(ACME.api_key).await?;
    let is_shown =
        "return [field('apiKey').type, button('Show key').getAttribute('aria-pressed')].join()";
    ensure!(tab.text_of(is_shown, Value::Null).await? == "password,false");
    tab.press("Show key").await?;
    tab.until("the key to be shown", "return field('apiKey').type === 'text' && button('Show key').getAttribute('aria-pressed') === 'true'", Value::Null).await?;
    ensure!(step.value().await? == ACME.api_key);
    tab.press("Show key").await?;
    tab.until(
        "the key to be hidden",
        "return field('apiKey').type === 'password'",
        Value::Null,
    )
    .await?;
    // What was shown is hidden again with the page.
    tab.press("Show key").await?;
    tab.until(
        "the key to be shown",
        "return field('apiKey').type === 'text'",
        Value::Null,
    )
    .await?;
    let hide = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))";
    tab.script(hide, Value::Null).await?;
    tab.until(
        "the key to be hidden",
        "return field('apiKey').type === 'password'",
        json!([]),
    )
    .await?;
    Ok(())
}
