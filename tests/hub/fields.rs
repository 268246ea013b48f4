//! The backend's word on one field, and on the form as a whole.

use flow::{
    connector::NoticePlace,
    field::FieldKind,
    fields::rule::{RuleKind, ValidationRule},
};

use super::{read, with_fields};

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
fn a_text_that_must_be_an_email_address_is_of_a_kind_of_its_own() {
    for (field, kind) in [
        (
            r#""type":"text","validation":{"format":"email"}"#,
            FieldKind::Email,
        ),
        (
            r#""type":"colour_wheel","validation":{"format":"email"}"#,
            FieldKind::Email,
        ),
        (
            r#""type":"text","validation":{"format":"url"}"#,
            FieldKind::Text,
        ),
        (
            r#""type":"text","validation":{"type":"html-pattern","pattern":"email"}"#,
            FieldKind::Text,
        ),
        (
            r#""type":"password","validation":{"format":"email"}"#,
            FieldKind::Password,
        ),
        (r#""type":"text""#, FieldKind::Text),
    ] {
        let connector = read(&with_fields(&format!(r#"[{{"key":"a",{field}}}]"#))).unwrap();
        assert_eq!(connector.fields[0].kind, kind, "{field}");
    }
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
