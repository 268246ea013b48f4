//! Makes sessions, and says whose a token is.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{reader::Reader, shapes};
use crate::{
    access,
    clock::Moment,
    failure::Failure,
    faults::switches::{Switches, of_session},
    identifiers,
    state::{Sandbox, Shared},
    store::Session,
};

/// The header that tells a new session to misbehave.
const FAULTS_HEADER: &str = "x-sandbox-faults";

/// The default life of a session: half an hour, in seconds.
const DEFAULT_SECONDS: f64 = 1800.0;

/// The longest life a session can be given: a year.
pub(crate) const MOST_SECONDS: f64 = 31_536_000.0;

/// POST /connect_sessions
pub(crate) async fn create(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let switches = switches(&headers)?;
    let request = read(&body)?;
    let (session, token) = open(&sandbox, request)?;
    sandbox.faults.set(session.id, switches);
    let mut answer = shapes::session(&sandbox, &session);
    answer["auth_link_url"] = json!(sandbox.auth_link(&token));
    answer["token"] = json!(token);
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// POST /connect_sessions/authenticate
pub(crate) async fn authenticate(
    State(sandbox): State<Shared>,
    body: Bytes,
) -> Result<Response, Failure> {
    let mut reader = Reader::new(&body)?;
    let token = reader.required_text("token");
    reader.finish()?;
    let session = access::session_of(&sandbox, &token)?;
    Ok((
        StatusCode::CREATED,
        Json(shapes::session(&sandbox, &session)),
    )
        .into_response())
}

/// The description of a new session.
#[derive(Debug, Default)]
pub(crate) struct SessionRequest {
    pub(crate) origin_owner_id: String,
    pub(crate) origin_owner_name: String,
    pub(crate) origin_username: Option<String>,
    pub(crate) provider: Option<String>,
    pub(crate) categories: Option<Vec<String>>,
    pub(crate) account_id: Option<String>,
    pub(crate) integration_id: Option<String>,
    pub(crate) metadata: Option<serde_json::Map<String, serde_json::Value>>,
    pub(crate) multiple: bool,
    pub(crate) label: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) seconds: Option<f64>,
}

/// Opens a session, and hands out its token for the only time.
pub(crate) fn open(
    sandbox: &Sandbox,
    request: SessionRequest,
) -> Result<(Session, String), Failure> {
    let token = identifiers::session_token();
    let now = sandbox.now();
    let life = request.seconds.unwrap_or(DEFAULT_SECONDS) * 1000.0;
    let session = sandbox.store.add_session(Session {
        id: 0,
        token_digest: identifiers::digest(&token),
        origin_owner_id: request.origin_owner_id,
        origin_owner_name: request.origin_owner_name,
        origin_username: request.origin_username,
        provider: request.provider.filter(|provider| !provider.is_empty()),
        categories: request.categories,
        account_id: request.account_id,
        integration_id: request.integration_id,
        metadata: request.metadata,
        multiple: request.multiple,
        label: request.label,
        kind: request.kind.unwrap_or_else(|| "production".to_owned()),
        external_trigger_token: identifiers::uuid(),
        created_at: now,
        // At most a year of milliseconds, which fits.
        expires_at: now + life as Moment,
    })?;
    Ok((session, token))
}

fn read(body: &[u8]) -> Result<SessionRequest, Failure> {
    let mut reader = Reader::new(body)?;
    let request = SessionRequest {
        origin_owner_id: reader.required_text("origin_owner_id"),
        origin_owner_name: reader.required_text("origin_owner_name"),
        origin_username: reader.text("origin_username"),
        provider: reader.text("provider"),
        categories: reader.choices("categories", &shapes::CATEGORIES),
        account_id: reader.text("account_id"),
        integration_id: reader
            .text("connector_profile_id")
            .or_else(|| reader.text("integration_id")),
        metadata: reader.object("metadata"),
        multiple: reader.boolean("multiple").unwrap_or(false),
        label: reader.text("label"),
        kind: reader.choice("type", &["production", "test"]),
        seconds: reader.positive_number("expires_in", MOST_SECONDS),
    };
    // Accepted, checked, and of no effect.
    reader.text("provider_version");
    for name in ["shared", "relink", "scopes"] {
        reader.boolean(name);
    }
    reader.finish()?;
    Ok(request)
}

fn switches(headers: &HeaderMap) -> Result<Switches, Failure> {
    let Some(value) = headers.get(FAULTS_HEADER) else {
        return Ok(Switches::default());
    };
    let text = value
        .to_str()
        .map_err(|_| Failure::validation(vec![format!("{FAULTS_HEADER} must be plain text")]))?;
    Switches::from_header(text)
        .and_then(of_session)
        .map_err(Failure::validation)
}
