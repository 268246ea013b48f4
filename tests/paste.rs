//! Smart paste: what is understood, and what is left to the browser.

use flow::fields::paste::{Target, swapped, understand};
use flow::fields::subdomain::Hosts;

const ALL: [Target; 3] = [Target::Subdomain, Target::ApiKey, Target::UserId];
const KEY: &str = "AB12CD34EF56GH78IJ90";

/// Subdomain label, API key and user ID that are expected.
type Expected<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn check_into(text: &str, into: Target, expected: Expected) {
    let pasted = understand(text, into, &Hosts::default()).unwrap_or_default();
    let subdomain = pasted.subdomain.as_ref().map(|subdomain| subdomain.label());
    let api_key = pasted.api_key.as_ref().map(|key| key.expose());
    assert_eq!(
        (subdomain, api_key, pasted.user_id.as_deref()),
        expected,
        "{text:?} into {into:?}"
    );
}

/// The same, whatever the field.
fn check(text: &str, expected: Expected) {
    for into in ALL {
        check_into(text, into, expected);
    }
}

fn check_left_to_the_browser(text: &str) {
    for into in ALL {
        assert_eq!(
            understand(text, into, &Hosts::default()),
            None,
            "{text:?} into {into:?}"
        );
    }
}

#[test]
fn a_profile_address_pasted_anywhere_fills_subdomain_and_user_id() {
    for text in [
        "https://acme.clayhr.com/rm/user/view/123456",
        "HTTPS://Acme.ClayHR.net:443/rm/user/view/123456?x=1#y",
        " acme.bizmerlin.net/rm/user/view/123456/\n",
        "<https://acme.clayhr.com/rm/user/view/123456>",
        "My profile is at https://acme.clayhr.com/rm/user/view/123456.",
        "(see \"acme.clayhr.com/rm/user/view/123456\")",
        "https:\\/\\/acme.clayhr.com\\/rm\\/user\\/view\\/123456",
        "https://acme.clayhr.com/rm/\nhttps://acme.clayhr.net/rm/user/view/123456",
    ] {
        check(text, (Some("acme"), None, Some("123456")));
    }
}

#[test]
fn an_address_without_a_profile_fills_the_subdomain_from_elsewhere_and_is_a_plain_value_at_home() {
    for text in [
        "https://acme.clayhr.com/rm/",
        "acme.clayhr.net",
        " \"acme.clayhr.com\" ",
    ] {
        check_into(text, Target::ApiKey, (Some("acme"), None, None));
        check_into(text, Target::UserId, (Some("acme"), None, None));
        assert_eq!(
            understand(text, Target::Subdomain, &Hosts::default()),
            None,
            "{text:?}"
        );
    }
    let text = "Our ClayHR: https://acme.clayhr.net/rm/ (bookmark it)";
    check(text, (Some("acme"), None, None));
}

#[test]
fn the_host_is_kept_as_it_was_pasted() {
    for (text, host) in [
        (
            "https://Acme.clayhr.net:443/rm/user/view/1",
            Some("acme.clayhr.net"),
        ),
        (
            "Subdomain: acme\nUser ID: 1\nhttps://acme.bizmerlin.net/",
            Some("acme.bizmerlin.net"),
        ),
        (
            "Subdomain: acme.clayhr.com\nUser ID: 1\nhttps://acme.clayhr.net/",
            Some("acme.clayhr.com"),
        ),
        (
            "https://acme.clayhr.net/\nSubdomain: acme.clayhr.com\nUser ID: 1",
            Some("acme.clayhr.com"),
        ),
        (
            "acme.clayhr.net, https://acme.bizmerlin.net/rm/api",
            Some("acme.clayhr.net"),
        ),
        ("Subdomain: acme\nUser ID: 1", None),
    ] {
        let pasted = understand(text, Target::ApiKey, &Hosts::default()).unwrap_or_default();
        let subdomain = pasted.subdomain.expect(text);
        assert_eq!(
            (subdomain.label(), subdomain.host()),
            ("acme", host),
            "{text:?}"
        );
    }
}

