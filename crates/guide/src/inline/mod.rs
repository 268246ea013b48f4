//! The text within a block: `` `code` ``, `**bold**`, `*italics*`, `[links](https://…)` and line breaks, no more.
//!
//! Guides come as data, from files and from the backend, so this is also where an address is checked before it becomes a
//! link. A mark without its partner stays as it is written, and a backslash takes a mark's meaning away.

mod link;

pub use link::{Target, anchor};

use link::{link, target};

/// One run of a guide's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// As it is.
    Text(String),
    /// Of importance: `**…**`.
    Strong(Vec<Inline>),
    /// Stressed: `*…*` or `_…_`.
    Emphasis(Vec<Inline>),
    /// To be typed or found word for word: back-ticks.
    Code(String),
    /// A link.
    Link {
        /// Its text.
        content: Vec<Inline>,
        /// The place it leads to.
        target: Target,
    },
    /// A line break that means something.
    Break,
}

/// Marks nest no deeper than this; deeper ones stay as they are written.
const DEEPEST: usize = 4;

/// Parts a text into runs. Neighbouring plain texts are one run; an empty text has no runs. Takes time in proportion to
/// the length, whatever the text.
pub fn parse_inline(text: &str) -> Vec<Inline> {
    parse(text, DEEPEST)
}

/// Returns the text as it is read: without marks, and with its line breaks.
pub fn plain(text: &str) -> String {
    plain_runs(&parse_inline(text))
}

/// Returns some runs as they are read, without marks.
pub fn plain_runs(runs: &[Inline]) -> String {
    let mut plain = String::new();
    write_plain(runs, &mut plain);
    plain
}

fn write_plain(runs: &[Inline], plain: &mut String) {
    for run in runs {
        match run {
            Inline::Text(text) | Inline::Code(text) => plain.push_str(text),
            Inline::Strong(inside) | Inline::Emphasis(inside) => write_plain(inside, plain),
            Inline::Link { content, .. } => write_plain(content, plain),
            Inline::Break => plain.push('\n'),
        }
    }
}

/// Returns a plain text as inline text that reads the same: what would be a mark gets a backslash.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if ESCAPED.contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Signs that a backslash takes the meaning from.
const ESCAPED: &str = "\\`*_[]";

/// Marks whose end was looked for in vain: no search for the same one is made again in this text.
#[derive(Default)]
struct Missing {
    code: Vec<usize>,
    strong: bool,
    stars: bool,
    lines: bool,
}

fn parse(text: &str, depth: usize) -> Vec<Inline> {
    let mut runs = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    let mut missing = Missing::default();
    while let Some(start) = rest.find(['`', '*', '_', '[', '!', '\\', '\n']) {
        let (before, mark) = rest.split_at(start);
        plain.push_str(before);
        let follows_word = plain.chars().next_back().is_some_and(char::is_alphanumeric);
        match read(mark, depth, follows_word, &mut missing) {
            Some((Read::Runs(mut found), after)) => {
                if !plain.is_empty() {
                    runs.push(Inline::Text(core::mem::take(&mut plain)));
                }
                runs.append(&mut found);
                rest = after;
            }
            Some((Read::Plain(text), after)) => {
                plain.push_str(text);
                rest = after;
            }
            None => {
                // A run of marks that open nothing must not be read again in part.
                let width = match mark.as_bytes().first() {
                    Some(sign @ (b'`' | b'*' | b'_')) => {
                        mark.bytes().take_while(|byte| byte == sign).count()
                    }
                    _ => 1,
                };
                plain.push_str(&mark[..width]);
                rest = &mark[width..];
            }
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        runs.push(Inline::Text(plain));
    }
    join(runs)
}

/// Makes one run of neighbouring plain texts.
fn join(runs: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(runs.len());
    for run in runs {
        match (joined.last_mut(), run) {
            (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
            (_, run) => joined.push(run),
        }
    }
    joined
}

enum Read<'a> {
    Runs(Vec<Inline>),
    Plain(&'a str),
}

/// Reads what begins with a mark, and gives back what comes after it. `None` where the mark is none.
fn read<'a>(
    mark: &'a str,
    depth: usize,
    follows_word: bool,
    missing: &mut Missing,
) -> Option<(Read<'a>, &'a str)> {
    match mark.as_bytes().first()? {
        b'\n' => Some((
            Read::Runs(vec![Inline::Break]),
            mark[1..].trim_start_matches(' '),
        )),
        b'\\' => {
            let escaped = mark[1..]
                .chars()
                .next()
                .filter(|next| ESCAPED.contains(*next))?;
            let (escaped, after) = mark[1..].split_at(escaped.len_utf8());
            Some((Read::Plain(escaped), after))
        }
        b'`' => code(mark, missing),
        b'*' | b'_' => emphasis(mark, depth, follows_word, missing),
        b'!' => {
            // The words of a picture; the picture itself is a block of its own.
            let (_, words, _, after) = link(mark.strip_prefix('!')?)?;
            Some((Read::Plain(words), after))
        }
        _ => {
            let (is_nested, words, href, after) = link(mark)?;
            let content = if depth > 0 && is_nested {
                parse(words, depth - 1)
            } else {
                vec![Inline::Text(words.to_owned())]
            };
            let run = match target(href) {
                Some(target) => vec![Inline::Link { content, target }],
                // A link that leads nowhere safe leaves its text behind.
                None => content,
            };
            Some((Read::Runs(run), after))
        }
    }
}

/// Back-ticks, one or more, and as many at the end.
fn code<'a>(mark: &'a str, missing: &mut Missing) -> Option<(Read<'a>, &'a str)> {
    let width = mark.bytes().take_while(|byte| *byte == b'`').count();
    if missing.code.contains(&width) {
        return None;
    }
    let inside = &mark[width..];
    let mut from = 0;
    while let Some(found) = inside[from..].find('`') {
        let start = from + found;
        let end = inside[start..]
            .bytes()
            .take_while(|byte| *byte == b'`')
            .count();
        if end == width {
            let mut code = &inside[..start];
            // One space on each side is there for code that begins or ends with a back-tick.
            if let Some(trimmed) = code
                .strip_prefix(' ')
                .and_then(|code| code.strip_suffix(' '))
                && !trimmed.trim().is_empty()
            {
                code = trimmed;
            }
            let code = Inline::Code(code.replace('\n', " "));
            return Some((Read::Runs(vec![code]), &inside[start + end..]));
        }
        from = start + end;
    }
    missing.code.push(width);
    None
}

