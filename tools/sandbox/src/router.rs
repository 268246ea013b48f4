//! The routes. An unknown address gets the standard error body.

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, Method, Uri},
    middleware::{Next, from_fn},
    response::Response,
};

use crate::{failure::Failure, hub, identifiers, pages, partner, state::Shared};

/// All routes of one sandbox.
pub(crate) fn router(sandbox: Shared) -> Router {
    Router::new()
        .merge(partner::routes(&sandbox))
        .merge(hub::routes(&sandbox))
        .merge(pages::routes())
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(256 * 1024))
        .layer(from_fn(number))
        .with_state(sandbox)
}

/// Any address nobody answers at, in the words of the framework the real service seems to use.
pub(crate) async fn not_found(method: Method, uri: Uri) -> Failure {
    Failure::not_found(format!("Cannot {method} {}", uri.path()))
}

/// Gives every answer a number to ask about.
async fn number(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::try_from(identifiers::uuid()) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
