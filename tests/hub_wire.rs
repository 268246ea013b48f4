//! The backend's JSON, read as it may arrive: recorded shapes with invented values, and whatever else may come.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use connect_wizard::{
    hub::wire::{self, Integration},
    json::Json,
};
use flow::{
    answers::Answers,
    connector::{Connector, FieldNames, NoticePlace},
    existing::Existing,
    failure::FailureCode,
    field::{FieldKey, FieldKind},
    fields::rule::{RuleKind, ValidationRule},
    secret::Secret,
    session::AccountRequest,
};
use proptest::prelude::*;

const SETTINGS: &str = include_str!("fixtures/settings.json");
const CONNECTORS: &str = include_str!("fixtures/connectors.json");
const CLAYHR: &str = include_str!("fixtures/clayhr.json");
const EXTRA: &str = include_str!("fixtures/clayhr-extra.json");
const LEGACY: &str = include_str!("fixtures/clayhr-legacy.json");
const ACCOUNT: &str = include_str!("fixtures/account-created.json");

fn json(text: &str) -> Json {
    Json::parse(text).expect(text)
}

fn integration() -> Integration {
    opened(CONNECTORS, "clayhr").unwrap()
}

/// What is opened at once on a page for this provider; none where the user must choose, or there is nothing.
fn opened(list: &str, provider: &str) -> Option<Integration> {
    let list = wire::integrations(&json(list)).unwrap();
    wire::choose(&list, None, None, provider).cloned()
}

fn read(text: &str) -> Result<Connector, FailureCode> {
    wire::connector(&json(text), &integration(), None).map_err(|failure| failure.code)
}

/// A connector that asks for these fields, written as JSON.
fn with_fields(fields: &str) -> String {
    format!(
        r#"{{"config":{{"key":"clayhr","name":"ClayHR","type":"custom","configFields":{fields}}}}}"#
    )
}

fn recognised(connector: &Connector) -> Vec<String> {
    FieldNames::default()
        .recognise(&connector.fields)
        .iter()
        .map(|key| match key {
            FieldKey::Other(key) => format!("other {key}"),
            key => key.as_str().to_owned(),
        })
        .collect()
}

fn answers() -> Answers {
    [
        (FieldKey::Subdomain, "acme"),
        (FieldKey::ApiKey, "K3y"),
        (FieldKey::UserId, "123456"),
    ]
    .map(|(field, text)| (field, Secret::new(text)))
    .into_iter()
    .collect()
}

fn sent(connector: &Connector, answers: &Answers) -> Vec<(String, String)> {
    connector
        .credentials(&FieldNames::default(), answers)
        .into_iter()
        .map(|(key, value)| (key, value.expose().to_owned()))
        .collect()
}

#[track_caller]
fn check_sent(connector: &Connector, answers: &Answers, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(sent(connector, answers), expected);
}

#[test]
fn the_active_integration_of_the_provider_is_taken() {
    assert_eq!(
        integration().offer.id,
        "11111111-aaaa-4bbb-8ccc-000000000003"
    );
    assert_eq!(integration().provider, "clayhr");
    let other = opened(CONNECTORS, "ternhr").unwrap();
    assert_eq!(other.offer.id, "11111111-aaaa-4bbb-8ccc-000000000001");
}

#[test]
fn a_list_without_the_provider_is_told_from_no_list() {
    let refused = |text: &str| wire::integrations(&json(text)).unwrap_err().code;
    for no_list in [
        "{}",
        "[]",
        "null",
        "\"no\"",
        r#"{"integrations":null}"#,
        r#"{"integrations":{}}"#,
    ] {
        assert_eq!(refused(no_list), FailureCode::BadResponse, "{no_list}");
    }
    for none in [
        r#"{"integrations":[]}"#,
        r#"{"integrations":["clayhr", null, 7]}"#,
        r#"{"integrations":[{"active":false,"provider":"clayhr","integration_id":"a"}]}"#,
        r#"{"integrations":[{"active":"true","provider":"clayhr","integration_id":"a"}]}"#,
        r#"{"integrations":[{"provider":"clayhr","integration_id":"a"}]}"#,
        r#"{"integrations":[{"active":true,"provider":"clayhr"}]}"#,
        r#"{"integrations":[{"active":true,"provider":"clayhr","integration_id":7}]}"#,
    ] {
        assert_eq!(wire::integrations(&json(none)), Ok(Vec::new()), "{none}");
    }
}

