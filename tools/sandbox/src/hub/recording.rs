//! Writes every hub call of a session into the request log: names only, never a value.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::{
    access,
    failure::{Dropped, Failure},
    request_log::Arrival,
    state::Shared,
};

/// More than any form needs.
const MOST_BYTES: usize = 256 * 1024;

/// Notes the request before it is answered, so that one the caller gave up on is seen too.
pub(crate) async fn record(
    State(sandbox): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "Request body too large")
            .into_response();
    };
    let session =
        access::token_of(&parts.headers).and_then(|token| sandbox.store.session_by_token(token));
    let index = session.map(|session| {
        sandbox.log.arrived(Arrival {
            session_id: session.id,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            credential_keys: credential_keys(&bytes),
            milliseconds: u64::try_from(sandbox.started.elapsed().as_millis()).unwrap_or(u64::MAX),
        })
    });
    let response = next
        .run(Request::from_parts(parts, Body::from(bytes)))
        .await;
    if let Some(index) = index
        && response.extensions().get::<Dropped>().is_none()
    {
        sandbox.log.answered(index, response.status().as_u16());
    }
    response
}

fn credential_keys(body: &[u8]) -> Option<Vec<String>> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let mut keys: Vec<String> = body
        .get("credentials")?
        .as_object()?
        .keys()
        .cloned()
        .collect();
    keys.sort();
    Some(keys)
}
