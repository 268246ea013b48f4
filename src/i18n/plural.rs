//! The plural forms of the languages: which one a count takes (Unicode CLDR, plural rules for whole numbers).
//!
//! A table of our own in place of `Intl.PluralRules`, which native tests could not run, and which throws on an odd
//! tag.

/// A plural form. A locale file says it under the sentence's key with the form's name behind it:
/// `rate-limited-wait_one`; the key alone is for every count that has no form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralCategory {
    /// In Arabic, none.
    Zero,
    /// One; in French and Portuguese none too.
    One,
    /// In Arabic, two.
    Two,
    /// A few: in Arabic 3 to 10, in Slavic languages most often 2 to 4.
    Few,
    /// Many: in Arabic 11 to 99; in Romance languages whole millions.
    Many,
    /// Every other count, and the only form of languages such as Japanese.
    Other,
}

impl PluralCategory {
    /// Every form.
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// Returns the form's name in CLDR.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// Returns the form that a count takes in a language. A language that is not in the table has the two forms of
    /// English.
    pub fn of(tag: &str, count: u32) -> Self {
        let language = tag.split('-').next().unwrap_or_default();
        let (tens, hundreds) = (count % 10, count % 100);
        let is_million = count != 0 && count.is_multiple_of(1_000_000);
        match (language.to_ascii_lowercase().as_str(), count) {
            ("id" | "ja" | "ko" | "ms" | "th" | "vi" | "zh", _) => Self::Other,
            ("ar", 0) => Self::Zero,
            ("ar", 1) => Self::One,
            ("ar", 2) => Self::Two,
            ("ar", _) if (3..=10).contains(&hundreds) => Self::Few,
            ("ar", _) if (11..=99).contains(&hundreds) => Self::Many,
            ("fr" | "pt", 0 | 1) => Self::One,
            ("es" | "fr" | "it" | "pt", _) if is_million => Self::Many,
            ("cs" | "sk", 2..=4) => Self::Few,
            ("pl" | "ru" | "uk", 1) => Self::One,
            ("ru" | "uk", _) if tens == 1 && hundreds != 11 => Self::One,
            ("pl" | "ru" | "uk", _)
                if (2..=4).contains(&tens) && !(12..=14).contains(&hundreds) =>
            {
                Self::Few
            }
            ("pl" | "ru" | "uk", _) => Self::Many,
            (_, 1) => Self::One,
            _ => Self::Other,
        }
    }
}
