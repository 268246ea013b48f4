//! Finds where a value after its name begins and ends.

use super::names::name_at_end;

const LONGEST_VALUE: usize = 1024;
const LONGEST_LABEL: usize = 40;

/// Returns the value after a separator, with which the text starts, and what comes after it.
pub(super) fn value_at_start(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches([':', '=', '>', ' ', '*', '{', '[', '(']);
    let own_line = text.trim_start_matches([' ', '\n', '\t']);
    let is_next_line = own_line.len() < text.len();
    let quote = own_line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\'' | '`'));
    let inside = own_line.get(quote.map_or(0, char::len_utf8)..)?;
    let near_end = inside.char_indices().nth(LONGEST_VALUE);
    let near = inside.get(..near_end.map_or(inside.len(), |(end, _)| end))?;
    let end = match quote {
        Some(quote) => near.find(quote),
        None => near.find(is_after_value),
    };
    let end = match end {
        Some(end) => end,
        None if quote.is_none() && inside.len() == near.len() => inside.len(),
        None => return None,
    };
    let (value, after) = inside.split_at_checked(end)?;
    let is_next_label = |end: usize| {
        value
            .get(..end)
            .is_some_and(|name| name_at_end(name).is_some())
    };
    if quote.is_none() && value.find([':', '=']).is_some_and(is_next_label) {
        return None;
    }
    let is_end = match quote {
        // Else it is not a value but the next name, as in `"apiKey": {"value": …`.
        Some(quote) => {
            let after = after.strip_prefix(quote).unwrap_or(after);
            !after.trim_start_matches(' ').starts_with([':', '='])
        }
        None if is_next_line => {
            let after = after.trim_start_matches([' ', '\t']);
            after.is_empty() || after.starts_with('\n')
        }
        None => ends_cleanly(after),
    };
    (is_end && !value.is_empty()).then_some((value, after))
}

fn is_after_value(character: char) -> bool {
    matches!(
        character,
        ' ' | '\n'
            | '\t'
            | '"'
            | '\''
            | '`'
            | '*'
            | '{'
            | '}'
            | '['
            | ']'
            | '('
            | ')'
            | '<'
            | '>'
            | ','
            | ';'
            | '&'
    )
}

/// Returns whether a value without quotes is over here: at the end of the line, at a sign that ends it, or before the next
/// known name. Other words would make it the start of a sentence, and a sign inside a key must not cut it: of the signs below
/// only those with a space before or after them end a value.
fn ends_cleanly(after: &str) -> bool {
    let ends = |character: char| character.is_ascii() && !character.is_ascii_alphanumeric();
    let unspaced = after.trim_start_matches(' ');
    let unsigned = unspaced.trim_start_matches([',', ';', '&', '*', '(', '[', '{', '<', '>', '|']);
    let is_spaced = unspaced.len() < after.len() && unsigned.len() < unspaced.len();
    if is_spaced || unsigned.is_empty() || unsigned.starts_with(ends) {
        return true;
    }
    let label = unsigned
        .char_indices()
        .take(LONGEST_LABEL)
        .find(|&(_, character)| matches!(character, ':' | '='));
    label.is_some_and(|(end, _)| {
        unsigned
            .get(..end)
            .is_some_and(|name| name_at_end(name).is_some())
    })
}

/// Returns whether the text stands where a value will be: `$API_KEY`, `YOUR_API_KEY`, `null`.
pub(super) fn is_placeholder(value: &str) -> bool {
    value.starts_with(['$', '%', '<', '{'])
        || name_at_end(value).is_some()
        || ["null", "none", "undefined", "true", "false", "n/a"]
            .iter()
            .any(|word| value.eq_ignore_ascii_case(word))
}
