//! The static files: one style sheet, one script, and the pictures of the connectors.

use std::borrow::Cow;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use crate::{failure::Failure, state::Shared};

/// GET /assets/{name}
pub(crate) async fn asset(State(sandbox): State<Shared>, Path(name): Path<String>) -> Response {
    let (kind, content): (_, Cow<'static, str>) = match name.as_str() {
        "sandbox.css" => (
            "text/css; charset=utf-8",
            include_str!("../assets/sandbox.css").into(),
        ),
        "sandbox.js" => (
            "text/javascript; charset=utf-8",
            include_str!("../assets/sandbox.js").into(),
        ),
        "clayhr.svg" => (SVG, include_str!("../assets/clayhr.svg").into()),
        "sandbox.svg" => (SVG, include_str!("../assets/invented.svg").into()),
        other => {
            let provider = other.strip_suffix(".svg").unwrap_or_default();
            match sandbox.catalog.by_provider(provider) {
                Some(connector) => (SVG, drawn(connector.name).into()),
                None => return Failure::not_found("No such file").into_response(),
            }
        }
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, content).into_response()
}

const SVG: &str = "image/svg+xml";

/// A picture for a connector: the first letter of its name, on a colour that goes by the name.
fn drawn(name: &str) -> String {
    const COLOURS: [&str; 6] = [
        "#3d5a80", "#6b4e8c", "#2e6f5e", "#8a4b2a", "#7a3b52", "#4a5d23",
    ];
    let sum: usize = name.bytes().map(usize::from).sum();
    let letter = name.chars().next().unwrap_or('?');
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\">\
         <rect width=\"24\" height=\"24\" rx=\"6\" fill=\"{}\"/><text x=\"12\" y=\"17\" fill=\"#fff\" \
         font-family=\"sans-serif\" font-size=\"14\" font-weight=\"700\" text-anchor=\"middle\">{letter}</text></svg>",
        COLOURS[sum % COLOURS.len()]
    )
}
