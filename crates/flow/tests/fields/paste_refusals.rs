//! Pasted texts that are left to the browser: plain values, and whatever would have to be guessed.

use super::paste::{KEY, check, check_into, check_left_to_the_browser};
use flow::fields::paste::{Target, swapped};

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
    check_into(text, Target::Subdomain, (Some("acme"), None, None));
    check_into(text, Target::UserId, (None, None, None));
    let text = "subdomain: acme\nuserid: 123\nhelp at https://help.clayhr.com/";
    check(text, (Some("acme"), None, Some("123")));
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

#[test]
fn a_word_after_a_label_is_no_key_and_short_keys_are() {
    check(
        "API key: see-below\nUser ID: 1045",
        (None, None, Some("1045")),
    );
    let short = "API key: k3y9x2\nUser ID: 1045";
    check(short, (None, Some("k3y9x2"), Some("1045")));
}

#[test]
fn words_far_apart_are_no_label() {
    let near = format!("API key: {KEY}\nUser ID: 1045");
    check(&near, (None, Some(KEY), Some("1045")));
    let far = format!("API - - - - key: {KEY}\nUser ID: 1045");
    check(&far, (None, None, Some("1045")));
}
