//! What an answer other than success means. Decided here and nowhere else.

use crate::json::Json;
use flow::failure::{Failure, FailureCode};

/// The longest wait that is asked of the user, in seconds.
const LONGEST_WAIT: u32 = 600;

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// Settings, the list of connectors, or what one of them asks for.
    Look,
    /// The request with the credentials.
    Account,
}

/// What a status outside 2xx means. `body` is the answer, where it was JSON.
pub fn failure(
    exchange: Exchange,
    status: u16,
    retry_after: Option<u32>,
    reference: Option<String>,
    body: Option<&Json>,
) -> Failure {
    let evidence = body.map(Evidence::read).unwrap_or_default();
    let code = match (exchange, status) {
        (_, 401) => FailureCode::SessionExpired,
        (_, 403) => FailureCode::SessionForbidden,
        (_, 408) => FailureCode::Timeout,
        (_, 429) => FailureCode::RateLimited,
        (Exchange::Look, 404) | (Exchange::Account, 404 | 412) => FailureCode::IntegrationMissing,
        (Exchange::Account, 400 | 409 | 422 | 502) if evidence.provider_status.is_some() => {
            from_provider(evidence.provider_status)
        }
        (Exchange::Account, 400 | 422) => FailureCode::CredentialsRejected,
        _ => FailureCode::BackendError,
    };
    let mut failure = Failure::new(code);
    // Nobody waits longer than that; and a wrong clock must not lock the user out.
    failure.retry_after = retry_after.map(|seconds| seconds.min(LONGEST_WAIT));
    failure.reference = reference.or_else(|| {
        let found = body?.text("requestId").or_else(|| body?.text("request_id"));
        found.map(str::to_owned)
    });
    // Only the provider's own words help the user; a backend that fails tells of its own machinery.
    failure.detail = evidence
        .words
        .filter(|_| exchange == Exchange::Account && code != FailureCode::BackendError);
    failure
}

/// What the provider's own status says of the credentials.
fn from_provider(status: Option<u16>) -> FailureCode {
    match status {
        Some(403) => FailureCode::PermissionDenied,
        Some(404) => FailureCode::SubdomainUnknown,
        Some(429) => FailureCode::RateLimited,
        Some(408 | 500..=599) => FailureCode::ProviderDown,
        _ => FailureCode::CredentialsRejected,
    }
}

/// What a refusal tells of the provider: its status, and its words.
#[derive(Default)]
struct Evidence {
    provider_status: Option<u16>,
    words: Option<String>,
}

impl Evidence {
    /// Reads the two ways in which the provider is quoted: `provider_errors`, and a `message` that is itself a JSON
    /// text with a `provider_response` in it, which is most often a JSON text once more.
    fn read(body: &Json) -> Self {
        let message = body.text("message").unwrap_or_default();
        let inner = Json::parse(message).filter(|json| matches!(json, Json::Object(_)));
        let quoted = inner.as_ref().unwrap_or(body);
        let response = quoted.get("provider_response");
        let listed = body.list("provider_errors").first().and_then(status_in);
        let provider_status = listed.or_else(|| match response? {
            Json::Text(text) => status_in(&Json::parse(text)?),
            json => status_in(json),
        });
        let sentence = match &inner {
            Some(inner) => inner.text("message").unwrap_or_default(),
            None => message,
        };
        let mut words = sentence.to_owned();
        if let Some(Json::Text(text)) = response {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(text);
        }
        Self {
            provider_status,
            words: Some(words).filter(|words| !words.is_empty()),
        }
    }
}

fn status_in(json: &Json) -> Option<u16> {
    let status = json
        .number("status")
        .or_else(|| json.number("statusCode"))?;
    (100.0..600.0).contains(&status).then_some(status as u16)
}
