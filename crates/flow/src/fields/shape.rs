//! Tells by its shape what a value plainly is: an e-mail address, a web address, a key, a number that a spreadsheet cut.
//!
//! Each field refuses what has the shape of something else, with a sentence that says so.

use super::clean::is_space;

/// Returns whether the text is one `@` between a name and a host with a dot, with or without `mailto:`.
pub fn is_email(text: &str) -> bool {
    let text = without_prefix(text, "mailto:").unwrap_or(text);
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_name = |character: char| !is_space(character) && !matches!(character, ':' | '/' | '\\');
    let is_host =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-') || !byte.is_ascii();
    !name.is_empty()
        && name.chars().all(is_name)
        && host.bytes().all(is_host)
        && host.trim_end_matches('.').contains('.')
        && !host.starts_with('.')
}

/// Returns whether the text is, or holds, a web address, however it is wrapped.
///
/// A dot or a slash alone proves nothing, since both may stand in a key, and so may two slashes. A scheme at the start
/// does, `http://` anywhere does, and so does a host name with a well-known ending.
pub fn holds_address(text: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    };
    let is_web = |before: &str| {
        ["http", "https"].iter().any(|scheme| {
            let start = before.len().checked_sub(scheme.len());
            start
                .and_then(|start| before.get(start..))
                .is_some_and(|end| end.eq_ignore_ascii_case(scheme))
        })
    };
    let by_scheme = text
        .match_indices("://")
        .enumerate()
        .any(|(count, (at, _))| {
            let before = text.get(..at).unwrap_or_default();
            is_web(before) || (count == 0 && is_scheme(before))
        });
    let is_between = |character: char| {
        is_space(character)
            || matches!(
                character,
                '"' | '\''
                    | '`'
                    | '<'
                    | '>'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '|'
                    | ','
                    | ';'
                    | '='
                    | ':'
                    | '*'
            )
    };
    by_scheme || text.split(is_between).any(is_host_with_path)
}

/// Endings of host names that people meet. Not a list of all: what is missing here is still refused by the backend.
const ENDINGS: [&str; 38] = [
    "com", "net", "org", "io", "co", "app", "dev", "ai", "eu", "edu", "gov", "info", "biz",
    "cloud", "tech", "team", "hr", "work", "de", "fr", "nl", "es", "pt", "br", "jp", "uk", "us",
    "ca", "au", "ch", "at", "be", "ie", "in", "it", "se", "mx", "example",
];

fn is_host_with_path(token: &str) -> bool {
    let token = token.trim_start_matches('/');
    let host = token.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.trim_end_matches('.');
    if without_prefix(host, "www.").is_some() {
        return true;
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let Some((before, ending)) = host.rsplit_once('.') else {
        return false;
    };
    before.split('.').all(is_label)
        && ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Returns whether the text is sixteen characters or more, letters and digits mixed, as keys are made of: no number and no
/// name, but perhaps a long host name.
pub fn is_long_token(text: &str) -> bool {
    let is_part = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'.')
    };
    text.len() >= 16
        && text.bytes().all(is_part)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Returns whether the text looks like a key even where a long name may stand: sixteen characters or more, in which letters
/// and digits, or small letters and capitals, take turns all the time; or capitals with a digit among them.
///
/// `zk3pq9rt7vxw2lmn8sbd` does, with ten turns, and `acme-holdings-2024-europe` does not. One random key of lower-case
/// letters and digits in a hundred has too few turns to be told from a name.
pub fn looks_like_key(text: &str) -> bool {
    const SHORTEST: usize = 16;
    const FEWEST_TURNS: usize = 4;
    /// On average there is a turn at least every so many characters.
    const LONGEST_RUN: usize = 6;
    let is_turn = |pair: &&[u8]| match **pair {
        [one, other] => {
            (one.is_ascii_digit() && other.is_ascii_alphabetic())
                || (one.is_ascii_alphabetic() && other.is_ascii_digit())
                || (one.is_ascii_lowercase() && other.is_ascii_uppercase())
        }
        _ => false,
    };
    let turns = text.as_bytes().windows(2).filter(is_turn).count();
    let takes_turns = turns >= FEWEST_TURNS && turns * LONGEST_RUN >= text.len();
    text.len() >= SHORTEST && (takes_turns || is_in_capitals_around_a_digit(text))
}

/// `AKIAIOSFODNN7EXAMPLE`: nobody writes a long name in capitals with a digit inside.
fn is_in_capitals_around_a_digit(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let inside = text.trim_matches(|character: char| character.is_ascii_digit());
    text.bytes().all(is_plain) && inside.bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns whether a spreadsheet wrote a long number in short: `1.23457E+19`. Its last digits are lost.
pub fn is_scientific_number(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else {
        return false;
    };
    let is_digits =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa
        .split_once(['.', ','])
        .map_or((mantissa, None), |(whole, fraction)| {
            (whole, Some(fraction))
        });
    is_digits(whole) && fraction.is_none_or(is_digits) && is_digits(exponent) && exponent.len() <= 3
}

/// Returns the text after a prefix of ASCII characters, in either case.
pub(super) fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
