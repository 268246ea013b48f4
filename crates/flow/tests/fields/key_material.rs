//! Keys of several lines: recognised, kept whole, and mended where a one-line field took their line ends.

use flow::field::{Field, FieldKind};
use flow::fields::custom::validate_custom_field;
use flow::fields::key_material::{KeyMaterial, is_asked_for, recognize, with_line_ends};
use flow::fields::rule::RuleChecker;
use flow::fields::validation::Warning;

const BODY: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\nMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\nNMoSfm76oqFvAp8Gy0iz5sxjZmSnXyCdPEovGhLa0VzMaQ8s+CLOyS56YyCFGeJZ";

fn pem(label: &str) -> String {
    format!("-----BEGIN {label}-----\n{BODY}\n-----END {label}-----\n")
}

fn service_account() -> String {
    let key = pem("PRIVATE KEY").replace('\n', "\\n");
    format!(
        "{{\n  \"type\": \"service_account\",\n  \"private_key\": \"{key}\",\n  \"client_email\": \"a@b.example\"\n}}\n"
    )
}

fn secret(kind: FieldKind) -> Field {
    Field {
        key: "privateKey".to_owned(),
        label: "Private key".to_owned(),
        kind,
        is_required: true,
        is_shown: true,
        is_secret: true,
        ..Field::default()
    }
}

#[track_caller]
fn check(kind: FieldKind, text: &str, expected: &str) {
    let value = validate_custom_field(&secret(kind), text, RuleChecker::default(), "").unwrap();
    assert_eq!(
        (value.value.expose(), value.warning),
        (expected, None),
        "{text:?}"
    );
}

#[test]
fn each_kind_is_told_by_its_first_and_last_line() {
    for (label, expected) in [
        ("PRIVATE KEY", KeyMaterial::PrivateKey),
        ("RSA PRIVATE KEY", KeyMaterial::PrivateKey),
        ("EC PRIVATE KEY", KeyMaterial::PrivateKey),
        ("ENCRYPTED PRIVATE KEY", KeyMaterial::PrivateKey),
        ("OPENSSH PRIVATE KEY", KeyMaterial::PrivateKey),
        ("CERTIFICATE", KeyMaterial::Certificate),
        ("PUBLIC KEY", KeyMaterial::PublicKey),
    ] {
        let text = pem(label);
        assert_eq!(recognize(&text), Some(expected), "{label}");
        assert_eq!(
            recognize(&format!("\u{feff}\n {text}\u{a0}\r\n")),
            Some(expected),
            "{label}"
        );
        assert_eq!(
            recognize(&text.replace('\n', "")),
            Some(expected),
            "{label}"
        );
        let cut = text.split("-----END").next().unwrap();
        assert_eq!(recognize(cut), Some(KeyMaterial::Incomplete), "{label}");
    }
    assert_eq!(
        recognize(&service_account()),
        Some(KeyMaterial::ServiceAccount)
    );
    for text in [
        "",
        "AB12CD34EF56GH78IJ90",
        "{\"apiKey\": \"K\"}",
        "-----",
        "-----BEGIN ",
        "-----BEGIN X-----\nA\n-----END X-----",
    ] {
        assert_eq!(recognize(text), None, "{text:?}");
    }
}

#[test]
fn a_key_of_several_lines_stays_whole() {
    let text = pem("PRIVATE KEY");
    check(FieldKind::TextArea, &text, text.trim_end());
    check(
        FieldKind::TextArea,
        &format!("\u{feff}\u{a0}\n{text}\u{200b}\n\n"),
        text.trim_end(),
    );
    let windows = text.trim_end().replace('\n', "\r\n");
    check(FieldKind::TextArea, &windows, &windows);
    check(
        FieldKind::TextArea,
        &service_account(),
        service_account().trim_end(),
    );
}

#[test]
fn line_ends_that_a_one_line_field_took_come_back() {
    let text = pem("PRIVATE KEY");
    for flat in [
        text.replace('\n', ""),
        text.replace('\n', " "),
        text.replace('\n', "\\n"),
        format!("\"{}\"", text.replace('\n', "\\n")),
    ] {
        check(FieldKind::Password, &flat, &text);
    }
    assert_eq!(with_line_ends(&text), None);
    assert_eq!(
        with_line_ends("-----BEGIN X-----Proc-Type: 4,ENCRYPTED AAAA-----END X-----"),
        None
    );
    assert_eq!(with_line_ends("-----BEGIN X----------END X-----"), None);
    assert_eq!(with_line_ends("AB12CD34EF56GH78IJ90"), None);
    let long = "A".repeat(64 * 1024);
    let long = format!("-----BEGIN X-----{long}-----END X-----");
    assert_eq!(with_line_ends(&long), None, "too long to be a key");
}

#[test]
fn a_missing_end_is_said() {
    let text = pem("PRIVATE KEY").replace("-----END PRIVATE KEY-----\n", "");
    let value = validate_custom_field(
        &secret(FieldKind::TextArea),
        &text,
        RuleChecker::default(),
        "",
    )
    .unwrap();
    assert_eq!(value.warning, Some(Warning::IncompleteKey));
}

#[test]
fn a_field_for_such_a_key_is_told_by_its_names() {
    assert!(is_asked_for(&secret(FieldKind::Password)));
    let field = |key: &str, label: &str| Field {
        key: key.to_owned(),
        label: label.to_owned(),
        kind: FieldKind::Password,
        ..Field::default()
    };
    assert!(is_asked_for(&field(
        "credentials",
        "Service account (JSON)"
    )));
    assert!(is_asked_for(&field("x", "Client certificate")));
    assert!(!is_asked_for(&field("apiKey", "API Key")));
    assert!(!is_asked_for(&field("secret", "Client secret")));
}
