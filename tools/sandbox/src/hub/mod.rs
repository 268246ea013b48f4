//! The endpoints the browser calls, with a session token. Any origin may call them; none gets a secret.

pub(crate) mod accounts;
pub(crate) mod attempts;
pub(crate) mod connectors;
pub(crate) mod consent;
pub(crate) mod cors;
pub(crate) mod linking;
pub(crate) mod recording;
pub(crate) mod vendor;

use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{get, post},
};

use crate::{router, state::Shared};

/// All hub-side routes: cross-origin rules outermost, so that refusals can be read too.
pub(crate) fn routes(sandbox: &Shared) -> Router<Shared> {
    Router::new()
        .route("/hub/settings", get(connectors::settings))
        .route("/hub/connectors", get(connectors::list))
        .route("/hub/connectors/{integration_id}", get(connectors::config))
        .route("/hub/accounts", post(accounts::create))
        .route(
            "/hub/accounts/{id}",
            get(accounts::read).patch(accounts::update),
        )
        .route("/hub/connection_attempts", post(attempts::create))
        .route(
            "/hub/connection_attempts/{id}",
            get(attempts::read).delete(attempts::cancel),
        )
        .route("/hub/{*anything}", axum::routing::any(router::not_found))
        .method_not_allowed_fallback(router::not_found)
        .layer(from_fn_with_state(sandbox.clone(), vendor::write_names))
        .layer(from_fn_with_state(sandbox.clone(), recording::record))
        .layer(from_fn_with_state(sandbox.clone(), cors::allow))
}
