//! The two forms in which a field can carry a rule for its value.

use serde_json::{Value, json};

/// A pattern in the older form, which clients test anywhere in the value. With no sentence, the client has its own.
pub(crate) fn html_pattern(pattern: &str, error: &str) -> Option<Value> {
    let mut rule = json!({ "type": "html-pattern", "pattern": pattern });
    if !error.is_empty() {
        rule["error"] = json!(error);
    }
    Some(rule)
}

/// An address of this domain, in the older form, with the client's own sentence.
pub(crate) fn domain(name: &str) -> Option<Value> {
    Some(json!({ "type": "domain", "pattern": name }))
}

/// A pattern in the newer form.
pub(crate) fn pattern(pattern: &str, error: &str) -> Option<Value> {
    Some(json!({ "pattern": pattern, "errorMessage": error }))
}

/// A named format, in the newer form, with the client's own sentence.
pub(crate) fn format(name: &str) -> Option<Value> {
    Some(json!({ "format": name }))
}
