//! Smart paste: a pasted text that holds more, or something else, than the field it was pasted into.
//!
//! Understood are addresses of ClayHR, JSON and headers as ClayHR's help and API description show them, `curl` lines, and
//! text with labels, as password managers and e-mails have it. Nothing is guessed: a value counts only with its name
//! before it (or its address around it), only if its own parser accepts it, and not if the text names two different
//! ones. What is left out is left to the user. Every look ahead has an end, so the time grows with the length only.

use crate::fields::api_key::parse_api_key;
use crate::fields::clean::{is_invisible, is_space};
use crate::fields::subdomain::{Hosts, Subdomain, parse_subdomain};
use crate::fields::user_id::{UserIdError, parse_user_id, profile_number};
use crate::secret::Secret;
use crate::text::{
    cut, find_any, from, has, rsplit_once, split_any, starts_with_any, trim_end, trim_start, until,
};

/// The field a text is pasted into, and the name of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The company subdomain.
    Subdomain,
    /// The API key.
    ApiKey,
    /// The user ID.
    UserId,
}

/// What a text was understood to hold: at least one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The company subdomain, with its host if the text had one.
    pub subdomain: Option<Subdomain>,
    /// The API key.
    pub api_key: Option<Secret>,
    /// The user ID, digits only.
    pub user_id: Option<String>,
}

/// Longer texts are no credentials; the browser pastes them as it would.
const MOST_BYTES: usize = 64 * 1024;
const LONGEST_VALUE: usize = 1024;
const LONGEST_LABEL: usize = 40;
const NAMES: [(&str, Target); 3] = [
    ("apikey", Target::ApiKey),
    ("userid", Target::UserId),
    ("subdomain", Target::Subdomain),
];

/// Reads a pasted text. `None` means that the browser's own paste should go on: the text is a plain value for that
/// field, or nothing that is understood. An address without a user ID is a plain value for the subdomain field.
pub fn understand(text: &str, into: Target, hosts: &Hosts) -> Option<Pasted> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let simple = simplified(text);
    let labelled = read_labels(simple.expose(), hosts);
    let addressed = read_addresses(simple.expose(), hosts);
    let subdomain = match (labelled.subdomain.value(), addressed.subdomain.value()) {
        (Some(label), Some(address))
            if label.label() == address.label() && label.host().is_none() =>
        {
            Some(address)
        }
        (Some(label), _) => Some(label),
        (None, address) => address.filter(|_| !labelled.subdomain.is_disputed),
    };
    let user_id = labelled.user_id.value();
    let user_id = user_id.or_else(|| {
        addressed
            .user_id
            .value()
            .filter(|_| !labelled.user_id.is_disputed)
    });
    let pasted = Pasted {
        subdomain,
        api_key: labelled.api_key.value(),
        user_id,
    };
    let only_subdomain = pasted.api_key.is_none() && pasted.user_id.is_none();
    let is_plain = only_subdomain
        && (pasted.subdomain.is_none()
            || (into == Target::Subdomain && parse_subdomain(text, hosts).is_ok()));
    (!is_plain).then_some(pasted)
}

/// Whether API key and user ID were entered the wrong way round: each is refused where it is, and good in the other field.
pub fn swapped(api_key: &str, user_id: &str) -> bool {
    parse_user_id(user_id) == Err(UserIdError::LooksLikeKey)
        && parse_user_id(api_key).is_ok()
        && parse_api_key(user_id).is_ok()
}

/// One value, or the knowledge that there are several.
struct Slot<T> {
    first: Option<T>,
    is_disputed: bool,
}

impl<T: PartialEq> Slot<T> {
    const EMPTY: Self = Self {
        first: None,
        is_disputed: false,
    };

    fn offer(&mut self, value: T) {
        match &self.first {
            None => self.first = Some(value),
            Some(first) => self.is_disputed |= *first != value,
        }
    }

    fn value(&self) -> Option<T>
    where
        T: Clone,
    {
        if self.is_disputed {
            None
        } else {
            self.first.clone()
        }
    }
}

struct Found {
    subdomain: Slot<Subdomain>,
    api_key: Slot<Secret>,
    user_id: Slot<String>,
}

