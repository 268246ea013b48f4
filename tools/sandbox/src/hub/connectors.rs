//! The connectors that a session may link, and the form of each.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    access::{Entry, enter},
    failure::{Failure, Halt},
    faults::kinds::{Exchange, Kind},
    state::{Sandbox, Shared},
    store::Session,
};

/// GET /hub/settings
pub(crate) async fn settings(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
) -> Result<Json<Value>, Halt> {
    let Entry { session, .. } = enter(&sandbox, &headers, Exchange::Settings).await?;
    let mut settings = json!({ "enabled_features": [] });
    if let Some(id) = existing_account_id(&sandbox, &session) {
        settings["existing_account_id"] = json!(id);
    }
    Ok(Json(settings))
}

/// The account this session would edit. Named only when one connector is left to choose from: with a whole list, it
/// would force the person into editing one of them.
fn existing_account_id(sandbox: &Sandbox, session: &Session) -> Option<String> {
    if session.account_id.is_some() {
        return session.account_id.clone();
    }
    let allowed = sandbox.catalog.allowed(session);
    let [only] = allowed.as_slice() else {
        return None;
    };
    let tables = sandbox.store.lock();
    tables
        .existing_account(session, only.provider)
        .map(|account| account.id.clone())
}

/// The one parameter of the list.
#[derive(Debug, Deserialize)]
pub(crate) struct Narrowing {
    provider: Option<String>,
}

/// GET /hub/connectors
pub(crate) async fn list(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    Query(narrowing): Query<Narrowing>,
) -> Result<Json<Value>, Halt> {
    let Entry { session, .. } = enter(&sandbox, &headers, Exchange::Connectors).await?;
    let entries: Vec<Value> = sandbox
        .catalog
        .allowed(&session)
        .into_iter()
        .filter(|one| {
            narrowing
                .provider
                .as_deref()
                .is_none_or(|only| only == one.provider)
        })
        .map(|connector| connector.list_entry(&sandbox.base_url))
        .collect();
    Ok(Json(json!({
        "integrations": entries,
        "external_trigger_token": session.external_trigger_token,
    })))
}

/// GET /hub/connectors/{integration_id}
pub(crate) async fn config(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    Path(integration_id): Path<String>,
) -> Result<Response, Halt> {
    let Entry { session, fault } = enter(&sandbox, &headers, Exchange::Config).await?;
    let connector = sandbox
        .catalog
        .allowed_by_id(&session, &integration_id)
        .ok_or_else(|| Failure::not_found("Connector not found"))?;
    let mut form = sandbox
        .faults
        .get(session.id)
        .form(&sandbox.options.clayhr_form);
    if fault == Some(Kind::OddKeys) {
        form = form.with_odd_keys();
    }
    let mut config = connector.config(&form, &sandbox.base_url);
    if let Some(fields) = config.get_mut("configFields").and_then(Value::as_array_mut) {
        match fault {
            Some(Kind::UnknownType) => fields.push(extra_field("theme", "colour_wheel")),
            Some(Kind::ExtraField) => fields.push(extra_field("officeCode", "text")),
            _ => {}
        }
    }
    let answer = json!({
        "config": config,
        "hub_settings": { "configured_webhook_events": {}, "project_settings": {} },
    });
    Ok(Json(answer).into_response())
}

fn extra_field(key: &str, kind: &str) -> Value {
    json!({ "key": key, "label": "Office code", "type": kind, "required": true, "readOnly": false,
        "secret": false, "placeholder": "" })
}
