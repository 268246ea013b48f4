//! The rich text of guides.

use guide::inline::{Inline, parse_inline};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;

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

/// Any Unicode text, and texts made of the very marks that the reader looks for.
#[cfg(not(target_arch = "wasm32"))]
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "é",
        "`",
        "*",
        "**",
        "[",
        "]",
        "(",
        ")",
        "](",
        "https://a.example",
        "mailto:a",
        "\n",
        " ",
    ];
    let pieces = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12);
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.concat())]
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn guide_text_loses_nothing_but_marks_and_links_only_to_safe_places(text in any_text()) {
        for run in parse_inline(&text) {
            let (Inline::Text(inside) | Inline::Strong(inside) | Inline::Code(inside) | Inline::Link { text: inside, .. }) = &run;
            // Plain text joins what stood on both sides of the marks of a refused link.
            let is_plain = matches!(run, Inline::Text(_));
            prop_assert!(!inside.is_empty() && (is_plain || text.contains(inside.as_str())));
            if let Inline::Link { href, .. } = &run {
                let lower = href.to_ascii_lowercase();
                prop_assert!(lower.starts_with("https://") || lower.starts_with("mailto:"));
            }
        }
    }

    #[test]
    fn guide_text_with_marks_reads_back(words in prop::collection::vec("[a-z é]{1,8}", 1..6)) {
        let marked: String = words.iter().map(|word| [" **", word, "** `", word, "` [", word, "](https://a.example/)"].concat()).collect();
        let expected = words.iter().flat_map(|word| [
            Inline::Text(" ".to_owned()),
            Inline::Strong(word.clone()),
            Inline::Text(" ".to_owned()),
            Inline::Code(word.clone()),
            Inline::Text(" ".to_owned()),
            Inline::Link { text: word.clone(), href: "https://a.example/".to_owned() },
        ]);
        prop_assert_eq!(parse_inline(&marked), expected.collect::<Vec<_>>());
    }
}
