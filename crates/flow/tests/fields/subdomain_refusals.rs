//! Texts that are no company subdomain, each with its reason.

use super::subdomain::check_no_subdomain;
use flow::fields::subdomain::SubdomainError as Sub;
use flow::fields::subdomain::{Hosts, parse_subdomain};

#[test]
fn a_text_that_is_no_subdomain_is_refused_with_its_reason() {
    for text in [
        "",
        "  ",
        "\u{200b}",
        "\"\"",
        "https://",
        "//",
        ".",
        "https:///rm",
    ] {
        check_no_subdomain(text, Sub::Empty);
    }
    for text in [
        "clayhr.com",
        "https://ClayHR.net/rm/",
        "bizmerlin.net.",
        ".clayhr.com",
    ] {
        check_no_subdomain(text, Sub::DomainOnly);
    }
    for text in ["www", "www.clayhr.com", "https://WWW.bizmerlin.net/"] {
        check_no_subdomain(text, Sub::MarketingHost);
    }
    for text in [
        "-acme",
        "acme-",
        "-",
        "-acme.clayhr.com",
        "https://acme-.clayhr.net",
    ] {
        check_no_subdomain(text, Sub::BadHyphen);
    }
    for text in [
        "a".repeat(64),
        "a".repeat(64) + ".clayhr.com",
        "a.".repeat(130) + "clayhr.com",
    ] {
        check_no_subdomain(&text, Sub::TooLong);
    }
    for text in ["xn--cme-fla", "xn--cme-fla.clayhr.com"] {
        check_no_subdomain(text, Sub::NotAscii);
    }
    for (text, character) in [
        ("ácme", 'á'),
        ("аcme.clayhr.com", 'а'),
        ("https://аcme.clayhr.com/", 'а'),
        ("ácme:x", 'á'),
        ("acmeé corp", 'é'),
        ("acme•hr", '•'),
        ("アクメ", 'ア'),
    ] {
        check_no_subdomain(text, Sub::ForeignCharacter(character));
    }
    for text in [
        "zk3pq9rt7vxw2lmn8sbd",
        "AB12CD34EF56GH78IJ90",
        "Zk3pQ9rT7vXw2LmN8sBd",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "9f86d081884c7d659a2feaa0c55ad015",
        "AKIAIOSFODNN7EXAMPLE",
        "550e8400-e29b-41d4-a716-446655440000",
        // The part that would be proposed.
        "eu.AB12CD34EF56GH78IJ90.clayhr.net",
    ] {
        check_no_subdomain(text, Sub::LooksLikeKey);
    }
    for text in [
        "jane@acme.com",
        "mailto:jane@acme.clayhr.com",
        "Jane.Doe+hr@acme.clayhr.com",
    ] {
        check_no_subdomain(text, Sub::EmailAddress);
    }
    for text in [
        "ftp://acme.clayhr.com",
        "javascript://acme.clayhr.com",
        "://acme.clayhr.com",
        "httpss://acme",
    ] {
        check_no_subdomain(text, Sub::OtherScheme);
    }
    for (text, character) in [
        ("acme corp", ' '),
        ("acme!", '!'),
        ("acme/rm", '/'),
        ("acme?x", '?'),
        ("acme:443", ':'),
        ("acme.clayhr.com:https", ':'),
        ("acme.clayhr.com:123456", ':'),
        ("javascript:alert(1)", ':'),
        ("acme%2eclayhr.com", '%'),
        ("https://acme.clayhr.com%2eevil.example", '%'),
        ("https:\\\\acme.clayhr.com", ':'),
        ("https://acme.clayhr.com\\.evil.example", '\\'),
        ("a..clayhr.com", '.'),
        ("acme\u{0}", '\u{0}'),
        ("acme,", ','),
        ("acme\u{3000}corp", '\u{3000}'),
    ] {
        check_no_subdomain(text, Sub::BadCharacter(character));
    }
}

#[test]
fn a_host_that_only_looks_like_clayhr_is_refused() {
    for (text, host) in [
        (
            "acme.clayhr.com.evil.example",
            "acme.clayhr.com.evil.example",
        ),
        (
            "https://Acme.ClayHR.com.evil.example/rm/",
            "acme.clayhr.com.evil.example",
        ),
        ("evilclayhr.com", "evilclayhr.com"),
        ("https://acme.evilclayhr.com/", "acme.evilclayhr.com"),
        ("acme.example", "acme.example"),
        ("acme.clayhr.org", "acme.clayhr.org"),
        ("evil.example/acme.clayhr.com", "evil.example"),
        ("https://evil.example?acme.clayhr.com", "evil.example"),
        ("https://acme", "acme"),
        ("http://localhost:8080", "localhost"),
        ("clay.net", "clay.net"),
        ("acme.clay.com", "acme.clay.com"),
        ("a.b.clay.net", "a.b.clay.net"),
        ("-acme.clay.net", "-acme.clay.net"),
    ] {
        check_no_subdomain(
            text,
            Sub::LookAlike {
                host: host.to_owned(),
            },
        );
    }
    for text in [
        "https://acme.clayhr.com@evil.example",
        "https://user:word@acme.clayhr.com/",
        "//a@acme.clayhr.com",
        "https://acme.clayhr.com\\@evil.example",
        "acme:443@evil.example",
    ] {
        check_no_subdomain(text, Sub::Credentials);
    }
    for text in [
        "127.0.0.1",
        "https://127.0.0.1/",
        "127.1",
        "https://2130706433",
        "https://0x7f000001/",
        "0x7f.1",
        "1.2.3.4.:80",
        "[::1]",
        "https://[::1]/",
        "[2001:db8::1]:443",
        "::ffff:127.0.0.1",
    ] {
        check_no_subdomain(text, Sub::IpAddress);
    }
}

#[test]
fn several_labels_ask_which_one_is_meant() {
    for (text, labels, suggestion) in [
        ("a.b.clayhr.com", "a.b", "b"),
        ("https://www.acme.clayhr.net/rm/", "www.acme", "acme"),
        ("acme.www.clayhr.com", "acme.www", "acme"),
        ("x.y.acme.bizmerlin.net", "x.y.acme", "acme"),
    ] {
        let (labels, suggestion) = (labels.to_owned(), suggestion.to_owned());
        check_no_subdomain(text, Sub::SeveralLabels { labels, suggestion });
    }
    check_no_subdomain("a.-b.clayhr.com", Sub::BadHyphen);
    check_no_subdomain("www.www.clayhr.com", Sub::MarketingHost);
}

#[test]
fn a_misprint_known_from_the_help_pages_is_offered_a_correction() {
    check_no_subdomain(
        "acme.clay.net",
        Sub::Typo {
            suggestion: "acme.clayhr.net".to_owned(),
        },
    );
    check_no_subdomain(
        "https://ACME.clay.net/rm/x",
        Sub::Typo {
            suggestion: "acme.clayhr.net".to_owned(),
        },
    );
    let others = Hosts::new(vec!["clayhr.com".to_owned()]);
    let host = "acme.clay.net".to_owned();
    assert_eq!(
        parse_subdomain(&host, &others),
        Err(Sub::LookAlike { host: host.clone() })
    );
}
