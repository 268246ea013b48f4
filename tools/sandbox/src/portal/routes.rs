//! The portal's routes: those of its own page, and that of the backend's webhook.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Query, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Partner, WEBHOOK_PATH, api::Api, event_log::EventLog, webhook};
use crate::pages::guard;

/// The longest wait of a page that asks for news, before it must ask again.
const TIMEOUT: Duration = Duration::from_secs(20);

/// The portal's one state.
pub(super) struct Portal {
    pub(super) partner: Partner,
    pub(super) api: Api,
    pub(super) event_log: EventLog,
}

type Shared = Arc<Portal>;

pub(super) fn router(portal: Shared) -> Router {
    // A webhook comes from a program, not from a page: its signature says whether it may.
    let webhooks = Router::new()
        .route(WEBHOOK_PATH, post(record_webhook))
        .layer(DefaultBodyLimit::max(64 * 1024));
    Router::new()
        .route("/", get(|| file(HTML, include_str!("assets/portal.html"))))
        .route(
            "/portal.css",
            get(|| file(CSS, include_str!("assets/portal.css"))),
        )
        .route(
            "/portal.js",
            get(|| file(SCRIPT, include_str!("assets/portal.js"))),
        )
        .route(
            "/embed.js",
            get(|| file(SCRIPT, include_str!("assets/embed.js"))),
        )
        .route(
            "/larkfield.svg",
            get(|| file(SVG, include_str!("assets/larkfield.svg"))),
        )
        .route("/api/settings", get(settings))
        .route("/api/connect-session", post(create_session))
        .route("/api/events", get(events))
        .route("/api/accounts/{id}", delete(disconnect))
        // Only this site's own page may ask for a session: anyone who can, can link in the customer's name.
        .route_layer(from_fn(guard::this_machine_only))
        .merge(webhooks)
        .layer(from_fn_with_state(Arc::clone(&portal), protect))
        .with_state(portal)
}

/// Returns the addresses of the wizard and its backend. No secret: the page needs both.
async fn settings(State(portal): State<Shared>) -> Json<Value> {
    Json(json!({ "wizard": portal.partner.wizard, "backend": portal.partner.backend }))
}

/// Makes a session for the customer who is signed in. A real portal checks here that somebody is.
async fn create_session(State(portal): State<Shared>) -> Response {
    match portal.api.create_session().await {
        Ok(session) => {
            let told = json!({ "id": session["id"], "provider": session["provider"] });
            portal
                .event_log
                .note("portal", "connect session made", &told);
            // Only what the browser needs, and nowhere else than in this answer.
            Json(json!({
                "token": session["token"],
                "authLink": session["auth_link_url"],
                "backend": portal.partner.backend,
            }))
            .into_response()
        }
        Err(error) => unreachable(&portal, &error.to_string()),
    }
}

async fn disconnect(State(portal): State<Shared>, Path(id): Path<String>) -> Response {
    if !id
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
    {
        return StatusCode::NOT_FOUND.into_response();
    }
    match portal.api.delete_account(&id).await {
        // The webhook takes the account off the list.
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => unreachable(&portal, &error.to_string()),
    }
}

fn unreachable(portal: &Portal, why: &str) -> Response {
    portal
        .event_log
        .note("portal", "backend refused", &json!({ "why": why }));
    (StatusCode::BAD_GATEWAY, Json(json!({ "message": why }))).into_response()
}

/// The last event that a page knows of.
#[derive(Deserialize)]
struct Known {
    #[serde(default)]
    after: u64,
}

/// News since the last that the page has seen; waits for some if there are none.
async fn events(State(portal): State<Shared>, Query(known): Query<Known>) -> Json<Value> {
    let _ = tokio::time::timeout(TIMEOUT, portal.event_log.wait(known.after)).await;
    Json(portal.event_log.since(known.after))
}

/// A webhook. Refused unless its signature holds over the bytes as they came.
async fn record_webhook(
    State(portal): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let signature = headers
        .get("x-stackone-signature")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !webhook::is_signed(&portal.partner.signing_secret, &body, signature) {
        portal
            .event_log
            .note("webhook", "refused: wrong signature", &json!({}));
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(event) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    portal.event_log.record_webhook(&event);
    StatusCode::OK
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

async fn file(kind: &'static str, content: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], content).into_response()
}

/// The policy that a partner's page needs for the wizard: the wizard's origin for its files, the backend for its calls.
fn policy(partner: &Partner) -> String {
    let Partner {
        wizard, backend, ..
    } = partner;
    format!(
        "default-src 'none'; script-src 'self' {wizard} 'wasm-unsafe-eval'; style-src 'self' {wizard}; \
         img-src 'self' data: {wizard} {backend}; connect-src 'self' {wizard} {backend}; font-src {wizard}; \
         frame-src {wizard}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// The headers of every answer.
async fn protect(State(portal): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = HeaderValue::from_str(&policy(&portal.partner))
        .unwrap_or(HeaderValue::from_static("default-src 'none'"));
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ] {
        response.headers_mut().insert(name, value);
    }
    response
}
