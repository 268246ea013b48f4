//! The standard error body, and the few odd answers that are made on purpose.
//!
//! Messages are ours: nothing a caller sent is ever repeated in one, because it could be a secret.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::clock::{Clock, iso};

/// A refusal in the contract's error form: `statusCode`, `message`, `timestamp` and what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    pub(crate) errors: Vec<String>,
    pub(crate) provider_errors: Option<Box<Value>>,
    pub(crate) retry_after: Option<u64>,
}

impl Failure {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            errors: Vec::new(),
            provider_errors: None,
            retry_after: None,
        }
    }

    /// A body that does not fit, with one sentence for each thing that is wrong.
    pub(crate) fn validation(errors: Vec<String>) -> Self {
        Self {
            errors,
            ..Self::new(StatusCode::BAD_REQUEST, "Validation failed")
        }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// Returns the answer for a token that is unknown or has run out; the two look alike on purpose.
    pub(crate) fn bad_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "Invalid or expired token")
    }

    /// A connection the provider refused: the message is itself JSON text, and so is the provider's answer in it.
    pub(crate) fn refused(message: &str, provider_answer: &Value, url: Option<&str>) -> Self {
        let inner = json!({ "message": message, "provider_response": provider_answer.to_string() });
        let mut provider_error =
            json!({ "status": provider_answer["status"], "raw": provider_answer });
        if let Some(url) = url {
            provider_error["url"] = json!(url);
        }
        Self {
            provider_errors: Some(Box::new(json!([provider_error]))),
            ..Self::new(StatusCode::BAD_REQUEST, inner.to_string())
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut body = json!({
            "statusCode": self.status.as_u16(),
            "message": self.message,
            "timestamp": iso(Clock::default().now()),
        });
        if !self.errors.is_empty() {
            body["errors"] = json!(self.errors);
            body["errorCode"] = json!("ValidationError");
        }
        if let Some(provider_errors) = self.provider_errors {
            body["provider_errors"] = *provider_errors;
        }
        let mut response = (self.status, Json(body)).into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// An answer given early, by `?`. Boxed, since answers are big and seldom.
pub(crate) struct Halt(Box<Response>);

impl Halt {
    pub(crate) fn with(answer: impl IntoResponse) -> Self {
        Self(Box::new(answer.into_response()))
    }
}

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Self::with(failure)
    }
}

/// Marks an answer that must not be sent: the server closes the connection in its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dropped;

/// The answer that is none.
pub(crate) fn dropped() -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(Dropped);
    response
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Failure;

    #[test]
    fn a_refused_connection_is_encoded_twice_with_the_provider_answer_as_text() {
        let failure = Failure::refused("No.", &json!({ "status": 401, "error": "x" }), None);
        let inner: Value = serde_json::from_str(&failure.message).expect("the message is JSON");
        assert_eq!(inner["message"], "No.");
        let answer = inner["provider_response"]
            .as_str()
            .expect("text, not an object");
        assert_eq!(
            serde_json::from_str::<Value>(answer).expect("JSON"),
            json!({ "status": 401, "error": "x" })
        );
    }
}
