//! Events of a run: enough for a funnel, and never anything that was typed.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::Setup,
    host::Host,
    screens::{Field, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};

crate::scenarios![
    every_event_of_a_run_says_which_when_and_where,
    a_refused_field_is_told_by_its_rule_and_not_by_its_value,
    instructions_that_are_opened_or_copied_are_told,
    an_element_that_is_opened_anew_begins_another_run,
];

/// The keys that the list gives an event's detail, beside those that may be missing.
fn listed(tab: &Tab, name: &str) -> Result<(BTreeSet<String>, BTreeSet<String>)> {
    let text = std::fs::read_to_string(tab.workspace().root().join("web/events.json"))?;
    let list: Value = serde_json::from_str(&text)?;
    let keys = |part: &Value| -> Vec<String> {
        part.as_object()
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    };
    let own = list["events"][name][1].clone();
    ensure!(own.is_object(), "web/events.json does not list {name}");
    let (may, must): (Vec<_>, Vec<_>) = keys(&own).into_iter().partition(|key| key.ends_with('?'));
    let may = may
        .into_iter()
        .map(|key| key.trim_end_matches('?').to_owned());
    Ok((
        must.into_iter().chain(keys(&list["common"])).collect(),
        may.collect(),
    ))
}

async fn every_event_of_a_run_says_which_when_and_where(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .faults("create=500_bare*1")
        .start(&tab)
        .await?;
    harness.open().await?;
    fill_in(&tab, &ACME).await?.press_connect().await?;
    tab.press("Try again").await?;
    tab.until(
        "the account",
        "return recorder.events.at(-1).type === 'cw-success'",
        Value::Null,
    )
    .await?;
    tab.press("Close").await?;
    tab.until(
        "the end",
        "return recorder.events.at(-1).type === 'cw-close'",
        Value::Null,
    )
    .await?;
    let events = tab.events().await?;
    let mut before = 0;
    for event in &events {
        let (name, detail) = (event["type"].as_str().context("a name")?, &event["detail"]);
        let (must, may) = listed(&tab, name)?;
        let keys: BTreeSet<String> = detail
            .as_object()
            .context("a detail")?
            .keys()
            .cloned()
            .collect();
        let is_listed = must.is_subset(&keys)
            && keys
                .iter()
                .all(|key| must.contains(key) || may.contains(key));
        ensure!(is_listed, "{name}: {keys:?}");
        ensure!(
            detail["run"] == events[0]["detail"]["run"],
            "another run: {event}"
        );
        let elapsed = detail["elapsed"].as_u64().context("whole milliseconds")?;
        ensure!(elapsed >= before, "back in time: {event}");
        before = elapsed;
    }
    let run = events[0]["detail"]["run"].as_str().unwrap_or_default();
    ensure!(
        run.len() == 32 && run.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{run}"
    );
    let told: Vec<Value> = events
        .iter()
        .map(|event| json!([event["type"], event["detail"]["step"]]))
        .collect();
    let expected = json!([
        ["cw-ready", "subdomain"],
        ["cw-step", "apiKey"],
        ["cw-step", "userId"],
        ["cw-step", "check"],
        ["cw-submit", "check"],
        ["cw-error", "check"],
        ["cw-submit", "check"],
        ["cw-success", "check"],
        ["cw-close", "check"],
    ]);
    ensure!(Value::from(told.clone()) == expected, "{told:?}");
    Ok(())
}

async fn a_refused_field_is_told_by_its_rule_and_not_by_its_value(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let step = Step::shown(&tab, Field::Subdomain).await?;
    step.go_on().await?;
    tab.until(
        "the first refusal",
        "return recorder.events.some((one) => one.type === 'cw-field')",
        Value::Null,
    )
    .await?;
    // Pressed again, the user is told nothing new.
    step.go_on().await?;
    step.retype(ACME.subdomain).await?;
    step.go_on().await?;
    let step = Step::shown(&tab, Field::ApiKey).await?;
    step.type_text("https://canary.clayhr.com/keys").await?;
    step.go_on().await?;
    tab.until(
        "the second refusal",
        "return recorder.events.filter((one) => one.type === 'cw-field').length === 2",
        Value::Null,
    )
    .await?;
    let events = tab.events().await?;
    let told: Vec<Value> = events
        .iter()
        .filter(|event| event["type"] == "cw-field")
        .map(|event| &event["detail"])
        .map(|detail| json!([detail["field"], detail["rule"], detail["step"]]))
        .collect();
    let expected = json!([
        ["subdomain", "subdomain-empty", "subdomain"],
        ["apiKey", "api-key-address", "apiKey"],
    ]);
    ensure!(Value::from(told.clone()) == expected, "{told:?}");
    let all = serde_json::to_string(&tab.events().await?)?;
    ensure!(!all.contains("canary"), "{all}");
    Ok(())
}

async fn instructions_that_are_opened_or_copied_are_told(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    Step::shown(&tab, Field::Subdomain).await?;
    let summary = "return all('[data-cw-handoff] > summary').find(isSeen)";
    tab.element("the instructions to hand on", summary, Value::Null)
        .await?
        .click()
        .await?;
    tab.press("Copy").await?;
    let told = "const guide = recorder.events.filter((one) => one.type === 'cw-guide');
        return guide.length === 2 && guide.map(({ detail }) => [detail.action, detail.step])";
    let told = tab.until("both", told, Value::Null).await?;
    ensure!(
        told == json!([["opened", "subdomain"], ["copied", "subdomain"]]),
        "{told}"
    );
    Ok(())
}

async fn an_element_that_is_opened_anew_begins_another_run(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script =
        "const wizard = Object.assign(document.createElement('connect-wizard'), { mode: 'modal' });
        Object.assign(wizard, { backend: '{backend}', token: '{token}' });
        document.getElementById('a').append(wizard);
        window.wizard = wizard;";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    for count in 1..=2 {
        tab.until("the element", "return window.wizard?.open", Value::Null)
            .await?;
        tab.script("wizard.open().catch(() => {})", Value::Null)
            .await?;
        let ready =
            "return recorder.events.filter((one) => one.type === 'cw-ready').length === args[0]";
        tab.until("the wizard", ready, json!([count])).await?;
        tab.script("wizard.close()", Value::Null).await?;
    }
    let runs = "return recorder.events.filter((one) => one.type === 'cw-ready').map((one) => one.detail.run)";
    let runs = tab.script(runs, Value::Null).await?;
    ensure!(runs[0] != runs[1] && runs[1].is_string(), "{runs}");
    Ok(())
}
