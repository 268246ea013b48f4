//! A static server for a built page, with the headers that the page is meant to be served with.
//!
//! Used by `cargo xtask serve` and by the end-to-end tests, which can also make it misbehave: see [`Override`].

mod first_script;
mod headers;
mod overrides;
mod running;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::{Router, body::Body};
use tower_http::services::ServeDir;

pub use first_script::FirstScript;
pub use headers::{PERMISSIONS, READABLE_BY, content_security_policy};
pub use overrides::Override;
pub use running::{RunningServer, start, start_on};

/// The options of a server for a page.
#[derive(Debug, Clone, Default)]
pub struct ServeOptions {
    /// Scheme, host and port of the backend, which the policy lets the page connect to.
    pub backend_origin: Option<String>,
    /// Served as `/config.json` in place of the file.
    pub config_json: Option<serde_json::Value>,
    /// Sent in place of the usual Content-Security-Policy; an empty text sends none.
    pub content_security_policy: Option<String>,
    /// Origins that may frame the page; none means no page at all may.
    pub frame_ancestors: Vec<String>,
    /// Faults by path. The key is a whole path (`/boot.js`) or the end of one (`*.wasm`).
    pub overrides: HashMap<String, Override>,
    /// Set while the server runs, this ends the faults.
    pub is_healed: Arc<AtomicBool>,
    /// Runs in each page before the page's own scripts; for tests.
    pub first_script: Option<FirstScript>,
}

/// Serves the folder `dir`: `/` is its index.html, and `.br` or `.gz` beside a file is sent to who accepts it.
pub fn router(dir: PathBuf, options: ServeOptions) -> Router {
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip();
    Router::new()
        .fallback_service(files)
        .layer(from_fn_with_state(Arc::new(options), answer))
}

async fn answer(
    State(options): State<Arc<ServeOptions>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    // A port is soon another server's, whose files may be older than what the browser has kept from this address.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let origin = format!("http://{host}");
    let fault = overrides::find(&options.overrides, &path)
        .filter(|_| !options.is_healed.load(Ordering::Relaxed));
    let needs_plain_bytes = fault.is_some_and(Override::needs_plain_bytes)
        || options.first_script.is_some() && (path.ends_with('/') || path.ends_with(".html"));
    if needs_plain_bytes {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let mut response = match (&options.config_json, &options.first_script) {
        (Some(config), _) if path == "/config.json" => {
            Response::new(Body::from(config.to_string()))
        }
        (_, Some(script)) if path == first_script::PATH => script.response(),
        _ => next.run(request).await,
    };
    headers::set(&mut response, &path, &options);
    if let Some(fault) = fault {
        response = fault.apply(response).await;
    }
    if let Some(script) = &options.first_script {
        response = script.put_into(response).await;
    }
    // The page's policy and the rest hold for every answer, an error's too.
    headers::set_protection(response.headers_mut(), &path, &origin, &options);
    headers::set_sharing(response.headers_mut());
    response
        .headers_mut()
        .entry(header::VARY)
        .or_insert(HeaderValue::from_static("accept-encoding"));
    response
}

#[cfg(test)]
mod tests;
