//! The requests that carry the answers.

use std::collections::BTreeMap;

use connect_wizard::hub::wire;
use flow::{field::FieldKey, secret::Secret};
use proptest::prelude::*;

use super::{CONNECTORS, EXTRA, answers, check_sent, json, read, request, sent};

#[test]
fn hidden_and_given_values_are_sent_and_empty_ones_are_not() {
    let connector = read(EXTRA).unwrap();
    let mut answers = answers();
    answers.set(FieldKey::Other("dataCentre".to_owned()), Secret::new("eu"));
    for key in ["fixed", "apiVersion", "external-trigger-token"] {
        answers.set(FieldKey::Other(key.to_owned()), Secret::new("tampered"));
    }
    let expected = [
        ("userId", "123456"),
        (
            "external-trigger-token",
            "5f0c7f0e-1111-4222-8333-444455556666",
        ),
        ("dataCentre", "eu"),
        ("api_key", "K3y"),
        ("companySubdomain", "acme"),
        ("apiVersion", "2"),
        ("colour", "teal"),
        ("fixed", "given"),
    ];
    check_sent(&connector, &answers, &expected);
    // A value that the backend started with may be changed, and may be emptied.
    answers.set(FieldKey::Other("colour".to_owned()), Secret::new(""));
    let without_colour: Vec<_> = expected
        .into_iter()
        .filter(|(key, _)| *key != "colour")
        .collect();
    check_sent(&connector, &answers, &without_colour);
}

#[test]
fn without_a_trigger_token_its_field_is_left_out() {
    let mut list = json(CONNECTORS);
    list.as_object_mut()
        .unwrap()
        .remove("external_trigger_token");
    let list = wire::integrations(&list).unwrap();
    let integration = wire::choose(&list, None, None, "clayhr").unwrap();
    let connector = wire::connector(&json(EXTRA), integration, None).unwrap();
    let keys: Vec<_> = sent(&connector, &answers())
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    assert!(
        !keys.contains(&"external-trigger-token".to_owned()),
        "{keys:?}"
    );
}

/// The very values are read back from the body.
fn check_body(credentials: &[(String, String)], integration_id: &str) {
    let body = wire::account_body(&request(credentials, integration_id));
    let read: serde_json::Value = serde_json::from_str(body.expose()).unwrap();
    let object = read.as_object().unwrap();
    assert_eq!(object.len(), 2, "{object:?}");
    assert_eq!(object["integration_id"], integration_id);
    let sent: BTreeMap<_, _> = object["credentials"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(sent, credentials.iter().cloned().collect());
}

#[test]
fn the_body_is_the_one_of_the_contract() {
    let pairs = [
        ("apiKey", "a\"b\\c/d\ne\u{0}f\u{1f}\u{7f}\u{2028}é🙂"),
        ("userId", "42"),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()));
    check_body(&pairs, "int-1");
    check_body(&[], "int-1");
    let body = wire::account_body(&request(&pairs[1..], "int-1"));
    let expected = r#"{"integration_id":"int-1","credentials":{"userId":"42"}}"#;
    assert_eq!(json(body.expose()), json(expected));
}

proptest! {
    #[test]
    fn any_text_survives_the_body(
        credentials in prop::collection::btree_map(any::<String>(), any::<String>(), 0..5),
        integration_id in any::<String>(),
    ) {
        let credentials: Vec<_> = credentials.into_iter().collect();
        check_body(&credentials, &integration_id);
    }

    #[test]
    fn control_characters_survive_the_body(value in "[\\x00-\\x1f\"\\\\/é]{0,12}") {
        check_body(&[("apiKey".to_owned(), value)], "int-1");
    }
}
