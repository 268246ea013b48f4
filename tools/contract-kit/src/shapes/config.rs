//! `GET /hub/connectors/{integration_id}`, in both shapes.

use std::collections::HashSet;

use serde_json::Value;

use super::Reader;
use crate::report::{Faults, advice};

/// Returns the faults of a connector's configuration. `entry` is the connector's entry in the list.
pub fn check(answer: &Value, entry: &Value) -> Faults {
    let name = entry["provider"].as_str().unwrap_or_default();
    let config = &answer["config"];
    let mut reader = Reader::new(format!("the config of {name}"), config);
    if !config.is_object() {
        return reader.faults;
    }
    reader.text("key");
    reader.text("name");
    let mut faults = Vec::new();
    let fields = if config.get("authentication").is_some() && config.get("configFields").is_none() {
        let pick = |key: &str| entry[key].as_str().unwrap_or_default();
        let block =
            &config["authentication"][pick("authentication_config_key")][pick("environment")];
        let mut block = Reader::new(
            format!("the authentication of {name} for its key and environment"),
            block,
        );
        kind(&mut block, &["custom", "oauth2", "oidc"]);
        let fields = block.list("fields");
        faults.extend(block.faults);
        fields
    } else {
        kind(&mut reader, &["custom", "oauth2", "mcp"]);
        let grant_type = reader.optional_text("grantType");
        if !["", "authorization_code", "client_credentials"].contains(&grant_type) {
            reader.fault("grantType must be authorization_code or client_credentials".to_owned());
        }
        let fields = reader.list("configFields");
        for notice in reader.optional_list("configNotices") {
            faults.extend(check_notice(name, notice, fields));
        }
        fields
    };
    let mut keys = HashSet::new();
    for field in fields {
        faults.extend(check_field(name, field));
        if !keys.insert(field["key"].as_str().unwrap_or_default()) {
            reader.fault("two fields have the same key".to_owned());
        }
    }
    if !answer["hub_settings"].is_object() {
        faults.push(advice(format!(
            "the config of {name}: hub_settings should be an object"
        )));
    }
    reader.faults.extend(faults);
    reader.faults
}

fn kind(reader: &mut Reader<'_>, known: &[&str]) {
    let kind = reader.text("type");
    if !kind.is_empty() && !known.contains(&kind) {
        reader.fault(format!("type must be one of {}", known.join(", ")));
    }
}

fn check_field(name: &str, field: &Value) -> Faults {
    let key = field["key"].as_str().unwrap_or_default();
    let mut reader = Reader::new(format!("the field {key:?} of {name}"), field);
    reader.text("key");
    reader.text("label");
    let kind = reader.optional_text("type");
    if !["text", "password", "number", "select", "text_area"].contains(&kind) {
        reader.fault("type must be text, password, number, select or text_area: the official client shows nothing \
                      for another one, and waits for it for ever".to_owned());
    }
    for key in ["required", "readOnly", "display"] {
        if field.get(key).is_some_and(|value| !value.is_null()) {
            reader.boolean(key);
        }
    }
    for key in ["placeholder", "description", "tooltip", "condition"] {
        reader.optional_text(key);
    }
    let options = if kind == "select" {
        reader.list("options")
    } else {
        &[]
    };
    for option in options {
        let mut option = Reader::new(format!("an option of {key:?} of {name}"), option);
        option.text("label");
        option.text("value");
        reader.faults.extend(option.faults);
    }
    if kind == "select" && options.is_empty() {
        reader.fault("a select needs options".to_owned());
    }
    if let Some(rule) = field.get("validation").filter(|rule| !rule.is_null()) {
        check_rule(&mut reader, rule);
    }
    if field.get("secret").is_none_or(Value::is_null) {
        reader.faults.push(advice(format!(
            "the field {key:?} of {name}: without secret: false it counts as a secret"
        )));
    }
    if field.get("condition").is_some_and(Value::is_string) {
        reader.faults.push(advice(format!(
            "the field {key:?} of {name}: no client of today evaluates a condition"
        )));
    }
    reader.faults
}

fn check_rule(reader: &mut Reader<'_>, rule: &Value) {
    let has = |key: &str| rule[key].as_str().is_some_and(|text| !text.is_empty());
    match rule.get("type").and_then(Value::as_str) {
        Some("html-pattern" | "domain") if has("pattern") => {}
        Some(_) => reader
            .fault("validation needs the type html-pattern or domain, and a pattern".to_owned()),
        None if has("pattern") != has("format") => {}
        None => reader.fault("validation needs exactly one of pattern and format".to_owned()),
    }
}

fn check_notice(name: &str, notice: &Value, fields: &[Value]) -> Faults {
    let mut reader = Reader::new(format!("a notice of {name}"), notice);
    reader.text("key");
    reader.text("description");
    kind(&mut reader, &["info", "warning"]);
    if !["", "top", "bottom"].contains(&reader.optional_text("position")) {
        reader.fault("position must be top or bottom".to_owned());
    }
    let anchor = reader.optional_text("anchor");
    let stands_at = |field: &&Value| field["key"] == anchor && field["display"] != false;
    if !anchor.is_empty() && !fields.iter().any(|field| stands_at(&field)) {
        let sentence =
            format!("a notice of {name} stands at a field that is not shown, so it is never seen");
        reader.faults.push(advice(sentence));
    }
    reader.faults
}
