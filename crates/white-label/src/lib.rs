//! White label at run time: the vendor's names in texts that the backend sends are replaced by the product's own words.
//!
//! The program knows no name of the vendor: a brand brings [`Name`]s, which are fingerprints, so that a white-labelled
//! build holds none either. Three rules, in this order, for each text:
//! 1. a link to the vendor's site is its text alone;
//! 2. an address of the vendor's, which the reader could not use under another brand, gives way to words that say whom to
//!    ask for it;
//! 3. every other name of the vendor gives way to the product's name.
//!
//! Pure: no browser, no guide, no settings.

mod name;

pub use name::Name;

use name::Letters;

/// The names that replace the vendor's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhiteLabel {
    names: Vec<Name>,
    /// The product's name, or words for it.
    product: String,
    /// In the place of an address.
    address: String,
}

impl WhiteLabel {
    /// Replaces these names by `product`, and addresses with one of them in it by `address`. Words that name the vendor
    /// themselves are none: nothing is shown then in the place of a name.
    pub fn new(names: Vec<Name>, product: &str, address: &str) -> Self {
        let mut names = names;
        // The longest first: a name may be the beginning of another one.
        names.sort_unstable_by_key(|name| core::cmp::Reverse(name.length()));
        let label = Self {
            names,
            ..Self::default()
        };
        let own = |words: &str| {
            if label.is_named_in(words) {
                String::new()
            } else {
                words.to_owned()
            }
        };
        Self {
            product: own(product),
            address: own(address),
            ..label
        }
    }

    /// Returns true if there is something to replace.
    pub fn is_on(&self) -> bool {
        !self.names.is_empty()
    }

    /// Returns true if the vendor is named in a text.
    pub fn is_named_in(&self, text: &str) -> bool {
        self.is_on() && self.find(text, 0).is_some()
    }

    /// Returns the text without the vendor's names.
    pub fn text(&self, text: &str) -> String {
        if !self.is_named_in(text) {
            return text.to_owned();
        }
        let mut replaced = self.words(&self.links(text));
        // What stood on both sides of a name may be one of its own; each round makes the text shorter, or ends it.
        while self.is_named_in(&replaced) {
            replaced = self.erased(&replaced);
        }
        replaced
    }

    /// Returns an address, unless it is the vendor's.
    pub fn link<'a>(&self, address: &'a str) -> Option<&'a str> {
        (!self.is_named_in(address)).then_some(address)
    }

    /// Finds the first mention at or after a byte position, as start and end.
    fn find(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let letters = Letters::of(text);
        letters.find(&self.names, from)
    }

    /// `[text](address)` with an address of the vendor's becomes `text`.
    fn links(&self, text: &str) -> String {
        let mut kept = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(middle) = rest.find("](") {
            let (before, after) = rest.split_at(middle);
            let link = before
                .rfind('[')
                .zip(after.find(')'))
                .filter(|(_, end)| self.is_named_in(&after[2..*end]));
            match link {
                Some((start, end)) => {
                    kept.push_str(&before[..start]);
                    kept.push_str(&before[start + 1..]);
                    rest = &after[end + 1..];
                }
                None => {
                    kept.push_str(&rest[..middle + 2]);
                    rest = &after[2..];
                }
            }
        }
        kept.push_str(rest);
        kept
    }

    /// Word by word: an address as a whole, anything else by its name alone.
    fn words(&self, text: &str) -> String {
        let letters = Letters::of(text);
        let mut replaced = String::with_capacity(text.len());
        let mut at = 0;
        while let Some((start, end)) = letters.find(&self.names, at) {
            let (word_start, word_end) = word_around(text, start, end);
            let word = &text[word_start..word_end];
            if is_address(word) && word_start >= at {
                replaced.push_str(&text[at..word_start]);
                replaced.push_str(&self.address);
                at = word_end;
            } else {
                replaced.push_str(&text[at..start]);
                let is_part = text[end..].starts_with(['-', '_'])
                    || text[..start].ends_with(['-', '_'])
                    || text[end..].starts_with(char::is_alphanumeric);
                let is_small = text[start..].starts_with(char::is_lowercase);
                if is_part || is_small {
                    replaced.push_str(&as_identifier(&self.product));
                } else {
                    push_product(&mut replaced, &self.product);
                }
                at = end;
            }
        }
        replaced.push_str(&text[at..]);
        replaced
    }

    fn erased(&self, text: &str) -> String {
        match self.find(text, 0) {
            Some((start, end)) => [&text[..start], &text[end..]].concat(),
            None => text.to_owned(),
        }
    }
}

/// A product's name as it is; words for it with a capital letter where a sentence begins.
fn push_product(text: &mut String, product: &str) {
    let before = text.trim_end_matches(['*', '_', '`', ' ', '"', '\u{201c}']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '\n']);
    let mut letters = product.chars();
    match letters.next() {
        Some(first) if begins => {
            text.push(first.to_ascii_uppercase());
            text.push_str(letters.as_str());
        }
        _ => text.push_str(product),
    }
}

/// A name as it may stand in an identifier: `Acme People` as `acme-people`.
fn as_identifier(product: &str) -> String {
    let mut identifier = String::with_capacity(product.len());
    for letter in product.to_ascii_lowercase().chars() {
        if letter.is_alphanumeric() {
            identifier.push(letter);
        } else if !identifier.is_empty() && !identifier.ends_with('-') {
            identifier.push('-');
        }
    }
    identifier.truncate(identifier.trim_end_matches('-').len());
    identifier
}

/// The word that a part of a text stands in, without the marks and the punctuation around it.
fn word_around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let is_edge = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '`' | '"' | '\'' | '(' | ')' | '<' | '>' | '[' | ']' | '|'
            )
    };
    let from = text[..start].rfind(is_edge).map_or(0, |index| {
        index + text[index..].chars().next().map_or(1, char::len_utf8)
    });
    let to = text[end..]
        .find(is_edge)
        .map_or(text.len(), |index| end + index);
    let word = &text[from..to];
    let trimmed = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    let to = (from + trimmed.len()).max(end);
    let lead = text[from..to].len() - text[from..to].trim_start_matches(['*', '_']).len();
    ((from + lead).min(start), to)
}

/// `https://…`, `name@host.example` or `host.example`.
fn is_address(word: &str) -> bool {
    word.contains("://")
        || word
            .split_once('@')
            .is_some_and(|(_, host)| host.contains('.'))
        || word.split(['/', '?', '#', ':']).next().is_some_and(|host| {
            host.rsplit_once('.').is_some_and(|(name, end)| {
                !name.is_empty()
                    && end.len() >= 2
                    && end.bytes().all(|byte| byte.is_ascii_alphabetic())
            })
        })
}
