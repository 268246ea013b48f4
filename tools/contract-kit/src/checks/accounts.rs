//! Accounts: made, read, changed and refused truthfully.

use serde_json::{Map, Value, json};

use super::{Credentials, ask};
use crate::{
    Report,
    backend::Backend,
    report::{Faults, advice, broken},
    shapes,
};

/// Asks everything that makes nothing.
pub(super) fn check_unknown(backend: &Backend, report: &mut Report) {
    let path = "/hub/accounts/contract-kit-unknown";
    if let Some(answer) = ask(backend, report, "accounts.unknown", "GET", path, None) {
        let mut faults = shapes::error::check(answer.status, answer.json().as_ref());
        if answer.status != 404 {
            faults.push(broken("an unknown account must be answered 404"));
        }
        report.add("accounts.unknown", faults);
    }
    if let Some(answer) = ask(
        backend,
        report,
        "accounts.malformed",
        "POST",
        "/hub/accounts",
        Some(&json!({})),
    ) {
        let mut faults = shapes::error::check(answer.status, answer.json().as_ref());
        if !(400..500).contains(&answer.status) || matches!(answer.status, 401 | 403) {
            faults.push(broken(format!(
                "a body without anything is answered {}, not 400",
                answer.status
            )));
        }
        report.add("accounts.malformed", faults);
    }
}

pub(super) fn check(
    backend: &Backend,
    given: &Credentials,
    entries: &[Value],
    report: &mut Report,
) {
    let only = match entries {
        [only] => only["integration_id"].as_str(),
        _ => None,
    };
    let Some(id) = given.integration_id.as_deref().or(only) else {
        report.skip(
            "accounts",
            "the session offers several connectors: name one as integration_id",
        );
        return;
    };
    let body =
        |answers: &Map<String, Value>| json!({ "integration_id": id, "credentials": answers });
    refused(backend, &body(&given.wrong), given, report);

    let right = body(&given.right);
    let Some(answer) = ask(
        backend,
        report,
        "accounts.create",
        "POST",
        "/hub/accounts",
        Some(&right),
    ) else {
        return;
    };
    let made = match answer.expect_json("POST /hub/accounts with right answers") {
        Ok(made) => made,
        Err(sentence) => {
            report.add("accounts.create", vec![broken(sentence)]);
            return;
        }
    };
    report.add("accounts.create", shapes::account::check_created(&made));
    let Some(account) = made["id"].as_str().filter(|id| shapes::is_url_safe(id)) else {
        return;
    };
    again(backend, &right, account, report);
    let path = format!("/hub/accounts/{account}");
    let plain = read(backend, &path, &given.right, report);
    let change = json!({ "integration_id": id, "credentials": plain });
    let mut faults = Faults::new();
    match backend.call("PATCH", &path, Some(&change)) {
        Ok(answer) if answer.is_success() => {}
        Ok(answer) => faults.push(broken(format!(
            "an edit that leaves every secret alone is answered {}, not 2xx",
            answer.status
        ))),
        Err(sentence) => faults.push(broken(sentence)),
    }
    report.add("accounts.update", faults);
}

fn refused(backend: &Backend, body: &Value, given: &Credentials, report: &mut Report) {
    let rule = "accounts.refused";
    let Some(answer) = ask(backend, report, rule, "POST", "/hub/accounts", Some(body)) else {
        return;
    };
    let mut faults = shapes::error::check_refused(answer.status, answer.json().as_ref());
    // What is right may well be named, such as a company's address.
    let wrong = given
        .wrong
        .iter()
        .filter(|(key, value)| given.right.get(*key) != Some(value));
    let mut wrong = wrong.filter_map(|(_, value)| value.as_str());
    if wrong.any(|value| value.len() >= 8 && answer.mentions(value)) {
        faults.push(advice(
            "the refusal repeats an answer that was sent; it could be a secret",
        ));
    }
    report.add(rule, faults);
}

/// The same once more: the owner has one account, and it is named to whoever asks.
fn again(backend: &Backend, right: &Value, account: &str, report: &mut Report) {
    let mut faults = Faults::new();
    let named = backend
        .call("GET", "/hub/settings", None)
        .ok()
        .and_then(|answer| answer.json());
    let named = named
        .as_ref()
        .and_then(|settings| settings["existing_account_id"].as_str());
    if named != Some(account) {
        faults.push(advice(
            "the settings should now name the account, unless more than one is allowed",
        ));
    }
    match backend
        .call("POST", "/hub/accounts", Some(right))
        .map(|answer| answer.json())
    {
        Ok(Some(second)) if second["id"] == account => {}
        _ => faults.push(advice(
            "the same request again should lead to the same account, unless more are allowed",
        )),
    }
    report.add("accounts.same-owner", faults);
}

/// Reads the account, and returns the plain answers as an edit would send them.
fn read(
    backend: &Backend,
    path: &str,
    right: &Map<String, Value>,
    report: &mut Report,
) -> Map<String, Value> {
    let rule = "accounts.read";
    let Some(answer) = ask(backend, report, rule, "GET", path, None) else {
        return Map::new();
    };
    let account = match answer.expect_json("GET /hub/accounts/…") {
        Ok(account) => account,
        Err(sentence) => {
            report.add(rule, vec![broken(sentence)]);
            return Map::new();
        }
    };
    let mut faults = shapes::account::check(&account);
    let plain = account["setupInformation"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    for (key, answer_given) in right {
        let secret = answer_given.as_str().unwrap_or_default();
        if !plain.contains_key(key) && secret.len() >= 8 && answer.mentions(secret) {
            faults.push(broken(format!("the account gives {key} back in clear")));
        }
    }
    report.add(rule, faults);
    plain
}