#[test]
fn json_fills_key_and_user_id() {
    for text in [
        "{\"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}",
        "{\"userId\":\"123\",\"apiKey\":\"AB12CD34EF56GH78IJ90\"}",
        "{'USERID': '123', 'ApiKey': 'AB12CD34EF56GH78IJ90'}",
        "{ \"user_id\" : 123,\r\n\t\"api_key\" :\t\"AB12CD34EF56GH78IJ90\"\r\n}",
        "{\"x-api-key\": \"AB12CD34EF56GH78IJ90\", \"userid\": 123}",
        "{\"X-API-Key\": \"AB12CD34EF56GH78IJ90\",\n  \"user-id\": 123\n}",
        "{userId: 123, apiKey: \"AB12CD34EF56GH78IJ90\"}",
        "{userId:123,apiKey:AB12CD34EF56GH78IJ90}",
        "Authorization: {\"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}",
        "\"{\\\"userId\\\": 123, \\\"apiKey\\\": \\\"AB12CD34EF56GH78IJ90\\\"}\"",
        "{“userId”: 123, “apiKey”: “AB12CD34EF56GH78IJ90”}",
        "{\"clayhrUserId\": 123, \"clayhrApiKey\": [\"AB12CD34EF56GH78IJ90\"]}",
        "{\"a\": {\"userId\": 123}, \"b\": {\"apiKey\": \"AB12CD34EF56GH78IJ90\"}}",
        "@{ \"x-api-key\" = \"AB12CD34EF56GH78IJ90\"; \"userid\" = \"123\" }",
        "['apiKey' => 'AB12CD34EF56GH78IJ90', 'userId' => 123]",
    ] {
        check(text, (None, Some(KEY), Some("123")));
    }
    check(
        "{\"userId\": 123, \"apiKey\": \"K\"}",
        (None, Some("K"), Some("123")),
    );
    check(
        "{\"apiKey\": \"QWNt\\/ZTph+YmNk==\"}",
        (None, Some("QWNt/ZTph+YmNk=="), None),
    );
    check(
        "{\"apiKey\": \"a,b;c d\", \"userId\": 123}",
        (None, None, Some("123")),
    );
    check(
        "{\"apiKey\": \"AB,12;CD&34}EF:56\", \"userId\": 123}",
        (None, Some("AB,12;CD&34}EF:56"), Some("123")),
    );
    let whole = "{\"subdomain\": \"Acme\", \"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}";
    check(whole, (Some("acme"), Some(KEY), Some("123")));
}

#[test]
fn header_lines_fill_what_they_name() {
    check("x-api-key: K", (None, Some("K"), None));
    check("x-api-key: AB12CD34EF56GH78IJ90", (None, Some(KEY), None));
    check(
        "X-API-KEY:AB12CD34EF56GH78IJ90\r\n",
        (None, Some(KEY), None),
    );
    check(
        "x-api-key: QWNtZTphYmNk==",
        (None, Some("QWNtZTphYmNk=="), None),
    );
    check("userid: 123", (None, None, Some("123")));
    for text in [
        "x-api-key: AB12CD34EF56GH78IJ90\r\nuserid: 123\r\n",
        "userid: 123 x-api-key: AB12CD34EF56GH78IJ90",
        "Authorization: {\"x-API-key\": \"AB12CD34EF56GH78IJ90\"}\nuserid: {123}",
        "Authorization: {\"x-API-key\": \"AB12CD34EF56GH78IJ90\"}, userid: {\"123\"}",
        "CLAYHR_API_KEY=AB12CD34EF56GH78IJ90\nexport CLAYHR_USER_ID='123'",
        "api_key=AB12CD34EF56GH78IJ90&user_id=123",
    ] {
        check(text, (None, Some(KEY), Some("123")));
    }
    let request = "GET /rm/api/token HTTP/1.1\nHost: acme.bizmerlin.net\nx-api-key: AB12CD34EF56GH78IJ90\nuserid: 123";
    check(request, (Some("acme"), Some(KEY), Some("123")));
}

#[test]
fn a_curl_line_fills_all_three() {
    for text in [
        "curl -H 'x-api-key: AB12CD34EF56GH78IJ90' -H 'userid: 123' https://acme.clayhr.com/rm/api/token",
        "curl --header \"x-api-key: AB12CD34EF56GH78IJ90\" --header \"userid: 123\" \"https://acme.clayhr.com/rm/api\"",
        "curl -X GET 'https://acme.clayhr.net/rm/api/token' \\\n  -H 'x-api-key: AB12CD34EF56GH78IJ90' \\\r\n  -H 'userid: 123'",
        "curl https://acme.clayhr.com -Hx-api-key:AB12CD34EF56GH78IJ90 -H userid:123 -v",
        "curl -H \"Authorization: {\\\"userId\\\": 123, \\\"apiKey\\\": \\\"AB12CD34EF56GH78IJ90\\\"}\" acme.clayhr.com/rm",
        "curl -H 'Authorization: {\"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}' --url https://acme.clayhr.com",
        "curl ^\n -H ^\"x-api-key: AB12CD34EF56GH78IJ90^\" ^\n -H \"userid: 123\" https://acme.bizmerlin.net/rm/api",
    ] {
        let text = text.replace("^\" ^", "\" ^").replace("^\"x", "\"x");
        check(&text, (Some("acme"), Some(KEY), Some("123")));
    }
}

