//! Properties that hold for every text, not only for the examples.

use super::paste::{ALL, pasted};
use flow::answers::Answers;
use flow::field::FieldKey;
use flow::fields::api_key::parse_api_key;
use flow::fields::clean::{clean, full_width_digits_to_ascii};
use flow::fields::paste::{Target, swapped, understand};
use flow::fields::shape::{is_long_token, looks_like_key};
use flow::fields::subdomain::{Hosts, SubdomainError, SubdomainWarning, parse_subdomain};
use flow::fields::user_id::parse_user_id;
use flow::secret::Secret;
use proptest::prelude::*;

/// Any Unicode text, and texts made of the very pieces that the parsers look for.
fn any_text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 57] = [
        "acme",
        "ACME",
        "www",
        "a_b",
        "-",
        "_",
        ".",
        "..",
        "clayhr.com",
        ".clayhr.net",
        ".clay.net",
        "bizmerlin.net",
        "https://",
        "//",
        "ftp://",
        ":",
        ":443",
        "=",
        "@",
        "/",
        "\\",
        "?",
        "#",
        "%2e",
        "[::1]",
        "127.0.0.1",
        "xn--a",
        "ácme",
        "１２",
        "٣",
        "/rm/user/view/",
        "123456",
        "-5",
        "AB12CD34EF56GH78IJ90",
        "XXXX",
        "••••",
        "****",
        "...",
        "\"",
        "'",
        "`",
        "<",
        ">",
        "(",
        ")",
        "{",
        "}",
        "“",
        "”",
        " ",
        "\n",
        "\u{200b}",
        "\u{a0}",
        "apiKey",
        "user id",
        "subdomain",
        "\u{0}",
    ];
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12);
    prop_oneof![
        any::<String>(),
        "\\PC{0,60}",
        pieces.prop_map(|pieces| pieces.concat())
    ]
}

/// Tables with heads and cells of every kind, in any order.
fn any_table() -> impl Strategy<Value = String> {
    const CELLS: [&str; 22] = [
        "API key",
        "User ID",
        "Subdomain",
        "Clé API",
        "ユーザー ID",
        "Notes",
        "x-api-key:",
        "acme",
        "1045",
        "zk3pq9rt7vxw2lmn8sbd",
        "AB12CD34EF56GH78IJ90",
        "https://acme.clayhr.com/rm/",
        "jane@acme.com",
        "",
        "\"a,b\"",
        "**acme**",
        "---",
        "1.2E+19",
        "a b",
        "null",
        "required",
        "11",
    ];
    let sign = prop::sample::select(vec!["\t", ",", ";", "|", "  ", ": ", "\n", " = "]);
    let row = prop::collection::vec(prop::sample::select(CELLS.to_vec()), 1..5);
    (prop::collection::vec(row, 1..5), sign).prop_map(|(rows, sign)| {
        let lines: Vec<_> = rows.into_iter().map(|row| row.join(sign)).collect();
        lines.join("\n")
    })
}

