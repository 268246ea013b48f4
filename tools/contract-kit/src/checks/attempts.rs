//! Connection attempts: made, asked about, ended.

use serde_json::{Value, json};

use super::ask;
use crate::{
    Report,
    backend::Backend,
    report::{Faults, broken},
    shapes::{self, Reader},
};

pub(super) fn check(backend: &Backend, report: &mut Report) {
    let body = json!({ "token": backend.token() });
    let path = "/hub/connection_attempts";
    let Some(answer) = ask(
        backend,
        report,
        "attempts.create",
        "POST",
        path,
        Some(&body),
    ) else {
        return;
    };
    if answer.status == 404 {
        report.skip(
            "attempts",
            "the backend has none: connectors that sign in cannot be linked",
        );
        return;
    }
    let made = match answer.expect_json("POST /hub/connection_attempts") {
        Ok(made) => made,
        Err(sentence) => {
            report.add("attempts.create", vec![broken(sentence)]);
            return;
        }
    };
    let mut reader = Reader::new("the new attempt", &made);
    let id = reader.id("id").to_owned();
    report.add("attempts.create", reader.faults);
    if id.is_empty() {
        return;
    }
    let path = format!("{path}/{id}");
    report.add("attempts.read", is_in(backend, &path, &["pending"]));
    let ended = backend.call("DELETE", &path, None);
    let mut faults = match ended {
        Ok(answer) if answer.is_success() => Faults::new(),
        Ok(answer) => vec![broken(format!(
            "ending an attempt is answered {}, not 2xx",
            answer.status
        ))],
        Err(sentence) => vec![broken(sentence)],
    };
    faults.extend(is_in(backend, &path, &["cancelled"]));
    report.add("attempts.cancel", faults);
}

/// An attempt that was ended may also be forgotten.
fn is_in(backend: &Backend, path: &str, states: &[&str]) -> Faults {
    let answer = match backend.call("GET", path, None) {
        Ok(answer) => answer,
        Err(sentence) => return vec![broken(sentence)],
    };
    if answer.status == 404 && states != ["pending"] {
        return Faults::new();
    }
    match answer.expect_json("GET /hub/connection_attempts/…") {
        Ok(attempt) => {
            let mut faults = shapes::attempt::check(&attempt);
            let status = attempt
                .get("status")
                .and_then(Value::as_str)
                .unwrap_or_default();
            if !states.contains(&status) {
                faults.push(broken(format!(
                    "the attempt should be {}",
                    states.join(" or ")
                )));
            }
            faults
        }
        Err(sentence) => vec![broken(sentence)],
    }
}
