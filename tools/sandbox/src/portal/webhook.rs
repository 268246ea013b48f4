//! The check that a webhook is the backend's: `x-stackone-signature` is the HMAC-SHA-256 of the body's very bytes, in
//! base64url without padding. Check the bytes as they came; a body that was parsed and written again has other ones.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// True if whoever sent this body knows the signing secret. Takes the same time for every wrong signature.
pub(super) fn is_signed(signing_secret: &str, body: &[u8], signature: &str) -> bool {
    let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else {
        return false;
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(signing_secret.as_bytes())
        .expect("HMAC takes a key of any length");
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_signed;

    #[test]
    fn only_the_very_bytes_under_the_very_secret_pass() {
        // RFC 4231, test case 2, in base64url.
        let good = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM";
        let body = b"what do ya want for nothing?";
        assert!(is_signed("Jefe", body, good));
        assert!(!is_signed("jefe", body, good));
        assert!(!is_signed("Jefe", b"what do ya want for nothing", good));
        for wrong in ["", "W9zB", &good[1..], &format!("{good}="), "*"] {
            assert!(!is_signed("Jefe", body, wrong), "{wrong}");
        }
    }
}
