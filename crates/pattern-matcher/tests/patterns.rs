//! Matches of patterns and rules, and proof that none can hang a page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use patterns::{Kind, Verdict, check as check_answer, pattern::Pattern};
use proptest::prelude::*;

#[track_caller]
fn check(pattern: &str, matching: &[&str], other: &[&str]) {
    let read = Pattern::read(pattern).expect(pattern);
    for text in matching {
        assert_eq!(read.is_match(text), Some(true), "{pattern} on {text:?}");
    }
    for text in other {
        assert_eq!(read.is_match(text), Some(false), "{pattern} on {text:?}");
    }
}

#[test]
fn patterns_match_as_in_javascript() {
    check("", &["", "x"], &[]);
    check("b", &["b", "abc"], &["", "ac"]);
    check("^a|b$", &["ax", "xb"], &["xa", "bx"]);
    check("^(a|bc|)d$", &["ad", "bcd", "d"], &["bd", "abcd"]);
    check("^a*b+c?$", &["b", "aabbc"], &["", "ac", "bcc"]);
    check("^a{2}$", &["aa"], &["a", "aaa"]);
    check("^a{2,}$", &["aa", "aaaa"], &["a"]);
    check("^(ab){1,3}$", &["ab", "ababab"], &["", "abababab"]);
    check("^a{0}b$", &["b"], &["ab"]);
    check("^a{,2}{$", &["a{,2}{"], &["aa"]);
    check("^a+?b*?$", &["ab", "aaab"], &["b"]);
    check("^[a-c_\\-]+$", &["a-b_c"], &["d", ""]);
    check("^[\\d-z]$", &["1", "-", "z"], &["y"]);
    check("^[^a-c]$", &["d", "é"], &["a", ""]);
    check("^[\\s\\S]$", &["x", "\n"], &[""]);
    check("^[]$|^[^]$", &["x"], &[""]);
    check("^[a\\]b-]$", &["]", "-", "b"], &["\\"]);
    check("^\\d\\w\\s\\D\\W\\S$", &["1_ x-y"], &["a_ x-y", "1_ 1-y"]);
    check("^.$", &["x", "é"], &["\n", "\u{2028}", ""]);
    check("\\bcat\\b", &["a cat!", "cat"], &["concat", "cats"]);
    check("a\\Bb", &["ab"], &["a b"]);
    check("^\\x41\\u00e9\\/\\.\\t$", &["Aé/.\t"], &["Aé/x\t"]);
    check("^\\t\\n\\r$", &["\t\n\r"], &["tnr"]);
    check("^(?:a)(?<name>b)$", &["ab"], &["a"]);
    check("^(a*)*$", &["", "aaa"], &["b"]);
    check("^(a|a?)+$", &["aaa", ""], &["ab"]);
    check("(^|x)y($|z)", &["y", "xyz"], &["ay", "yb"]);
}

#[test]
fn what_is_not_understood_is_not_checked() {
    for pattern in [
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        "(a)\\1",
        "\\k<a>",
        "\\p{L}",
        "\\cA",
        "(",
        ")",
        "a)",
        "[a",
        "*a",
        "a**",
        "a|*",
        "[b-a]",
        "\\",
        "\\u12",
        "(?",
        "a{4001}",
        "((a{100}){100}){100}",
        "a{99999999999999999999,}",
        "a{99999999999999999999}",
    ] {
        assert_eq!(Pattern::read(pattern), None, "{pattern}");
    }
    let deep = "(".repeat(1_000) + &")".repeat(1_000);
    assert_eq!(Pattern::read(&deep), None);
    // As long as a pattern may be, and longer: as text, or as what it becomes.
    assert!(Pattern::read(&"a".repeat(4_000)).is_some());
    assert_eq!(Pattern::read(&"a".repeat(4_001)), None);
    assert_eq!(Pattern::read(&format!("[{}]", "a".repeat(4_000))), None);
    assert!(Pattern::read("a{2000}").is_some());
    assert_eq!(Pattern::read("a{2001}"), None);
    assert!(Pattern::read("a{2000}b{2000}").is_some());
    assert!(Pattern::read("a{2000}b{2000}c").is_none());
    let nested = |depth| ["(".repeat(depth), ")".repeat(depth)].concat();
    assert!(Pattern::read(&nested(30)).is_some());
    assert_eq!(Pattern::read(&nested(31)), None);
    // Groups beside each other are not nested.
    assert!(Pattern::read(&"(a)".repeat(100)).is_some());
}

