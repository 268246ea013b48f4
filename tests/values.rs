//! The three values of a ClayHR link, as people type and paste them: what is accepted, warned about and refused.
#![allow(clippy::unwrap_used)]

use flow::fields::api_key::ApiKeyError as Key;
use flow::fields::api_key::{ApiKeyWarning, parse_api_key};
use flow::fields::clean::{clean, full_width_digits_to_ascii};
use flow::fields::subdomain::SubdomainError as Sub;
use flow::fields::subdomain::{Hosts, SubdomainWarning, parse_subdomain};
use flow::fields::user_id::UserIdError as User;
use flow::fields::user_id::{UserIdWarning, parse_user_id};
use flow::secret::Secret;
use guide::inline::{Inline, parse_inline};

fn check_clean(text: &str, expected: &str) {
    let cleaned = clean(text);
    assert_eq!(cleaned.text, expected, "{text:?}");
    assert_eq!(cleaned.changed, text != expected, "{text:?}");
}

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

fn check_user_id(text: &str, digits: &str, warning: Option<UserIdWarning>) {
    assert_eq!(
        parse_user_id(text),
        Ok((digits.to_owned(), warning)),
        "{text:?}"
    );
}

fn check_no_user_id(text: &str, reason: User) {
    assert_eq!(parse_user_id(text), Err(reason), "{text:?}");
}

fn check_api_key(text: &str, expected: &str, warning: Option<ApiKeyWarning>) {
    let (key, got) = parse_api_key(text).unwrap_or_else(|reason| panic!("{text:?}: {reason:?}"));
    assert_eq!((key.expose(), got), (expected, warning), "{text:?}");
}

fn check_no_api_key(text: &str, reason: Key) {
    assert_eq!(parse_api_key(text), Err(reason), "{text:?}");
}

#[test]
fn what_nobody_sees_is_stripped() {
    for space in [
        "", " ", "\t", "\r\n", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff}", "\u{200e}", "\u{202e}",
    ] {
        check_clean(&[space, "a b", space, space].concat(), "a b");
    }
    check_clean("a\u{200b}b\u{ad}c\u{2060}", "abc");
    check_clean("", "");
    check_clean(" \u{feff} ", "");
    check_clean("ácme", "ácme");
}

#[test]
fn wrapping_pairs_are_stripped_as_often_as_there_are_any() {
    for (open, close) in [
        ("\"", "\""),
        ("'", "'"),
        ("`", "`"),
        ("<", ">"),
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("“", "”"),
        ("„", "“"),
        ("‘", "’"),
        ("«", "»"),
        ("»", "«"),
        ("‹", "›"),
    ] {
        check_clean(&[open, "acme", close].concat(), "acme");
        check_clean(
            &[" ", open, " ", open, "acme", close, "\n", close, "\u{a0}"].concat(),
            "acme",
        );
        check_clean(&[open, "acme"].concat(), &[open, "acme"].concat());
    }
    check_clean("\u{200b}\"<\u{200b}`acme`>\"", "acme");
    check_clean("\"acme'", "\"acme'");
    check_clean("\"", "\"");
    check_clean("\"\"", "");
    check_clean("(acme]", "(acme]");
}

