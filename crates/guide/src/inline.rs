//! The rich text of guides: back-tick code, `**bold**` and `[text](address)`, and nothing else.
//!
//! Guides come as data, from files and from the backend, so this is also where an address is checked before it becomes a
//! link. Marks do not nest, and a mark without its partner stays as it is written. Line ends are kept as they are.

/// One run of a guide's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// As it is.
    Text(String),
    /// Of importance: `**…**`.
    Strong(String),
    /// To be typed or found word for word: back-ticks.
    Code(String),
    /// A link, to `https:` or `mailto:` only.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        href: String,
    },
}

/// Parts a text into runs. Neighbouring plain texts are one run; an empty text has no runs. Takes time in proportion to
/// the length, whatever the text.
pub fn parse_inline(text: &str) -> Vec<Inline> {
    let mut runs = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['`', '*', '[']) {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let found = match rest.bytes().next() {
            Some(b'`') => marked(rest, "`").map(|(inside, after)| (Inline::Code(inside), after)),
            Some(b'*') => marked(rest, "**").map(|(inside, after)| (Inline::Strong(inside), after)),
            _ => link(rest),
        };
        match found {
            // A link that leads nowhere safe leaves its text behind.
            Some((Inline::Text(text), after)) => {
                plain.push_str(&text);
                rest = after;
            }
            Some((run, after)) => {
                push_text(&mut runs, &mut plain);
                runs.push(run);
                rest = after;
            }
            None => {
                // Two stars that open nothing must not be read again as one.
                let width = if rest.starts_with("**") { 2 } else { 1 };
                plain.push_str(&rest[..width]);
                rest = &rest[width..];
            }
        }
    }
    plain.push_str(rest);
    push_text(&mut runs, &mut plain);
    runs
}

fn push_text(runs: &mut Vec<Inline>, plain: &mut String) {
    if !plain.is_empty() {
        runs.push(Inline::Text(core::mem::take(plain)));
    }
}

/// The inside of a pair of marks, and what comes after it. A search in vain happens only once in a text: the mark it
/// started from was the last.
fn marked<'a>(rest: &'a str, mark: &str) -> Option<(String, &'a str)> {
    let (inside, after) = rest.strip_prefix(mark)?.split_once(mark)?;
    (!inside.is_empty()).then(|| (inside.to_owned(), after))
}

/// `[text](address)`: a link if the address is good, its text alone if not. Both parts end at the next bracket of any
/// kind, which also keeps the search short: an address with brackets of its own has to write them as `%28` and `%29`.
fn link(rest: &str) -> Option<(Inline, &str)> {
    let text = &rest[1..];
    let (text, rest) = text.split_at(text.find(['[', ']'])?);
    let address = rest.strip_prefix("](")?;
    let (href, rest) = address.split_at(address.find(['(', ')', '[', ']'])?);
    let after = rest.strip_prefix(")")?;
    if text.is_empty() {
        return None;
    }
    let text = text.to_owned();
    let run = if is_safe(href) {
        Inline::Link {
            text,
            href: href.to_owned(),
        }
    } else {
        Inline::Text(text)
    };
    Some((run, after))
}

/// `https://` with a host, or `mailto:` with a name, in characters that every browser reads alike.
fn is_safe(href: &str) -> bool {
    let starts_with = |prefix: &str| {
        href.split_at_checked(prefix.len())
            .is_some_and(|(start, rest)| {
                start.eq_ignore_ascii_case(prefix) && !rest.is_empty() && !rest.starts_with('/')
            })
    };
    let is_plain = |byte: u8| {
        byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`')
    };
    (starts_with("https://") || starts_with("mailto:")) && href.bytes().all(is_plain)
}
