//! The fault switches and the request log, for tests. Who asks must hold the session's token.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    failure::Failure,
    faults::{
        board::PARTNER_SIDE,
        switches::{Switches, of_session},
    },
    request_log::Entry,
    state::{Sandbox, Shared},
    store::Session,
};

/// GET /sandbox/sessions/{token}/faults
pub(crate) async fn read(
    State(sandbox): State<Shared>,
    Path(token): Path<String>,
) -> Result<Json<Value>, Failure> {
    let session = session(&sandbox, &token)?;
    Ok(Json(sandbox.faults.get(session.id).to_json()))
}

/// PUT /sandbox/sessions/{token}/faults. Replaces all of them; `{}` makes the session well again.
pub(crate) async fn replace(
    State(sandbox): State<Shared>,
    Path(token): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let session = session(&sandbox, &token)?;
    let switches = Switches::from_json(&json_of(&body)?)
        .and_then(of_session)
        .map_err(Failure::validation)?;
    let answer = switches.to_json();
    sandbox.faults.set(session.id, switches);
    Ok(Json(answer))
}

/// GET /sandbox/faults
pub(crate) async fn read_partner_side(State(sandbox): State<Shared>) -> Json<Value> {
    Json(sandbox.faults.get(PARTNER_SIDE).to_json())
}

/// PUT /sandbox/faults. What the partner's side should do wrong: `{"partner": "429:1*1"}`.
pub(crate) async fn replace_partner_side(
    State(sandbox): State<Shared>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let switches = Switches::from_json(&json_of(&body)?).map_err(Failure::validation)?;
    let answer = switches.to_json();
    sandbox.faults.set(PARTNER_SIDE, switches);
    Ok(Json(answer))
}

fn json_of(body: &[u8]) -> Result<Value, Failure> {
    serde_json::from_slice(body)
        .map_err(|_| Failure::validation(vec!["the body is not valid JSON".to_owned()]))
}

/// Whose requests to show.
#[derive(Debug, Deserialize)]
pub(crate) struct Whose {
    token: String,
}

/// GET /sandbox/requests?token=…
pub(crate) async fn requests(
    State(sandbox): State<Shared>,
    Query(whose): Query<Whose>,
) -> Result<Json<Vec<Entry>>, Failure> {
    let session = session(&sandbox, &whose.token)?;
    Ok(Json(sandbox.log.of_session(session.id)))
}

/// The session, even if its token has run out: a test may look at what came after.
fn session(sandbox: &Sandbox, token: &str) -> Result<Session, Failure> {
    sandbox
        .store
        .session_by_token(token)
        .ok_or_else(|| Failure::not_found("Session not found"))
}
