//! The endpoints a partner's own backend calls, with an API key. Never for browsers: they carry no CORS header.

pub(crate) mod accounts;
pub(crate) mod meta;
pub(crate) mod reader;
pub(crate) mod sessions;
pub(crate) mod shapes;

use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{get, post},
};

use crate::{access, router, state::Shared};

/// All partner-side routes, behind the API key.
pub(crate) fn routes(sandbox: &Shared) -> Router<Shared> {
    Router::new()
        .route("/connect_sessions", post(sessions::create))
        .route(
            "/connect_sessions/authenticate",
            post(sessions::authenticate),
        )
        .route("/accounts", get(accounts::list))
        .route(
            "/accounts/{id}",
            get(accounts::read)
                .patch(accounts::change)
                .delete(accounts::remove),
        )
        .route("/accounts/{id}/meta", get(meta::of_account))
        .route("/connectors/meta", get(meta::list))
        .route("/connectors/meta/{provider}", get(meta::of_provider))
        .method_not_allowed_fallback(router::not_found)
        .route_layer(from_fn_with_state(sandbox.clone(), access::require_api_key))
}
