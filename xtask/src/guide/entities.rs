//! Letters that are written by number or name: `&#38;`, `&amp;`.

/// Undoes entities: the numbered ones, and the few named ones that pages use. Others stay as they are.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        rest = &rest[start..];
        let entity = rest
            .char_indices()
            .take(12)
            .find(|(_, letter)| *letter == ';')
            .and_then(|(end, _)| Some((letter_of(&rest[1..end])?, end + 1)));
        match entity {
            Some((letter, length)) => {
                decoded.push(letter);
                rest = &rest[length..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}

fn letter_of(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?).filter(|letter| !letter.is_control());
    }
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        name => return letter_named(name),
    })
}

/// A letter by its name in HTML, of which pulldown-cmark has the whole list.
fn letter_named(name: &str) -> Option<char> {
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let text = format!("&{name};");
    let mut events = pulldown_cmark::Parser::new(&text).filter_map(|event| match event {
        pulldown_cmark::Event::Text(text) => Some(text),
        _ => None,
    });
    let decoded = events
        .next()
        .filter(|decoded| is_name && **decoded != *text)?;
    let mut letters = decoded.chars();
    let letter = letters.next()?;
    letters.next().is_none().then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn entities_are_undone_once() {
        for (text, decoded) in [
            ("&#x22;&#34;&amp;lt;", "\"\"&lt;"),
            ("a & b &unknown; &", "a & b &unknown; &"),
            ("&#0;&#x110000;&#;", "&#0;&#x110000;&#;"),
            ("&mdash;&eacute;&nosuchname;", "\u{2014}\u{e9}&nosuchname;"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
    }
}
