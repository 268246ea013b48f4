//! Names for new things: unguessable, and made only of characters that need no escaping in an address.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A session token: 32 random bytes behind a readable prefix.
pub(crate) fn session_token() -> String {
    format!("sbx_{}", random_text(43))
}

/// An account id, of the length real ones have.
pub(crate) fn account_id() -> String {
    random_text(21)
}

/// A UUID of version 4.
pub(crate) fn uuid() -> String {
    let mut bytes = random_bytes::<16>();
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ]
    .join("-")
}

/// A key as the make-believe ClayHR hands them out: 29 letters and digits.
pub(crate) fn clayhr_key() -> String {
    let mut key = String::new();
    while key.len() < 29 {
        key.extend(random_text(40).chars().filter(char::is_ascii_alphanumeric));
    }
    key.truncate(29);
    key
}

/// Returns a digest, which is all that is kept of a secret that must only be recognised again.
pub(crate) fn digest(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

fn random_text(length: usize) -> String {
    let mut text = URL_SAFE_NO_PAD.encode(random_bytes::<36>());
    text.truncate(length);
    text
}

fn random_bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{account_id, clayhr_key, digest, session_token, uuid};

    #[test]
    fn ids_are_made_of_url_safe_characters_and_have_their_length() {
        for (made, length) in [
            (session_token(), 47),
            (account_id(), 21),
            (uuid(), 36),
            (clayhr_key(), 29),
        ] {
            assert_eq!(made.len(), length, "{made}");
            assert!(
                made.chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)),
                "{made}"
            );
        }
    }

    #[test]
    fn no_two_ids_are_alike() {
        let made: HashSet<String> = (0..200).map(|_| session_token()).collect();
        assert_eq!(made.len(), 200);
    }

    #[test]
    fn a_digest_recognises_without_telling() {
        assert_eq!(digest("one"), digest("one"));
        assert_ne!(digest("one"), digest("two"));
        assert!(!digest("one").contains("one"));
    }
}