/// `**…**`, `*…*` and `_…_`. A mark opens before a word and closes after one; `_` only at the edge of words.
fn emphasis<'a>(
    mark: &'a str,
    depth: usize,
    follows_word: bool,
    missing: &mut Missing,
) -> Option<(Read<'a>, &'a str)> {
    let sign = mark.chars().next()?;
    let width = mark
        .bytes()
        .take_while(|byte| char::from(*byte) == sign)
        .count();
    let is_strong = width >= 2;
    let opening = if is_strong { 2 } else { 1 };
    if depth == 0 || width > 3 || (sign == '_' && follows_word) {
        return None;
    }
    let is_missing = match (is_strong, sign) {
        (true, _) => &mut missing.strong,
        (false, '*') => &mut missing.stars,
        (false, _) => &mut missing.lines,
    };
    if *is_missing || mark[width..].starts_with(char::is_whitespace) {
        return None;
    }
    let inside = &mark[opening..];
    let Some(end) = closing(inside, sign, opening, width - opening) else {
        *is_missing = true;
        return None;
    };
    let runs = parse(&inside[..end], depth - 1);
    let run = if is_strong {
        Inline::Strong(runs)
    } else {
        Inline::Emphasis(runs)
    };
    Some((Read::Runs(vec![run]), &inside[end + opening..]))
}

/// Returns the position at which a mark of this width ends the text before it. Code is passed over.
fn closing(inside: &str, sign: char, width: usize, from: usize) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
                match inside[at + ticks..].find(&"`".repeat(ticks)) {
                    Some(found) => at += ticks + found + ticks,
                    // Code that never ends is no code.
                    None => return closing_plain(inside, sign, width, at),
                }
            }
            byte if char::from(byte) == sign => {
                let run = bytes[at..].iter().take_while(|next| **next == byte).count();
                if let Some(found) = closes(inside, sign, width, at, run) {
                    return Some(found);
                }
                at += run;
            }
            _ => at += 1,
        }
    }
    None
}

fn closing_plain(inside: &str, sign: char, width: usize, mut at: usize) -> Option<usize> {
    let bytes = inside.as_bytes();
    while at < bytes.len() {
        if char::from(bytes[at]) == sign {
            let run = bytes[at..]
                .iter()
                .take_while(|next| **next == bytes[at])
                .count();
            if let Some(found) = closes(inside, sign, width, at, run) {
                return Some(found);
            }
            at += run;
        } else {
            at += 1;
        }
    }
    None
}

/// Returns the position at which a run of signs closes a mark of this width, if it does. Of three, the last ones do,
/// unless a word follows that they open.
fn closes(inside: &str, sign: char, width: usize, at: usize, run: usize) -> Option<usize> {
    let follows_space = at == 0 || inside[..at].ends_with(char::is_whitespace);
    let is_wide_enough = run == width || run == 3;
    let after = inside[at + run..].chars().next();
    let is_before_word = after.is_some_and(char::is_alphanumeric);
    let closes = !follows_space && is_wide_enough && !(sign == '_' && is_before_word);
    closes.then_some(if is_before_word { at } else { at + run - width })
}
