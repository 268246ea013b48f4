//! Cleans typed and pasted text before it is read: takes away what nobody sees and nobody meant.
//!
//! Nothing here knows a provider or what a value is for. No Unicode tables: the lists below are short on purpose.

use core::fmt;

use crate::secret::Secret;

/// Longer texts are no values that marks could stand around.
const MOST_BYTES_WITH_MARKS: usize = 2048;

/// A text after [`clean`].
#[derive(Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text that is left.
    pub text: String,
    /// `true` if anything was taken away; the user is told so, above all for the API key.
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

/// Strips white space of every kind at both ends, characters without width everywhere, and whatever a text is wrapped
/// in, as often as it is: quotes, brackets, an HTML element, `**bold**`, the mark of a list, a spreadsheet's `="…"` and
/// leading apostrophe, and a Markdown link, of which the address is left.
///
/// Cleaning twice is the same as cleaning once. Takes time in proportion to the length.
pub fn clean(text: &str) -> Cleaned {
    cleaned(text, unwrapped)
}

/// The same for a secret of any connector, which may well begin with a bracket or a star: only quotes are unwrapped.
pub fn clean_secret(text: &str) -> Cleaned {
    cleaned(text, unquoted)
}

/// Strips white space and characters without width at both ends only, where the inside may be in any language: the
/// joiners of Persian and of emoji are no mistake.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|character| is_space(character) || is_invisible(character))
}

fn cleaned(text: &str, unwrap: fn(&str) -> Option<&str>) -> Cleaned {
    // A `Secret`, so that a key leaves no half-copies behind.
    let mut visible = String::with_capacity(text.len());
    visible.extend(text.chars().filter(|&character| !is_invisible(character)));
    let visible = Secret::new(visible);
    let mut rest = visible.expose().trim_matches(is_space);
    while let Some(inner) = unwrap(rest) {
        rest = inner.trim_matches(is_space);
    }
    Cleaned {
        changed: rest.len() != text.len(),
        text: rest.to_owned(),
    }
}

/// Cleans a text, and takes off what was copied along with it from JSON, code or a sentence: quotes left open, and a
/// comma, a semicolon or a full stop at its end. For values that never begin or end with such a sign.
pub fn without_marks_around(text: &str) -> Secret {
    let is_quote = |character: char| {
        matches!(
            character,
            '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '´' | '「' | '」'
        )
    };
    let mut rest = Secret::new(clean(text).text);
    // Each round takes time in proportion to the length.
    while rest.expose().len() <= MOST_BYTES_WITH_MARKS {
        let inner = rest.expose().trim_matches(is_quote);
        let inner = inner
            .strip_suffix([',', ';', '.', '，', '；', '。'])
            .unwrap_or(inner);
        let inner = Secret::new(clean(inner).text);
        if inner == rest {
            break;
        }
        rest = inner;
    }
    rest
}

/// Turns full-width, Arabic-Indic and Persian digits into `0` to `9`, and leaves all else as it is: people whose
/// keyboard writes such digits mean the same number.
pub fn full_width_digits_to_ascii(text: &str) -> String {
    text.chars().map(ascii_digit).collect()
}

/// Turns into plain ASCII what a keyboard or a word processor put in its place and what looks the same: full-width letters,
/// digits and signs, the full stops of East Asian scripts, and the dashes and hyphens that stand for `-`.
pub fn look_alikes_to_ascii(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{3002}' | '\u{ff61}' => '.',
            _ if is_dash(character) => '-',
            _ => full_width_to_ascii(ascii_digit(character)),
        })
        .collect()
}

/// Turns full-width letters, digits and signs into plain ones, and hyphens that a word processor put in into `-`, as far as
/// there is no doubt about them: a long dash may stand for two.
pub fn hyphens_to_ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    plain.extend(text.chars().map(|character| match character {
        '\u{2010}' | '\u{2011}' | '\u{fe63}' => '-',
        _ => full_width_to_ascii(character),
    }));
    plain
}

/// The ASCII character whose full-width form this is, or else the character itself.
pub(super) fn full_width_to_ascii(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        _ => character,
    }
}