#[test]
fn text_with_labels_fills_what_it_names() {
    for text in [
        "API Key: AB12CD34EF56GH78IJ90\nUser ID: 123\nCompany Subdomain: acme",
        "Company subdomain: acme User ID: 123 API key: AB12CD34EF56GH78IJ90",
        "Hi Jane,\n\nhere's your API key: AB12CD34EF56GH78IJ90\nyour user ID = 123,\nand the subdomain: ACME.\n\nBye",
        "- **API Key:** `AB12CD34EF56GH78IJ90`\n- **User ID**: **123**\n- **Subdomain:** acme",
        "API Key\nAB12CD34EF56GH78IJ90\nUser ID\n123\nCompany Subdomain\nacme\n",
        "API Key\tAB12CD34EF56GH78IJ90\r\nUser ID\t123\r\nClayHR subdomain\tacme\r\n",
        "API key:\n\n  AB12CD34EF56GH78IJ90  \nUser-ID:\n123\nsubdomain:\nacme",
        "Subdomain: https://acme.clayhr.com/\nUser ID: 123\nAPI Key: “AB12CD34EF56GH78IJ90”",
        "Website\nhttps://acme.clayhr.com/rm/\nUser ID: 123\nAPI Key: AB12CD34EF56GH78IJ90",
        "User ID: 123 (see https://acme.clayhr.com/rm/user/view/456)\nAPI Key: AB12CD34EF56GH78IJ90",
    ] {
        check(text, (Some("acme"), Some(KEY), Some("123")));
    }
}

#[test]
fn a_plain_value_or_an_unknown_text_is_left_to_the_browser() {
    for text in [
        "",
        " ",
        "acme",
        " ACME ",
        "acme_inc",
        "123456",
        "１２３",
        KEY,
        "QWNtZTphYmNkZWYwMTIzNDU2Nzg5+/==",
        "AB=CD:EF56GH78IJ90",
        "jane@acme.clayhr.com",
        "Hello, world",
        "clayhr.com",
        "https://www.clayhr.com/articles/api",
        "a.b.clayhr.com",
        "{}",
        "https://example.com/rm/user/view/123456",
        "employee id: 5",
        "notuserid: 5",
        "user ids: 5",
        "keyapi: 5",
        ":",
        "=",
        "userid:",
        "userid",
        "User ID",
        "apiKey: ",
        "API key\n",
        "x-api-key:\n\n",
        "🙂: 🙂",
    ] {
        check_left_to_the_browser(text);
    }
}

#[test]
fn nothing_is_guessed() {
    for text in [
        "API key: required",
        "API Key: see below",
        "The user ID: 123 of them were lost",
        "userid: abc",
        "userid: -5",
        "apiKey: null",
        "{\"apiKey\": null, \"userId\": \"\"}",
        "x-api-key: $API_KEY",
        "x-api-key: YOUR_API_KEY",
        "x-api-key: <your key>",
        "x-api-key: {{apiKey}}",
        "x-api-key: ••••••••",
        "x-api-key: AB12XXXXXXXX",
        "userid: 110XXX",
        "{\"apiKey\": {\"type\": \"string\"}}",
        "{\"apiKey\": {\"apiKey\": {",
        "API key:\nUser ID:\nSubdomain:\n",
        "API Key\nUser ID\nSubdomain",
        "x-api-key: jane@acme.com",
        "Our API key\nThanks",
        "apiKey: userid:",
        "subdomain: a b",
        "x-api-key: AB12*CD34EF56",
        "x-api-key: AB12,CD34EF56",
        "your-subdomain: your-subdomain",
        "userid: https://evil.example/rm/user/view/5",
        "api key: 123456",
        "Subdomain\nKind regards",
        "We still need the company subdomain\nThanks",
    ] {
        check_left_to_the_browser(text);
    }
    check("API Key:\nuserid:123\n", (None, None, Some("123")));
}

#[test]
fn a_text_that_names_two_different_values_fills_neither() {
    check_left_to_the_browser("userid: 123\nuserid: 456");
    check_left_to_the_browser("apiKey: AB12CD34EF56GH78 apiKey: ZB12CD34EF56GH78");
    check_left_to_the_browser("see https://acme.clayhr.com and https://help.clayhr.com");
    check_left_to_the_browser("subdomain: acme, subdomain: other, https://acme.clayhr.com");
    check(
        "userid: 123\nuserid: 123\nuser_id=123",
        (None, None, Some("123")),
    );
    check(
        "userid: 1\nuserid: 2\nx-api-key: K1",
        (None, Some("K1"), None),
    );
    let text = "userid: 1\nuserid: 2\nhttps://acme.clayhr.com/rm/user/view/3";
    check_into(text, Target::UserId, (Some("acme"), None, None));
    let text = "subdomain: acme\nuserid: 123\nhelp at https://help.clayhr.com/";
    check(text, (Some("acme"), None, Some("123")));
}

