//! The wrong answers themselves. What changes a right answer is left to the handler that makes it.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use hyper::body::Frame;
use serde_json::json;

use super::kinds::{Exchange, Kind};
use crate::failure::{Failure, Halt, dropped};

const PAGE: &str = "<!doctype html><html><head><title>Bad gateway</title></head>\
    <body><h1>Bad gateway</h1><p>The upstream server did not answer.</p></body></html>";

const BLOCKED: &str = "<!doctype html><html><head><title>Blocked</title></head>\
    <body><h1>Blocked</h1><p>This address is not allowed in this network.</p></body></html>";

/// Carries out a fault. `Ok` hands back what the handler itself must see to; `Err` is the whole answer.
///
/// A wait ends early when the caller goes away: the server then drops this future, and nothing is done.
pub(crate) async fn carry_out(
    exchange: Exchange,
    fault: Option<Kind>,
) -> Result<Option<Kind>, Halt> {
    let Some(kind) = fault else { return Ok(None) };
    let answer = match kind {
        Kind::Slow(milliseconds) => {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            return Ok(None);
        }
        Kind::Status(status) => failure(exchange, status).into_response(),
        Kind::Provider(status) => of_provider(status).into_response(),
        Kind::TooMany(seconds) => Failure {
            retry_after: Some(seconds),
            ..failure(exchange, 429)
        }
        .into_response(),
        Kind::Bare => json_text(
            StatusCode::INTERNAL_SERVER_ERROR,
            r#"{"message":"Internal server error"}"#,
        ),
        Kind::BadGatewayPage => (
            StatusCode::BAD_GATEWAY,
            [(header::CONTENT_TYPE, "text/html")],
            PAGE,
        )
            .into_response(),
        Kind::Page => ([(header::CONTENT_TYPE, "text/html")], PAGE).into_response(),
        Kind::Firewall(status) => (
            StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN),
            [(header::CONTENT_TYPE, "text/html")],
            BLOCKED,
        )
            .into_response(),
        Kind::Redirect => (StatusCode::FOUND, [(header::LOCATION, "/login")]).into_response(),
        Kind::Drop => dropped(),
        Kind::Cut => cut(),
        Kind::NoConfig => json_text(StatusCode::OK, r#"{"hub_settings":{}}"#),
        Kind::Empty if exchange == Exchange::Connectors => {
            json_text(StatusCode::OK, r#"{"integrations":[]}"#)
        }
        Kind::Empty | Kind::Malformed
            if !matches!(exchange, Exchange::Create | Exchange::Update) =>
        {
            after_the_deed(kind, StatusCode::OK)
                .await
                .unwrap_or_else(dropped)
        }
        handled_there => return Ok(Some(handled_there)),
    };
    Err(Halt::with(answer))
}

/// The answer that hides a deed already done, if the fault is of that sort. One that comes late is the right one.
pub(crate) async fn after_the_deed(kind: Kind, status: StatusCode) -> Option<Response> {
    match kind {
        Kind::Empty => Some(status.into_response()),
        Kind::Malformed => Some(json_text(status, r#"{"config":{"key":"clayhr","na"#)),
        Kind::LostAnswer => Some(dropped()),
        Kind::LateAnswer(milliseconds) => {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            None
        }
        Kind::NoId => Some(json_text(status, r#"{"provider":"clayhr"}"#)),
        _ => None,
    }
}

/// A success whose body breaks off. A browser may send again by itself what got no answer at all, but not this.
fn cut() -> Response {
    let body = Body::new(CutBody::Whole);
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The start of an answer, and then an error.
enum CutBody {
    Whole,
    Started,
    Cut,
}

impl hyper::body::Body for CutBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match *self {
            Self::Whole => {
                *self = Self::Started;
                let start = Bytes::from_static(br#"{"message":"#);
                Poll::Ready(Some(Ok(Frame::data(start))))
            }
            // The server sends what there is before it asks again.
            Self::Started => {
                *self = Self::Cut;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Self::Cut => Poll::Ready(Some(Err(io::Error::other("cut on purpose")))),
        }
    }
}

fn failure(exchange: Exchange, status: u16) -> Failure {
    if status == 400 && matches!(exchange, Exchange::Create | Exchange::Update) {
        let answer = json!({ "status": 401, "error": "invalid key" });
        return Failure::refused("ClayHR did not accept this API key.", &answer, None);
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let message = match status.as_u16() {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden resource",
        404 => "Not found",
        409 => "An account for this owner and provider is being changed",
        422 => "The provider could not process these values",
        429 => "Too many requests",
        _ => "Internal server error",
    };
    let mut failure = Failure::new(status, message);
    if status == StatusCode::UNPROCESSABLE_ENTITY {
        let errors = json!([{ "status": 422, "raw": { "error": "unprocessable" } }]);
        failure.provider_errors = Some(Box::new(errors));
    }
    failure
}

/// A connection that the provider itself turns down, or cannot answer for.
fn of_provider(status: u16) -> Failure {
    let (sentence, error) = match status {
        403 => (
            "The provider knows this key, which may not do this.",
            "missing rights",
        ),
        404 => (
            "The provider does not know this company.",
            "unknown company",
        ),
        429 => (
            "The provider has had too many requests.",
            "too many requests",
        ),
        500.. => ("The provider has a problem.", "internal error"),
        _ => ("The provider did not accept this key.", "invalid key"),
    };
    Failure::refused(sentence, &json!({ "status": status, "error": error }), None)
}

fn json_text(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}
