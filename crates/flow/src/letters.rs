//! Letters as names are compared by them.
//!
//! The standard library knows the small letter of every script, by tables of 25 KB in the program's data: 8 KB of its
//! first load, compressed. Names are in the languages of this wizard and their neighbours; those are here.

/// Returns the small letter of a Latin, Greek or Cyrillic capital; any other character as it is.
pub fn to_lower(character: char) -> char {
    let code = u32::from(character);
    let small = match code {
        // Letters of ASCII, Latin-1, Greek and Cyrillic stand 32 before their small ones,
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            code + 32
        }
        // the first Cyrillic ones 80,
        0x400..=0x40f => code + 80,
        // and the further Latin ones just before theirs, on even or on odd places. The dotted and the dotless i have
        // none that is theirs alone.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => (code + 1) & !1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(character)
}

/// Tells marks above and below letters, and the stretcher of Arabic script.
pub fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Returns the letter in lower case and without its accent; none for what is no letter or digit.
pub fn folded(character: char) -> Option<char> {
    if character.is_ascii() {
        return character
            .is_ascii_alphanumeric()
            .then(|| character.to_ascii_lowercase());
    }
    if !character.is_alphanumeric() || is_mark(character) {
        return None;
    }
    Some(match to_lower(character) {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        let ranges = [
            '\u{0}'..='\u{2f}',
            '\u{30}'..='\u{17e}',
            'Α'..='ω',
            'Ѐ'..='я',
        ];
        for character in ranges.into_iter().flatten() {
            let unicode = character.to_lowercase().next();
            if !matches!(character, 'İ' | 'ı' | 'Ÿ') {
                assert_eq!(Some(to_lower(character)), unicode, "{character}");
            }
        }
    }
}
