//! Searching and cutting texts, by bytes.
//!
//! The standard library makes code anew for each kind of pattern, and a cut that may panic brings the words of that panic
//! with it. These few functions do for all of the program, which is 4 KB of every first load smaller for it. Sets are of
//! ASCII signs, which stand inside no other character: every place they are found at is a place to cut.

/// The part that begins at `start`; empty where there is none.
pub fn from(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// The part before `end`; empty where there is none.
pub fn until(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}

/// Both parts.
pub fn cut(text: &str, middle: usize) -> (&str, &str) {
    (until(text, middle), from(text, middle))
}

/// Where `part` first stands.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let part = part.as_bytes();
    let mut parts = text.as_bytes().windows(part.len().max(1));
    parts.position(|found| found == part)
}

/// Whether `part` stands anywhere.
pub fn has(text: &str, part: &str) -> bool {
    part.is_empty() || find(text, part).is_some()
}

/// What stands before and after the first `part`.
pub fn split_once<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let found = find(text, part)?;
    Some((until(text, found), from(text, found + part.len())))
}

/// What stands before and after the last sign of a set.
pub fn rsplit_once<'a>(text: &'a str, set: &str) -> Option<(&'a str, &'a str)> {
    let found = text.bytes().rposition(|byte| is_in(byte, set))?;
    Some((until(text, found), from(text, found + 1)))
}

/// Where the first sign of a set stands.
pub fn find_any(text: &str, set: &str) -> Option<usize> {
    text.bytes().position(|byte| is_in(byte, set))
}

/// What stands before the first sign of a set: all of it where there is none.
pub fn before_any<'a>(text: &'a str, set: &str) -> &'a str {
    until(text, find_any(text, set).unwrap_or(text.len()))
}

/// The parts between the signs of a set: one where there is none.
pub fn split_any<'a>(text: &'a str, set: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(found) = find_any(rest, set) {
        parts.push(until(rest, found));
        rest = from(rest, found + 1);
    }
    parts.push(rest);
    parts
}

/// Whether the text starts with a sign of a set.
pub fn starts_with_any(text: &str, set: &str) -> bool {
    text.bytes().next().is_some_and(|byte| is_in(byte, set))
}

/// The text without the signs of a set at its start.
pub fn trim_start<'a>(text: &'a str, set: &str) -> &'a str {
    let start = text.bytes().position(|byte| !is_in(byte, set));
    from(text, start.unwrap_or(text.len()))
}

/// The text without the signs of a set at its end.
pub fn trim_end<'a>(text: &'a str, set: &str) -> &'a str {
    let last = text.bytes().rposition(|byte| !is_in(byte, set));
    until(text, last.map_or(0, |last| last + 1))
}

fn is_in(byte: u8, set: &str) -> bool {
    set.as_bytes().contains(&byte)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SET: &str = "/.*";

    #[test]
    fn a_place_outside_or_inside_a_character_gives_nothing() {
        assert_eq!(cut("né", 2), ("", ""));
        assert_eq!(cut("né", 4), ("", ""));
        assert_eq!(cut("né", 1), ("n", "é"));
        assert_eq!(find("", "."), None);
    }

    proptest! {
        #[test]
        fn all_do_as_the_standard_library(text in "[a/.*é]{0,12}", part in "[a/.é]{1,2}") {
            let (text, part) = (text.as_str(), part.as_str());
            let is_in = |character| SET.contains(character);
            prop_assert_eq!(find(text, part), text.find(part));
            prop_assert_eq!(has(text, part), text.contains(part));
            prop_assert_eq!(split_once(text, part), text.split_once(part));
            prop_assert_eq!(find_any(text, SET), text.find(is_in));
            prop_assert_eq!(split_any(text, SET), text.split(is_in).collect::<Vec<_>>());
            prop_assert_eq!(rsplit_once(text, SET), text.rsplit_once(is_in));
            prop_assert_eq!(starts_with_any(text, SET), text.starts_with(is_in));
            prop_assert_eq!(trim_start(text, SET), text.trim_start_matches(is_in));
            prop_assert_eq!(trim_end(text, SET), text.trim_end_matches(is_in));
            prop_assert_eq!(before_any(text, SET), text.split(is_in).next().unwrap_or_default());
        }
    }
}
