//! Lets pages of any origin call `/hub/*`, and nothing else.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::state::Shared;

/// The headers that a page may send: those that the official client needs.
const ALLOWED_HEADERS: &str = "content-type, x-hub-session-token, x-hub-version";
/// The same with `Idempotency-Key`, which is ours to offer.
const ALLOWED_WITH_KEYS: &str = "content-type, x-hub-session-token, x-hub-version, idempotency-key";

/// Answers preflights, and adds to every other answer that it may be read.
pub(crate) async fn allow(State(sandbox): State<Shared>, request: Request, next: Next) -> Response {
    let is_preflight = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight {
        let mut answer = StatusCode::NO_CONTENT.into_response();
        let headers = answer.headers_mut();
        set(
            headers,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            "GET, POST, PATCH, DELETE",
        );
        let allowed = if sandbox.options.has_idempotency_keys {
            ALLOWED_WITH_KEYS
        } else {
            ALLOWED_HEADERS
        };
        set(headers, header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        set(headers, header::ACCESS_CONTROL_MAX_AGE, "600");
        answer
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(
        headers,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        "retry-after, x-request-id",
    );
    set(headers, header::CACHE_CONTROL, "no-store");
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
