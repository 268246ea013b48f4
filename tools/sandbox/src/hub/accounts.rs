//! Making, reading and changing an account from the browser.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::linking::{self, Idempotency};
use crate::{
    access::{Entry, enter},
    catalog::ENVIRONMENT,
    failure::{Failure, Halt},
    faults::{answers, kinds::Exchange},
    identifiers,
    partner::reader::Reader,
    state::{Sandbox, Shared},
    store::{Account, Session},
    webhooks::Event,
};

/// The text that stands before the ending of a secret that is kept.
const PLACEHOLDER: &str = "__secretvalue:**redacted**";

/// POST /hub/accounts
pub(crate) async fn create(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Halt> {
    let Entry { session, fault } = enter(&sandbox, &headers, Exchange::Create).await?;
    let (integration_id, credentials) = read_body(&body)?;
    let connector = sandbox
        .catalog
        .allowed_by_id(&session, &integration_id)
        .ok_or_else(|| Failure::not_found("Connector not found"))?;
    if connector.signs_in() {
        let sentence = "This connector is linked by signing in at the provider";
        return Err(Failure::bad_request(sentence).into());
    }
    let idempotency = match sandbox.options.has_idempotency_keys {
        true => idempotency(&headers, &session, &body)?,
        false => None,
    };
    let linked = linking::link(
        &sandbox,
        &session,
        connector,
        &credentials,
        idempotency.as_ref(),
    )?;
    let status = if linked.is_new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    if let Some(kind) = fault
        && let Some(odd) = answers::after_the_deed(kind, StatusCode::CREATED).await
    {
        return Ok(odd);
    }
    let answer = json!({ "id": linked.id, "provider": linked.provider });
    Ok((status, Json(answer)).into_response())
}

/// PATCH /hub/accounts/{id}
pub(crate) async fn update(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Response, Halt> {
    let Entry { session, fault } = enter(&sandbox, &headers, Exchange::Update).await?;
    let mut account = account_of(&sandbox, &session, &id)?;
    let (_, credentials) = read_body(&body)?;
    let form = linking::form_of(&sandbox, &session, &credentials);
    linking::apply(&sandbox, &form, &mut account, &credentials)?;
    account.status = "active".to_owned();
    account.updated_at = sandbox.now();
    sandbox
        .store
        .lock()
        .save_account(account.clone())
        .map_err(Failure::from)?;
    sandbox.announce(Event::Updated, &account);
    if let Some(kind) = fault
        && let Some(odd) = answers::after_the_deed(kind, StatusCode::OK).await
    {
        return Ok(odd);
    }
    Ok(Json(json!({ "id": account.id, "provider": account.provider })).into_response())
}

/// GET /hub/accounts/{id}
pub(crate) async fn read(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Halt> {
    let Entry { session, .. } = enter(&sandbox, &headers, Exchange::Account).await?;
    let account = account_of(&sandbox, &session, &id)?;
    let connector = sandbox.catalog.by_provider(&account.provider);
    let secrets: Map<String, Value> = account
        .secret_endings
        .iter()
        .map(|(key, ending)| (key.clone(), json!(format!("{PLACEHOLDER}{ending}"))))
        .collect();
    Ok(Json(json!({
        "secureId": account.id,
        "provider": account.provider,
        "setupInformation": account.setup_information,
        "secrets": secrets,
        "version": connector.map_or("1.0.0", |known| known.version),
        "authConfigKey": connector.map(|known| known.authentication_key),
        "environment": connector.map(|_| ENVIRONMENT),
        "integrationId": account.integration_id,
    })))
}

/// An account this session may see: its owner's, or the one it was opened for.
fn account_of(sandbox: &Sandbox, session: &Session, id: &str) -> Result<Account, Failure> {
    sandbox
        .store
        .account(id)
        .filter(|account| {
            account.origin_owner_id == session.origin_owner_id
                || session.account_id.as_deref() == Some(id)
        })
        .ok_or_else(|| Failure::not_found("Account not found"))
}

fn read_body(body: &[u8]) -> Result<(String, Map<String, Value>), Failure> {
    let mut reader = Reader::new(body)?;
    let integration_id = reader.required_text("integration_id");
    let credentials = reader.object("credentials").unwrap_or_default();
    reader.finish()?;
    Ok((integration_id, credentials))
}

fn idempotency(
    headers: &HeaderMap,
    session: &Session,
    body: &[u8],
) -> Result<Option<Idempotency>, Failure> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    let key = value
        .to_str()
        .ok()
        .filter(|key| (1..=255).contains(&key.len()));
    let key =
        key.ok_or_else(|| Failure::bad_request("Idempotency-Key must be short plain text"))?;
    // The token digest is mixed in, so that the digest of a short secret cannot be looked up.
    let seen = format!("{}{}", session.token_digest, String::from_utf8_lossy(body));
    Ok(Some(Idempotency {
        key: key.to_owned(),
        request_digest: identifiers::digest(&seen),
    }))
}
