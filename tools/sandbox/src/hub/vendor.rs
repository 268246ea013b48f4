//! Answers that name the backend's vendor in every text that people read, for tests of what a partner's brand shows.
//! The keys that a connector has, ids and what else a program goes by stay as they are.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::Response,
};
use serde_json::{Value, json};

use crate::{access, state::Shared};

/// More than any answer has.
const MOST_BYTES: usize = 1024 * 1024;

/// Writes the names into the answers of a session with the switch `vendor`.
pub(crate) async fn write_names(
    State(sandbox): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    let session =
        access::token_of(request.headers()).and_then(|token| sandbox.store.session_by_token(token));
    let response = next.run(request).await;
    let switches = session.map(|session| sandbox.faults.get(session.id));
    if switches.is_none_or(|switches| switches.form_switch("vendor") != Some("on")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, MOST_BYTES).await.unwrap_or_default();
    let Ok(mut answer) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    if let Some(config) = answer.get_mut("config") {
        add_to_config(config);
    }
    let integrations = answer.get_mut("integrations").and_then(Value::as_array_mut);
    for category in integrations
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.get_mut("type"))
    {
        write_text(category);
    }
    write(&mut answer);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(answer.to_string()))
}

/// The keys whose text is read by people.
const TEXTS: [&str; 18] = [
    "alt",
    "content",
    "description",
    "details",
    "error",
    "errorMessage",
    "heading",
    "label",
    "message",
    "name",
    "note",
    "paragraph",
    "placeholder",
    "provider_response",
    "text",
    "title",
    "tooltip",
    "warning",
];

/// The keys whose texts are read by people.
const LISTS: [&str; 3] = ["head", "list", "table"];

/// The keys of addresses.
const LINKS: [&str; 5] = ["icon", "link", "logo_url", "src", "supportLink"];

fn write(json: &mut Value) {
    match json {
        Value::Object(entries) => {
            for (key, value) in entries {
                match key.as_str() {
                    key if LINKS.contains(&key) && value.is_string() => {
                        *value = json!(format!("https://docs.stackone.com/{key}"));
                    }
                    key if LISTS.contains(&key) => write_list(value),
                    key if TEXTS.contains(&key) && value.is_string() => write_text(value),
                    _ => write(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(write),
        _ => {}
    }
}

fn write_list(list: &mut Value) {
    for item in list.as_array_mut().into_iter().flatten() {
        match item {
            Value::String(_) => write_text(item),
            Value::Array(_) => write_list(item),
            other => write(other),
        }
    }
}

/// A text with the name in it. JSON in a text, as of a refusal, has it in its own texts.
fn write_text(text: &mut Value) {
    let Some(own) = text.as_str() else { return };
    *text = match serde_json::from_str::<Value>(own) {
        Ok(mut inner) if inner.is_object() => {
            write(&mut inner);
            json!(inner.to_string())
        }
        _ if own.contains("StackOne") => return,
        _ => json!(format!("StackOne {own} (STACKONE, help@stackone.com)")),
    };
}

/// Adds what a form has not: notices, fields with values of the vendor's, and a guide.
fn add_to_config(config: &mut Value) {
    let Some(fields) = config.get_mut("configFields").and_then(Value::as_array_mut) else {
        return;
    };
    let keys: Vec<String> = fields
        .iter()
        .filter(|field| field["display"] != false && field["readOnly"] != true)
        .filter_map(|field| field["key"].as_str().map(str::to_owned))
        .take(2)
        .collect();
    let text = |key: &str, label: &str, is_read_only: bool, value: &str| {
        json!({ "key": key, "label": label, "type": "text", "required": true, "readOnly": is_read_only,
            "secret": false, "placeholder": "", "value": value })
    };
    fields.push(text(
        "callbackAddress",
        "Callback address",
        true,
        "https://api.stackone.com/connect/oauth2/callback",
    ));
    fields.push(text(
        "connectionName",
        "Connection name",
        false,
        "StackOne-integration",
    ));
    let option = |value: &str, label: &str| json!({ "value": value, "label": label });
    fields.push(json!({
        "key": "stackoneRegion", "label": "Zone", "type": "select", "required": true, "readOnly": false,
        "secret": false, "placeholder": "", "value": "stackone-eu",
        "options": [option("stackone-eu", "Europe"), option("https://api.stackone.com", "America")],
    }));
    let mut strict = text("code", "Code", false, "");
    strict["validation"] =
        json!({ "type": "html-pattern", "pattern": "^[A-Z]{3}$", "error": "Three large letters." });
    fields.push(strict);
    let notice = |position: &str| json!({ "key": position, "type": "warning", "description": "Remember.", "position": position });
    if let Some(notices) = config["configNotices"].as_array_mut() {
        notices.extend(["top", "bottom"].map(notice));
    }
    config["support"]["guides"] = json!({ "config": guide(&keys) });
}

/// A guide with every kind of block.
fn guide(keys: &[String]) -> Value {
    let key = |index: usize| keys.get(index).cloned().unwrap_or_default();
    json!({
        "warning": "Have this at hand.",
        "actions": [
            { "id": "list_people", "label": "List people", "scopes": ["people:read"] },
            { "id": "add_person", "label": "Add a person", "scopes": ["people:write"] },
        ],
        "sections": [
            {
                "title": "Before",
                "blocks": [
                    { "paragraph": "Read [the docs](https://docs.stackone.com/start), [these](/guides/start) or [that](http://hub.stackone.com/old)." },
                    { "heading": "Words" },
                    { "head": ["Word"], "table": [["Nest"]] },
                ],
                "steps": [
                    { "title": "First", "field": key(0), "content": "Set the redirect URI to `https://api.stackone.com/callback`.",
                      "list": ["Open it.", "Press it."], "image": { "src": "https://a.example/b.png", "alt": "The page" }, "note": "Once." },
                    { "title": "Second", "field": key(1), "blocks": [
                        { "list": [{ "text": "Choose", "blocks": [{ "list": ["this"] }] }], "ordered": true },
                        { "callout": "danger", "text": "Keep it." },
                        { "callout": "tip", "blocks": [{ "paragraph": "Two:" }, { "list": ["one"] }] },
                        { "code": "curl https://api.stackone.com/keys" },
                        { "details": "More", "blocks": [{ "paragraph": "Inside." }] },
                        { "tabs": [{ "title": "One way", "blocks": [{ "paragraph": "This." }] }] },
                        { "scopes": true },
                    ] },
                ],
            },
            { "title": "Hub", "content": "Go to it.", "steps": [], "whitelabel-hide": true },
            { "title": "After", "content": "Wait.", "steps": [] },
        ],
    })
}
