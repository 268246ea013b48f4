//! Spaces, quotes and other marks that nobody means are taken off.

use flow::fields::clean::{
    clean, clean_secret, full_width_digits_to_ascii, hyphens_to_ascii, look_alikes_to_ascii, trim,
};

fn check_clean(text: &str, expected: &str) {
    let cleaned = clean(text);
    assert_eq!(cleaned.text, expected, "{text:?}");
    assert_eq!(cleaned.changed, text != expected, "{text:?}");
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
        // A spreadsheet's apostrophe has no partner.
        if open != "'" {
            check_clean(&[open, "acme"].concat(), &[open, "acme"].concat());
        }
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
fn marks_of_spreadsheets_and_of_markdown_are_stripped() {
    for text in [
        "**acme**",
        "*acme*",
        "***acme***",
        "=\"acme\"",
        "='acme'",
        "'acme",
        "**`acme`**",
        "`**acme**`",
        "(**acme**)",
        "[ACME](acme)",
        "<[ACME](acme)>",
        "**[ACME](acme)**",
        "「acme」",
        " * acme *\n",
    ] {
        check_clean(text, "acme");
    }
    for text in [
        "****",
        "**",
        "*",
        "*acme",
        "acme*",
        "**acme*",
        "****acme****",
        "AB12****",
        "=acme",
        "=",
        "[acme]acme",
        "[a](b",
        "acme'",
        "](",
        "a * b",
    ] {
        check_clean(text, text);
    }
}

#[test]
fn signs_that_look_like_plain_ones_become_plain() {
    assert_eq!(
        look_alikes_to_ascii("ａｃｍｅ－ｈｒ．ＣＯＭ"),
        "acme-hr.COM"
    );
    assert_eq!(look_alikes_to_ascii("acme。hr｡com"), "acme.hr.com");
    assert_eq!(look_alikes_to_ascii("a‐b‑c–d—e−f"), "a-b-c-d-e-f");
    assert_eq!(look_alikes_to_ascii("áсme"), "áсme");
    assert_eq!(hyphens_to_ascii("a‐b‑c–d—e"), "a-b-c–d—e");
}

#[test]
fn a_secret_loses_only_what_nobody_sees_and_its_quotes() {
    for text in [
        " \"key\" ",
        "'key'",
        "“key”",
        "`key`",
        "\u{a0}ke\u{200b}y\u{feff}",
        "\"'key'\"",
    ] {
        assert_eq!(clean_secret(text).text, "key", "{text:?}");
    }
    for text in [
        "(key)", "[key]", "{key}", "<key>", "**key**", "=key", "[a](b)", "'key", "k y",
    ] {
        assert_eq!(clean_secret(text).text, text);
    }
    assert_eq!(trim("\u{feff}\u{a0}a\u{200b}b\u{200f} "), "a\u{200b}b");
}
