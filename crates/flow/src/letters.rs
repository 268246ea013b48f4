//! Letters as names are compared by them.
//!
//! The languages of this wizard and their neighbours, by hand: the standard library's tables for all of Unicode are 24 KB
//! of the program's data, 7 KB of its first load.

/// Marks above and below letters, and the stretcher of Arabic script.
pub fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The letter in lower case and without its accent; none for what is no letter or digit.
pub fn folded(character: char) -> Option<char> {
    if character.is_ascii() {
        return character
            .is_ascii_alphanumeric()
            .then(|| character.to_ascii_lowercase());
    }
    if !character.is_alphanumeric() || is_mark(character) {
        return None;
    }
    Some(match character {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        // Other Latin letters, Greek and Cyrillic.
        'Ø' | 'Æ' | 'Ý' | 'Þ' | 'Α'..='Ω' | 'А'..='Я' => {
            char::from_u32(u32::from(character) + 32)?
        }
        other => other,
    })
}
