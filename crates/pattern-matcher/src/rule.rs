//! The check of an answer against each kind of rule.

use crate::pattern::Pattern;

/// The form in which a rule comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular expression of JavaScript's.
    Pattern,
    /// The name of a format.
    Format,
    /// The name of a domain, to which `.com` belongs.
    Domain,
}

/// The result of checking an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It keeps the rule.
    Kept,
    /// It breaks the rule. An answer that would keep it, where one is known.
    Broken(Option<String>),
    /// The rule can't be read here, or not be checked in time: the backend has the last word.
    Unchecked,
}

/// The named formats: pattern and example.
const FORMATS: [(&str, &str, &str); 7] = [
    ("number", r"^[+-]?(\d+\.?\d*|\.\d+)$", "42"),
    ("email", r"^[^\s@]+@[^\s@]+\.[^\s@]+$", "name@company.com"),
    (
        "url",
        r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*$",
        "https://company.com",
    ),
    (
        "uri",
        r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$",
        "https://company.com",
    ),
    (
        "uuid",
        "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        "123e4567-e89b-12d3-a456-426614174000",
    ),
    (
        "date",
        r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        "2026-01-31",
    ),
    (
        "datetime",
        r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$",
        "2026-01-31T09:30:00Z",
    ),
];

/// Checks an answer. `rule` is what the backend sent: the pattern, the name of the format or of the domain.
pub fn check(kind: Kind, rule: &str, answer: &str) -> Verdict {
    let Some((pattern, example)) = readable(kind, rule) else {
        return Verdict::Unchecked;
    };
    match pattern.is_match(answer) {
        Some(true) => Verdict::Kept,
        Some(false) => Verdict::Broken(example),
        None => Verdict::Unchecked,
    }
}

/// The rule as a pattern, with an answer that keeps it; `None` where it can't be read.
fn readable(kind: Kind, rule: &str) -> Option<(Pattern, Option<String>)> {
    match kind {
        Kind::Pattern => Some((Pattern::read(rule)?, None)),
        Kind::Format => {
            let (_, pattern, example) = FORMATS.iter().find(|(known, ..)| *known == rule)?;
            Some((Pattern::read(pattern)?, Some((*example).to_owned())))
        }
        Kind::Domain => domain(rule),
    }
}

/// An address at this domain of the `.com` ending: the domain itself or one below it, with or without scheme and path.
/// That it only stands somewhere in the address is not enough. `None` for what is no plain name.
fn domain(name: &str) -> Option<(Pattern, Option<String>)> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    if name.is_empty() || !name.bytes().all(is_name) {
        return None;
    }
    let domain = [&name.to_ascii_lowercase(), ".com"].concat();
    let example = ["company.", &domain].concat();
    let pattern = [
        r"^\s*([Hh][Tt][Tt][Pp][Ss]?://)?([A-Za-z0-9_-]+\.)*",
        &any_case(&domain),
        r"\.?(:\d+)?([/?#]|\s*$)",
    ]
    .concat();
    Some((Pattern::read(&pattern)?, Some(example)))
}

/// A pattern for the same letters, small or capital.
fn any_case(letters: &str) -> String {
    let mut pattern = String::new();
    for letter in letters.chars() {
        if letter.is_ascii_lowercase() {
            pattern.extend(['[', letter, letter.to_ascii_uppercase(), ']']);
        } else if letter == '.' {
            pattern.push_str("\\.");
        } else {
            pattern.push(letter);
        }
    }
    pattern
}
