//! `POST /hub/accounts` and `GET /hub/accounts/{id}`

use serde_json::Value;

use super::Reader;
use crate::report::Faults;

/// The text that stands before the end of a secret that is kept.
const PLACEHOLDER: &str = "__secretvalue:**redacted**";

/// Returns the faults of the answer that proves a new account.
pub fn check_created(answer: &Value) -> Faults {
    let mut created = Reader::new("the answer to POST /hub/accounts", answer);
    created.id("id");
    created.text("provider");
    created.faults
}

/// Returns the faults of an account as an edit reads it.
pub fn check(answer: &Value) -> Faults {
    let mut account = Reader::new("the account", answer);
    account.id("secureId");
    account.text("provider");
    account.text("version");
    account.id("integrationId");
    account.optional_text("authConfigKey");
    account.optional_text("environment");
    match answer.get("setupInformation").and_then(Value::as_object) {
        Some(values) if values.values().all(Value::is_string) => {}
        _ => account.fault("setupInformation must be an object of texts".to_owned()),
    }
    match answer.get("secrets") {
        None | Some(Value::Null) => {}
        Some(Value::Object(secrets)) => {
            for (key, secret) in secrets {
                match secret
                    .as_str()
                    .and_then(|secret| secret.strip_prefix(PLACEHOLDER))
                {
                    Some(ending) if ending.chars().count() <= 4 => {}
                    Some(_) => {
                        account.fault(format!("secrets.{key} shows more than four characters"))
                    }
                    None => account.fault(format!("secrets.{key} must begin with {PLACEHOLDER}")),
                }
            }
        }
        Some(_) => account.fault("secrets must be an object of placeholders".to_owned()),
    }
    account.faults
}
