//! The callers' rights: the API key of a partner's backend, the session token of a browser.
//!
//! Neither is ever logged or repeated in an answer.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{
    Engine,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use crate::{
    failure::{Failure, Halt},
    faults::{
        answers,
        board::PARTNER_SIDE,
        kinds::{Exchange, Kind},
    },
    identifiers::digest,
    state::{Sandbox, Shared},
    store::Session,
};

/// The header a browser's token comes in.
pub(crate) const TOKEN_HEADER: &str = "x-hub-session-token";

/// Lets a partner-side call through if it carries the API key.
pub(crate) async fn require_api_key(
    State(sandbox): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    let given = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    match given.and_then(api_key) {
        // Compared as digests, so that timing says nothing about the key.
        Some(key) if digest(&key) == digest(&sandbox.options.api_key) => {
            let fault = sandbox.faults.take(PARTNER_SIDE, Exchange::Partner);
            match answers::carry_out(Exchange::Partner, fault).await {
                Ok(_) => next.run(request).await,
                Err(answer) => answer.into_response(),
            }
        }
        _ => Failure::new(StatusCode::UNAUTHORIZED, "Unauthorized").into_response(),
    }
}

/// The key of a Basic header in either form: `base64(key:)` or, as the samples have it, `base64(key)`.
fn api_key(header: &str) -> Option<String> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let any_padding =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, any_padding);
    let text = String::from_utf8(engine.decode(encoded.trim()).ok()?).ok()?;
    let key = text.split_once(':').map_or(text.as_str(), |(key, _)| key);
    (!key.is_empty()).then(|| key.to_owned())
}

/// A hub call that may go on, and the fault its handler must see to.
pub(crate) struct Entry {
    pub(crate) session: Session,
    pub(crate) fault: Option<Kind>,
}

/// Lets a hub call through if its token is valid, after what the session's faults ask for.
pub(crate) async fn enter(
    sandbox: &Sandbox,
    headers: &HeaderMap,
    exchange: Exchange,
) -> Result<Entry, Halt> {
    let session = session_of(sandbox, token_of(headers).unwrap_or_default())?;
    let fault = sandbox.faults.take(session.id, exchange);
    let fault = answers::carry_out(exchange, fault).await?;
    Ok(Entry { session, fault })
}

/// The session of a token that is known and has not run out.
pub(crate) fn session_of(sandbox: &Sandbox, token: &str) -> Result<Session, Failure> {
    sandbox
        .store
        .session_by_token(token)
        .filter(|session| sandbox.now() < session.expires_at)
        .filter(|session| !sandbox.faults.token_ran_out(session.id))
        .ok_or_else(Failure::bad_token)
}

/// The token a browser sent, as it was sent.
pub(crate) fn token_of(headers: &HeaderMap) -> Option<&str> {
    headers.get(TOKEN_HEADER)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::api_key;

    #[test]
    fn both_forms_of_basic_are_understood() {
        for (text, key) in [
            ("v1.eu1.one:", Some("v1.eu1.one")),
            ("v1.eu1.one", Some("v1.eu1.one")),
            ("v1.eu1.one:ignored:too", Some("v1.eu1.one")),
            (":", None),
            ("", None),
        ] {
            let header = format!("Basic {}", STANDARD.encode(text));
            assert_eq!(api_key(&header).as_deref(), key, "{text}");
            let lower = format!("basic {}", STANDARD.encode(text).trim_end_matches('='));
            assert_eq!(api_key(&lower).as_deref(), key, "{text}");
        }
        for header in ["", "Basic", "Basic %%%", "Bearer dGVzdA==", "Basic /w=="] {
            assert_eq!(api_key(header), None, "{header}");
        }
    }
}
