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

pub fn check_no_subdomain(text: &str, reason: Sub) {
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
        ("**acme**.", None),
        ("__acme__.", None),
        ("(acme.clayhr.com).", com),
        ("(\"acme.clayhr.com.\").", com),
        ("＿＿acme＿＿。", None),
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