impl Found {
    const EMPTY: Self = Self {
        subdomain: Slot::EMPTY,
        api_key: Slot::EMPTY,
        user_id: Slot::EMPTY,
    };

    /// Takes a value that its own parser accepts, and says whether it did.
    fn offer(&mut self, name: Name, value: &str, hosts: &Hosts) -> bool {
        match name.target {
            _ if is_placeholder(value) => return false,
            // "API key: required" is a sentence, not a key.
            Target::ApiKey if name.is_prose && is_word(value) => return false,
            Target::ApiKey => match parse_api_key(value) {
                Ok((key, _)) => self.api_key.offer(key),
                Err(_) => return false,
            },
            // An address is read elsewhere, where its host is looked at.
            Target::UserId if has(value, "/") => return false,
            Target::UserId => match parse_user_id(value) {
                Ok((digits, _)) => self.user_id.offer(digits),
                Err(_) => return false,
            },
            Target::Subdomain => match parse_subdomain(value, hosts) {
                Ok((subdomain, _)) => self.offer_subdomain(subdomain),
                Err(_) => return false,
            },
        }
        true
    }

    /// Only the label is sent on, so the same one at two endings is no dispute; the first with a host is kept.
    fn offer_subdomain(&mut self, subdomain: Subdomain) {
        match &self.subdomain.first {
            Some(first) if first.label() == subdomain.label() => {
                if first.host().is_none() {
                    self.subdomain.first = Some(subdomain);
                }
            }
            _ => self.subdomain.offer(subdomain),
        }
    }
}

/// The text in one notation: straight quotes, plain spaces, cells of a table as lines, and no backslash before a quote, a slash or a line end, so
/// that JSON inside a string and a `curl` line over several lines read like any other.
fn simplified(text: &str) -> Secret {
    let mut simple = String::with_capacity(text.len());
    let mut characters = text
        .chars()
        .filter(|&character| !is_invisible(character))
        .peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek();
        match character {
            '\\' if matches!(next, Some('"' | '\'' | '/' | '\\' | '\n' | '\r')) => {}
            '“' | '”' | '„' | '«' | '»' => simple.push('"'),
            '‘' | '’' | '‚' => simple.push('\''),
            '\n' | '\r' | '\t' => simple.push('\n'),
            _ if is_space(character) => simple.push(' '),
            _ => simple.push(character),
        }
    }
    Secret::new(simple)
}

/// Every `name: value` and `name = value` whose name is known, and every value under a line that is a name.
fn read_labels(text: &str, hosts: &Hosts) -> Found {
    let mut found = Found::EMPTY;
    let mut position = 0;
    while let Some(offset) = find_any(from(text, position), ":=\n") {
        let separator = position + offset;
        position = separator + 1;
        let (before, rest) = cut(text, separator);
        if rest.starts_with("\n") && !is_label_line(before) {
            continue;
        }
        if let Some(name) = name_at_end(before)
            && let Some((value, after)) = value_at_start(rest)
            && found.offer(name, value, hosts)
        {
            position = text.len() - after.len();
        }
    }
    found
}

/// Whether the last line has nothing but a name, with a word or so before it: "Company subdomain".
fn is_label_line(text: &str) -> bool {
    let line = rsplit_once(text, "\n").map_or(text, |(_, last)| last);
    let words = split_any(line, " ");
    words.iter().filter(|word| !word.is_empty()).count() <= 3
        && line
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_'))
}

#[derive(Clone, Copy)]
struct Name {
    target: Target,
    /// Written in several words, as in a sentence, unlike `apiKey` or `x-api-key`.
    is_prose: bool,
}

/// The known name that a text ends with, in any case and with any of space, `-` and `_` inside; quoted or not.
fn name_at_end(text: &str) -> Option<Name> {
    let text = trim_end(text, " *");
    let quote = text.bytes().next_back();
    let is_quoted = matches!(quote, Some(b'"' | b'\'' | b'`'));
    let text = until(text, text.len() - usize::from(is_quoted));
    let (name, target) = NAMES
        .into_iter()
        .find(|(name, _)| start_of_name(text, name).is_some())?;
    let start = start_of_name(text, name)?;
    Some(Name {
        target,
        is_prose: has(from(text, start), " "),
    })
}

