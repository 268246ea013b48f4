//! The actions of the connection: chosen by the user, preset by the host.

use anyhow::{Result, ensure};
use end_to_end::{screens::Form, tab::Tab};
use serde_json::{Value, json};

use crate::guide_walk::{EVERYTHING, open, setup};

crate::scenarios![
    chosen_actions_leave_only_their_steps_and_scopes,
    a_host_presets_actions_and_hears_of_the_choice,
];

/// The guide, with another sign between scopes.
fn with_commas() -> String {
    EVERYTHING.replace("\"scopeSeparator\": \" \"", "\"scopeSeparator\": \",\"")
}

async fn chosen_actions_leave_only_their_steps_and_scopes(tab: Tab) -> Result<()> {
    let harness = setup(with_commas(), json!({})).start(&tab).await?;
    harness.open().await?;
    let form = Form::arrive(&tab, "Before you begin").await?;
    for label in ["List people", "Add a person"] {
        let choose = "[...all('.cw-choice__item')].find((one) => words(one) === args[0]).querySelector('input').click()";
        tab.script(choose, json!([label])).await?;
    }
    let heard = tab.events_named("cw-actions").await?;
    let ids: Vec<_> = heard.iter().map(|detail| detail["ids"].clone()).collect();
    ensure!(
        ids == [json!(["list_people"]), json!(["list_people", "add_person"])],
        "{ids:?}"
    );
    form.fill("username", "acme").await?;
    tab.press("Continue").await?;
    // The step that is only for jobs is gone, and its heading with it.
    form.wait_for_heading("Make the password").await?;
    let shown = "return [document.body.innerText.includes('Only for jobs'), words(all('[data-cw-scopes]')[0])]";
    let shown = tab.script(shown, Value::Null).await?;
    ensure!(
        shown == json!([false, "people:read,people:list,people:write"]),
        "{shown}"
    );
    tab.press("Back").await?;
    form.wait_for_heading("Before you begin").await?;
    let checked = "return all('.cw-choice__item input').map((one) => one.checked)";
    let checked = tab.script(checked, Value::Null).await?;
    ensure!(checked == json!([true, true, false]), "{checked}");
    // Without a choice, everything is shown again.
    tab.script(
        "for (const one of all('.cw-choice__item input:checked')) one.click()",
        Value::Null,
    )
    .await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Only for jobs").await?;
    form.wait_for_words("people:read,people:list,people:write,jobs:read")
        .await?;
    form.fill("password", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.link().await?;
    Ok(())
}

async fn a_host_presets_actions_and_hears_of_the_choice(tab: Tab) -> Result<()> {
    let (_harness, form) = open(&tab, json!({ "actions": ["list_jobs"] })).await?;
    let checked = "return all('.cw-choice__item input').map((one) => one.checked)";
    let checked = tab.script(checked, Value::Null).await?;
    ensure!(checked == json!([false, false, true]), "{checked}");
    form.fill("username", "acme").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Only for jobs").await?;
    let scopes = "return words(all('[data-cw-scopes]')[0])";
    let scopes = tab.text_of(scopes, Value::Null).await?;
    ensure!(scopes == "jobs:read", "{scopes}");
    ensure!(tab.events_named("cw-actions").await? == [] as [Value; 0]);
    tab.press("Back").await?;
    form.wait_for_heading("Before you begin").await?;
    tab.script("all('.cw-choice__item input')[0].click()", Value::Null)
        .await?;
    let heard = tab.events_named("cw-actions").await?;
    ensure!(
        heard == [json!({ "version": 1, "ids": ["list_jobs", "list_people"] })],
        "{heard:?}"
    );
    Ok(())
}