/// A backtracking matcher would need more than the age of the universe for each, so that this test would not end. How long
/// a browser takes is what `cargo xtask bench` measures, with the same patterns.
#[test]
fn a_hostile_pattern_and_a_long_answer_are_done_with() {
    let long = "a".repeat(50_000) + "!";
    let verdicts: Vec<_> = include_str!("hostile.txt")
        .lines()
        .map(|pattern| Pattern::read(pattern).expect(pattern).is_match(&long))
        .collect();
    // Where that would be too much work, it is given up.
    let (no, yes, given_up) = (Some(false), Some(true), None);
    assert_eq!(verdicts, [no, no, no, no, yes, no, no, given_up]);
    // Within the limit the answer is exact, however the pattern is written.
    let read = Pattern::read("^(a+)+$").unwrap();
    assert_eq!(read.is_match(&long[..50_000]), Some(true));
}

#[test]
fn named_formats() {
    for (format, good, bad) in [
        ("number", "0 42 -1.5 +7 .5 3.", "- . 1e5 1,5 ١ 4- 1.2.3"),
        (
            "email",
            "a@b.c first.last+x@mail.company.com",
            "a@b @b.c a@b@c.d a@.c",
        ),
        (
            "url",
            "https://a http://a.b/c?d#e HTTPS://A.B",
            "https:// ftp://a.b a.b https:///x //a.b",
        ),
        ("uri", "urn:x mailto:a@b.c a+b:c", ":x 1a:b abc a:"),
        (
            "uuid",
            "123e4567-e89b-12d3-a456-426614174000 123E4567-E89B-12D3-A456-426614174000",
            "123e4567 123e4567-e89b-12d3-a456-42661417400 g23e4567-e89b-12d3-a456-426614174000",
        ),
        (
            "date",
            "2026-01-31 1999-12-01",
            "2026-13-01 2026-00-10 26-01-01 2026-1-1 2026-01-32",
        ),
        (
            "datetime",
            "2026-01-31T09:30:00 2026-01-31T09:30:00.123Z 2026-01-31T23:59:59+02:00",
            "2026-01-31 2026-01-31T24:00:00Z 2026-01-31T09:30Z",
        ),
    ] {
        for text in good.split(' ') {
            let verdict = check_answer(Kind::Format, format, text);
            assert_eq!(verdict, Verdict::Kept, "{format}: {text}");
        }
        for text in bad.split(' ') {
            let Verdict::Broken(Some(example)) = check_answer(Kind::Format, format, text) else {
                panic!("{format}: {text} is no answer, and an example is known");
            };
            let verdict = check_answer(Kind::Format, format, &example);
            assert_eq!(verdict, Verdict::Kept, "{format}: its own example");
        }
    }
    let verdict = check_answer(Kind::Format, "colour", "x");
    assert_eq!(verdict, Verdict::Unchecked);
}

#[test]
fn a_domain_rule_asks_for_the_domain_and_not_for_its_letters() {
    let verdict = |text: &str| check_answer(Kind::Domain, "clayhr", text);
    for good in [
        "acme.clayhr.com",
        "clayhr.com",
        "https://acme.clayhr.com/rm/?x=1",
        "HTTPS://Acme.ClayHR.com:443",
        "a.b.clayhr.com/",
    ] {
        assert_eq!(verdict(good), Verdict::Kept, "{good}");
    }
    for bad in [
        "acme",
        "evilclayhr.com",
        "acme.clayhr.com.evil.example",
        "evil.example/?clayhr.com",
        "https://acme.clayhr.com@evil.example",
        "https://evil.example#acme.clayhr.com",
        "acme.clayhr.example",
        "clayhrxcom",
    ] {
        assert!(matches!(verdict(bad), Verdict::Broken(_)), "{bad}");
    }
    let Verdict::Broken(Some(example)) = verdict("x") else {
        panic!("no example");
    };
    assert_eq!(verdict(&example), Verdict::Kept);
    assert_eq!(
        check_answer(Kind::Domain, "(a|b)", "x"),
        Verdict::Unchecked,
        "no plain name: not checked here"
    );
}

proptest! {
    /// Whatever a backend sends and whatever is typed: an answer, and no panic.
    #[test]
    fn no_pattern_and_no_text_does_harm(pattern in r"[\[\](){}|*+?^$\\.ab0-9,\-wdsbBnux]{0,40}", text in ".{0,200}") {
        if let Some(pattern) = Pattern::read(&pattern) {
            let _ = pattern.is_match(&text);
        }
    }
}
