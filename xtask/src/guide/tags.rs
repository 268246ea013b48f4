//! A small, tolerant reader of tags. It is no HTML parser: names are case-sensitive, `&`, `>` and a lone `<` stand for
//! themselves, and of an expression in braces only the end is looked for.

use std::{collections::BTreeSet, ops::Range};

/// One piece of a page, with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'text> {
    Text(&'text str, usize),
    Open(Tag<'text>),
    Close(&'text str, usize),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'text> {
    pub(super) name: &'text str,
    /// As they are written, entities and all. One without a value has an empty one.
    pub(super) attributes: Vec<(&'text str, &'text str)>,
    pub(super) closes_itself: bool,
    pub(super) line: usize,
}

/// The number of times its own length that a text may be looked at: a page that asks for more is read as text from
/// there on.
const WORK_FACTOR: usize = 8;

/// Parts a text into pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut budget = text.len().saturating_mul(WORK_FACTOR);
    let (mut line, mut plain_from, mut plain_line, mut from) = (1, 0, 1, 0);
    let mut code = code(text).into_iter().peekable();
    let closed = closed(text);
    while let Some(found) = text[from..].find('<') {
        let start = from + found;
        line += lines(&text[from..start]);
        while code.next_if(|range| range.end <= start).is_some() {}
        // What stands in code is no tag.
        if let Some(range) = code.peek().filter(|range| range.start < start) {
            line += lines(&text[start..range.end]);
            from = range.end;
            continue;
        }
        let rest = &text[start..];
        // Nor is what a backslash stands before.
        let backslashes = text[..start]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count();
        let read = if budget == 0 || backslashes % 2 == 1 {
            None
        } else {
            tag(rest, line)
        };
        if let Some((Some(Piece::Open(tag)), _)) = &read
            && is_placeholder(tag, &closed)
        {
            from = start + 1;
            continue;
        }
        let Some((piece, length)) = read else {
            // How far a vain attempt has looked is not known; at most to the end.
            budget = budget.saturating_sub(rest.len().min(looked_at(rest)));
            from = start + 1;
            continue;
        };
        if plain_from < start {
            pieces.push(Piece::Text(&text[plain_from..start], plain_line));
        }
        pieces.extend(piece);
        line += lines(&text[start..start + length]);
        from = start + length;
        (plain_from, plain_line) = (from, line);
    }
    if plain_from < text.len() {
        pieces.push(Piece::Text(&text[plain_from..], plain_line));
    }
    pieces
}

/// Returns the names that something in the text closes.
fn closed(text: &str) -> BTreeSet<&str> {
    text.split("</").skip(1).filter_map(name).collect()
}

/// Tells `https://<your-domain>.example` from a tag: nothing closes it, and no page knows its name.
fn is_placeholder(tag: &Tag<'_>, closed: &BTreeSet<&str>) -> bool {
    let name = tag.name;
    let is_tag = closed.contains(name) || tag.closes_itself || !tag.attributes.is_empty();
    let is_component =
        name.starts_with(char::is_uppercase) && name.contains(|letter: char| letter.is_lowercase());
    !is_tag
        && (name.contains(['-', '_', '.']) || !(is_component || name.len() == 1 || is_html(name)))
}

fn is_html(name: &str) -> bool {
    super::tree::VOID.contains(&name)
        || super::blocks::BLOCKS.contains(&name)
        || [
            "abbr", "audio", "big", "button", "canvas", "cite", "code", "del", "dfn", "em", "font",
            "input", "ins", "kbd", "label", "mark", "noscript", "samp", "script", "small", "span",
            "strong", "style", "sub", "sup", "svg", "tbody", "td", "th", "thead", "time", "tr",
            "tt", "var", "wbr",
        ]
        .contains(&name)
}

/// Returns the ranges of code: between fences, between back-ticks in one line, and in an expression of back-ticks. A
/// fence that nothing ends is none.
fn code(text: &str) -> Vec<Range<usize>> {
    let mut ranges = code_in_markdown(text);
    let mut at = 0;
    while let Some(found) = text[at..].find("{`") {
        let start = at + found;
        let Some(length) = text[start..].find("`}") else {
            break;
        };
        at = start + length + 2;
        ranges.retain(|range| range.end <= start || range.start >= at);
        ranges.push(start..at);
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

fn code_in_markdown(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut fence: Option<(usize, &str)> = None;
    let mut at = 0;
    let mut pending = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let mark = ['`', '~'].into_iter().find_map(|sign| {
            let length = content.len() - content.trim_start_matches(sign).len();
            (length >= 3).then(|| content.split_at(length))
        });
        match (fence, mark) {
            (Some((start, open)), Some((mark, ""))) if mark.starts_with(open) => {
                ranges.push(start..at + line.len());
                pending.clear();
                fence = None;
            }
            (None, Some((mark, info))) if !info.contains(&mark[..1]) => fence = Some((at, mark)),
            // Should the fence have no end, what stands below it counts as before.
            (Some(_), _) => pending.extend(code_in_line(line, at)),
            (None, _) => ranges.extend(code_in_line(line, at)),
        }
        at += line.len();
    }
    if fence.is_some() {
        ranges.append(&mut pending);
    }
    ranges
}

fn code_in_line(line: &str, from: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(found) = line[at..].find('`') {
        let start = at + found;
        let ticks = line[start..]
            .bytes()
            .take_while(|byte| *byte == b'`')
            .count();
        let inside = &line[start + ticks..];
        // Back-ticks on both sides of a closing tag are two that have nothing to do with each other.
        let end = inside.find(&line[start..start + ticks]);
        match end.filter(|end| !inside[..*end].contains("</")) {
            Some(end) => {
                at = start + ticks + end + ticks;
                ranges.push(from + start..from + at);
            }
            None => at = start + ticks,
        }
    }
    ranges
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// A `<` that begins no name is given up at once; any other may have been followed to the end.
fn looked_at(rest: &str) -> usize {
    if rest[1..]
        .starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!')
    {
        rest.len()
    } else {
        1
    }
}

/// Reads what begins with `<`: a tag and its length, or a comment, which is no piece. `None` where it is text.
fn tag(rest: &str, line: usize) -> Option<(Option<Piece<'_>>, usize)> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        let end = comment.find("-->")?;
        return Some((None, 4 + end + 3));
    }
    // A tag without a name only holds its content together.
    for fragment in ["<>", "</>"] {
        if rest.starts_with(fragment) {
            return Some((None, fragment.len()));
        }
    }
    if let Some(closing) = rest.strip_prefix("</") {
        let name = name(closing)?;
        let after = closing[name.len()..].trim_start();
        let after = after.strip_prefix('>')?;
        return Some((Some(Piece::Close(name, line)), rest.len() - after.len()));
    }
    let inside = &rest[1..];
    let name = name(inside)?;
    let mut tag = Tag {
        name,
        attributes: Vec::new(),
        closes_itself: false,
        line,
    };
    let mut after = &inside[name.len()..];
    loop {
        let spaced = after.trim_start();
        if let Some(end) = spaced.strip_prefix('>') {
            return Some((Some(Piece::Open(tag)), rest.len() - end.len()));
        }
        if let Some(end) = spaced.strip_prefix("/>") {
            tag.closes_itself = true;
            return Some((Some(Piece::Open(tag)), rest.len() - end.len()));
        }
        // Attributes are parted from what stands before them.
        if spaced.len() == after.len() {
            return None;
        }
        if spaced.starts_with('{') {
            after = &spaced[braces(spaced)?..];
            continue;
        }
        let length = spaced
            .find(|letter: char| letter.is_whitespace() || "=/><\"'{}".contains(letter))
            .filter(|length| *length > 0)?;
        let (name, behind) = spaced.split_at(length);
        let (value, behind) = match behind.trim_start().strip_prefix('=') {
            Some(value) => value_of(value.trim_start())?,
            None => ("", behind),
        };
        tag.attributes.push((name, value));
        after = behind;
    }
}

/// The name at the start, if one is there.
fn name(text: &str) -> Option<&str> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "_.-".contains(letter);
    let length = text.find(|letter| !fits(letter)).unwrap_or(text.len());
    let name = &text[..length];
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        .then_some(name)
}

/// A value and what stands behind it. Of an expression, the value is what it quotes, or else empty.
fn value_of(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote);
        }
    }
    if text.starts_with('{') {
        let length = braces(text)?;
        let inside = text[1..length - 1].trim();
        let quoted = ['"', '\'', '`'].into_iter().find_map(|quote| {
            let quoted = inside.strip_prefix(quote)?.strip_suffix(quote)?;
            (!quoted.contains(quote)).then_some(quoted)
        });
        return Some((quoted.unwrap_or_default(), &text[length..]));
    }
    let length = text
        .find(|letter: char| letter.is_whitespace() || letter == '>')
        .filter(|length| *length > 0)?;
    Some(text.split_at(length))
}

