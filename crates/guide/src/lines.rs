//! Line ends in texts: which of them part paragraphs, which mean a line break, and which only wrap a line.

/// Returns the paragraphs of a text. An empty line parts them; a line end within one stays only where it means something.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| is_open) {
            Some(paragraph) => {
                paragraph.push(if is_break(paragraph, line) { '\n' } else { ' ' });
                paragraph.push_str(line);
            }
            None => paragraphs.push(line.to_owned()),
        }
        is_open = true;
    }
    paragraphs.into_iter()
}

/// Returns true if the line end between these lines means something: the first one is at an end, and the second one
/// begins like a line of its own ("Production: …", "Sandbox: …"). Within a sentence, a line was only wrapped.
pub fn is_break(before: &str, after: &str) -> bool {
    let last = before.rsplit('\n').next().unwrap_or_default();
    let marks = ['*', '_', '`', ')', '"', '\u{201d}', ']'];
    let is_at_end = last
        .trim_end_matches(marks)
        .ends_with(['.', ':', ';', '!', '?']);
    is_address(after)
        || is_labelled(after)
        || is_item(after)
        || (is_at_end && !begins_small(after))
        || (is_address(last.rsplit(' ').next().unwrap_or_default()) && !begins_small(after))
}

/// Returns true if a text begins in the middle of a sentence.
pub fn begins_small(text: &str) -> bool {
    let first = text
        .trim_start_matches(['*', '_', '[', '(', '"', '\u{201c}'])
        .chars()
        .next();
    first.is_some_and(char::is_lowercase) && !is_address(text)
}

/// Returns true for `Label: value`, with a label of a few words that begins with a capital letter.
pub fn is_labelled(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '_', '`']);
    line.split_once(':').is_some_and(|(label, value)| {
        line.starts_with(char::is_uppercase)
            && label.split_whitespace().count() <= 3
            && value.starts_with([' ', '*', '_', '`'])
    })
}

/// `- item`, `• item`, `2. item`: the backend's model has lists of its own, and some write them into a text all the same.
fn is_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let behind = match line.strip_prefix(['-', '*', '\u{2022}']) {
        Some(behind) => Some(behind),
        None if digits.len() < line.len() => digits.strip_prefix(['.', ')']),
        None => None,
    };
    behind.is_some_and(|behind| behind.starts_with(' '))
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches(['`', '<', '[', '*', '(']);
    text.starts_with("https://") || text.starts_with("http://")
}
