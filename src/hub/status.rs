//! The meaning of an answer: its JSON, or why there is none. Decided here and nowhere else.

use flow::failure::{Failure, FailureCode};
use serde_json::Value;

/// The longest wait that is asked of the user, in seconds.
const LONGEST_WAIT: u32 = 600;

/// The two kinds of requests, to which the same status can mean different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// Asks for settings, connectors or an account. Nothing changes by it.
    Read,
    /// Makes or changes something, and carries the credentials.
    Write,
}

/// An HTTP answer, as far as it counts.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status; 0 for a redirect, which is never followed.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The header `Retry-After`, in seconds from now.
    pub retry_after: Option<u32>,
    /// The header `X-Request-Id`.
    pub request_id: Option<String>,
    /// The body.
    pub text: String,
}

impl Reply {
    /// Returns the answer's JSON; `Value::Null` for a success that says nothing.
    ///
    /// # Errors
    /// The meaning of every other answer.
    pub fn read(&self, kind: RequestKind) -> Result<Value, Failure> {
        if self.is_from_something_between(kind) {
            return Err(Failure::new(FailureCode::NetworkBlocked));
        }
        let json: Value = serde_json::from_str(&self.text).unwrap_or_default();
        if (200..300).contains(&self.status) {
            return Ok(json);
        }
        let quote = ProviderQuote::read(&json);
        let code = self.code(kind, quote.status);
        let mut failure = Failure::new(code);
        // Nobody waits longer than that; and a wrong clock must not lock the user out.
        failure.retry_after = self.retry_after.map(|seconds| seconds.min(LONGEST_WAIT));
        failure.reference = self.request_id.clone().or_else(|| {
            let id = json["requestId"]
                .as_str()
                .or_else(|| json["request_id"].as_str());
            id.map(str::to_owned)
        });
        // Only the provider's own words help the user; a backend that fails tells of its own machinery.
        failure.detail = quote
            .words
            .filter(|_| kind == RequestKind::Write && code != FailureCode::BackendError);
        Err(failure)
    }

    /// Tells whether a firewall, a proxy or a captive portal answered in the backend's place. The backend answers with
    /// JSON or with nothing (contract B.1, B.9), redirects nobody, and asks for no login of a network.
    ///
    /// Some answers keep their meaning even as a page: a gateway that finds the backend down or too slow, one that
    /// limits requests, and any success after credentials were sent, since the backend may have had them.
    fn is_from_something_between(&self, kind: RequestKind) -> bool {
        let is_page = !self.may_be_json();
        match self.status {
            0 | 300..=399 | 407 | 511 => true,
            408 | 429 | 500..=599 => false,
            200..=299 => is_page && kind == RequestKind::Read,
            _ => is_page,
        }
    }

    /// Tells whether the body is JSON as the backend writes it, or was until it was cut off.
    fn may_be_json(&self) -> bool {
        let text = self.text.trim_start();
        if text.is_empty() {
            let kind = self.content_type.as_deref().unwrap_or_default();
            return !kind
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("text/html");
        }
        text.starts_with('{') || text.starts_with('[') || text == "null"
    }

    /// Returns the meaning of a status outside 2xx. `provider_status` is the status that the provider answered the
    /// backend with, if it is told.
    fn code(&self, kind: RequestKind, provider_status: Option<u16>) -> FailureCode {
        use RequestKind::{Read, Write};
        match (kind, self.status) {
            (_, 401) => FailureCode::SessionExpired,
            (_, 403) => FailureCode::SessionForbidden,
            (_, 408) => FailureCode::Timeout,
            (_, 429) => FailureCode::RateLimited,
            (Read, 404) | (Write, 404 | 412) => FailureCode::IntegrationMissing,
            (Write, 400 | 409 | 422 | 502) if provider_status.is_some() => {
                from_provider(provider_status)
            }
            (Write, 400 | 422) => FailureCode::CredentialsRejected,
            _ => FailureCode::BackendError,
        }
    }
}

/// Returns the meaning of the provider's own status.
fn from_provider(status: Option<u16>) -> FailureCode {
    match status {
        Some(403) => FailureCode::PermissionDenied,
        Some(404) => FailureCode::SubdomainUnknown,
        Some(429) => FailureCode::RateLimited,
        Some(408 | 500..=599) => FailureCode::ProviderDown,
        _ => FailureCode::CredentialsRejected,
    }
}

/// The part of a refusal that quotes the provider: its status and its words.
#[derive(Default)]
struct ProviderQuote {
    status: Option<u16>,
    words: Option<String>,
}

impl ProviderQuote {
    /// Reads the two ways in which the provider is quoted (contract B.9): `provider_errors`, and a `message` that is
    /// itself a JSON text with a `provider_response` in it, which is most often a JSON text once more.
    fn read(body: &Value) -> Self {
        let message = body["message"].as_str().unwrap_or_default();
        let inner: Option<Value> = serde_json::from_str(message).ok().filter(Value::is_object);
        let quoted = inner.as_ref().unwrap_or(body);
        let response = &quoted["provider_response"];
        let listed = status_in(&body["provider_errors"][0]);
        let status = listed.or_else(|| match response.as_str() {
            Some(text) => status_in(&serde_json::from_str(text).ok()?),
            None => status_in(response),
        });
        let sentence = match &inner {
            Some(inner) => inner["message"].as_str().unwrap_or_default(),
            None => message,
        };
        let lines = [Some(sentence), response.as_str()];
        let lines = lines.into_iter().flatten().filter(|line| !line.is_empty());
        let words = lines.collect::<Vec<_>>().join("\n");
        Self {
            status,
            words: Some(words).filter(|words| !words.is_empty()),
        }
    }
}

fn status_in(json: &Value) -> Option<u16> {
    let status = json["status"]
        .as_f64()
        .or_else(|| json["statusCode"].as_f64())?;
    (100.0..600.0).contains(&status).then_some(status as u16)
}
