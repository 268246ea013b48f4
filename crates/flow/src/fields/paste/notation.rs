//! Brings a pasted text into one notation, so that the readers need to know only that.

use crate::{
    fields::clean::{full_width_to_ascii, is_dash, is_invisible, is_space},
    secret::Secret,
};

/// The text with straight quotes, plain spaces, signs and dashes, `:` for an arrow, and without the marks by which shells
/// and strings keep a quote, a slash or a line end: JSON inside a string, and a request of several lines, then read like any other.
/// Tabs stay, since they part the cells of a table.
pub(super) fn simplified(text: &str) -> Secret {
    let unescaped = without_carets(text);
    let mut simple = String::with_capacity(unescaped.expose().len());
    let mut characters = unescaped
        .expose()
        .chars()
        .filter(|&character| !is_invisible(character))
        .peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match character {
            '\\' if matches!(next, Some('"' | '\'' | '/' | '\\' | '\n' | '\r')) => {}
            '\\' if matches!(next, Some('n' | 'r' | 't')) => {
                characters.next();
                simple.push('\n');
            }
            '\\' if next == Some('u') => match escaped(characters.clone()) {
                Some(character) => {
                    simple.push(character);
                    for _ in 0..5 {
                        characters.next();
                    }
                }
                None => simple.push('\\'),
            },
            // A string of Objective-C, or one of C# in which no sign is special.
            '@' if next == Some('"') => {}
            // PowerShell: a quote inside quotes, and a line that goes on.
            '`' if next == Some('"') => {}
            '`' if matches!(next, Some('\n' | '\r')) && simple.ends_with(' ') => {}
            '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => simple.push('"'),
            '‘' | '’' | '‚' => simple.push('\''),
            '-' if next == Some('>') => {
                characters.next();
                simple.push(':');
            }
            '→' | '⇒' | '➔' | '➜' | '⟶' => simple.push(':'),
            '、' | '،' => simple.push(','),
            '؛' => simple.push(';'),
            '\r' if next == Some('\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => simple.push('\n'),
            '\t' => simple.push('\t'),
            _ if is_space(character) => simple.push(' '),
            _ if is_dash(character) => simple.push('-'),
            '•' | '＊' => simple.push(character),
            _ => simple.push(full_width_to_ascii(character)),
        }
    }
    Secret::new(simple)
}

/// The ASCII character of `u003d`, as some writers of JSON spell `=` and `&`.
fn escaped(mut rest: impl Iterator<Item = char>) -> Option<char> {
    rest.next()?;
    let mut code = 0;
    for _ in 0..4 {
        code = code * 16 + rest.next()?.to_digit(16)?;
    }
    char::from_u32(code).filter(|character| character.is_ascii_graphic())
}

/// The text without the carets by which the command line of Windows keeps a sign: `^"x-api-key: …^"`, as Chrome copies it.
fn without_carets(text: &str) -> Secret {
    let is_escaped = text.contains("^\"") || text.contains("^\n") || text.contains("^\r");
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if is_escaped && character == '^' {
            plain.extend(characters.next());
        } else {
            plain.push(character);
        }
    }
    Secret::new(plain)
}
