//! How the backend wants an answer to be written.
//!
//! Whatever form a rule comes in (a pattern, a named format, a domain), here it is a pattern and what to say about an
//! answer that doesn't match.

use super::{pattern::Pattern, text::replace};

/// A rule for the answer to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pattern: Pattern,
    /// What to say of an answer that breaks it.
    pub advice: Advice,
}

/// What helps someone whose answer breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Only that it does.
    None,
    /// The backend's own sentence.
    Sentence(String),
    /// An answer that would keep it.
    Example(String),
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

impl Rule {
    /// By a pattern of the backend's; `None` where it can't be checked here.
    pub fn pattern(pattern: &str, sentence: Option<&str>) -> Option<Self> {
        let advice = sentence.map_or(Advice::None, |words| Advice::Sentence(words.to_owned()));
        Self::new(pattern, advice)
    }

    /// By the name of a format; `None` for a name that we don't know.
    pub fn format(name: &str, sentence: Option<&str>) -> Option<Self> {
        let (_, pattern, example) = FORMATS.iter().find(|(known, ..)| *known == name)?;
        let advice = sentence.map_or(Advice::Example((*example).to_owned()), |words| {
            Advice::Sentence(words.to_owned())
        });
        Self::new(pattern, advice)
    }

    /// An address at this domain of the `.com` ending: the domain itself or one below it, with or without scheme and
    /// path. That it only stands somewhere in the address is not enough. `None` for what is no plain name.
    pub fn domain(name: &str, sentence: Option<&str>) -> Option<Self> {
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
        if name.is_empty() || !name.bytes().all(is_name) {
            return None;
        }
        let domain = [&name.to_ascii_lowercase(), ".com"].concat();
        let advice = match sentence {
            Some(words) => Advice::Sentence(words.to_owned()),
            None => Advice::Example(["company.", &domain].concat()),
        };
        let domain = replace(&domain, ".", "\\.");
        let pattern = [
            r"^\s*([Hh][Tt][Tt][Pp][Ss]?://)?([A-Za-z0-9_-]+\.)*",
            &any_case(&domain),
            r"\.?(:\d+)?([/?#]|\s*$)",
        ]
        .concat();
        Self::new(&pattern, advice)
    }

    fn new(pattern: &str, advice: Advice) -> Option<Self> {
        // Two KB of every first load, which it has no room for: there the backend alone checks such rules, as it does
        // those that can't be read.
        if cfg!(all(target_arch = "wasm32", not(feature = "patterns"))) {
            return None;
        }
        Some(Self {
            pattern: Pattern::read(pattern)?,
            advice,
        })
    }

    /// Whether an answer keeps the rule. What would take too long to check is left to the backend.
    pub fn allows(&self, answer: &str) -> bool {
        self.pattern.is_match(answer) != Some(false)
    }
}

/// A pattern for the same letters, small or capital.
fn any_case(letters: &str) -> String {
    let mut pattern = String::new();
    for letter in letters.chars() {
        if letter.is_ascii_lowercase() {
            pattern.extend(['[', letter, letter.to_ascii_uppercase(), ']']);
        } else {
            pattern.push(letter);
        }
    }
    pattern
}
