//! Lines of Markdown as they were meant: what stands in a list by its depth is put in it, however deep it was indented,
//! and the depth of the tags around it means nothing.

use super::{
    compose::{Follows, Line},
    marks::is_sign,
};

/// An item that is open: the depth of its mark in the file, and that of its text in what is written.
struct Open {
    mark: usize,
    text: usize,
}

/// Lays lines out anew. Their number and order stay, but for empty lines that part paragraphs and lists.
pub(super) fn lay_out(lines: Vec<Line>) -> Vec<Line> {
    let mut laid: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open: Vec<Open> = Vec::new();
    // The depth of a fence in the file, its depth as written, and its mark.
    let mut fence: Option<(usize, usize, String)> = None;
    let mut follows_empty = true;
    for line in lines {
        let content = line.text.trim_start();
        let depth = depth(&line.text);
        if let Some((from, to, mark)) = &fence {
            let cut = line.text.len() - strip(&line.text, *from).len();
            let text = [&" ".repeat(*to), &line.text[cut..]].concat();
            let is_end = content.trim_end().trim_start_matches(&mark[..1]).is_empty()
                && content.trim_end().len() >= mark.len();
            laid.push(Line { text, ..line });
            if is_end {
                fence = None;
            }
            continue;
        }
        if content.is_empty() {
            follows_empty = true;
            laid.push(Line {
                text: String::new(),
                ..line
            });
            continue;
        }
        if let Some((mark, number)) = item(content).filter(|_| line.block.is_none()) {
            while open.last().is_some_and(|item| depth < item.mark + 2) {
                open.pop();
            }
            let at = open.last().map_or(0, |item| item.text);
            // Only a list that begins with 1 ends a paragraph by itself.
            if !follows_empty && number.is_some_and(|number| number != 1) && open.is_empty() {
                laid.push(Line {
                    number: line.number,
                    ..Line::default()
                });
            }
            let (mark, text) = content.split_at(mark);
            let mark = if mark.starts_with(BULLETS) {
                "-"
            } else {
                mark.trim_end()
            };
            laid.push(Line {
                text: format!("{}{mark} {}", " ".repeat(at), text.trim_start()),
                ..line
            });
            open.push(Open {
                mark: depth,
                text: at + mark.len() + 1,
            });
            follows_empty = false;
            continue;
        }
        // A line right below an item goes on with it, however deep it stands; any other only if it stands deeper.
        let goes_on = match line.block {
            Some(Follows::Text) => true,
            Some(Follows::Nothing) => false,
            None => !follows_empty && !content.starts_with(['#', '|', '`', '~']),
        };
        while !goes_on && open.last().is_some_and(|item| depth <= item.mark) {
            open.pop();
        }
        let at = open.last().map_or(0, |item| item.text);
        let mark = ['`', '~']
            .into_iter()
            .map(|sign| {
                content
                    .chars()
                    .take_while(|letter| *letter == sign)
                    .collect::<String>()
            })
            // Three signs around something in one line are code within a text.
            .find(|mark| mark.len() >= 3 && !content[mark.len()..].contains(&mark[..1]));
        if let Some(mark) = mark {
            fence = Some((depth, at, mark));
        }
        // "Production: …" above "Sandbox: …" are two lines, however Markdown joins them.
        if let Some(before) = laid.last_mut().filter(|before| before.block.is_none())
            && !follows_empty
            && ((is_labelled(&before.text) && is_labelled(content))
                || (is_strong(&before.text) && is_strong(content))
                || (is_lettered(content)
                    && (is_lettered(&before.text) || content.starts_with(['a', 'i', 'A'])))
                || (before.text.trim_start().starts_with(ARROWS) && content.starts_with(ARROWS)))
        {
            before.text.push_str("  ");
        }
        // The depth of what follows a block in the same line is that of the block.
        follows_empty = false;
        laid.push(Line {
            text: [&" ".repeat(at), content].concat(),
            ..line
        });
    }
    laid
}

/// `Label: value`, in an item or not.
fn is_labelled(line: &str) -> bool {
    let content = line.trim_start();
    let (mark, _) = item(content).unwrap_or_default();
    guide::lines::is_labelled(&content[mark..].replace(is_sign, ""))
}

/// Begins with a strong word, as a list without marks has them.
fn is_strong(line: &str) -> bool {
    let content = line.trim_start().trim_start_matches("- ");
    content
        .strip_prefix("**")
        .is_some_and(|rest| rest.contains("**"))
}

/// `a. text`, `ii) text`: an item on paper, and nothing in Markdown.
pub(super) fn is_lettered(line: &str) -> bool {
    let content = line.trim_start();
    let end = content.find(['.', ')']).unwrap_or(0);
    let (mark, rest) = content.split_at(end);
    let is_roman = mark.len() <= 4
        && mark
            .bytes()
            .all(|letter| matches!(letter, b'i' | b'v' | b'x'));
    let is_letter = mark.len() == 1 && mark.bytes().all(|letter| letter.is_ascii_alphabetic());
    !mark.is_empty() && (is_roman || is_letter) && rest[1..].starts_with(' ')
}

/// Signs that begin an item on paper, and nothing in Markdown.
const BULLETS: [char; 5] = ['\u{2022}', '\u{25e6}', '\u{25aa}', '\u{2023}', '\u{00b7}'];

/// Signs that begin a line of its own.
const ARROWS: [char; 3] = ['\u{2192}', '\u{27a1}', '\u{279c}'];

/// Returns the indentation of a line; a tab is four spaces.
fn depth(line: &str) -> usize {
    let spaces = line.chars().take_while(|letter| letter.is_whitespace());
    spaces
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum()
}

/// A line without so much of its depth.
fn strip(line: &str, depth: usize) -> &str {
    let mut left = depth;
    line.trim_start_matches(|letter: char| {
        let width = if letter == '\t' { 4 } else { 1 };
        let is_cut = letter.is_whitespace() && left > 0;
        left = left.saturating_sub(width);
        is_cut
    })
}

/// The length of an item's mark with the space behind it, and its number.
fn item(content: &str) -> Option<(usize, Option<u32>)> {
    if let Some(rest) = content.strip_prefix(BULLETS) {
        let spaces = rest.len() - rest.trim_start().len();
        return (spaces > 0 && rest.len() > spaces)
            .then(|| (content.len() - rest.len() + spaces, None));
    }
    if content.starts_with(['-', '*', '+']) {
        let is_rule = content.len() > 2
            && content
                .chars()
                .all(|letter| letter == ' ' || content.starts_with(letter));
        return (content[1..].starts_with(' ') && !is_rule).then_some((2, None));
    }
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let number = content[..digits].parse().ok()?;
    let is_item = digits <= 3
        && [". ", ") "]
            .iter()
            .any(|mark| content[digits..].starts_with(mark));
    is_item.then_some((digits + 2, Some(number)))
}
