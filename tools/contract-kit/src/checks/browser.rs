//! A browser's access: preflights, headers of answers, and the answers to a stranger.

use crate::{
    Report,
    backend::{Answer, Backend, ORIGIN},
    report::{Faults, advice, broken},
    shapes,
};

/// The headers that today's client sends, and so must be allowed to.
const HEADERS: [&str; 3] = ["content-type", "x-hub-session-token", "x-hub-version"];

/// Every call of the contract, since each is preflighted.
const CALLS: [(&str, &str); 9] = [
    ("GET", "/hub/settings"),
    ("GET", "/hub/connectors"),
    ("GET", "/hub/connectors/any"),
    ("POST", "/hub/accounts"),
    ("GET", "/hub/accounts/any"),
    ("PATCH", "/hub/accounts/any"),
    ("POST", "/hub/connection_attempts"),
    ("GET", "/hub/connection_attempts/any"),
    ("DELETE", "/hub/connection_attempts/any"),
];

pub(super) fn check(backend: &Backend, report: &mut Report) {
    let mut faults = Faults::new();
    for (method, path) in CALLS {
        faults.extend(preflight(backend, method, path));
    }
    // One sentence said nine times is no clearer.
    faults.dedup_by(|one, other| one.1 == other.1);
    report.add("cors.preflight", faults);

    let answer = backend.call("GET", "/hub/settings", None);
    report.add("cors.answers", readable("an answer", answer));
    let answer = backend.call_as("", "GET", "/hub/settings", None);
    report.add("cors.refusals", readable("a refusal", answer));

    for (rule, token) in [
        ("token.missing", ""),
        ("token.unknown", "contract-kit-unknown-token"),
    ] {
        let mut faults = Faults::new();
        for (method, path) in CALLS {
            let body = (method != "GET").then(|| serde_json::json!({}));
            match backend.call_as(token, method, path, body.as_ref()) {
                Ok(answer) if matches!(answer.status, 401 | 403) => {
                    faults.extend(shapes::error::check(answer.status, answer.json().as_ref()));
                }
                Ok(answer) => faults.push(broken(format!(
                    "{method} {path} is answered {} in place of 401 or 403",
                    answer.status
                ))),
                Err(sentence) => faults.push(broken(sentence)),
            }
        }
        faults.dedup_by(|one, other| one.1 == other.1);
        report.add(rule, faults);
    }

    let mut faults = Faults::new();
    match backend.call("GET", "//hub/connectors", None) {
        Ok(answer) if answer.is_success() => {}
        _ => faults.push(advice(
            "//hub/connectors should be answered like /hub/connectors: clients join addresses as \
                                 they are",
        )),
    }
    report.add("path.double-slash", faults);
}

fn preflight(backend: &Backend, method: &str, path: &str) -> Faults {
    let asked = HEADERS.join(",");
    let headers = [
        ("origin", ORIGIN),
        ("access-control-request-method", method),
        ("access-control-request-headers", &asked),
    ];
    let answer = match backend.send("OPTIONS", path, &headers, None) {
        Ok(answer) => answer,
        Err(sentence) => return vec![broken(sentence)],
    };
    let mut faults = Faults::new();
    if !answer.is_success() {
        faults.push(broken(format!(
            "a preflight is answered {}, not 2xx",
            answer.status
        )));
    }
    faults.extend(allows_origin("a preflight", &answer));
    let allowed = answer
        .header("access-control-allow-headers")
        .to_ascii_lowercase();
    let allowed: Vec<&str> = allowed.split(',').map(str::trim).collect();
    for name in HEADERS {
        // A star does for all of these, since nothing is sent with cookies.
        if !allowed.contains(&name) && !allowed.contains(&"*") {
            faults.push(broken(format!(
                "a preflight does not allow {name}, so a browser sends nothing at all"
            )));
        }
    }
    let methods = answer
        .header("access-control-allow-methods")
        .to_ascii_uppercase();
    let methods: Vec<&str> = methods.split(',').map(str::trim).collect();
    let is_simple = matches!(method, "GET" | "POST");
    if !is_simple && !methods.contains(&method) && !methods.contains(&"*") {
        faults.push(broken(format!("a preflight does not allow {method}")));
    }
    if answer.header("access-control-max-age").is_empty() {
        faults.push(advice(
            "a preflight should have an access-control-max-age: without it each call is two",
        ));
    }
    faults
}

fn readable(what: &str, answer: Result<Answer, String>) -> Faults {
    let answer = match answer {
        Ok(answer) => answer,
        Err(sentence) => return vec![broken(sentence)],
    };
    let mut faults: Faults = allows_origin(what, &answer).into_iter().collect();
    let exposed = answer
        .header("access-control-expose-headers")
        .to_ascii_lowercase();
    if !exposed.contains("retry-after") && exposed.trim() != "*" {
        faults.push(advice(format!(
            "{what} should expose retry-after: a client cannot say how long to wait"
        )));
    }
    faults
}

fn allows_origin(what: &str, answer: &Answer) -> Option<(crate::Level, String)> {
    let allowed = answer.header("access-control-allow-origin");
    let sentence = || format!("{what} has no access-control-allow-origin for another site");
    (allowed != "*" && allowed != ORIGIN).then(|| broken(sentence()))
}
