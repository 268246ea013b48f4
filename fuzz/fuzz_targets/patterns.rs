//! Whatever pattern a backend sends, and whatever is typed: the answer comes, and an example keeps its own rule.
//!
//! The first line of the input is the pattern, the rest the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patterns::{Kind, Verdict, check};

fuzz_target!(|text: &str| {
    let (rule, answer) = text.split_once('\n').unwrap_or((text, ""));
    for kind in [Kind::Pattern, Kind::Format, Kind::Domain] {
        if let Verdict::Broken(Some(example)) = check(kind, rule, answer) {
            assert_eq!(
                check(kind, rule, &example),
                Verdict::Kept,
                "{rule:?} {example:?}"
            );
        }
    }
});