#[test]
fn what_is_clear_is_opened_and_anything_else_is_chosen() {
    let list = wire::integrations(&json(
        r#"{"integrations":[
            {"active":true,"name":"Heron","provider":"heron","integration_id":"h","type":"hris"},
            {"active":true,"name":"Wren","provider":"wren","integration_id":"w1","logo_url":"https://x.example/w.svg"},
            {"active":false,"name":"Dodo","provider":"dodo","integration_id":"d"},
            {"active":true,"provider":"wren","integration_id":"w2","logo_url":"javascript:alert(1)"}]}"#,
    ))
    .unwrap();
    let names: Vec<_> = list.iter().map(|one| one.offer.name.as_str()).collect();
    assert_eq!(names, ["Heron", "Wren", "wren"]);
    let logos: Vec<_> = list.iter().map(|one| one.offer.logo.is_some()).collect();
    assert_eq!(logos, [false, true, false]);
    let existing = |integration_id: &str, provider: &str| Existing {
        integration_id: integration_id.to_owned(),
        provider: provider.to_owned(),
        ..Existing::default()
    };
    let choose = |list: &[Integration], existing: Option<&Existing>, chosen, provider| {
        let found = wire::choose(list, existing, chosen, provider)?;
        Some(found.offer.id.clone())
    };
    for (existing, chosen, provider, expected) in [
        (None, None, "wren", Some("w1")),
        (None, None, "any", None),
        (None, Some("w2"), "heron", Some("w2")),
        (None, Some("gone"), "heron", None),
        // The account that is to be updated goes before everything else.
        (Some(existing("w2", "wren")), None, "heron", Some("w2")),
        (Some(existing("", "wren")), Some("h"), "any", Some("w1")),
        (Some(existing("", "dodo")), None, "heron", None),
    ] {
        let found = choose(&list, existing.as_ref(), chosen, provider);
        assert_eq!(
            found.as_deref(),
            expected,
            "{existing:?} {chosen:?} {provider}"
        );
    }
    // The only one is opened at once, whatever the page is for.
    assert_eq!(
        choose(&list[..1], None, None, "clayhr").as_deref(),
        Some("h")
    );
}

#[test]
fn an_account_is_read_for_its_update_and_shows_no_secret() {
    let account = wire::account(
        "acc-1",
        &json(
            r#"{"secureId":"acc-1","provider":"heron","integrationId":"h","authConfigKey":"basic",
                "environment":"production","setupInformation":{"site":"tern","size":50,"odd":{}},
                "secrets":{"key":"__secretvalue:**redacted**9f3a","short":"__secretvalue:**redacted**",
                    "leaked":"the whole secret"}}"#,
        ),
    );
    let entry = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    assert_eq!(account.plain, [entry("site", "tern"), entry("size", "50")]);
    let shown = [
        entry("key", "9f3a"),
        entry("short", ""),
        entry("leaked", ""),
    ];
    assert_eq!(account.secrets, shown);
    assert_eq!(account.form, Some(entry("basic", "production")));
    let empty = wire::account("acc-1", &json("{}"));
    assert_eq!((&*empty.id, empty.form), ("acc-1", None));
}