fn start_of_name(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut start = bytes.len();
    for expected in name.bytes().rev() {
        let joined = bytes[..start]
            .iter()
            .rev()
            .take(3)
            .take_while(|byte| matches!(byte, b' ' | b'-' | b'_'))
            .count();
        start = start.checked_sub(joined + 1)?;
        if bytes[start].to_ascii_lowercase() != expected {
            return None;
        }
    }
    // A word of its own, or one in camel case: neither `notuserid` nor `MyNotuserid`.
    let is_own = start == 0
        || !bytes[start - 1].is_ascii_alphanumeric()
        || bytes[start].is_ascii_uppercase();
    is_own.then_some(start)
}

/// The value after a separator, with which the text starts, and what comes after it.
fn value_at_start(text: &str) -> Option<(&str, &str)> {
    let text = trim_start(text, ":=> *{[(");
    let own_line = trim_start(text, " \n");
    let is_next_line = own_line.len() < text.len();
    let quote = starts_with_any(own_line, "\"'`").then(|| until(own_line, 1));
    let inside = from(own_line, usize::from(quote.is_some()));
    let longest = inside.char_indices().nth(LONGEST_VALUE);
    let near = until(inside, longest.map_or(inside.len(), |(end, _)| end));
    let end = find_any(near, quote.unwrap_or(" \n\"'`*{}[]()<>,;&"));
    let end = match end {
        Some(end) => end,
        None if quote.is_none() && inside.len() <= LONGEST_VALUE => inside.len(),
        None => return None,
    };
    let (value, after) = cut(inside, end);
    let is_next_label = |end: usize| name_at_end(until(value, end)).is_some();
    if quote.is_none() && find_any(value, ":=").is_some_and(is_next_label) {
        return None;
    }
    let is_end = match quote {
        // Else it is not a value but the next name, as in `"apiKey": {"value": …`.
        Some(_) => !starts_with_any(trim_start(from(after, 1), " "), ":="),
        None if is_next_line => matches!(trim_start(after, " ").bytes().next(), None | Some(b'\n')),
        None => ends_cleanly(after),
    };
    (is_end && !value.is_empty()).then_some((value, after))
}

/// Whether a value without quotes is over here: at the end of the line, at a sign that ends it, or before the next known
/// name. Other words would make it the start of a sentence, and a sign inside a key must not cut it: of the signs below
/// only those with a space before or after them end a value.
fn ends_cleanly(after: &str) -> bool {
    let ends = |character: char| character.is_ascii() && !character.is_ascii_alphanumeric();
    let unspaced = trim_start(after, " ");
    let unsigned = trim_start(unspaced, ",;&*([{<>");
    let is_spaced = unspaced.len() < after.len() && unsigned.len() < unspaced.len();
    if is_spaced || unsigned.is_empty() || unsigned.starts_with(ends) {
        return true;
    }
    let label = unsigned
        .char_indices()
        .take(LONGEST_LABEL)
        .find(|&(_, character)| matches!(character, ':' | '='));
    label.is_some_and(|(end, _)| name_at_end(until(unsigned, end)).is_some())
}

/// Stands where a value will be: `$API_KEY`, `YOUR_API_KEY`, `null`.
fn is_placeholder(value: &str) -> bool {
    starts_with_any(value, "$%<{")
        || name_at_end(value).is_some()
        || ["null", "none", "undefined", "true", "false"]
            .iter()
            .any(|word| value.eq_ignore_ascii_case(word))
}

fn is_word(value: &str) -> bool {
    value.len() < 16
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

/// Signs that may stand beside an address and are no part of it.
const BESIDE: &str = "()[]{},;.!?*";

/// Every address of ClayHR in the text, and the user ID if it is that of a profile.
fn read_addresses(text: &str, hosts: &Hosts) -> Found {
    let mut found = Found::EMPTY;
    for token in split_any(text, " \n\"'`<>") {
        let token = trim_start(trim_end(token, BESIDE), BESIDE);
        // With a dot inside it is a host or nothing; words without are not even copied.
        if has(token, ".")
            && let Ok((subdomain, _)) = parse_subdomain(token, hosts)
        {
            found.offer_subdomain(subdomain);
            if let Some(digits) = profile_number(token) {
                found.user_id.offer(digits.to_owned());
            }
        }
    }
    found
}
