//! What holds for every text, not only for the examples.
#![cfg(not(target_arch = "wasm32"))]

use flow::fields::api_key::parse_api_key;
use flow::fields::clean::{clean, full_width_digits_to_ascii};
use flow::fields::paste::{Target, swapped, understand};
use flow::fields::subdomain::{Hosts, SubdomainError, SubdomainWarning, parse_subdomain};
use flow::fields::user_id::parse_user_id;
use flow::secret::Secret;
use guide::inline::{Inline, parse_inline};
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

/// What a label may be: the rule of DNS, and underscores if there was a warning.
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

const ALL: [Target; 3] = [Target::Subdomain, Target::ApiKey, Target::UserId];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_parser_panic(text in any_text(), other in any_text()) {
        let hosts = Hosts::new(vec![other.clone(), "clayhr.com".to_owned()]);
        let _ = parse_subdomain(&text, &hosts);
        let _ = parse_user_id(&text);
        let _ = parse_api_key(&text);
        let _ = parse_inline(&text);
        let _ = full_width_digits_to_ascii(&text);
        let _ = swapped(&text, &other);
        for into in ALL {
            let _ = understand(&text, into, &hosts);
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
        if let Ok((key, warning)) = parse_api_key(&text) {
            prop_assert_eq!(key.expose(), clean(&text).text);
            prop_assert!(!key.expose().chars().any(|character| character.is_whitespace() || character.is_control()));
            prop_assert_eq!(parse_api_key(key.expose()), Ok((key, warning)));
        }
    }

    #[test]
    fn a_random_key_is_accepted_with_or_without_its_name(key in "[A-Z][A-Z0-9]{12}[a-z0-9+/]{10}[0-9]={0,2}", digits in "[1-9][0-9]{2,9}") {
        let (parsed, warning) = parse_api_key(&key).map_err(|reason| TestCaseError::fail(format!("{reason:?}")))?;
        prop_assert_eq!(parsed.expose(), &key);
        prop_assert_eq!(warning, None);
        prop_assert!(swapped(&digits, &key) && !swapped(&key, &digits));
        for (before, between) in [("x-api-key: ", "\nuserid: "), ("{\"apiKey\":\"", "\", \"userId\":"), ("API Key: ", " User ID: ")] {
            let text = [before, &key, between, &digits].concat();
            let pasted = understand(&text, Target::Subdomain, &Hosts::default()).unwrap_or_default();
            prop_assert_eq!(pasted.api_key.as_ref().map(Secret::expose), Some(key.as_str()));
            prop_assert_eq!(pasted.user_id.as_deref(), Some(digits.as_str()));
        }
        for into in ALL {
            prop_assert!(understand(&key, into, &Hosts::default()).is_none());
        }
    }

    #[test]
    fn a_key_never_appears_in_what_is_printed(key in "[A-Za-z0-9+/=]{8,40}", around in any_text()) {
        let text = [&around, " x-api-key: ", &key, "\nuserid: 5"].concat();
        let printed = [
            format!("{:?}", Secret::new(key.as_str())),
            format!("{:?}", clean(&key)),
            format!("{:?}", parse_api_key(&key)),
            format!("{:?}", parse_api_key(&[&key, "\u{0}", &key].concat())),
            format!("{:?}", parse_user_id(&key).err()),
        ];
        for printed in printed {
            prop_assert!(!printed.contains(&key), "{}", printed);
        }
        if let Some(pasted) = understand(&text, Target::ApiKey, &Hosts::default()) {
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
                let pasted = understand(&text, into, &hosts);
                prop_assert!(pasted.is_none(), "{} {:?}", text, pasted);
            }
        }
    }

    #[test]
    fn guide_text_loses_nothing_but_marks_and_links_only_to_safe_places(text in any_text()) {
        for run in parse_inline(&text) {
            let (Inline::Text(inside) | Inline::Strong(inside) | Inline::Code(inside) | Inline::Link { text: inside, .. }) = &run;
            // Plain text joins what stood on both sides of the marks of a refused link.
            let is_plain = matches!(run, Inline::Text(_));
            prop_assert!(!inside.is_empty() && (is_plain || text.contains(inside.as_str())));
            if let Inline::Link { href, .. } = &run {
                let lower = href.to_ascii_lowercase();
                prop_assert!(lower.starts_with("https://") || lower.starts_with("mailto:"));
            }
        }
    }

    #[test]
    fn guide_text_with_marks_reads_back(words in prop::collection::vec("[a-z é]{1,8}", 1..6)) {
        let marked: String = words.iter().map(|word| [" **", word, "** `", word, "` [", word, "](https://a.example/)"].concat()).collect();
        let expected = words.iter().flat_map(|word| [
            Inline::Text(" ".to_owned()),
            Inline::Strong(word.clone()),
            Inline::Text(" ".to_owned()),
            Inline::Code(word.clone()),
            Inline::Text(" ".to_owned()),
            Inline::Link { text: word.clone(), href: "https://a.example/".to_owned() },
        ]);
        prop_assert_eq!(parse_inline(&marked), expected.collect::<Vec<_>>());
    }
}
