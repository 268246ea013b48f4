//! `GET /hub/settings`

use serde_json::Value;

use super::Reader;
use crate::report::Faults;

/// Returns the faults of the settings.
pub fn check(answer: &Value) -> Faults {
    let mut settings = Reader::new("the settings", answer);
    if settings
        .list("enabled_features")
        .iter()
        .any(|feature| !feature.is_string())
    {
        settings.fault("enabled_features must hold texts only".to_owned());
    }
    if answer
        .get("existing_account_id")
        .is_some_and(|id| !id.is_null())
    {
        settings.id("existing_account_id");
    }
    settings.faults
}