/// Returns `true` for a label by the rule of DNS; underscores are allowed if there was a warning.
fn is_dns_label(label: &str, underscores: bool) -> bool {
    let is_inner = |byte: u8| {
        byte.is_ascii_lowercase()
            || byte.is_ascii_digit()
            || byte == b'-'
            || (underscores && byte == b'_')
    };
    (1..=63).contains(&label.len())
        && label.bytes().all(is_inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_parser_panic(text in any_text(), other in any_text()) {
        let hosts = Hosts::new(vec![other.clone(), "clayhr.com".to_owned()]);
        let _ = parse_subdomain(&text, &hosts);
        let _ = parse_user_id(&text);
        let _ = parse_api_key(&text, &Hosts::default());
        let _ = full_width_digits_to_ascii(&text);
        let _ = swapped(&text, &other);
        for into in ALL {
            let _ = understand(&text, into, &Answers::default(), &hosts);
        }
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in any_text()) {
        let once = clean(&text);
        let twice = clean(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert!(!twice.changed);
        prop_assert_eq!(once.changed, once.text != text);
    }

    #[test]
    fn an_accepted_subdomain_is_a_dns_label_under_a_listed_domain_and_is_accepted_again(text in any_text()) {
        let hosts = Hosts::default();
        if let Ok((subdomain, warning)) = parse_subdomain(&text, &hosts) {
            let label = subdomain.label();
            prop_assert!(is_dns_label(label, warning == Some(SubdomainWarning::Underscore)), "{}", label);
            prop_assert!(label != "www" && !label.starts_with("xn--"));
            if let Some(host) = subdomain.host() {
                let ending = host.strip_prefix(label).and_then(|rest| rest.strip_prefix('.'));
                prop_assert!(ending.is_some_and(|ending| hosts.domains().iter().any(|domain| domain == ending)));
            }
            let again = parse_subdomain(subdomain.field_text(), &hosts);
            prop_assert_eq!(again, Ok((subdomain, warning)));
        }
    }

    #[test]
    fn a_suggestion_is_always_accepted(text in any_text()) {
        let suggestion = match parse_subdomain(&text, &Hosts::default()) {
            Err(SubdomainError::Typo { suggestion } | SubdomainError::SeveralLabels { suggestion, .. }) => suggestion,
            _ => return Ok(()),
        };
        prop_assert!(parse_subdomain(&suggestion, &Hosts::default()).is_ok(), "{}", suggestion);
    }

    #[test]
    fn every_label_is_accepted_in_every_form(label in "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", host in 0..4usize) {
        prop_assume!(label != "www" && !label.starts_with("xn--"));
        // A bare label that looks like a key is refused.
        prop_assume!(host < 3 || !looks_like_key(&label.to_ascii_uppercase()));
        let hosts = Hosts::default();
        let ending = hosts.domains().get(host).map(|domain| [".", domain].concat()).unwrap_or_default();
        let scheme = if ending.is_empty() { "" } else { "HTTPS://" };
        let upper = label.to_ascii_uppercase();
        let text = [" <", scheme, &upper, &ending, "> "].concat();
        let parsed = parse_subdomain(&text, &hosts).map(|(subdomain, _)| subdomain.label().to_owned());
        prop_assert_eq!(parsed, Ok(label));
    }

    #[test]
    fn an_accepted_user_id_is_digits_and_is_accepted_again(text in any_text()) {
        if let Ok((digits, warning)) = parse_user_id(&text) {
            prop_assert!((1..=19).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(parse_user_id(&digits), Ok((digits, warning)));
        }
    }

    #[test]
    fn an_accepted_api_key_is_whole_and_is_accepted_again(text in any_text()) {
        if let Ok((key, warning)) = parse_api_key(&text, &Hosts::default()) {
            prop_assert!(!key.expose().is_empty());
            prop_assert!(!key.expose().chars().any(|character| character.is_whitespace() || character.is_control()));
            prop_assert_eq!(parse_api_key(key.expose(), &Hosts::default()), Ok((key, warning)));
        }
    }

    #[test]
    fn a_random_key_is_accepted_with_or_without_its_name(key in "[A-Z][A-Z0-9]{12}[a-z0-9+/]{10}[0-9]={0,2}", digits in "[1-9][0-9]{2,9}") {
        let (parsed, warning) = parse_api_key(&key, &Hosts::default()).map_err(|reason| TestCaseError::fail(format!("{reason:?}")))?;
        prop_assert_eq!(parsed.expose(), &key);
        prop_assert_eq!(warning, None);
        prop_assert!(swapped(&digits, &key) && !swapped(&key, &digits));
        for (before, between) in [("x-api-key: ", "\nuserid: "), ("{\"apiKey\":\"", "\", \"userId\":"), ("API Key: ", " User ID: ")] {
            let text = [before, &key, between, &digits].concat();
            let pasted = pasted(&text, Target::Subdomain).unwrap_or_default();
            prop_assert_eq!(pasted.api_key.as_ref().map(Secret::expose), Some(key.as_str()));
            prop_assert_eq!(pasted.user_id.as_deref(), Some(digits.as_str()));
        }
        for into in ALL {
            prop_assert!(pasted(&key, into).is_none());
        }
    }

    #[test]
    fn a_key_never_appears_in_what_is_printed(key in "[A-Za-z0-9+/=]{8,40}", around in any_text()) {
        let text = [&around, " x-api-key: ", &key, "\nuserid: 5"].concat();
        let printed = [
            format!("{:?}", Secret::new(key.as_str())),
            format!("{:?}", clean(&key)),
            format!("{:?}", parse_api_key(&key, &Hosts::default())),
            format!("{:?}", parse_api_key(&[&key, "\u{0}", &key].concat(), &Hosts::default())),
            format!("{:?}", parse_user_id(&key).err()),
        ];
        for printed in printed {
            prop_assert!(!printed.contains(&key), "{}", printed);
        }
        if let Some(pasted) = pasted(&text, Target::ApiKey) {
            let key_is_elsewhere = around.contains(&key);
            let printed = format!("{pasted:?}");
            prop_assert!(key_is_elsewhere || !printed.contains(&key), "{}", printed);
        }
    }

    #[test]
    fn a_host_outside_the_list_is_never_accepted(
        label in "[a-z0-9]{1,12}",
        name in "[a-z][a-z0-9-]{0,12}[a-z0-9]",
        ending in prop::sample::select(vec!["com", "net", "org", "example", "co.uk", "evil.example", "clayhr", "com.evil"]),
        known in prop::sample::select(vec!["", "clayhr.com.", "acme.clayhr.net.", "bizmerlin.net.", "clayhr"]),
        scheme in prop::sample::select(vec!["", "https://", "HTTP://", "//"]),
        rest in prop::sample::select(vec!["", "/", "/rm/user/view/123456", "?acme.clayhr.com", "#acme.clayhr.com", ":443/acme.clayhr.com"]),
    ) {
        let host = [&label, ".", known, &name, ".", ending].concat();
        let hosts = Hosts::default();
        prop_assume!(!hosts.domains().iter().any(|domain| host.ends_with(&[".", domain].concat())));
        let text = [scheme, &host, rest].concat();
        prop_assert!(parse_subdomain(&text, &hosts).is_err());
        for text in [text.clone(), ["see ", &text, "."].concat(), ["subdomain: ", &text].concat()] {
            for into in ALL {
                let pasted = understand(&text, into, &Answers::default(), &hosts);
                prop_assert!(pasted.is_none(), "{} {:?}", text, pasted);
            }
        }
    }

    #[test]
    fn whatever_is_pasted_fills_only_what_its_own_rule_takes(text in any_text(), typed in any_text(), table in any_table()) {
        let hosts = Hosts::default();
        let answers: Answers = FieldKey::CLAYHR.into_iter().map(|key| (key, Secret::new(typed.as_str()))).collect();
        for text in [text, table] {
            for into in ALL {
                let Some(pasted) = understand(&text, into, &Answers::default(), &hosts) else {
                    continue;
                };
                prop_assert!(pasted.subdomain.is_some() || pasted.api_key.is_some() || pasted.user_id.is_some());
                if let Some(subdomain) = &pasted.subdomain {
                    let label = subdomain.label();
                    let parsed = parse_subdomain(subdomain.field_text(), &hosts);
                    prop_assert!(parsed.is_ok_and(|(parsed, _)| parsed.label() == label), "{}", label);
                    prop_assert!(subdomain.host().is_some() || !looks_like_key(label), "{}", label);
                }
                if let Some(key) = &pasted.api_key {
                    prop_assert!(parse_api_key(key.expose(), &hosts).is_ok_and(|(parsed, _)| parsed == *key));
                }
                if let Some(digits) = &pasted.user_id {
                    prop_assert!(parse_user_id(digits).is_ok_and(|(parsed, _)| parsed == *digits));
                }
                let own = match into {
                    Target::Subdomain => pasted.subdomain.is_some(),
                    Target::ApiKey => pasted.api_key.is_some(),
                    Target::UserId => pasted.user_id.is_some(),
                };
                let again = understand(&text, into, &answers, &hosts);
                prop_assert!(again.is_none() || own || typed.trim().is_empty() || again.as_ref() == Some(&pasted));
            }
        }
    }

    #[test]
    fn a_key_in_a_table_never_lands_in_a_plain_field(
        key in "[A-Za-z0-9]{16,40}",
        order in Just(vec![0, 1, 2]).prop_shuffle(),
        heads in Just(vec![0, 1, 2]).prop_shuffle(),
        sign in prop::sample::select(vec!["\t", ",", ";", " | ", "   ", "\n"]),
    ) {
        prop_assume!(looks_like_key(&key) && is_long_token(&key));
        let values = ["acme", key.as_str(), "1045"];
        let names = ["Subdomain", "API key", "User ID"];
        let line = |texts: [&str; 3], order: &[usize]| order.iter().map(|&index| texts[index]).collect::<Vec<_>>().join(sign);
        let text = [line(names, &heads), line(values, &order)].join("\n");
        for into in ALL {
            let pasted = pasted(&text, into);
            if order == heads {
                let pasted = pasted.unwrap_or_default();
                let subdomain = pasted.subdomain.as_ref().map(|subdomain| subdomain.label());
                prop_assert_eq!(subdomain, Some("acme"), "{}", text);
                prop_assert_eq!(pasted.api_key.as_ref().map(Secret::expose), Some(key.as_str()));
                prop_assert_eq!(pasted.user_id.as_deref(), Some("1045"));
            } else {
                prop_assert!(pasted.is_none(), "{} {:?}", text, pasted);
            }
        }
    }
}
