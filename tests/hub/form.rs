//! A connector's form, in both shapes of the contract.

use connect_wizard::hub::wire;
use flow::{
    connector::FieldNames,
    failure::FailureCode,
    field::{FieldKey, FieldKind},
};

use super::{
    CLAYHR, EXTRA, LEGACY, answers, check_sent, integration, json, read, recognised, with_fields,
};

#[test]
fn the_clayhr_connector_is_read_whole() {
    let connector = read(CLAYHR).unwrap();
    assert_eq!(connector.integration_id, integration().summary.id);
    assert_eq!(
        (&*connector.provider, &*connector.name),
        ("clayhr", "ClayHR")
    );
    assert_eq!(
        connector.support_link.as_deref(),
        Some("https://guides.example/clayhr")
    );
    assert_eq!(recognised(&connector), ["subdomain", "apiKey", "userId"]);
    assert_eq!(connector.extra_fields(&FieldNames::default()), []);
    let kinds: Vec<_> = connector.fields.iter().map(|field| &field.kind).collect();
    assert_eq!(
        kinds,
        [&FieldKind::Text, &FieldKind::Password, &FieldKind::Text]
    );
    assert!(
        connector
            .fields
            .iter()
            .all(|field| field.is_required && field.is_shown && !field.is_read_only)
    );
    check_sent(
        &connector,
        &answers(),
        &[
            ("subdomain", "acme"),
            ("apiKey", "K3y"),
            ("userId", "123456"),
        ],
    );
}

