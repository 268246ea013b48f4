//! The static files: one style sheet, one script, and the pictures of the connectors.

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

use crate::failure::Failure;

/// GET /assets/{name}
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    let (kind, content) = match name.as_str() {
        "sandbox.css" => (
            "text/css; charset=utf-8",
            include_str!("../assets/sandbox.css"),
        ),
        "sandbox.js" => (
            "text/javascript; charset=utf-8",
            include_str!("../assets/sandbox.js"),
        ),
        "clayhr.svg" => ("image/svg+xml", include_str!("../assets/clayhr.svg")),
        // One drawing for all the invented ones.
        "sandbox.svg" | "heronhr.svg" | "ploverlearning.svg" | "kitedesk.svg" => {
            ("image/svg+xml", include_str!("../assets/invented.svg"))
        }
        _ => return Failure::not_found("No such file").into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, content).into_response()
}
