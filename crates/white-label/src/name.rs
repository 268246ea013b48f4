//! A name that is known without being written down, and where it stands in a text.

use core::{fmt, str::FromStr};

/// The fingerprint of a name: how many letters it has, and their hash. Only a text that has the name can be told by it,
/// and the name cannot be read from it at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    length: usize,
    hash: u64,
}

impl Name {
    /// Returns the fingerprint of a name. Only its letters and digits count, small or large. `None` for fewer than four.
    pub fn of(name: &str) -> Option<Self> {
        let letters: Vec<char> = name.chars().filter_map(letter).collect();
        (letters.len() >= 4).then(|| Self {
            length: letters.len(),
            hash: hash(letters),
        })
    }

    pub(crate) fn length(&self) -> usize {
        self.length
    }
}

/// As settings write it: `8-0123456789abcdef`.
impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:016x}", self.length, self.hash)
    }
}

/// A text is no fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFingerprint;

impl FromStr for Name {
    type Err = NotAFingerprint;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (length, hash) = text.split_once('-').ok_or(NotAFingerprint)?;
        let length = length.parse().map_err(|_| NotAFingerprint)?;
        if hash.len() != 16 || !(4..=64).contains(&length) {
            return Err(NotAFingerprint);
        }
        let hash = u64::from_str_radix(hash, 16).map_err(|_| NotAFingerprint)?;
        Ok(Self { length, hash })
    }
}

/// FNV-1a, over the letters' code points. <http://www.isthe.com/chongo/tech/comp/fnv/>
fn hash(letters: impl IntoIterator<Item = char>) -> u64 {
    letters
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
            (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
        })
}

/// A letter or digit as names are compared by it: small, and of the usual width.
fn letter(letter: char) -> Option<char> {
    let letter = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0)?,
        other => other,
    };
    letter
        .is_alphanumeric()
        .then(|| letter.to_lowercase().next())
        .flatten()
}

/// The letters and digits of a text, each with its place.
pub(crate) struct Letters {
    letters: Vec<Letter>,
}

struct Letter {
    letter: char,
    start: usize,
    end: usize,
    /// `true` if it may belong to the same name as the letter before it, judging by what stands between them.
    goes_on: bool,
}

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        let mut letters: Vec<Letter> = Vec::new();
        let mut gap = Gap::None;
        for (start, sign) in text.char_indices() {
            let Some(found) = letter(sign) else {
                gap = gap.and(sign);
                continue;
            };
            letters.push(Letter {
                letter: found,
                start,
                end: start + sign.len_utf8(),
                goes_on: match gap {
                    Gap::None | Gap::Unseen => true,
                    // "Stack One", and no "stack one on the other".
                    Gap::Space => sign.is_uppercase(),
                    Gap::Wide => false,
                },
            });
            gap = Gap::None;
        }
        Self { letters }
    }

    /// Finds the first of some names at or after a position: the longest of those that begin there.
    pub(crate) fn find(&self, names: &[Name], from: usize) -> Option<(usize, usize)> {
        let first = self.letters.partition_point(|letter| letter.start < from);
        (first..self.letters.len()).find_map(|at| {
            let rest = &self.letters[at..];
            names.iter().find_map(|name| {
                let found = rest.get(..name.length)?;
                let is_whole = found[1..].iter().all(|letter| letter.goes_on);
                let is_name =
                    is_whole && hash(found.iter().map(|letter| letter.letter)) == name.hash;
                is_name.then(|| (found[0].start, found[name.length - 1].end))
            })
        })
    }
}

/// The characters between two letters of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    /// Only characters that nobody sees or that join words: soft hyphens, marks, hyphens.
    Unseen,
    Space,
    Wide,
}

impl Gap {
    fn and(self, sign: char) -> Self {
        let next = match sign {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}'
            | '\u{300}'..='\u{36f}' => {
                return if self == Self::None {
                    Self::Unseen
                } else {
                    self
                };
            }
            '*' | '_' | '`' | '\\' | '-' | '\u{2010}' | '\u{2011}' => Self::Unseen,
            ' ' | '\u{a0}' | '\u{202f}' => Self::Space,
            _ => Self::Wide,
        };
        match (self, next) {
            (Self::None | Self::Unseen, next) => next,
            (Self::Space, Self::Unseen) => Self::Space,
            _ => Self::Wide,
        }
    }
}