#[test]
fn a_host_that_only_looks_like_clayhr_fills_nothing() {
    for host in [
        "acme.clayhr.com.evil.example",
        "evilclayhr.com",
        "acme.evilclayhr.com",
        "acme.clayhr.com@evil.example",
        "evil.example/acme.clayhr.com",
        "evil.example?x=acme.clayhr.com",
        "evil.example#acme.clayhr.com",
        "acme.clay.net",
        "аcme.clayhr.com",
        "acme.clayhr.com%2eevil.example",
        "acme.clayhr.com\\@evil.example",
        "xn--cme-fla.clayhr.com",
        "evil.example,acme.clayhr.com",
        "evil.example(acme.clayhr.com)",
        "evil.example\\acme.clayhr.com",
    ] {
        for path in ["", "/", "/rm/user/view/123456"] {
            check_left_to_the_browser(&["https://", host, path].concat());
            check_left_to_the_browser(&["subdomain: https://", host, path].concat());
        }
    }
}

#[test]
fn a_listed_domain_of_ones_own_is_recognised_and_the_default_ones_then_are_not() {
    let hosts = Hosts::new(vec!["hr.example".to_owned()]);
    let pasted = understand(
        "https://acme.hr.example/rm/user/view/5",
        Target::UserId,
        &hosts,
    )
    .unwrap_or_default();
    assert_eq!(
        pasted.subdomain.as_ref().map(|subdomain| subdomain.label()),
        Some("acme")
    );
    assert_eq!(pasted.user_id.as_deref(), Some("5"));
    assert_eq!(
        understand(
            "https://acme.clayhr.com/rm/user/view/5",
            Target::UserId,
            &hosts
        ),
        None
    );
}

#[test]
fn long_and_hostile_texts_are_left_alone_in_no_time() {
    let text = |length: usize| ["userid: 123 ", &"x".repeat(length - 12)].concat();
    assert_eq!(
        understand(&text(64 * 1024 + 1), Target::UserId, &Hosts::default()),
        None
    );
    let spaced = ["userid: 123\n", &"x ".repeat(32 * 1024 - 6)].concat();
    assert_eq!(spaced.len(), 64 * 1024);
    assert!(understand(&spaced, Target::UserId, &Hosts::default()).is_some());
    for part in [
        "apikey:",
        "apikey:\"",
        "apikey:'\"",
        "apikey=\n",
        "userid: 1 ",
        "userid: 1 2",
        "subdomain:a",
        "a.clayhr.com ",
        "{",
        ":",
        "=",
        " :",
        "-:",
        "\\\"",
        "\"",
        "a p i k e y:",
        "rm/user/view/1.",
        "a.",
        ".",
        "(",
        "apikey:(",
        "apikey:>",
        "User ID\n",
        "\u{200b}",
        "apikey:   ",
        "a.b.",
        "x\n",
    ] {
        let text = part.repeat(64 * 1024 / part.len());
        let start = std::time::Instant::now();
        let _ = understand(&text, Target::ApiKey, &Hosts::default());
        assert!(
            start.elapsed().as_millis() < 3000,
            "{part:?} took {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn swapped_values_are_noticed() {
    for (api_key, user_id) in [
        ("123456", KEY),
        (" 123456\n", "\"AB12CD34EF56GH78IJ90\""),
        ("１２３", KEY),
        ("12345678901", "QWNtZTphYmNkZWYwMTIzNDU2=="),
        ("https://acme.clayhr.com/rm/user/view/123456", KEY),
    ] {
        assert!(swapped(api_key, user_id), "{api_key:?}, {user_id:?}");
    }
    for (api_key, user_id) in [
        (KEY, "123456"),
        ("", ""),
        ("123456", ""),
        ("", KEY),
        (KEY, KEY),
        ("123456", "123456"),
        ("123456", "jane"),
        ("123456", "jane@acme.com"),
        ("123456", "https://acme.clayhr.com/"),
        ("12345678901234567890", KEY),
        ("123456", "AB12CD34EF56GH7"),
        ("123456", "AB12CD34XXXXXXXXXXXX"),
    ] {
        assert!(!swapped(api_key, user_id), "{api_key:?}, {user_id:?}");
    }
}
