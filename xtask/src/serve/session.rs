//! Makes a connect session the way a partner's own backend does: with the API key, never from the browser.

use std::fmt;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// The time limit for an answer of the backend.
const TIMEOUT: Duration = Duration::from_secs(20);

/// An API key, which no message may show.
pub struct Key(String);

impl Key {
    pub fn new(key: String) -> Self {
        Self(key)
    }

    /// Basic authentication with the key as user name and no password.
    fn authorization(&self) -> String {
        format!("Basic {}", base64(format!("{}:", self.0).as_bytes()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(hidden)")
    }
}

/// Asks `backend` for a session of a made-up customer, and returns its token.
pub async fn create(backend: &str, key: Key) -> Result<String> {
    let address = format!("{backend}/connect_sessions");
    tokio::task::spawn_blocking(move || post(&address, &key)).await?
}

fn post(address: &str, key: &Key) -> Result<String> {
    let customer = json!({
        "origin_owner_id": "acme-company",
        "origin_owner_name": "Acme Company",
        "origin_username": "ada@acme.example",
        "provider": "clayhr",
    });
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .http_status_as_error(false)
        .build()
        .into();
    let request = agent
        .post(address)
        .header("authorization", key.authorization());
    let mut response = request
        .send_json(customer)
        .with_context(|| format!("{address} cannot be reached"))?;
    let body: Value = response.body_mut().read_json().unwrap_or_default();
    match (response.status().as_u16(), body["token"].as_str()) {
        (200..=299, Some(token)) => Ok(token.to_owned()),
        (200..=299, None) => bail!("{address} answered without a token"),
        (401, _) => bail!("{address} doesn't recognise this API key"),
        (403, _) => bail!("{address} doesn't allow this API key to create sessions"),
        (status, _) => bail!(
            "{address} answered {status}: {}",
            body["message"].as_str().unwrap_or("no message")
        ),
    }
}

/// Standard base64 with padding; one header is not worth a dependency.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .fold(0_u32, |group, byte| group << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for sextet in 0..4 {
            let index = (group >> (18 - 6 * sextet)) as usize & 63;
            text.push(if sextet <= chunk.len() {
                char::from(ALPHABET[index])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, StatusCode};
    use axum::routing::post;
    use axum::{Json, Router};

    use super::*;
    use crate::static_files::start;

    #[test]
    fn base64_is_the_standard_one() {
        let known = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("\u{ff}?", "w78/"),
        ];
        for (text, encoded) in known {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
    }

    /// Returns the message for a backend that answers like this to the key `k`.
    async fn answer(status: StatusCode, body: Value) -> Result<String> {
        let respond = move |headers: HeaderMap| async move {
            assert_eq!(headers["authorization"], "Basic azo=");
            (status, Json(body))
        };
        let router = Router::new().route("/connect_sessions", post(respond));
        let server = start("127.0.0.1:0".parse()?, router).await?;
        create(&server.base_url(), Key::new("k".to_owned())).await
    }

    #[tokio::test]
    async fn a_token_or_a_reason_comes_back() {
        assert_eq!(
            answer(StatusCode::CREATED, json!({"token": "t1"}))
                .await
                .ok()
                .as_deref(),
            Some("t1")
        );
        let said = async |status, body| {
            answer(status, body)
                .await
                .expect_err("a refusal")
                .to_string()
        };
        assert!(
            said(StatusCode::CREATED, json!({}))
                .await
                .contains("without a token")
        );
        assert!(
            said(StatusCode::UNAUTHORIZED, json!({}))
                .await
                .contains("doesn't recognise this API key")
        );
        assert!(
            said(StatusCode::BAD_REQUEST, json!({"message": "no owner"}))
                .await
                .contains("400: no owner")
        );
    }

    #[test]
    fn a_key_is_not_printed() {
        assert_eq!(
            format!("{:?}", Key::new("canary".to_owned())),
            "Key(hidden)"
        );
    }
}
