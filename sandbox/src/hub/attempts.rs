//! Connection attempts: linking by signing in at the provider, in a window of its own.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    access::{Entry, enter},
    clock::Moment,
    failure::{Failure, Halt},
    faults::kinds::Exchange,
    identifiers,
    partner::reader::Reader,
    state::Shared,
    store::{Attempt, AttemptStatus},
};

/// How long an attempt waits for the person: ten minutes.
const LIFE: Moment = 10 * 60 * 1000;

/// POST /hub/connection_attempts. The body names the token once more, which must be the caller's own.
pub(crate) async fn create(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Halt> {
    let Entry { session, .. } = enter(&sandbox, &headers, Exchange::Attempt).await?;
    let mut reader = Reader::new(&body)?;
    let token = reader.required_text("token");
    reader.finish()?;
    if identifiers::digest(&token) != session.token_digest {
        return Err(Failure::bad_token().into());
    }
    let now = sandbox.now();
    let attempt = Attempt {
        id: identifiers::uuid(),
        session_id: session.id,
        status: AttemptStatus::Pending,
        account_id: None,
        error: None,
        created_at: now,
        updated_at: now,
    };
    let answer = json!({ "id": attempt.id });
    sandbox.store.lock().attempts.push(attempt);
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// GET /hub/connection_attempts/{id}
pub(crate) async fn read(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Halt> {
    let Entry { session, .. } = enter(&sandbox, &headers, Exchange::Attempt).await?;
    let now = sandbox.now();
    let mut found = None;
    sandbox.store.change_attempt(&id, |attempt| {
        if attempt.session_id != session.id {
            return;
        }
        if attempt.status == AttemptStatus::Pending && now >= attempt.created_at + LIFE {
            attempt.status = AttemptStatus::Expired;
            attempt.updated_at = now;
        }
        found = Some(attempt.clone());
    });
    let attempt = found.ok_or_else(unknown)?;
    Ok(Json(json!({
        "status": attempt.status.as_str(),
        "account": attempt.account_id.map(|id| json!({ "id": id })),
        "error": attempt.error.map(|(code, sentence)| json!({ "code": code, "description": sentence })),
    })))
}

/// DELETE /hub/connection_attempts/{id}
pub(crate) async fn cancel(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, Halt> {
    let Entry { session, .. } = enter(&sandbox, &headers, Exchange::Attempt).await?;
    let now = sandbox.now();
    let mut is_own = false;
    sandbox.store.change_attempt(&id, |attempt| {
        is_own = attempt.session_id == session.id;
        if is_own && attempt.status == AttemptStatus::Pending {
            attempt.status = AttemptStatus::Cancelled;
            attempt.updated_at = now;
        }
    });
    if is_own {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(unknown().into())
    }
}

fn unknown() -> Failure {
    Failure::not_found("Connection attempt not found")
}
