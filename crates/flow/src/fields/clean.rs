//! What is done to every pasted or typed value before it is read: strip what nobody sees and nobody meant.
//!
//! Nothing here knows what the value is for, apart from a few plain shapes (an e-mail address, a web address, a long
//! token) that the three parsers tell apart in the same way. No Unicode tables: the lists below are short on purpose.

use core::fmt;

use crate::text::{before_any, has, split_once, trim_end, trim_start};

/// A text after [`clean`].
#[derive(Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: String,
    /// Whether anything was taken away; the user is told so, above all for the API key.
    pub changed: bool,
}

/// Leaves the text out, since it may be an API key.
impl fmt::Debug for Cleaned {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Cleaned")
            .field("changed", &self.changed)
            .finish_non_exhaustive()
    }
}

/// Strips spaces of every kind and line ends at both ends, wrapping quotes and brackets in pairs, as often as there are
/// any, and characters without width everywhere.
///
/// Cleaning twice is the same as cleaning once. The time taken grows with the length only. The result is built in one
/// piece, so that a key leaves no half-copies behind.
pub fn clean(text: &str) -> Cleaned {
    let mut rest = text;
    loop {
        rest = rest.trim_matches(|character| is_space(character) || is_invisible(character));
        match unwrapped(rest) {
            Some(inner) => rest = inner,
            None => break,
        }
    }
    let mut kept = String::with_capacity(rest.len());
    kept.extend(rest.chars().filter(|&character| !is_invisible(character)));
    Cleaned {
        changed: kept.len() != text.len(),
        text: kept,
    }
}

/// Turns full-width, Arabic-Indic and Persian digits into `0` to `9`, and leaves all else as it is: people whose
/// keyboard writes such digits mean the same number.
pub fn full_width_digits_to_ascii(text: &str) -> String {
    text.chars().map(ascii_digit).collect()
}

fn ascii_digit(character: char) -> char {
    let zero = match character {
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06f0}'..='\u{06f9}' => 0x06f0,
        _ => return character,
    };
    char::from_digit(u32::from(character) - zero, 10).unwrap_or(character)
}

/// The inside of a text that begins and ends with a matching pair.
fn unwrapped(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let last = characters.next_back()?;
    is_pair(first, last).then_some(characters.as_str())
}

/// Quotes as English, German, French and Swedish texts set them, and brackets.
fn is_pair(first: char, last: char) -> bool {
    matches!(
        (first, last),
        ('"', '"') | ('\'', '\'') | ('`', '`') | ('<', '>') | ('(', ')') | ('[', ']') | ('{', '}')
    ) || matches!(
        (first, last),
        ('“' | '„' | '”', '“' | '”') | ('‘' | '‚' | '’', '‘' | '’')
    ) || matches!(
        (first, last),
        ('«', '»') | ('»', '«') | ('‹', '›') | ('›', '‹') | ('´' | '`', '´')
    )
}

/// White space as Unicode lists it, line ends included.
pub(super) fn is_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Characters without a width of their own: soft hyphen, joiners, direction marks, byte order mark, variation and
/// language tags.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// One `@` between a name and a host with a dot, with or without `mailto:`.
pub(super) fn is_email(text: &str) -> bool {
    let text = without_prefix(text, "mailto:").unwrap_or(text);
    let Some((name, host)) = split_once(text, "@") else {
        return false;
    };
    let is_name = |character: char| !is_space(character) && !matches!(character, ':' | '/' | '\\');
    let is_host =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-') || !byte.is_ascii();
    !name.is_empty()
        && name.chars().all(is_name)
        && host.bytes().all(is_host)
        && has(trim_end(host, "."), ".")
        && !host.starts_with('.')
}

/// Plainly a web address: a scheme, `www.`, or one of ClayHR's own endings. A dot or a slash alone proves nothing, since
/// both may stand in a key; so may two slashes at the start.
pub(super) fn is_address(text: &str) -> bool {
    if without_prefix(text, "www.").is_some() {
        return true;
    }
    if let Some((scheme, _)) = split_once(text, "://") {
        return scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    }
    let host = trim_end(before_any(trim_start(text, "/"), "/?#:"), ".");
    super::subdomain::KNOWN_DOMAINS
        .iter()
        .any(|domain| super::subdomain::labels_before(host, domain).is_some())
}

/// Sixteen characters or more, letters and digits mixed, as keys are made of: no number, no name.
pub(super) fn is_long_token(text: &str) -> bool {
    let is_part = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'.')
    };
    text.len() >= 16
        && text.bytes().all(is_part)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// The text after a prefix of ASCII characters, in either case.
pub(super) fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
