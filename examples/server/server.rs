//! A partner's server: it creates a session, and trusts a webhook.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

/// Returns the token for the customer who is signed in: answer with it, with `cache-control: no-store`.
///
/// # Errors
/// When the backend doesn't answer in time, refuses, or answers without a token. The key stands in no error.
pub async fn connect_session(
    backend: &str,
    api_key: &str,
    customer_id: &str,
    customer_name: &str,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let session = json!({
        "origin_owner_id": customer_id,
        "origin_owner_name": customer_name,
        "provider": "clayhr",
    });
    let answer = reqwest::Client::new()
        .post(format!("{backend}/connect_sessions"))
        .basic_auth(api_key, Some(""))
        .timeout(Duration::from_secs(10))
        .json(&session)
        .send()
        .await?
        .error_for_status()?;
    let made: Value = answer.json().await?;
    let token = made["token"].as_str().ok_or("the answer has no token")?;
    Ok(token.to_owned())
}

/// Returns `true` if a webhook is the backend's: the bytes as they came, and the header `x-stackone-signature`. Takes the same
/// time for every wrong signature.
pub fn is_ours(secret: &str, body: &[u8], signature: &str) -> bool {
    let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else {
        return false;
    };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return false;
    };
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}
