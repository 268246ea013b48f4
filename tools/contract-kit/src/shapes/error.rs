//! Refusals: the standard body, and a connection that the provider turned down.

use serde_json::Value;

use super::Reader;
use crate::report::{Faults, advice};

/// Returns the faults in the body of a refusal of this status. `None` is a body that was no JSON.
pub fn check(status: u16, body: Option<&Value>) -> Faults {
    let Some(body) = body else {
        let sentence = format!(
            "a {status} has no JSON body: the official client then shows its parser's complaint"
        );
        return vec![crate::report::broken(sentence)];
    };
    let mut refusal = Reader::new(format!("the body of a {status}"), body);
    if body["statusCode"].as_u64() != Some(status.into()) {
        refusal.fault(
            "statusCode must repeat the status: without it the official client fails on its own"
                .to_owned(),
        );
    }
    refusal.text("message");
    if !body["timestamp"].is_string() {
        refusal.faults.push(advice(format!(
            "the body of a {status}: timestamp should be there"
        )));
    }
    refusal.faults
}

/// Returns the faults in the answer to credentials that the provider refuses.
pub fn check_refused(status: u16, body: Option<&Value>) -> Faults {
    let mut faults = Vec::new();
    if !(400..500).contains(&status) || matches!(status, 401 | 403) {
        let sentence = format!(
            "wrong credentials are answered {status}; it must be 4xx, but neither 401 nor 403, \
                                which mean that the session is over"
        );
        faults.push(crate::report::broken(sentence));
    }
    faults.extend(check(status, body));
    let message = body
        .and_then(|body| body["message"].as_str())
        .unwrap_or_default();
    match serde_json::from_str::<Value>(message) {
        Ok(inner) if inner.is_object() => {
            let mut inner_reader = Reader::new("the JSON in message", &inner);
            inner_reader.text("message");
            if !inner["provider_response"].is_string() {
                inner_reader.fault("provider_response must be a text: of an object the official client shows nothing".to_owned());
            }
            faults.extend(inner_reader.faults);
        }
        _ => faults.push(advice(
            "message should be a JSON text with message and provider_response: else the person sees no detail",
        )),
    }
    faults
}