#[test]
fn the_three_fields_are_found_by_key_or_label_and_never_by_place() {
    for (fields, expected) in [
        (
            r#"[{"key":"user_id"},{"key":"api_key"},{"key":"company_subdomain"}]"#,
            "userId apiKey subdomain",
        ),
        (
            r#"[{"key":"companySubdomain"},{"key":"apikey"},{"key":"username"}]"#,
            "subdomain apiKey userId",
        ),
        (
            r#"[{"key":"a","label":"User ID"},{"key":"b","label":"API Key"},{"key":"c","label":"Company Subdomain"}]"#,
            "userId apiKey subdomain",
        ),
        // A key goes before a label, wherever they stand.
        (
            r#"[{"key":"x","label":"API Key"},{"key":"apiKey","label":"Something"}]"#,
            "other x|apiKey",
        ),
        // The likelier name goes before the less likely one, and no role is given twice.
        (
            r#"[{"key":"domain"},{"key":"subdomain"},{"key":"password"},{"key":"apiKey"}]"#,
            "other domain|subdomain|other password|apiKey",
        ),
        (
            r#"[{"key":"apiKey"},{"key":"api-key"}]"#,
            "apiKey|other api-key",
        ),
        (
            r#"[{"key":"one"},{"key":"two"},{"key":"three"}]"#,
            "other one|other two|other three",
        ),
        (r#"[{"key":"_"},{"key":"ключ"}]"#, "other _|other ключ"),
    ] {
        let expected = if expected.contains('|') || expected.starts_with("other") {
            expected.split('|').collect::<Vec<_>>()
        } else {
            expected.split(' ').collect()
        };
        let connector = read(&with_fields(fields)).unwrap();
        assert_eq!(recognised(&connector), expected, "{fields}");
    }
}

#[test]
fn names_can_be_set() {
    let mut names = FieldNames::default();
    names.names[1].1 = vec!["Zugangscode".to_owned()];
    let connector = read(&with_fields(r#"[{"key":"apiKey"},{"key":"zugangs_code"}]"#)).unwrap();
    let keys = names.recognise(&connector.fields);
    assert_eq!(
        keys,
        [FieldKey::Other("apiKey".to_owned()), FieldKey::ApiKey]
    );
}

#[test]
fn extra_fields_are_shown_and_hidden_ones_are_not() {
    let connector = read(EXTRA).unwrap();
    assert_eq!(
        recognised(&connector),
        [
            "userId",
            "other external-trigger-token",
            "other dataCentre",
            "apiKey",
            "subdomain",
            "other apiVersion",
            "other note to us",
            "other colour",
            "other fixed"
        ]
    );
    let extra = connector.extra_fields(&FieldNames::default());
    let shown: Vec<_> = extra
        .iter()
        .map(|(key, field)| {
            assert_eq!(*key, FieldKey::Other(field.key.clone()));
            (
                &*field.label,
                &field.kind,
                field.is_required,
                field.description.as_deref(),
            )
        })
        .collect();
    let options = extra[0].1.kind.clone();
    assert_eq!(
        shown,
        [
            (
                "Data centre",
                &options,
                true,
                Some("Where your data is. Ask your admin.")
            ),
            (
                "Note",
                &FieldKind::TextArea,
                false,
                Some("Anything that we should know.")
            ),
            ("colour", &FieldKind::Text, false, None),
            ("Fixed", &FieldKind::Text, true, None),
        ]
    );
    let FieldKind::Select(options) = options else {
        panic!("{options:?}");
    };
    let options: Vec<_> = options
        .iter()
        .map(|option| (&*option.label, &*option.value))
        .collect();
    assert_eq!(options, [("Europe", "eu"), ("us", "us")]);
}

#[test]
fn the_legacy_shape_is_read_from_the_block_of_the_integration() {
    let connector = read(LEGACY).unwrap();
    assert_eq!(recognised(&connector), ["subdomain", "apiKey", "userId"]);
    check_sent(
        &connector,
        &answers(),
        &[
            ("domain", "acme"),
            ("password", "K3y"),
            ("username", "123456"),
        ],
    );
    let elsewhere = LEGACY.replace("\"production\"", "\"staging\"");
    assert_eq!(read(&elsewhere), Err(FailureCode::ConfigInvalid));
    let other_way = LEGACY.replace("\"api_key\"", "\"basic\"");
    assert_eq!(read(&other_way), Err(FailureCode::ConfigInvalid));
}

#[test]
fn a_connector_that_no_form_can_serve_is_refused() {
    let field = r#"[{"key":"apiKey"}]"#;
    let of_type = |kind: &str| with_fields(field).replace("\"type\":\"custom\"", kind);
    for odd in [
        "{}",
        "[]",
        "null",
        r#"{"config":null}"#,
        r#"{"config":[]}"#,
        r#"{"config":{}}"#,
        &with_fields("null"),
        &with_fields("{}"),
        &with_fields(r#"[{"label":"no key"}]"#),
        &with_fields(r#"[{"key":7}]"#),
        &with_fields(r#"["apiKey"]"#),
    ] {
        assert_eq!(read(odd), Err(FailureCode::ConfigInvalid), "{odd}");
    }
    for good in [
        // Nothing to fill in is no mistake: Connect is all there is to do.
        with_fields("[]"),
        of_type(r#""type":"custom""#),
        of_type(r#""type":"oauth2","grantType":"client_credentials""#),
        of_type(r#""type":"brand-new""#),
    ] {
        assert!(!read(&good).unwrap().signs_in, "{good}");
    }
    for window in [
        of_type(r#""type":"oauth2""#),
        of_type(r#""type":"oidc""#),
        of_type(r#""type":"oauth2","grantType":"authorization_code""#),
        LEGACY.replace("\"custom\"", "\"oauth2\""),
    ] {
        assert!(read(&window).unwrap().signs_in, "{window}");
    }
}

#[test]
fn a_connector_without_a_name_goes_by_its_provider() {
    let unnamed = with_fields(r#"[{"key":"a"}]"#).replace("\"name\":\"ClayHR\",", "");
    assert_eq!(read(&unnamed).unwrap().name, integration().summary.name);
    let list = r#"{"integrations":[{"active":true,"provider":"clayhr","integration_id":"a"}]}"#;
    let list = wire::integrations(&json(list)).unwrap();
    let connector = wire::connector(&json(&unnamed), &list[0], None).unwrap();
    assert_eq!(connector.name, "clayhr");
}

#[test]
fn only_an_https_guide_is_linked() {
    for (link, is_kept) in [
        ("https://guides.example/clayhr", true),
        ("http://guides.example/clayhr", false),
        ("javascript:alert(1)", false),
        ("//guides.example", false),
        ("data:text/html,x", false),
        (" https://guides.example", false),
        ("", false),
    ] {
        let text = CLAYHR.replace("https://guides.example/clayhr", link);
        let got = read(&text).unwrap().support_link;
        assert_eq!(got.as_deref(), is_kept.then_some(link), "{link}");
    }
}

#[test]
fn json_nested_beyond_sense_does_no_harm() {
    let deep = ["[".repeat(100), "]".repeat(100)].concat();
    let text =
        with_fields(r#"[{"key":"a"}]"#).replace("\"name\"", &format!("\"deep\":{deep},\"name\""));
    assert_eq!(read(&text).unwrap().name, "ClayHR");
}
