//! The company subdomain as people type and paste it.

use flow::fields::subdomain::SubdomainError as Sub;
use flow::fields::subdomain::{Hosts, SubdomainWarning, parse_subdomain, with_own_company};

/// Expects a label and, where the text had one, a host.
fn check_subdomain(text: &str, label: &str, host: Option<&str>, warning: Option<SubdomainWarning>) {
    let (subdomain, got) = parse_subdomain(text, &Hosts::default()).expect(text);
    assert_eq!(
        (subdomain.label(), subdomain.host(), got),
        (label, host, warning),
        "{text:?}"
    );
    assert_eq!(subdomain.field_text(), host.unwrap_or(label), "{text:?}");
}

fn check_no_subdomain(text: &str, reason: Sub) {
    assert_eq!(
        parse_subdomain(text, &Hosts::default()),
        Err(reason),
        "{text:?}"
    );
}

#[test]
fn a_company_subdomain_is_read_from_a_label_a_host_or_an_address() {
    let com = Some("acme.clayhr.com");
    let net = Some("acme.clayhr.net");
    for (text, host) in [
        ("acme", None),
        (" ACME ", None),
        ("acme.", None),
        ("«acme»", None),
        ("acme.clayhr.com", com),
        ("https://acme.clayhr.com/", com),
        ("acme.clayhr.net/rm/", net),
        (
            "https://acme.bizmerlin.net/rm/api",
            Some("acme.bizmerlin.net"),
        ),
        ("HTTPS://Acme.ClayHR.net:443/rm/user/view/123456?x=1#y", net),
        ("http://acme.clayhr.com", com),
        ("//acme.clayhr.com", com),
        ("acme.clayhr.com:443", com),
        ("acme.clayhr.com:", com),
        ("acme.clayhr.com.", com),
        ("acme.clayhr.com.:8443/", com),
        ("acme.clayhr.com?next=https://evil.example", com),
        ("acme.clayhr.com#a@b", com),
        ("https://acme.clayhr.com/@name\\x", com),
        ("<https://acme.clayhr.com>", com),
        ("\"acme.clayhr.com\"", com),
        ("\u{feff}[acme.cl\u{200b}ayhr.com]\r\n", com),
    ] {
        check_subdomain(text, "acme", host, None);
    }
    check_subdomain("a", "a", None, None);
    check_subdomain("a-1--b", "a-1--b", None, None);
    let longest = "a".repeat(63);
    check_subdomain(&longest, &longest, None, None);
}

#[test]
fn a_long_name_is_no_key() {
    for text in [
        "acme-holdings-2024-europe",
        "acmeholdings2024",
        "acme-b2b-division-3",
        "AcmeHoldingsEurope",
        "ACMEHOLDINGS2024",
        "international-business-group",
        "abc123-def456-ghi789",
    ] {
        check_subdomain(text, &text.to_ascii_lowercase(), None, None);
    }
    // An address shows that it is one.
    let host = "zk3pq9rt7vxw2lmn8sbd.clayhr.com";
    check_subdomain(
        &format!("https://{host}/rm/"),
        "zk3pq9rt7vxw2lmn8sbd",
        Some(host),
        None,
    );
}

#[test]
fn letters_digits_dots_and_hyphens_of_other_keyboards_are_understood() {
    let com = Some("acme-1.clayhr.com");
    for (text, host) in [
        ("ａｃｍｅ－１", None),
        ("ＡＣＭＥ‐１", None),
        ("acme\u{2011}1", None),
        ("acme–1", None),
        ("acme—1", None),
        ("acme−1", None),
        ("acme‑１", None),
        ("acme-1。clayhr。com", com),
        ("acme-1｡clayhr．com", com),
        ("ｈｔｔｐｓ：／／ａｃｍｅ－１．ｃｌａｙｈｒ．ｃｏｍ／", com),
        ("[ClayHR](https://acme-1.clayhr.com/rm/)", com),
        ("**acme-1**", None),
        ("=\"acme-1\"", None),
        ("'acme-1", None),
    ] {
        check_subdomain(text, "acme-1", host, None);
    }
    check_no_subdomain("https://acme.clayhr.com＠evil.example", Sub::Credentials);
    let host = "evil.example".to_owned();
    check_no_subdomain("https://evil.example／.clayhr.com", Sub::LookAlike { host });
}

#[test]
fn the_example_address_of_a_guide_carries_the_users_own_company() {
    let hosts = Hosts::default();
    let text = "in `https://acmecompany.clayhr.com/rm/user/view/123456` it is `123456`; see www.example.com.";
    let own = |company: &str| {
        let (company, _) = parse_subdomain(company, &hosts).unwrap();
        with_own_company(text, &company, &hosts)
    };
    assert_eq!(own("tern"), text.replace("acmecompany", "tern"));
    assert_eq!(
        own("https://tern.bizmerlin.net/rm/"),
        text.replace("acmecompany.clayhr.com", "tern.bizmerlin.net")
    );
    let (company, _) = parse_subdomain("tern", &hosts).unwrap();
    for same in [
        "",
        "no address",
        "clayhr.com",
        "a.b.clayhr.com",
        "évilclayhr.com",
        "-",
        "é.",
    ] {
        assert_eq!(with_own_company(same, &company, &hosts), same);
    }
}

#[test]
fn an_odd_subdomain_is_warned_about() {
    check_subdomain(
        "Acme_Inc",
        "acme_inc",
        None,
        Some(SubdomainWarning::Underscore),
    );
    check_subdomain(
        "a_b.clayhr.com",
        "a_b",
        Some("a_b.clayhr.com"),
        Some(SubdomainWarning::Underscore),
    );
    check_subdomain("123456", "123456", None, Some(SubdomainWarning::OnlyDigits));
    check_subdomain(
        "365.clayhr.net",
        "365",
        Some("365.clayhr.net"),
        Some(SubdomainWarning::OnlyDigits),
    );
}

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

#[test]
fn the_list_of_domains_is_a_setting() {
    let list = ["  .HR.Example. ", "", "com", "clayhr.com", "eu.clayhr.com"].map(str::to_owned);
    let hosts = Hosts::new(list.to_vec());
    assert_eq!(
        hosts.domains(),
        ["hr.example", "clayhr.com", "eu.clayhr.com"]
    );
    for (text, label) in [
        ("acme.hr.example", "acme"),
        ("acme.eu.clayhr.com", "acme"),
        ("eu2.clayhr.com", "eu2"),
    ] {
        assert_eq!(parse_subdomain(text, &hosts).expect(text).0.label(), label);
    }
    assert_eq!(
        parse_subdomain("eu.clayhr.com", &hosts),
        Err(Sub::DomainOnly)
    );
    let host = "acme.clayhr.net".to_owned();
    assert_eq!(
        parse_subdomain(&host, &hosts),
        Err(Sub::LookAlike { host: host.clone() })
    );
    assert!(parse_subdomain("acme", &Hosts::new(Vec::new())).is_ok());
    assert_eq!(
        Hosts::default().domains(),
        ["clayhr.com", "clayhr.net", "bizmerlin.net"]
    );
}
