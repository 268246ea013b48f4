//! Recognises keys of several lines: PEM files, and the JSON files of service accounts.
//!
//! They are pasted or dropped whole, and stay whole: nothing inside them is changed, but for line ends that a one-line
//! field took away.

use super::clean::trim;
use crate::field::{Field, FieldKind};

/// A key that fills several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMaterial {
    /// `-----BEGIN PRIVATE KEY-----` and its like, RSA, EC and OpenSSH included.
    PrivateKey,
    /// `-----BEGIN CERTIFICATE-----`.
    Certificate,
    /// `-----BEGIN PUBLIC KEY-----`.
    PublicKey,
    /// The JSON file of a service account, with its private key inside.
    ServiceAccount,
    /// One of the PEM files above whose last line is missing.
    Incomplete,
}

/// Longer texts are no keys.
const MOST_BYTES: usize = 64 * 1024;
const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";
/// The length of a line of PEM's base64, after RFC 7468.
const LINE: usize = 64;

/// Returns what kind of key the text is, if it is one of several lines. Line ends may be missing.
pub fn recognize(text: &str) -> Option<KeyMaterial> {
    let text = trim(text);
    if text.len() > MOST_BYTES {
        return None;
    }
    if text.starts_with('{') {
        let is_service_account =
            text.contains("\"private_key\"") && text.contains("BEGIN PRIVATE KEY");
        return (is_service_account && text.ends_with('}')).then_some(KeyMaterial::ServiceAccount);
    }
    let (label, _) = text.strip_prefix(BEGIN)?.split_once(DASHES)?;
    if !text.ends_with(&format!("-----END {label}-----")) {
        return Some(KeyMaterial::Incomplete);
    }
    if label.ends_with("PRIVATE KEY") {
        Some(KeyMaterial::PrivateKey)
    } else if label.ends_with("CERTIFICATE") {
        Some(KeyMaterial::Certificate)
    } else {
        label
            .ends_with("PUBLIC KEY")
            .then_some(KeyMaterial::PublicKey)
    }
}

/// Returns a PEM text with its line ends, if it came without: as one line, or with `\n` written out as in JSON.
///
/// Only a text of one block, without headers inside, is restored: of any other it can't be known where its lines end.
pub fn with_line_ends(text: &str) -> Option<String> {
    let text = trim(trim(text).trim_end_matches("\\n"));
    if text.contains('\n') || text.len() > MOST_BYTES {
        return None;
    }
    let (label, rest) = text.strip_prefix(BEGIN)?.split_once(DASHES)?;
    let end = format!("-----END {label}-----");
    let body = rest.strip_suffix(end.as_str())?.replace("\\n", "");
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let body: String = body.chars().filter(|character| *character != ' ').collect();
    if body.is_empty() || !body.bytes().all(is_base64) {
        return None;
    }
    let mut restored = format!("{BEGIN}{label}{DASHES}\n");
    for (index, character) in body.chars().enumerate() {
        if index > 0 && index % LINE == 0 {
            restored.push('\n');
        }
        restored.push(character);
    }
    restored.push('\n');
    restored.push_str(&end);
    restored.push('\n');
    Some(restored)
}

/// Returns whether the field asks for a key of several lines, so that a file can be dropped on it: by what the backend calls
/// it and says of it.
pub fn is_asked_for(field: &Field) -> bool {
    const WORDS: [&str; 8] = [
        "privatekey",
        "servicekey",
        "serviceaccount",
        "certificate",
        "pem",
        "keyfile",
        "jsonkey",
        "credentialsjson",
    ];
    if !matches!(
        field.kind,
        FieldKind::TextArea | FieldKind::Password | FieldKind::Text
    ) {
        return false;
    }
    let texts = [
        Some(field.key.as_str()),
        Some(field.label.as_str()),
        field.placeholder.as_deref(),
    ];
    texts.into_iter().flatten().any(|text| {
        let name = crate::connector::normalize_name(text);
        WORDS.iter().any(|word| name.contains(word)) || text.contains(BEGIN)
    })
}