#[test]
fn an_id_that_could_change_an_address_is_refused() {
    for (id, is_good) in [
        ("a", true),
        ("A-z_0.9~", true),
        ("..a", true),
        ("", false),
        (".", false),
        ("..", false),
        ("a/b", false),
        ("../accounts", false),
        ("a?b", false),
        ("a#b", false),
        ("a%2fb", false),
        ("a\\\\b", false),
        ("a b", false),
        ("a\\n", false),
        ("ä", false),
    ] {
        let list = format!(
            r#"{{"integrations":[{{"active":true,"provider":"clayhr","integration_id":"{id}"}}]}}"#
        );
        assert_eq!(opened(&list, "clayhr").is_some(), is_good, "{id:?}");
        let settings = format!(r#"{{"existing_account_id":"{id}"}}"#);
        let existing = wire::existing_account(&json(&settings));
        assert_eq!(existing.is_some(), is_good, "{id:?}");
    }
}

#[test]
fn the_account_to_update_is_read_from_the_settings() {
    assert_eq!(
        wire::existing_account(&json(SETTINGS)).as_deref(),
        Some("q7Zt2mVx-0_LkP4sR9bYc")
    );
    for none in [
        r#"{"enabled_features":[]}"#,
        r#"{"existing_account_id":null}"#,
        r#"{"existing_account_id":true}"#,
        "[]",
    ] {
        assert_eq!(wire::existing_account(&json(none)), None, "{none}");
    }
}

#[test]
fn the_clayhr_connector_is_read_whole() {
    let connector = read(CLAYHR).unwrap();
    assert_eq!(connector.integration_id, integration().offer.id);
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
    if let Json::Object(entries) = &mut list {
        entries.retain(|(key, _)| key != "external_trigger_token");
    }
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
fn a_sign_in_is_started_with_everything_in_the_body() {
    let request = request(&[("key".to_owned(), "K\"3".to_owned())], "int-1");
    let body = wire::sign_in_body(&request, &Secret::new("tok"));
    assert_eq!(
        body.expose(),
        r#"{"token":"tok","integration_id":"int-1","credentials":{"key":"K\"3"}}"#
    );
    let started = |text: &str| wire::started_sign_in(&json(text));
    let id = || "a-1".to_owned();
    assert_eq!(started(r#"{"id":"a-1"}"#), Some((id(), None)));
    let address = r#"{"id":"a-1","authorization_url":"https://x.example/?y"}"#;
    let expected = Some("https://x.example/?y".to_owned());
    assert_eq!(started(address), Some((id(), expected)));
    let script = r#"{"id":"a-1","authorization_url":"javascript:alert(1)"}"#;
    assert_eq!(started(script), Some((id(), None)));
    assert_eq!(started(r#"{"id":"../x"}"#), None);
    assert_eq!(started("{}"), None);
}

#[test]
fn only_an_account_ends_a_sign_in_well() {
    let outcome = |text: &str| {
        let outcome = wire::sign_in_outcome(&json(text))?;
        Some(outcome.map_err(|failure| (failure.code, failure.detail)))
    };
    let failed = |code, detail: Option<&str>| Some(Err((code, detail.map(str::to_owned))));
    for (answer, expected) in [
        (r#"{"status":"pending"}"#, None),
        (r#"{"status":"brand-new"}"#, None),
        ("{}", None),
        (
            r#"{"status":"authenticated","account":{"id":"acc"}}"#,
            Some(Ok("acc".to_owned())),
        ),
        (
            r#"{"status":"authenticated","account":null}"#,
            failed(FailureCode::BadResponse, None),
        ),
        (
            r#"{"status":"authenticated","account":{"id":""}}"#,
            failed(FailureCode::BadResponse, None),
        ),
        (
            r#"{"status":"cancelled"}"#,
            failed(FailureCode::Cancelled, None),
        ),
        (
            r#"{"status":"expired"}"#,
            failed(FailureCode::Timeout, None),
        ),
        (
            r#"{"status":"error","error":{"code":"access_denied","description":"They said no"}}"#,
            failed(FailureCode::Cancelled, Some("They said no")),
        ),
        (
            r#"{"status":"error","error":null}"#,
            failed(FailureCode::CredentialsRejected, None),
        ),
    ] {
        assert_eq!(outcome(answer), expected, "{answer}");
    }
}

#[test]
fn a_field_of_which_little_is_said_is_plain_text() {
    let connector = read(&with_fields(
        r#"[{"key":"a","type":7,"required":"yes","readOnly":null,"value":true,"options":"x"},
            {"key":"b","type":"number","value":1.5},{"key":"c","type":"select"}]"#,
    ))
    .unwrap();
    let [a, b, c] = &connector.fields[..] else {
        panic!("{connector:?}");
    };
    assert_eq!((&*a.label, &a.kind, &*a.value), ("a", &FieldKind::Text, ""));
    assert!(a.is_shown && !a.is_required && !a.is_read_only);
    assert_eq!((&b.kind, &*b.value), (&FieldKind::Number, "1.5"));
    assert_eq!(c.kind, FieldKind::Select(Vec::new()));
}

#[test]
fn a_field_is_read_with_everything_that_is_said_of_it() {
    let connector = read(&with_fields(
        r#"[{"key":"a","label":"A","type":"text","secret":false,"placeholder":"nest-42","tooltip":"Tip.",
                "validation":{"type":"html-pattern","pattern":"^x+$","error":"Only x."}},
            {"key":"b","type":"password","guide":{"description":"Guide.","tooltip":""},"description":"Own.",
                "validation":{"format":"email"}},
            {"key":"c","type":"colour_wheel","condition":"{{ x }}"},
            {"key":"d","type":"text","validation":{"script":"x"}},
            {"key":"e","type":"text","validation":{"type":"domain","pattern":"heron"}}]"#,
    ))
    .unwrap();
    let [a, b, c, d, e] = &connector.fields[..] else {
        panic!("{connector:?}");
    };
    assert_eq!(a.placeholder.as_deref(), Some("nest-42"));
    assert_eq!(a.description.as_deref(), Some("Tip."));
    assert_eq!(b.description.as_deref(), Some("Guide."));
    let secrets = [a, b, c, d].map(|field| field.is_secret);
    assert_eq!(
        secrets,
        [false, true, true, true],
        "what is unsaid is a secret"
    );
    let rule = |kind, text: &str, sentence: Option<&str>| {
        Some(ValidationRule {
            kind,
            text: text.to_owned(),
            sentence: sentence.map(str::to_owned),
        })
    };
    assert_eq!(a.rule, rule(RuleKind::Pattern, "^x+$", Some("Only x.")));
    assert_eq!(b.rule, rule(RuleKind::Format, "email", None));
    assert_eq!(e.rule, rule(RuleKind::Domain, "heron", None));
    // What is not understood is asked for all the same, and a developer is told.
    assert_eq!((&c.kind, &d.rule), (&FieldKind::Text, &None));
    let told: Vec<_> = connector.warnings.iter().map(|words| &words[..2]).collect();
    assert_eq!(told, ["c:", "c:", "d:"]);
}

#[test]
fn notices_are_read_with_their_places() {
    let text = with_fields(r#"[{"key":"a"}]"#).replace(
        "\"configFields\"",
        r#""configNotices":[{"key":"1","type":"warning","description":"One"},
            {"key":"2","type":"info","description":"Two","position":"top","anchor":"a"},
            {"key":"3","type":"info","description":"Three","position":"bottom","anchor":"a"},
            {"key":"4","type":"info"}],"configFields""#,
    );
    let connector = read(&text).unwrap();
    let read: Vec<_> = connector
        .notices
        .iter()
        .map(|notice| (&*notice.text, notice.is_warning, notice.place.clone()))
        .collect();
    let before = NoticePlace::Before("a".to_owned());
    assert_eq!(
        read,
        [
            ("One", true, NoticePlace::Top),
            ("Two", false, before),
            ("Three", false, NoticePlace::Bottom)
        ]
    );
}

#[test]
fn a_connector_without_a_name_goes_by_its_provider() {
    let unnamed = with_fields(r#"[{"key":"a"}]"#).replace("\"name\":\"ClayHR\",", "");
    assert_eq!(read(&unnamed).unwrap().name, integration().offer.name);
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
fn only_a_usable_id_proves_an_account() {
    assert_eq!(
        wire::account_id(&json(ACCOUNT)).as_deref(),
        Some("q7Zt2mVx-0_LkP4sR9bYc")
    );
    for (answer, id) in [
        (r#"{"id":"acc-9"}"#, Some("acc-9")),
        (r#"{"id":" acc-9 "}"#, Some("acc-9")),
        (r#"{"id":5121}"#, Some("5121")),
        (r#"{"id":0}"#, Some("0")),
        (r#"{"id":""}"#, None),
        (r#"{"id":"  "}"#, None),
        (r#"{"id":null}"#, None),
        (r#"{"id":true}"#, None),
        (r#"{"id":["acc-9"]}"#, None),
        (r#"{"id":{"id":"acc-9"}}"#, None),
        (r#"{"account":{"id":"acc-9"}}"#, None),
        (r#"{"ID":"acc-9"}"#, None),
        ("{}", None),
        ("[]", None),
        ("null", None),
        ("\"acc-9\"", None),
        ("7", None),
    ] {
        assert_eq!(wire::account_id(&json(answer)).as_deref(), id, "{answer}");
    }
}

fn request(credentials: &[(String, String)], integration_id: &str) -> AccountRequest {
    AccountRequest {
        existing_account: None,
        integration_id: integration_id.to_owned(),
        provider: "clayhr".to_owned(),
        credentials: credentials
            .iter()
            .map(|(key, value)| (key.clone(), Secret::new(value.as_str())))
            .collect(),
    }
}

/// serde_json, which had no part in writing the body, must read the very values back, in their order.
fn check_body(credentials: &[(String, String)], integration_id: &str) {
    let body = wire::account_body(&request(credentials, integration_id));
    let read: serde_json::Value = serde_json::from_str(body.expose()).unwrap();
    let object = read.as_object().unwrap();
    assert_eq!(
        object.keys().collect::<Vec<_>>(),
        ["integration_id", "credentials"]
    );
    assert_eq!(object["integration_id"], integration_id);
    let got: Vec<_> = object["credentials"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(got, credentials);
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
    assert_eq!(
        body.expose(),
        r#"{"integration_id":"int-1","credentials":{"userId":"42"}}"#
    );
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

#[test]
fn json_nested_beyond_sense_does_no_harm() {
    let deep = ["[".repeat(100), "]".repeat(100)].concat();
    let text =
        with_fields(r#"[{"key":"a"}]"#).replace("\"name\"", &format!("\"deep\":{deep},\"name\""));
    assert_eq!(read(&text).unwrap().name, "ClayHR");
}
