//! The session's offer: settings, connectors, and the fields that each of them asks for.

use serde_json::Value;

use super::ask;
use crate::{
    Report,
    backend::Backend,
    report::{Faults, advice, broken},
    shapes::{self, connectors::active},
};

/// Checks the offer, and returns the active connectors.
pub(super) fn check(backend: &Backend, report: &mut Report) -> Vec<Value> {
    settings(backend, report);
    let Some(answer) = ask(
        backend,
        report,
        "connectors",
        "GET",
        "/hub/connectors",
        None,
    ) else {
        return Vec::new();
    };
    let list = match answer.expect_json("GET /hub/connectors") {
        Ok(list) => list,
        Err(sentence) => {
            report.add("connectors", vec![broken(sentence)]);
            return Vec::new();
        }
    };
    report.add("connectors", shapes::connectors::check(&list));
    let entries: Vec<Value> = active(&list).into_iter().cloned().collect();
    if let Some(provider) = entries.first().and_then(|entry| entry["provider"].as_str()) {
        report.add("connectors.provider", narrowed(backend, provider));
    }
    let mut faults = Faults::new();
    for entry in &entries {
        faults.extend(config(backend, entry));
    }
    report.add("config", faults);
    let path = "/hub/connectors/00000000-0000-4000-8000-000000000000";
    if let Some(answer) = ask(backend, report, "config.unknown", "GET", path, None) {
        let mut faults = shapes::error::check(answer.status, answer.json().as_ref());
        if answer.status != 404 {
            let sentence = "an unknown connector must be answered 404: 401 and 403 read as an empty form, ready to send";
            faults.push(broken(sentence));
        }
        report.add("config.unknown", faults);
    }
    entries
}

/// Clients go on without settings; so their absence is no more than a pity.
fn settings(backend: &Backend, report: &mut Report) {
    let Some(answer) = ask(backend, report, "settings", "GET", "/hub/settings", None) else {
        return;
    };
    if answer.status == 404 {
        let sentence = "there are none: clients go on, but never learn of an existing account";
        report.add("settings", vec![advice(sentence)]);
        return;
    }
    let faults = match answer.expect_json("GET /hub/settings") {
        Ok(settings) => shapes::settings::check(&settings),
        Err(sentence) => vec![broken(sentence)],
    };
    report.add("settings", faults);
}

fn narrowed(backend: &Backend, provider: &str) -> Faults {
    let path = format!("/hub/connectors?provider={provider}");
    let list = backend
        .call("GET", &path, None)
        .and_then(|answer| answer.expect_json("GET /hub/connectors?provider=…"));
    match list {
        Ok(list) => {
            let entries = active(&list);
            let is_right =
                !entries.is_empty() && entries.iter().all(|entry| entry["provider"] == provider);
            let sentence = "?provider= must leave only that provider's connectors";
            if is_right {
                Faults::new()
            } else {
                vec![broken(sentence)]
            }
        }
        Err(sentence) => vec![broken(sentence)],
    }
}

fn config(backend: &Backend, entry: &Value) -> Faults {
    let id = entry["integration_id"].as_str().unwrap_or_default();
    if id.is_empty() || !shapes::is_url_safe(id) {
        // Said already, of the list.
        return Faults::new();
    }
    let name = entry["provider"].as_str().unwrap_or_default();
    let answer = backend
        .call("GET", &format!("/hub/connectors/{id}"), None)
        .and_then(|answer| answer.expect_json(&format!("the config of {name}")));
    match answer {
        Ok(answer) => shapes::config::check(&answer, entry),
        Err(sentence) => vec![broken(sentence)],
    }
}
