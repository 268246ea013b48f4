//! One backend, and one request at a time.

use std::time::Duration;

use serde_json::Value;
use ureq::{
    Agent,
    http::{Method, Request},
};

/// The time limit for an answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// More than any answer has.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The origin of an imagined partner's page.
pub const ORIGIN: &str = "https://partner.example";

/// The version that is sent in `x-hub-version`.
pub const VERSION: &str = "1.11.4";

/// A backend under test. It prints neither token nor answer.
pub struct Backend {
    agent: Agent,
    base: String,
    token: String,
}

/// An answer as it came.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    headers: Vec<(String, String)>,
    text: String,
}

impl Answer {
    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let found = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// The body, if it is JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.text).ok()
    }

    /// The body, if it is JSON and not empty, with the status that was hoped for; else what is wrong.
    pub fn expect_json(&self, what: &str) -> Result<Value, String> {
        if !self.is_success() {
            return Err(format!("{what} is answered {}, not 2xx", self.status));
        }
        self.json()
            .ok_or_else(|| format!("{what} is answered by something other than JSON"))
    }

    /// Returns `true` for any 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Returns `true` if the body contains a text, which is not shown.
    pub fn mentions(&self, text: &str) -> bool {
        self.text.contains(text)
    }
}

impl Backend {
    /// A backend by its base address, with a session's token.
    pub fn new(base: &str, token: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(TIMEOUT))
            .build()
            .into();
        Self {
            agent,
            base: base.trim_end_matches('/').to_owned(),
            token: token.to_owned(),
        }
    }

    /// The session's token, for the body of an attempt.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// A call as the official client makes it.
    pub fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Answer, String> {
        self.call_as(&self.token, method, path, body)
    }

    /// The same under another token, or under none.
    pub fn call_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Answer, String> {
        let mut headers = vec![
            ("content-type", "application/json"),
            ("x-hub-version", VERSION),
            ("origin", ORIGIN),
        ];
        if !token.is_empty() {
            headers.push(("x-hub-session-token", token));
        }
        self.send(method, path, &headers, body)
    }

    /// One request with just these headers.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Answer, String> {
        let address = format!("{}{path}", self.base);
        // The path alone: the address could hold something that must not be shown.
        let failed = |what: String| format!("{method} {path}: {what}");
        let method_name =
            Method::from_bytes(method.as_bytes()).map_err(|error| failed(error.to_string()))?;
        let mut request = Request::builder().method(method_name).uri(&address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let text = body.map(Value::to_string).unwrap_or_default();
        let request = request
            .body(text)
            .map_err(|error| failed(error.to_string()))?;
        let mut response = self
            .agent
            .run(request)
            .map_err(|error| failed(format!("no answer ({error})")))?;
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let status = response.status().as_u16();
        let text = response
            .body_mut()
            .with_config()
            .limit(MOST_BYTES)
            .read_to_string();
        let text = text.map_err(|error| failed(format!("the answer breaks off ({error})")))?;
        Ok(Answer {
            status,
            headers,
            text,
        })
    }
}
