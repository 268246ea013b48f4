//! The API key as people type and paste it.

use flow::fields::api_key::ApiKeyError as Key;
use flow::fields::api_key::{ApiKeyWarning, parse_api_key};
use flow::fields::clean::clean;
use flow::fields::subdomain::Hosts;
use flow::secret::Secret;

fn check_api_key(text: &str, expected: &str, warning: Option<ApiKeyWarning>) {
    let (key, got) = parse_api_key(text, &Hosts::default())
        .unwrap_or_else(|reason| panic!("{text:?}: {reason:?}"));
    assert_eq!((key.expose(), got), (expected, warning), "{text:?}");
}

fn check_no_api_key(text: &str, reason: Key) {
    assert_eq!(
        parse_api_key(text, &Hosts::default()),
        Err(reason),
        "{text:?}"
    );
}

#[test]
fn an_api_key_is_taken_as_it_is() {
    let unusual = Some(ApiKeyWarning::UnusualCharacter);
    for (key, warning) in [
        ("AB12CD34EF56GH78IJ90", None),
        ("aBcDeFgHiJkLmNoPqRsTuVwXyZ123", None),
        ("QWNtZTphYmNkZWYwMTIzNDU2Nzg5+/=", None),
        ("//8AB12CD34EF56GH78==", None),
        ("12345678901234567", None),
        ("a.b-c_d~e-f+g/h.i_j~k", None),
        ("a.b-c_d~e:f;g|h$i&j!k", unusual),
        ("eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeK", None),
        ("tüpo@with@two.signs", unusual),
        // More than the key was copied.
        ("apiKey=AB12CD34EF56GH78IJ90", unusual),
        ("AB12CD34EF56GH78IJ90,1045,acme", unusual),
        ("AB12CD34EF56GH78IJ90\";\"1045\";\"acme", unusual),
        ("%7BAB12CD34EF56GH78IJ90", unusual),
    ] {
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
        Some(ApiKeyWarning::UnusualCharacter),
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
        "########",
    ] {
        check_no_api_key(text, Key::Masked);
    }
    for text in [
        "k3XXXX9fQ2LmZ8Rt7WbC",
        "XX12CD34EF56GH78IJXX",
        "aXXXb2c4d5e6f7g8h9i0",
        "xX1xX2xX3xX4xX5xX6xX7xX8",
        "AB12CD34EF56GH78XXXXXX",
        "AB12..CD34EF56GH78IJ",
    ] {
        check_api_key(text, text, None);
    }
    let stars = "AB***CD34EF56GH78IJ9";
    check_api_key(stars, stars, Some(ApiKeyWarning::UnusualCharacter));
}

#[test]
fn marks_copied_along_with_a_key_are_taken_off() {
    const KEY: &str = "Zk3pQ9rT7vXw2LmN8sBd";
    for text in [
        "**Zk3pQ9rT7vXw2LmN8sBd**",
        "*Zk3pQ9rT7vXw2LmN8sBd*",
        "***Zk3pQ9rT7vXw2LmN8sBd***",
        "=\"Zk3pQ9rT7vXw2LmN8sBd\"",
        "'Zk3pQ9rT7vXw2LmN8sBd",
        "\"Zk3pQ9rT7vXw2LmN8sBd\",",
        "\"Zk3pQ9rT7vXw2LmN8sBd",
        "Zk3pQ9rT7vXw2LmN8sBd\"",
        "'Zk3pQ9rT7vXw2LmN8sBd',",
        "'Zk3pQ9rT7vXw2LmN8sBd';",
        "Zk3pQ9rT7vXw2LmN8sBd.",
        "Zk3pQ9rT7vXw2LmN8sBd,",
        "Zk3pQ9rT7vXw2LmN8sBd;",
        "Zk3pQ9rT7vXw2LmN8sBd ;",
        "`Zk3pQ9rT7vXw2LmN8sBd`",
        "`Zk3pQ9rT7vXw2LmN8sBd`.",
        "＂Zk3pQ9rT7vXw2LmN8sBd＂",
        "__Zk3pQ9rT7vXw2LmN8sBd__",
        "~~Zk3pQ9rT7vXw2LmN8sBd~~",
        "> Zk3pQ9rT7vXw2LmN8sBd",
        "- `Zk3pQ9rT7vXw2LmN8sBd`",
        "• Zk3pQ9rT7vXw2LmN8sBd",
        "**`Zk3pQ9rT7vXw2LmN8sBd`**",
        "<b>Zk3pQ9rT7vXw2LmN8sBd</b>",
        "<code class=\"key\">Zk3pQ9rT7vXw2LmN8sBd</code>",
        "<td><b>Zk3pQ9rT7vXw2LmN8sBd</b></td>",
        "&quot;Zk3pQ9rT7vXw2LmN8sBd&quot;",
        "\\\"Zk3pQ9rT7vXw2LmN8sBd\\\"",
        "%22Zk3pQ9rT7vXw2LmN8sBd%22",
        "| Zk3pQ9rT7vXw2LmN8sBd |",
        "^Zk3pQ9rT7vXw2LmN8sBd^",
        "“Zk3pQ9rT7vXw2LmN8sBd”.",
        "「Zk3pQ9rT7vXw2LmN8sBd」。",
        "(\"Zk3pQ9rT7vXw2LmN8sBd\")",
        "\u{202b}Zk3pQ9rT7vXw2LmN8sBd\u{202c}",
        "\u{a0}Zk3pQ9rT7v\u{200b}Xw2LmN8sBd\u{feff}",
        "Ｚｋ３ｐＱ９ｒＴ７ｖＸｗ２ＬｍＮ８ｓＢｄ",
    ] {
        check_api_key(text, KEY, None);
    }
    check_api_key("Zk3pQ9rT‑7vXw2LmN8", "Zk3pQ9rT-7vXw2LmN8", None);
    check_api_key("Zk3pQ9rT\u{2010}7vXw2LmN8", "Zk3pQ9rT-7vXw2LmN8", None);
    // A long dash may stand for two hyphens: nobody knows.
    check_api_key(
        "Zk3pQ9rT—7vXw2LmN8",
        "Zk3pQ9rT—7vXw2LmN8",
        Some(ApiKeyWarning::UnusualCharacter),
    );
}

#[test]
fn a_number_that_a_spreadsheet_cut_is_no_key() {
    for text in [
        "1.23457E+19",
        "1,23457E+19",
        "1E+20",
        "1.23457e+19",
        " 1.23457E+19\t",
        "=\"1.23457E+19\"",
        "'1.23457E+19",
        "9.8E+100",
    ] {
        check_no_api_key(text, Key::ScientificNumber);
    }
    for text in [
        "1.23457E+19AB12CD34EF",
        "E+1234567890123456",
        "AB1E+19CD34EF56GH78",
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
