//! Long and hostile texts come to an end: the fuzz targets have the clock.

use super::paste::pasted;
use flow::fields::api_key::parse_api_key;
use flow::fields::clean::clean;
use flow::fields::paste::Target;
use flow::fields::subdomain::{Hosts, parse_subdomain};
use flow::fields::user_id::parse_user_id;

#[test]
fn long_and_hostile_texts_are_left_alone_in_no_time() {
    let text = |length: usize| ["userid: 123 ", &"x".repeat(length - 12)].concat();
    assert_eq!(pasted(&text(64 * 1024 + 1), Target::UserId), None);
    let spaced = ["userid: 123\n", &"x ".repeat(32 * 1024 - 6)].concat();
    assert_eq!(spaced.len(), 64 * 1024);
    assert!(pasted(&spaced, Target::UserId).is_some());
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
        "API key\tUser ID\n",
        "API key\tUser ID\n1\t2\n",
        "User ID\nSubdomain\n1\n2\n",
        "User ID\t1\n",
        "|",
        "a,b\n",
        ",",
        ";\"",
        "a  b",
        "{\"key\":",
        "{\"key\":\"userid\",\"value\":\"",
        "<add key=\"userid\" value=\"1\">",
        "<userid>",
        "- name: userid\n  value: 1\n",
        "^\"",
        "--user-id ",
        "\"userid\",\"1\"",
        "\\u003d",
        "userid (",
        "userid (a):",
        "مفتاح",
        "キー:",
        "ُ:",
    ] {
        let text = part.repeat(16 * 1024 / part.len());
        let _ = pasted(&text, Target::ApiKey);
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
        "*",
        "'",
        "=\"",
        "https://",
        "a.com ",
        "E+1",
        "。",
    ] {
        let text = part.repeat(50_000 / part.len());
        let _ = clean(&text);
        let _ = parse_subdomain(&text, &Hosts::default());
        let _ = parse_user_id(&text);
        let _ = parse_api_key(&text, &Hosts::default());
    }
}