#[test]
fn digits_of_other_keyboards_become_ascii() {
    assert_eq!(
        full_width_digits_to_ascii("０９ ٠٩ ۰۹ 09 ①²"),
        "09 09 09 09 ①²"
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
    for text in [
        "ácme",
        "acme。clayhr.com",
        "аcme.clayhr.com",
        "ａcme",
        "xn--cme-fla",
        "xn--cme-fla.clayhr.com",
        "ácme:x",
    ] {
        check_no_subdomain(text, Sub::NotAscii);
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

#[test]
fn a_user_id_is_read_from_digits_or_a_profile_address() {
    for text in [
        "123456",
        " 123456\n",
        "\"123456\"",
        "12\u{200b}3456",
        "１２３４５６",
        "١٢٣٤٥٦",
        "۱۲۳۴۵۶",
        "https://random.clayhr.net/rm/user/view/123456",
        "https://acme.clayhr.com/rm/user/view/123456/?tab=1#top",
        "acme.clayhr.com/rm/user/view/123456#x",
        "/rm/user/view/123456",
        "rm/user/view/123456//",
        "https://acme.clayhr.com/RM/User/View/123456?next=/rm/user/view/9",
    ] {
        check_user_id(text, "123456", None);
    }
    check_user_id("007", "007", None);
    check_user_id("1234567890", "1234567890", None);
    for text in ["1", "12", "https://acme.clayhr.com/rm/user/view/12"] {
        check_user_id(
            text,
            text.rsplit('/').next().unwrap(),
            Some(UserIdWarning::Short),
        );
    }
    for text in ["12345678901", "1234567890123456789"] {
        check_user_id(text, text, Some(UserIdWarning::Long));
    }
}

#[test]
fn a_text_that_is_no_user_id_is_refused_with_its_reason() {
    for text in ["", " \u{a0}", "''"] {
        check_no_user_id(text, User::Empty);
    }
    for text in [
        "12a",
        "-5",
        "+5",
        "1 2",
        "1.5",
        "1,234",
        "110XXX",
        "jane",
        "①",
        "abcdefghijklmnopqrst",
        "xrm/user/view/1",
    ] {
        check_no_user_id(text, User::NotDigits);
    }
    for text in ["12345678901234567890", "/rm/user/view/12345678901234567890"] {
        check_no_user_id(text, User::TooLong);
    }
    for text in [
        "AbCdEf1234567890",
        "QWxhZGRpbjpvcGVuIHNlc2FtZQ1==",
        "12345678901234567890a",
    ] {
        check_no_user_id(text, User::LooksLikeKey);
    }
    check_no_user_id("AbCdEf123456789", User::NotDigits);
    for text in ["jane@acme.com", "mailto:jane@acme.com", "123456@acme.com"] {
        check_no_user_id(text, User::EmailAddress);
    }
    for text in [
        "https://acme.clayhr.com/rm/",
        "acme.clayhr.com",
        "https://acme.clayhr.com/rm/user/view/",
        "www.example.com",
        "https://acme.clayhr.com/rm/user/view/12a",
        "https://acme.clayhr.com/login?next=/rm/user/view/5",
        "https://acme.clayhr.com/arm/user/view/5",
    ] {
        check_no_user_id(text, User::Address);
    }
}

#[test]
fn an_api_key_is_taken_as_it_is() {
    for key in [
        "AB12CD34EF56GH78IJ90",
        "aBcDeFgHiJkLmNoPqRsTuVwXyZ123",
        "QWNtZTphYmNkZWYwMTIzNDU2Nzg5+/=",
        "//8AB12CD34EF56GH78==",
        "12345678901234567",
        "a.b-c_d~e:f;g|h$i&j!k",
        "eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeK",
        "tüpo@with@two.signs",
    ] {
        let warning = (!key.is_ascii()).then_some(ApiKeyWarning::NotAscii);
        check_api_key(key, key, warning);
        check_api_key(
            &["\u{feff} \"", key, "\"\u{200b}\r\n"].concat(),
            key,
            warning,
        );
    }
}

#[test]
fn an_odd_api_key_is_warned_about() {
    check_api_key("K", "K", Some(ApiKeyWarning::TooShort));
    check_api_key("12345678901", "12345678901", Some(ApiKeyWarning::TooShort));
    let of = |length: usize| {
        "aB3"
            .repeat(length)
            .chars()
            .take(length)
            .collect::<String>()
    };
    for (length, warning) in [
        (15, Some(ApiKeyWarning::TooShort)),
        (16, None),
        (128, None),
        (129, Some(ApiKeyWarning::TooLong)),
        (50_000, Some(ApiKeyWarning::TooLong)),
    ] {
        check_api_key(&of(length), &of(length), warning);
    }
    check_api_key(
        "АB12CD34EF56GH78IJ90",
        "АB12CD34EF56GH78IJ90",
        Some(ApiKeyWarning::NotAscii),
    );
}

#[test]
fn a_text_that_is_no_api_key_is_refused_with_its_reason() {
    for text in ["", "\t", "\u{feff}", "``"] {
        check_no_api_key(text, Key::Empty);
    }
    for text in [
        "AB12CD34EF 56GH78IJ90",
        "AB12CD34EF\nGH78IJ90",
        "AB12CD34EF\u{a0}GH78IJ90",
        "x-api-key: K",
        "API\tkey",
    ] {
        check_no_api_key(text, Key::InnerSpace);
    }
    for text in [
        "AB12CD34EF\u{0}GH78IJ90",
        "\u{1b}AB12CD34EF56GH78IJ90",
        "AB12CD34\u{7f}",
    ] {
        check_no_api_key(text, Key::ControlCharacter);
    }
    for text in [
        "https://acme.clayhr.com/rm/",
        "acme.clayhr.com",
        "ACME.ClayHR.net/rm/user/view/123456",
        "clayhr.com",
        "www.example.com",
        "http://x",
        "//acme.bizmerlin.net",
    ] {
        check_no_api_key(text, Key::Address);
    }
    for text in [
        "jane@acme.com",
        "mailto:jane@acme.com",
        "\"jane.doe+hr@acme.co.uk\"",
        "josé@exämple.es",
    ] {
        check_no_api_key(text, Key::EmailAddress);
    }
    for text in ["1", "123456", "1234567890", "１２３４５６"] {
        check_no_api_key(text, Key::LooksLikeUserId);
    }
}

#[test]
fn a_masked_key_is_told_from_a_key_with_an_x_in_it() {
    for text in [
        "••••••••",
        "●●●●",
        "AB12••••••••",
        "•••• ••••",
        "****",
        "AB12****************",
        "XXXX",
        "ABCXXXXXXXX",
        "xxxxxxxxxxxx1234",
        "XXXX-XXXX-XXXX-XXXX",
        "AB12CD34XXXXXXXXXXXX",
        "AB12…90",
        "AB12...IJ90",
        "********1234",
    ] {
        check_no_api_key(text, Key::Masked);
    }
    for text in [
        "k3XXXX9fQ2LmZ8Rt7WbC",
        "XX12CD34EF56GH78IJXX",
        "aXXXb2c4d5e6f7g8h9i0",
        "xX1xX2xX3xX4xX5xX6xX7xX8",
        "AB***CD34EF56GH78IJ9",
        "AB12CD34EF56GH78XXXXXX",
        "AB12..CD34EF56GH78IJ",
    ] {
        check_api_key(text, text, None);
    }
}

#[test]
fn a_secret_is_never_printed() {
    let secret = Secret::new("AB12CD34EF56GH78IJ90");
    assert_eq!(format!("{secret:?}"), "Secret(…)");
    assert_eq!(format!("{:?}", Secret::default()), "Secret(…)");
    assert_eq!(secret.expose(), "AB12CD34EF56GH78IJ90");
    assert_eq!(secret.clone(), secret);
    assert!(!secret.is_empty() && Secret::new("").is_empty());
    assert!(!format!("{:?}", clean("AB12CD34EF56GH78IJ90")).contains("AB12"));
}

fn check_inline(text: &str, expected: &[Inline]) {
    assert_eq!(parse_inline(text), expected, "{text:?}");
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn link(text: &str, href: &str) -> Inline {
    Inline::Link {
        text: text.to_owned(),
        href: href.to_owned(),
    }
}

#[test]
fn guide_text_has_code_strong_and_links() {
    let strong = |text: &str| Inline::Strong(text.to_owned());
    let code = |text: &str| Inline::Code(text.to_owned());
    check_inline("", &[]);
    check_inline("Plain.\nTwo lines", &[text("Plain.\nTwo lines")]);
    check_inline(
        "Press **Show**, then `copy`.",
        &[
            text("Press "),
            strong("Show"),
            text(", then "),
            code("copy"),
            text("."),
        ],
    );
    check_inline("`**a**`**`b`**", &[code("**a**"), strong("`b`")]);
    check_inline("****a**", &[text("**"), strong("a")]);
    check_inline("é**ü**", &[text("é"), strong("ü")]);
    check_inline(
        "See [the **guide**](https://a.example/x?y#z)!",
        &[
            text("See "),
            link("the **guide**", "https://a.example/x?y#z"),
            text("!"),
        ],
    );
    check_inline(
        "[a](HTTPS://a.example)[b](mailto:b@c.example)",
        &[
            link("a", "HTTPS://a.example"),
            link("b", "mailto:b@c.example"),
        ],
    );
    check_inline(
        "[[a](https://b.example)]",
        &[text("["), link("a", "https://b.example"), text("]")],
    );
}

#[test]
fn a_link_elsewhere_is_its_text_alone() {
    for href in [
        "javascript:alert`1`",
        "http://a.example",
        "//a.example",
        "/a",
        "",
        "data:text/html,x",
        "https://",
        "https:///a",
        "mailto:",
        "https://a.example/ b",
        "https://a\\b",
        "https://a.example/\u{e9}",
        "https://a.example/\"x",
        " https://a",
    ] {
        check_inline(&["a [b](", href, ") c"].concat(), &[text("a b c")]);
    }
}

#[test]
fn marks_without_a_partner_stay_as_they_are() {
    for literal in [
        "`",
        "``",
        "**",
        "***",
        "****",
        "a * b * c",
        "`a",
        "**a",
        "**a*",
        "[",
        "]",
        "[]",
        "[](https://a.example)",
        "[a]",
        "[a](javascript:alert(1))",
        "[a](",
        "[a](https://a.example",
        "[a] (https://a.example)",
        "[a][b](c",
        "[[[[",
        "2 ** 3",
        "![",
    ] {
        check_inline(literal, &[text(literal)]);
    }
}

#[test]
fn long_hostile_texts_take_no_time() {
    for part in [
        "(",
        "\"",
        "[",
        "`**",
        "[a](",
        "**`",
        "a.",
        "xX",
        "XXXX",
        "rm/user/view/",
        "://",
        "www.",
        "\u{200b} ",
    ] {
        let text = part.repeat(200_000 / part.len());
        let start = std::time::Instant::now();
        let _ = clean(&text);
        let _ = parse_subdomain(&text, &Hosts::default());
        let _ = parse_user_id(&text);
        let _ = parse_api_key(&text);
        let _ = parse_inline(&text);
        assert!(
            start.elapsed().as_secs() < 5,
            "{part:?} took {:?}",
            start.elapsed()
        );
    }
}
