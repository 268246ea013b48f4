//! Connection attempts: linking by signing in at the provider, in a window of its own.
//!
//! The contract's way is to open the provider's address with the token and every answer in it. The sandbox offers a
//! second one, which keeps both out of any address: a new attempt may bring `integration_id` and `credentials` in its
//! body, and is then answered with an `authorization_url` that names nothing but the attempt.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::linking;
use crate::{
    access::{Entry, enter},
    clock::Moment,
    failure::{Failure, Halt},
    faults::kinds::{Exchange, Kind},
    identifiers,
    partner::reader::Reader,
    state::{Sandbox, Shared},
    store::{Attempt, AttemptStatus, Session},
};

/// The life of an attempt that waits for the person: ten minutes, in milliseconds.
const LIFE: Moment = 10 * 60 * 1000;

/// POST /hub/connection_attempts. The body names the token once more, which must be the caller's own.
pub(crate) async fn create(
    State(sandbox): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Halt> {
    let Entry { session, fault } = enter(&sandbox, &headers, Exchange::Attempt).await?;
    let mut reader = Reader::new(&body)?;
    let token = reader.required_text("token");
    let integration_id = reader.text("integration_id");
    let credentials = reader.object("credentials").unwrap_or_default();
    reader.finish()?;
    if identifiers::digest(&token) != session.token_digest {
        return Err(Failure::bad_token().into());
    }
    let now = sandbox.now();
    let mut attempt = Attempt {
        id: identifiers::uuid(),
        session_id: session.id,
        status: AttemptStatus::Pending,
        account_id: None,
        error: None,
        draft: None,
        agrees_at: None,
        created_at: now,
        updated_at: now,
    };
    let mut answer = json!({ "id": attempt.id });
    if let Some(integration_id) = integration_id.filter(|_| fault != Some(Kind::NoUrl)) {
        let connector = sandbox
            .catalog
            .allowed_by_id(&session, &integration_id)
            .filter(|connector| connector.signs_in())
            .ok_or_else(|| Failure::not_found("Connector not found"))?;
        attempt.draft = Some(linking::draft(&sandbox, &session, connector, &credentials)?);
        answer["authorization_url"] = json!(format!(
            "{}/connect/oauth2/{integration_id}?connection_attempt_id={}",
            sandbox.base_url, attempt.id
        ));
    }
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
    let attempt = up_to_date(&sandbox, &session, &id)?.ok_or_else(unknown)?;
    Ok(Json(json!({
        "status": attempt.status.as_str(),
        "account": attempt.account_id.map(|id| json!({ "id": id })),
        "error": attempt.error.map(|(code, sentence)| json!({ "code": code, "description": sentence })),
    })))
}

/// A session's own attempt, after what time has done to it.
fn up_to_date(sandbox: &Sandbox, session: &Session, id: &str) -> Result<Option<Attempt>, Failure> {
    let now = sandbox.now();
    let mut found = None;
    sandbox.store.change_attempt(id, |attempt| {
        if attempt.session_id != session.id {
            return;
        }
        if attempt.status == AttemptStatus::Pending && now >= attempt.created_at + LIFE {
            attempt.status = AttemptStatus::Expired;
            attempt.updated_at = now;
        }
        found = Some(attempt.clone());
    });
    if let Some(attempt) = &found
        && attempt.status == AttemptStatus::Pending
        && attempt.agrees_at.is_some_and(|moment| now >= moment)
    {
        agree(sandbox, session, id)?;
        return Ok(attempt_of(sandbox, id));
    }
    Ok(found)
}

/// The provider has agreed: the account of the attempt is made, once.
pub(crate) fn agree(sandbox: &Sandbox, session: &Session, id: &str) -> Result<(), Failure> {
    let now = sandbox.now();
    let mut draft = None;
    sandbox.store.change_attempt(id, |attempt| {
        if attempt.status == AttemptStatus::Pending {
            draft = attempt.draft.take();
        }
    });
    let Some(draft) = draft else { return Ok(()) };
    let linked = linking::keep(sandbox, session, draft, None)?;
    sandbox.store.change_attempt(id, |attempt| {
        attempt.status = AttemptStatus::Authenticated;
        attempt.account_id = Some(linked.id);
        attempt.updated_at = now;
    });
    Ok(())
}

/// The attempt ends without an account, for a reason in the provider's words.
pub(crate) fn refuse(sandbox: &Sandbox, id: &str, code: &str, sentence: &str) {
    let now = sandbox.now();
    sandbox.store.change_attempt(id, |attempt| {
        if attempt.status == AttemptStatus::Pending {
            attempt.status = AttemptStatus::Error;
            attempt.error = Some((code.to_owned(), sentence.to_owned()));
            attempt.draft = None;
            attempt.updated_at = now;
        }
    });
}

/// An attempt, whoever's it is.
pub(crate) fn attempt_of(sandbox: &Sandbox, id: &str) -> Option<Attempt> {
    let tables = sandbox.store.lock();
    tables.attempts.iter().find(|one| one.id == id).cloned()
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
            attempt.draft = None;
            attempt.updated_at = now;
        }
    });
    if is_own {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(unknown().into())
    }
}

pub(crate) fn unknown() -> Failure {
    Failure::not_found("Connection attempt not found")
}