/// Hyphens and dashes outside ASCII: the non-breaking hyphen, the en and em dash, the minus sign and their like.
pub(super) fn is_dash(character: char) -> bool {
    matches!(
        character,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
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

/// The inside of a text that is wrapped in something.
fn unwrapped(text: &str) -> Option<&str> {
    wrapped_in_marks(text).or_else(|| {
        // At the end of a sentence, the full stop stands outside of the marks.
        let sentence = text.strip_suffix('.')?;
        wrapped_in_marks(sentence).map(|_| sentence)
    })
}

fn wrapped_in_marks(text: &str) -> Option<&str> {
    unquoted(text)
        .or_else(|| element_text(text))
        .or_else(|| inside_of_pair(text, is_bracket_pair).filter(|inside| !has_end_tag(inside)))
        .or_else(|| formula(text))
        .or_else(|| emphasized(text))
        .or_else(|| link_target(text))
        .or_else(|| list_item(text))
        // A spreadsheet writes it before a text that looks like a number.
        .or_else(|| text.strip_prefix('\''))
}

fn unquoted(text: &str) -> Option<&str> {
    inside_of_pair(text, is_quote_pair).or_else(|| {
        // As quotation marks are written inside JSON, HTML and addresses.
        ["\\\"", "&quot;", "%22"]
            .iter()
            .find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
    })
}

/// The text of an HTML element, `<code>…</code>`; not of a link, which is more than its text.
fn element_text(text: &str) -> Option<&str> {
    if !has_end_tag(text) {
        return None;
    }
    let (tag, rest) = text.strip_prefix('<')?.split_once('>')?;
    let name = tag.split(is_space).next()?;
    if name.eq_ignore_ascii_case("a") {
        return None;
    }
    rest.strip_suffix('>')?
        .strip_suffix(name)?
        .strip_suffix("</")
}

/// Returns `true` for a text with an end tag that may be a value with marks around it: of a longer one, each pair of
/// brackets around it would cost a search through all of it.
fn has_end_tag(text: &str) -> bool {
    text.len() <= MOST_BYTES_WITH_MARKS && text.contains("</")
}

fn inside_of_pair(text: &str, is_pair: fn(char, char) -> bool) -> Option<&str> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let last = characters.next_back()?;
    is_pair(first, last).then_some(characters.as_str())
}

/// The text of a spreadsheet's formula that is nothing but a text: `="…"`.
fn formula(text: &str) -> Option<&str> {
    let quoted = text.strip_prefix('=')?;
    unquoted(quoted).map(|_| quoted)
}

/// The text of an item of a list, `- …` or `• …`, or of a quotation, `> …`.
fn list_item(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '*', '•', '·', '>'])?;
    let item = rest.trim_start_matches(is_space);
    (item.len() < rest.len() && !item.is_empty()).then_some(item)
}

/// The inside of `**…**`, `*…*`, `__…__` and `~~…~~`. Stars alone, or more stars inside at an end, are a mask and stay.
fn emphasized(text: &str) -> Option<&str> {
    for mark in ["__", "~~"] {
        let inside = text
            .strip_prefix(mark)
            .and_then(|text| text.strip_suffix(mark));
        if inside.is_some_and(|inside| !inside.is_empty()) {
            return inside;
        }
    }
    let inside = text.trim_matches('*');
    let stars = (text.len() - inside.len()) / 2;
    let is_wrapped = matches!(stars, 1..=3)
        && !inside.is_empty()
        && text.get(..stars)?.bytes().all(|byte| byte == b'*')
        && text.len() == inside.len() + 2 * stars
        && text.get(stars..stars + inside.len())? == inside;
    is_wrapped.then_some(inside)
}

/// The address of a Markdown link, `[text](address)`.
fn link_target(text: &str) -> Option<&str> {
    let (_, address) = text.strip_prefix('[')?.split_once("](")?;
    address.strip_suffix(')')
}

/// Quotes as English, German, French and Swedish texts set them.
fn is_quote_pair(first: char, last: char) -> bool {
    matches!(
        (first, last),
        ('"', '"')
            | ('\'', '\'')
            | ('`', '`')
            | ('“' | '„' | '”', '“' | '”')
            | ('‘' | '‚' | '’', '‘' | '’')
            | ('«', '»')
            | ('»', '«')
            | ('‹', '›')
            | ('›', '‹')
            | ('´' | '`', '´')
            | ('「', '」')
            | ('『', '』')
    )
}

fn is_bracket_pair(first: char, last: char) -> bool {
    matches!(
        (first, last),
        ('<', '>') | ('(', ')') | ('[', ']') | ('{', '}') | ('|', '|') | ('^', '^')
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