/// The length of an expression in braces, those inside it counted.
fn braces(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn texts(text: &str) -> String {
        let read = pieces(text);
        let text = read.iter().map(|piece| match piece {
            Piece::Text(text, line) => format!("{line}{text:?}"),
            Piece::Open(tag) => format!(
                "{}<{}{}{}>",
                tag.line,
                tag.name,
                tag.attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}={value}"))
                    .collect::<String>(),
                if tag.closes_itself { "/" } else { "" }
            ),
            Piece::Close(name, line) => format!("{line}</{name}>"),
        });
        text.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_are_told_from_what_only_looks_like_one() {
        for (text, read) in [
            ("a<b>c</b>", r#"1"a" 1<b> 1"c" 1</b>"#),
            ("Settings > API & more", r#"1"Settings > API & more""#),
            ("1 < 2 <3 <", r#"1"1 < 2 <3 <""#),
            ("<Step title=\"A > B\">", "1<Step title=A > B>"),
            ("<Step\n title='x'\n/>y", "1<Step title=x/> 3\"y\""),
            (
                "<img style={{ a: {b: '>'} }} alt=\"x\"/>",
                "1<img style= alt=x/>",
            ),
            (
                "<div data-x data-y={1} {...all} z=1>",
                "1<div data-x= data-y= z=1>",
            ),
            ("<!-- <p> -->x", "1\"x\""),
            ("<p", "1\"<p\""),
            ("\\<p>\\\\<b>", "1\"\\\\<p>\\\\\\\\\" 1<b>"),
            ("`<p>` <b>", "1\"`<p>` \" 1<b>"),
            ("```html\n<p>\n```\n<b>", "1\"```html\\n<p>\\n```\\n\" 4<b>"),
            ("```\n<b>", "1\"```\\n\" 2<b>"),
            ("a ` <b>x</b> ` c", "1\"a ` \" 1<b> 1\"x\" 1</b> 1\" ` c\""),
            ("<Step title={`A`} n={1}>", "1<Step title=A n=>"),
            (
                "https://<your-domain>.example/<ID>",
                r#"1"https://<your-domain>.example/<ID>""#,
            ),
            ("<x-y>z</x-y>", "1<x-y> 1\"z\" 1</x-y>"),
            ("<a href=\"x>", "1\"<a href=\\\"x>\""),
            ("</p >\n</q>", "1</p> 1\"\\n\" 2</q>"),
            (
                "<é><b x=\"1\"y=\"2\">",
                "1\"<é><b x=\\\"1\\\"y=\\\"2\\\">\"",
            ),
        ] {
            assert_eq!(texts(text), read, "{text}");
        }
    }

    #[test]
    fn a_page_made_to_be_slow_is_read_soon() {
        for piece in [
            "<a b=\"",
            "<a {",
            "<a b={",
            "<!--",
            "<a b='<a c=\"",
            "<a ",
            "</a",
        ] {
            let text = piece.repeat(super::super::MOST_BYTES / piece.len());
            let started = std::time::Instant::now();
            let _ = pieces(&text);
            assert!(started.elapsed().as_secs() < 5, "{piece}");
        }
    }
}
