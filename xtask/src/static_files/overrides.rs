//! Faults for tests: what a page must survive when its own files arrive late, broken or not at all.

use std::collections::HashMap;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body::Frame;

/// The fault of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Override {
    /// Answers 404.
    NotFound,
    /// Sends the right bytes under this content type.
    ContentType(String),
    /// Sends the first half, and says that this is all.
    Truncated,
    /// Sends this text, under the file's own content type.
    Text(String),
    /// Sends this page of HTML, as a network's sign-in page or a host that knows only index.html does.
    Page(String),
    /// Sends the file after this time.
    Delayed(Duration),
    /// Sends the headers, then ends the connection.
    Reset,
}

impl Override {
    /// Half of a compressed file is a broken encoding rather than a short file.
    pub(super) fn needs_plain_bytes(&self) -> bool {
        matches!(
            self,
            Self::Truncated | Self::Text(_) | Self::Page(_) | Self::Reset
        )
    }

    pub(super) async fn apply(&self, mut response: Response) -> Response {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::ContentType(kind) => {
                if let Ok(kind) = HeaderValue::from_str(kind) {
                    response.headers_mut().insert(header::CONTENT_TYPE, kind);
                }
                response
            }
            Self::Truncated => {
                let (parts, body) = response.into_parts();
                let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
                let half = bytes.slice(..bytes.len() / 2);
                with_body(Response::from_parts(parts, Body::empty()), half.into())
            }
            Self::Text(text) => with_body(response, text.clone().into()),
            Self::Page(text) => {
                let kind = HeaderValue::from_static("text/html; charset=utf-8");
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
                with_body(response, text.clone().into())
            }
            Self::Reset => with_body(response, Body::new(Broken)),
            Self::Delayed(time) => {
                tokio::time::sleep(*time).await;
                response
            }
        }
    }
}

/// A body that fails at once, which ends the connection.
struct Broken;

impl HttpBody for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }
}

/// The same answer with another body, whose length the server library then works out.
fn with_body(mut response: Response, body: Body) -> Response {
    response.headers_mut().remove(header::CONTENT_LENGTH);
    *response.status_mut() = StatusCode::OK;
    *response.body_mut() = body;
    response
}

/// The fault for this path: by its whole name first, then by the longest `*ending`.
pub(super) fn find<'a>(
    overrides: &'a HashMap<String, Override>,
    path: &str,
) -> Option<&'a Override> {
    let ending = || {
        overrides
            .iter()
            .filter(|(key, _)| {
                key.strip_prefix('*')
                    .is_some_and(|ending| path.ends_with(ending))
            })
            .max_by_key(|(key, _)| key.len())
            .map(|(_, fault)| fault)
    };
    overrides.get(path).or_else(ending)
}
