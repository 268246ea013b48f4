//! The CSS values that a token takes. Anything that could end a declaration is refused, whatever the kind.

use crate::color::Color;

/// The kind of value that a token takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An opaque colour.
    Color,
    /// A font stack.
    Font,
    /// A length.
    Length,
    /// A font's weight.
    Weight,
    /// A shadow.
    Shadow,
}

impl Kind {
    /// By its name in tokens.json.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "color" => Self::Color,
            "font" => Self::Font,
            "length" => Self::Length,
            "weight" => Self::Weight,
            "shadow" => Self::Shadow,
            _ => return None,
        })
    }

    /// Describes the values it takes, for the sentence that refuses one.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Color => "a colour without transparency, such as #1d4ed8 or rgb(29 78 216)",
            Self::Font => "a list of fonts, such as \"Acme Sans\", system-ui, sans-serif",
            Self::Length => "a length, such as 0.5rem or 8px",
            Self::Weight => "a weight from 1 to 1000, such as 650",
            Self::Shadow => "a shadow, such as 0 1px 2px rgb(0 0 0 / 0.1), or none",
        }
    }

    /// Checks that a value is of this kind.
    ///
    /// # Errors
    /// A sentence on why it is not.
    pub fn check(self, value: &str) -> Result<(), String> {
        for mark in ["{", "}", ";", "/*", "*/", "<", ">", "\\", "!", "@", "url("] {
            if value.to_ascii_lowercase().contains(mark) {
                return Err(format!("{value:?} can't contain {mark}"));
            }
        }
        let is_good = match self {
            Self::Color => Color::parse(value).is_some(),
            Self::Font => is_font_list(value),
            Self::Length => is_length(value) && !value.starts_with('-'),
            Self::Weight => value
                .parse::<u16>()
                .is_ok_and(|weight| (1..=1000).contains(&weight)),
            Self::Shadow => value == "none" || is_shadow(value),
        };
        if is_good {
            Ok(())
        } else {
            Err(format!("{value:?} is not {}", self.expected()))
        }
    }
}

fn is_length(value: &str) -> bool {
    let number = ["rem", "em", "px", "ch"]
        .into_iter()
        .find_map(|unit| value.strip_suffix(unit))
        .or(Some("0").filter(|_| value == "0"));
    number.is_some_and(|number| {
        let digits = number.strip_prefix('-').unwrap_or(number);
        digits.starts_with(|first: char| first.is_ascii_digit()) && number.parse::<f64>().is_ok()
    })
}

fn is_font_list(value: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || " -_.".contains(letter))
    };
    value.split(',').map(str::trim).all(|family| {
        let quoted = ['"', '\'']
            .into_iter()
            .find_map(|mark| family.strip_prefix(mark)?.strip_suffix(mark));
        match quoted {
            Some(name) => is_name(name),
            None => is_name(family) && !family.starts_with(|first: char| first.is_ascii_digit()),
        }
    })
}

/// One or more shadows: `inset`, two to four lengths, and a colour.
fn is_shadow(value: &str) -> bool {
    let shadows = outside_brackets(value, ',');
    !shadows.is_empty()
        && shadows.iter().all(|shadow| {
            let parts = outside_brackets(shadow.trim(), ' ');
            let lengths = parts.iter().filter(|part| is_length(part)).count();
            let colors = parts.iter().filter(|part| is_shadow_color(part)).count();
            let insets = parts.iter().filter(|part| **part == "inset").count();
            (2..=4).contains(&lengths)
                && colors <= 1
                && insets <= 1
                && lengths + colors + insets == parts.len()
        })
}

fn is_shadow_color(value: &str) -> bool {
    let inside = ["rgb(", "rgba("]
        .into_iter()
        .find_map(|function| value.strip_prefix(function)?.strip_suffix(')'));
    Color::parse(value).is_some()
        || inside.is_some_and(|inside| {
            let is_part = |letter: char| letter.is_ascii_digit() || " ,./%".contains(letter);
            inside.chars().all(is_part) && inside.contains(|digit: char| digit.is_ascii_digit())
        })
}

fn outside_brackets(text: &str, separator: char) -> Vec<&str> {
    let mut depth = 0;
    text.split(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && letter == separator
    })
    .filter(|part| !part.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, good: &[&str], bad: &[&str]) {
        for value in good {
            assert_eq!(kind.check(value), Ok(()));
        }
        for value in bad {
            assert!(kind.check(value).is_err(), "{value:?} was taken");
        }
    }

    #[test]
    fn each_kind_takes_what_it_says() {
        check(
            Kind::Color,
            &["#1d4ed8", "rgb(29 78 216)"],
            &["red", "rgb(1 2 3 / 0.5)", "#fff; color: red", "var(--x)"],
        );
        check(
            Kind::Font,
            &[
                "\"Acme Sans\", system-ui, sans-serif",
                "Georgia",
                "'Noto Sans JP'",
            ],
            &["", "a, ", "\"a", "a; b", "url(x)", "1a", "a{b"],
        );
        check(
            Kind::Length,
            &["0", "0.5rem", "8px", "2em"],
            &["8", "-1px", "calc(1px)", "px", "1rem;", "infpx", "1vw"],
        );
        check(Kind::Weight, &["400", "650"], &["0", "1001", "bold", "4.5"]);
        check(
            Kind::Shadow,
            &[
                "none",
                "0 1px 2px rgb(0 0 0 / 0.1)",
                "0 1px 2px rgba(0, 0, 0, 0.1), inset 0 0 1px #123456",
            ],
            &["", "red", "0 1px 2px url(x)", "0 1px }", "1px", "0 0 /* */"],
        );
    }
}
