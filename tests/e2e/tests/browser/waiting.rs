//! Long waits and later returns: a wait that the backend asks for, a user who left, a page that is loaded again, and
//! details that are handed on to somebody else.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::Setup,
    screens::{Field, Popup, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    everywhere;
    a_wait_is_counted_down_and_the_failure_can_be_told,
    instructions_can_be_handed_on,
    what_a_user_who_left_has_typed_in_secret_is_taken_away,
    a_page_loaded_again_goes_on_without_the_key,
    nothing_is_kept_unless_it_was_asked_for,
];

async fn until_words(tab: &Tab, words: &str) -> Result<()> {
    let script = "return words(document.querySelector('.cw-card'))?.includes(args[0])";
    tab.until(words, script, json!([words])).await?;
    Ok(())
}

async fn a_wait_is_counted_down_and_the_failure_can_be_told(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("create=429:3*1")
        .start(&tab)
        .await?;
    // What would be on the clipboard.
    tab.before_every_page(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })",
    )
    .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    until_words(&tab, "Wait 2 seconds").await?;
    tab.press("Try again").await?;
    let posts = || async {
        let requests = harness.requests().await?;
        anyhow::Ok(
            requests
                .iter()
                .filter(|one| one.starts_with("POST"))
                .count(),
        )
    };
    ensure!(posts().await? == 1, "not before the wait is over");
    until_words(&tab, "You can try again now.").await?;
    let told = tab.events_named("cw-error").await?;
    let reference = told[0]["reference"]
        .as_str()
        .context("a reference")?
        .to_owned();
    until_words(&tab, &reference).await?;
    tab.press("Copy").await?;
    until_words(&tab, "Copied").await?;
    let copied = tab.text_of("return copied", Value::Null).await?;
    ensure!(
        copied.contains("rate_limited") && copied.contains(&reference),
        "{copied}"
    );
    for secret in [ACME.api_key, harness.token()] {
        ensure!(!copied.contains(secret), "{copied}");
    }
    tab.press("Try again").await?;
    Popup::arrive(&tab).await?;
    ensure!(posts().await? == 2);
    Ok(())
}

async fn instructions_can_be_handed_on(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .settings(json!({ "handoff-link": "https://partner.example/help", "locale": "de" }))
        .start(&tab)
        .await?;
    harness.open().await?;
    let german = "return all('.cw-card')[0].lang === 'de' && all('.cw-card details > summary')[0]";
    tab.until("German", german, Value::Null).await?;
    let summary = tab
        .element(
            "the way to hand on",
            "return all('.cw-card details > summary')[0]",
            Value::Null,
        )
        .await?;
    summary.click().await?;
    let text = "return all('.cw-card details pre')[0].textContent";
    let words = tab.until("the instructions", text, Value::Null).await?;
    let words = words.as_str().unwrap_or_default();
    // In the language of the card, every step, without any marks.
    for fact in [
        "Administratorrechten",
        "Die Subdomain Ihrer Firma finden",
        "\n- ",
        "ClayHR",
    ] {
        ensure!(words.contains(fact), "{fact} is not in:\n{words}");
    }
    for mark in ["**", "`", "{provider}", harness.token()] {
        ensure!(!words.contains(mark), "{mark} is in:\n{words}");
    }
    let link = "return all('.cw-card details a')[0].href";
    ensure!(tab.text_of(link, Value::Null).await? == "https://partner.example/help");
    Ok(())
}

async fn what_a_user_who_left_has_typed_in_secret_is_taken_away(tab: Tab) -> Result<()> {
    // A minute is over at once, from the moment that the test says so.
    tab.before_every_page(
        "const wait = window.setTimeout;
         window.setTimeout = (act, time, ...all) => wait(act, window.hasLeft && time === 60_000 ? 0 : time, ...all);",
    )
    .await?;
    let harness = Setup::default()
        .settings(json!({ "idle-minutes": 1 }))
        .start(&tab)
        .await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    let step = Step::shown(&tab, Field::ApiKey).await?;
    step.type_text("Kx7Rm2Tq9Wb4Zn6Hc3V").await?;
    tab.script("window.hasLeft = true", Value::Null).await?;
    step.type_text("d").await?;
    step.wait_for_value("").await?;
    until_words(&tab, "so we removed the secrets").await?;
    tab.script("window.hasLeft = false", Value::Null).await?;
    step.type_text(ACME.api_key).await?;
    step.go_on().await?;
    let step = Step::shown(&tab, Field::UserId).await?;
    step.type_text(ACME.user_id).await?;
    step.go_on().await?;
    // What is no secret was kept all the while.
    let check = end_to_end::screens::Check::arrive(&tab).await?;
    check.connect_and_close().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

const STORED: &str = "return JSON.stringify(Object.entries(sessionStorage))";

async fn a_page_loaded_again_goes_on_without_the_key(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .settings(json!({ "resume": true }))
        .start(&tab)
        .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?;
    let stored = tab.text_of(STORED, Value::Null).await?;
    ensure!(
        stored.contains(ACME.subdomain) && stored.contains(ACME.user_id),
        "{stored}"
    );
    for secret in [ACME.api_key, harness.token()] {
        ensure!(!stored.contains(secret), "{stored}");
    }
    tab.goto("about:blank").await?;
    harness.open().await?;
    // At the first answer that is missing.
    let step = Step::shown(&tab, Field::ApiKey).await?;
    step.type_text(ACME.api_key).await?;
    step.go_on().await?;
    let step = Step::shown(&tab, Field::UserId).await?;
    step.wait_for_value(ACME.user_id).await?;
    step.go_on().await?;
    end_to_end::screens::Check::arrive(&tab)
        .await?
        .connect_and_close()
        .await?;
    ensure!(tab.text_of(STORED, Value::Null).await? == "[]");
    Ok(())
}

async fn nothing_is_kept_unless_it_was_asked_for(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?;
    ensure!(tab.text_of(STORED, Value::Null).await? == "[]");
    Ok(())
}
