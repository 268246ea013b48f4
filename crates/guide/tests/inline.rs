//! Inline text: which marks are read, which links are made, and that no text takes long.

use guide::inline::{Inline, Target, anchor, escape, parse_inline, plain};
use guide::text::inline_text;
use proptest::prelude::*;

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn strong(text: &str) -> Inline {
    Inline::Strong(vec![self::text(text)])
}

fn emphasis(text: &str) -> Inline {
    Inline::Emphasis(vec![self::text(text)])
}

fn code(text: &str) -> Inline {
    Inline::Code(text.to_owned())
}

fn link(content: Vec<Inline>, address: &str) -> Inline {
    Inline::Link {
        content,
        target: Target::Address(address.to_owned()),
    }
}

#[track_caller]
fn check(text: &str, expected: &[Inline]) {
    assert_eq!(parse_inline(text), expected, "{text:?}");
}

#[test]
fn code_strong_emphasis_links_and_breaks_are_read() {
    check("", &[]);
    check("Plain.\nTwo", &[text("Plain."), Inline::Break, text("Two")]);
    check(
        "Press **Show**, then `copy`.",
        &[
            text("Press "),
            strong("Show"),
            text(", then "),
            code("copy"),
            text("."),
        ],
    );
    check(
        "*a* and _b_",
        &[emphasis("a"), text(" and "), emphasis("b")],
    );
    check(
        "`**a**`**`b`**",
        &[code("**a**"), Inline::Strong(vec![code("b")])],
    );
    check("`` a`b ``", &[code("a`b")]);
    // A mark in code closes nothing, nor does one after a space.
    check(
        "*a `x` b `*` c*",
        &[Inline::Emphasis(vec![
            text("a "),
            code("x"),
            text(" b "),
            code("*"),
            text(" c"),
        ])],
    );
    check("*a * b*", &[emphasis("a * b")]);
    check("**a ** b**", &[strong("a ** b")]);
    check("é**ü**", &[text("é"), strong("ü")]);
    check("***a***", &[Inline::Strong(vec![emphasis("a")])]);
    check(
        "*a **b***",
        &[Inline::Emphasis(vec![text("a "), strong("b")])],
    );
    check(
        "**a** *b***c**",
        &[strong("a"), text(" "), emphasis("b"), strong("c")],
    );
    check(
        "See [the **guide**](https://a.example/x?y#z)!",
        &[
            text("See "),
            link(
                vec![text("the "), strong("guide")],
                "https://a.example/x?y#z",
            ),
            text("!"),
        ],
    );
    check(
        "[a](HTTPS://a.example)[b](mailto:b@c.example)",
        &[
            link(vec![text("a")], "HTTPS://a.example"),
            link(vec![text("b")], "mailto:b@c.example"),
        ],
    );
    check(
        "[[a](https://b.example)]",
        &[
            text("["),
            link(vec![text("a")], "https://b.example"),
            text("]"),
        ],
    );
    check(
        "[a](#b-c)",
        &[Inline::Link {
            content: vec![text("a")],
            target: Target::Anchor("b-c".to_owned()),
        }],
    );
    check(
        "[a](http://b.example)",
        &[Inline::Link {
            content: vec![text("a")],
            target: Target::Unprotected("http://b.example".to_owned()),
        }],
    );
    check("![a](https://b.example/c.png)", &[text("a")]);
    check(
        r"\*a\* \[b](https://c.example) \\",
        &[text(r"*a* [b](https://c.example) \")],
    );
}

#[test]
fn a_link_elsewhere_is_its_text_alone() {
    for href in [
        "javascript:alert`1`",
        "//a.example",
        "/a",
        "",
        "#",
        "data:text/html,x",
        "https://",
        "https:///a",
        "http://",
        "mailto:",
        "https://a.example/ b",
        "https://a\\b",
        "https://a.example/\u{e9}",
        "https://a.example/\"x",
        " https://a",
    ] {
        check(&format!("a [b]({href}) c"), &[text("a b c")]);
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
        "[a](",
        "[a](https://a.example",
        "[a] (https://a.example)",
        "[a][b](c",
        "[[[[",
        "2 ** 3",
        "![",
        "snake_case_name",
        "_a_b",
        "a_b_",
        "C:\\Users",
        "****a",
    ] {
        check(literal, &[text(literal)]);
    }
}

#[test]
fn marks_nest_four_deep_and_a_link_is_one_of_them() {
    let deepest = |text: &str| plain(text).contains("__d__");
    assert!(!deepest("*a _b **c __d__ c** b_ a*"));
    assert!(deepest("[*a _b **c __d__ c** b_ a*](https://a.example)"));
}

#[test]
fn long_hostile_texts_take_no_time() {
    for part in [
        "[", "`**", "[a](", "**`", "*a ", "_a ", "*a `b* ", "***", "* a", "\\", "`a``", "**a *b ",
        "![", "[*a", "\n",
    ] {
        let text = part.repeat(200_000 / part.len());
        let start = std::time::Instant::now();
        let _ = parse_inline(&text);
        assert!(
            start.elapsed().as_secs() < 5,
            "{part:?} took {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn an_address_that_is_not_protected_is_told_with_the_reason() {
    let reason = "not opened from here: the connection would not be encrypted";
    for (written, read) in [
        (
            "See [it](http://a.example).",
            format!("See it (http://a.example, {reason})."),
        ),
        (
            "**[http://a.example](http://a.example)**",
            format!("http://a.example ({reason})"),
        ),
        ("[it](https://a.example)\nand `x`", "it\nand x".to_owned()),
    ] {
        assert_eq!(inline_text(written), read, "{written}");
    }
}

#[test]
fn anchors_are_those_of_the_docs_site() {
    for (title, name) in [
        ("Create an OAuth App", "create-an-oauth-app"),
        ("  What's   new? ", "whats-new"),
        ("A -- B_c", "a-b-c"),
        ("Über 2.0", "über-20"),
    ] {
        assert_eq!(anchor(title), name);
    }
}

fn addresses(runs: &[Inline]) -> Vec<&str> {
    let mut found = Vec::new();
    for run in runs {
        match run {
            Inline::Link { content, target } => {
                if let Target::Address(address) = target {
                    found.push(address.as_str());
                }
                found.extend(addresses(content));
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) => found.extend(addresses(inside)),
            _ => {}
        }
    }
    found
}

proptest! {
    #[test]
    fn any_text_is_read_and_no_link_is_unsafe(text in "[a-z*_`\\[\\]()!\\\\ \n:/.#é]{0,80}") {
        let runs = parse_inline(&text);
        for address in addresses(&runs) {
            let address = address.to_ascii_lowercase();
            prop_assert!(address.starts_with("https://") || address.starts_with("mailto:"), "{address}");
        }
        // Nothing is read that is not written, and no run is empty.
        let read = plain(&text);
        let mut written = text.chars();
        for letter in read.chars() {
            // Code is one line.
            prop_assert!(written.any(|one| one == letter || (one == '\n' && letter == ' ')), "{text:?} was read as {read:?}");
        }
    }

    #[test]
    fn what_is_escaped_reads_as_it_was(text in "[a-z*_`\\[\\]()!\\\\ :/.é]{0,60}") {
        prop_assert_eq!(plain(&escape(&text)), text);
    }

    #[test]
    fn marked_words_read_back(words in prop::collection::vec("[a-z é]{0,6}[a-z]", 1..6)) {
        let words: Vec<&str> = words.iter().map(|word| word.trim()).collect();
        let marked: String = words
            .iter()
            .map(|word| format!(" **{word}** `{word}` *{word}* [{word}](https://a.example/)"))
            .collect();
        let expected = words.iter().flat_map(|word| [
            text(" "), strong(word), text(" "), code(word), text(" "), emphasis(word), text(" "),
            link(vec![text(word)], "https://a.example/"),
        ]);
        prop_assert_eq!(parse_inline(&marked), expected.collect::<Vec<_>>());
    }
}
