//! Links within a text: how they are written, and where they may lead.

use flow::letters::to_lower;

/// The place that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an `https:` or a `mailto:` address.
    Address(String),
    /// To another part of the guide: an anchor, without its `#`.
    Anchor(String),
    /// To an `http:` address, which is shown and not linked: on its way anybody could change what it brings.
    Unprotected(String),
}

/// `[text](address)`: whether the text has marks, the text, the address, and what comes after. Both parts end at the next
/// bracket of any kind, which keeps the search short: an address with brackets of its own has to write them as `%28` and
/// `%29`.
pub(super) fn link(rest: &str) -> Option<(bool, &str, &str, &str)> {
    let text = rest.strip_prefix('[')?;
    let mut end = None;
    let mut has_marks = false;
    let mut is_escaped = false;
    for (index, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => (is_escaped, has_marks) = (true, true),
            '[' => return None,
            ']' => {
                end = Some(index);
                break;
            }
            '*' | '_' | '`' => has_marks = true,
            _ => {}
        }
    }
    let (text, rest) = text.split_at(end?);
    let address = rest.strip_prefix("](")?;
    let (href, rest) = address.split_at(address.find(['(', ')', '[', ']'])?);
    let after = rest.strip_prefix(')')?;
    (!text.trim().is_empty()).then_some((has_marks, text, href, after))
}

/// Returns the target of a link: `https://` with a host, `mailto:` with a name, an anchor, or `http://` to be shown,
/// all in characters that every browser reads alike; `None` for any other.
pub(super) fn target(href: &str) -> Option<Target> {
    let is_plain = |byte: u8| {
        byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`')
    };
    let starts_with = |prefix: &str| {
        href.split_at_checked(prefix.len())
            .is_some_and(|(start, rest)| {
                start.eq_ignore_ascii_case(prefix) && !rest.is_empty() && !rest.starts_with('/')
            })
    };
    if let Some(anchor) = href.strip_prefix('#') {
        return (!anchor.is_empty()).then(|| Target::Anchor(anchor.to_owned()));
    }
    if !href.bytes().all(is_plain) {
        return None;
    }
    if starts_with("https://") || starts_with("mailto:") {
        Some(Target::Address(href.to_owned()))
    } else {
        starts_with("http://").then(|| Target::Unprotected(href.to_owned()))
    }
}

/// Returns the anchor that a title has on the docs' site: small letters and digits, with hyphens for the rest.
pub fn anchor(title: &str) -> String {
    let mut anchor = String::with_capacity(title.len());
    for letter in title.chars().map(to_lower) {
        if letter.is_alphanumeric() {
            anchor.push(letter);
        } else if (letter.is_whitespace() || letter == '-' || letter == '_')
            && !anchor.is_empty()
            && !anchor.ends_with('-')
        {
            anchor.push('-');
        }
    }
    anchor.truncate(anchor.trim_end_matches('-').len());
    anchor
}
