//! `GET /hub/connectors`

use serde_json::Value;

use super::Reader;
use crate::report::{Faults, advice};

/// Returns the faults of the list of connectors.
pub fn check(answer: &Value) -> Faults {
    let mut list = Reader::new("the list of connectors", answer);
    let entries = list.list("integrations");
    list.optional_text("external_trigger_token");
    let mut faults = list.faults;
    for (index, entry) in entries.iter().enumerate() {
        faults.extend(check_entry(index, entry));
    }
    if !entries.iter().any(|entry| entry["active"] == true) {
        faults.push(advice(
            "no connector is active, so nothing can be linked in this session",
        ));
    }
    faults
}

fn check_entry(index: usize, entry: &Value) -> Faults {
    let mut reader = Reader::new(format!("integrations[{index}]"), entry);
    let is_active = reader.boolean("active");
    if !is_active {
        return reader.faults;
    }
    for key in [
        "name",
        "provider",
        "type",
        "version",
        "authentication_config_key",
        "environment",
    ] {
        reader.text(key);
    }
    reader.id("integration_id");
    reader.optional_text("logo_url");
    reader.faults
}

/// The ids of the active connectors, with what picks the block of an older configuration.
pub fn active(answer: &Value) -> Vec<&Value> {
    let entries = answer["integrations"].as_array().into_iter().flatten();
    entries.filter(|entry| entry["active"] == true).collect()
}
