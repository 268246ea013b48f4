//! Pasting into a form in which something stands already.

use flow::answers::Answers;
use flow::field::FieldKey;
use flow::fields::paste::{Target, understand};
use flow::fields::subdomain::Hosts;
use flow::fields::user_id::{UserIdError, parse_user_id};
use flow::fields::validation::{ValidationError, validate_field};
use flow::secret::Secret;

fn typed(texts: &[(FieldKey, &str)]) -> Answers {
    texts
        .iter()
        .map(|(key, text)| (key.clone(), Secret::new(*text)))
        .collect()
}

#[track_caller]
fn check(
    text: &str,
    into: Target,
    typed: &Answers,
    expected: Option<(Option<&str>, Option<&str>)>,
) {
    let pasted = understand(text, into, typed, &Hosts::default());
    let got = pasted.as_ref().map(|pasted| {
        let subdomain = pasted.subdomain.as_ref().map(|subdomain| subdomain.label());
        (subdomain, pasted.user_id.as_deref())
    });
    assert_eq!(got, expected, "{text:?} into {into:?}");
}

#[test]
fn a_text_without_the_fields_own_value_stays_where_it_was_pasted() {
    let edit = "https://acme-sandbox.clayhr.com/rm/user/edit/1045";
    for subdomain in ["", "acme"] {
        let typed = typed(&[(FieldKey::Subdomain, subdomain)]);
        for text in [
            edit,
            "https://acme-sandbox.clayhr.com/rm/",
            "acme-sandbox.clayhr.com",
            "[ClayHR](https://acme-sandbox.clayhr.com/rm/)",
            "<https://acme-sandbox.clayhr.com/rm/home>",
            "See https://acme-sandbox.clayhr.com/rm/",
        ] {
            check(text, Target::UserId, &typed, None);
            check(text, Target::ApiKey, &typed, None);
        }
    }
    // And the reason offers what is in it.
    let reason = UserIdError::OtherPage {
        suggestion: "1045".to_owned(),
    };
    assert_eq!(parse_user_id(edit), Err(reason.clone()));
    assert_eq!(ValidationError::UserId(reason).suggestion(), Some("1045"));
}

#[test]
fn other_fields_are_replaced_only_together_with_the_fields_own_value() {
    let profile = "https://acme.clayhr.com/rm/user/view/1045";
    let other = typed(&[(FieldKey::Subdomain, "other")]);
    check(
        profile,
        Target::UserId,
        &other,
        Some((Some("acme"), Some("1045"))),
    );
    check(
        profile,
        Target::Subdomain,
        &other,
        Some((Some("acme"), Some("1045"))),
    );
    check(profile, Target::ApiKey, &other, None);
    check(
        "User ID: 5000",
        Target::ApiKey,
        &typed(&[(FieldKey::UserId, "1045")]),
        None,
    );
    check("subdomain: acme", Target::ApiKey, &other, None);
    check("subdomain: acme\nuser id: 7", Target::ApiKey, &other, None);
}

#[test]
fn what_stands_there_already_is_no_hindrance() {
    let profile = "https://acme.clayhr.net/rm/user/view/1045";
    for subdomain in [
        "acme",
        " ACME ",
        "acme.clayhr.com",
        "https://acme.clayhr.net/rm/",
    ] {
        let typed = typed(&[
            (FieldKey::Subdomain, subdomain),
            (FieldKey::UserId, "１０４５"),
        ]);
        check(
            profile,
            Target::ApiKey,
            &typed,
            Some((Some("acme"), Some("1045"))),
        );
    }
}

#[test]
fn an_address_in_the_key_field_is_refused_however_it_is_wrapped() {
    for address in [
        "https://acme.clayhr.com/rm/",
        "acme.clayhr.com",
        "acme.clayhr.com/rm/user/edit/1045",
        "HTTP://ACME.CLAYHR.NET",
        "www.example.com",
        "acme.bamboohr.com/home",
        "//acme.bizmerlin.net/rm",
        "https://localhost:8080/rm",
    ] {
        for (open, close) in [
            ("", ""),
            ("[ClayHR](", ")"),
            ("[", "](https://acme.clayhr.com/)"),
            ("<", ">"),
            ("<", "|ClayHR>"),
            ("\"", "\""),
            ("'", "',"),
            ("(", ")"),
            ("**", "**"),
            ("`", "`"),
            ("=\"", "\""),
            ("<a href=\"", "\">ClayHR</a>"),
            ("ClayHR: ", ""),
            ("ClayHR:", "."),
            ("url=", ";"),
            ("=HYPERLINK(\"", "\")"),
        ] {
            let text = format!("{open}{address}{close}");
            let error = validate_field(&FieldKey::ApiKey, &text, &Hosts::default()).err();
            let address = ValidationError::ApiKey(flow::fields::api_key::ApiKeyError::Address);
            assert_eq!(error, Some(address), "{text:?}");
        }
    }
    let own = Hosts::new(vec!["hr.internal".to_owned()]);
    assert!(validate_field(&FieldKey::ApiKey, "[x](acme.hr.internal/rm)", &own).is_err());
}
