//! The API key: opaque, and refused only when it is plainly something else.
//!
//! No length and no alphabet is published. Samples in ClayHR's help have 20 and 29 characters; an older one is base64, so
//! `=`, `+` and `/` occur. A rule that is invented here would one day lock out a good key, hence the few hard reasons and
//! the mild warnings. No error carries any part of the value.

use super::{
    clean::{clean, full_width_digits_to_ascii, hyphens_to_ascii, is_space, without_marks_around},
    shape::{holds_address, is_email, is_scientific_number},
    subdomain::Hosts,
};
use crate::secret::Secret;

/// The reason why a text is not an API key; each has a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyError {
    /// Nothing was entered.
    Empty,
    /// A space or line end inside: two things were copied, or a wrapped line.
    InnerSpace,
    /// A character that no one can type or see.
    ControlCharacter,
    /// Dots, stars or `X`s in place of the key: it was copied before it was shown.
    Masked,
    /// A web address, or a text with one in it.
    Address,
    /// An e-mail address.
    EmailAddress,
    /// One to ten digits only: most likely the user ID, in the wrong field.
    LooksLikeUserId,
    /// `1.23457E+19`: a spreadsheet took the key for a number, and its last digits are lost.
    ScientificNumber,
}

/// The reason why an API key is accepted with a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyWarning {
    /// Fewer than 16 characters: part of it may be missing.
    TooShort,
    /// More than 128 characters: more than the key may have been copied.
    TooLong,
    /// A character that no token in a request header has (`token68` of RFC 9110, 11.2): a word processor changed one, or
    /// more than the key was copied. Since the alphabet is unknown, this is no reason to refuse.
    UnusualCharacter,
}

const FEWEST_EXPECTED: usize = 16;
const MOST_EXPECTED: usize = 128;
const MOST_DIGITS_OF_A_USER_ID: usize = 10;
/// The number of equal signs in a row that count as a mask.
const MASK_RUN: usize = 4;

/// Reads an API key: cleans it at its ends, and otherwise leaves it as it is.
///
/// # Errors
/// The reason why it can be no API key.
pub fn parse_api_key(
    text: &str,
    hosts: &Hosts,
) -> Result<(Secret, Option<ApiKeyWarning>), ApiKeyError> {
    let whole = Secret::new(clean(text).text);
    let key = without_marks_around(Secret::new(hyphens_to_ascii(text)).expose());
    let text = key.expose();
    if text.is_empty() {
        return Err(ApiKeyError::Empty);
    }
    for text in [whole.expose(), text] {
        if is_email(text) {
            return Err(ApiKeyError::EmailAddress);
        }
        if holds_address(text) || hosts.is_in(text) {
            return Err(ApiKeyError::Address);
        }
        if is_masked(text) {
            return Err(ApiKeyError::Masked);
        }
    }
    if text.chars().any(is_space) {
        return Err(ApiKeyError::InnerSpace);
    }
    if text.chars().any(char::is_control) {
        return Err(ApiKeyError::ControlCharacter);
    }
    if is_scientific_number(text) {
        return Err(ApiKeyError::ScientificNumber);
    }
    let count = text.chars().count();
    if count <= MOST_DIGITS_OF_A_USER_ID && is_number(text) {
        return Err(ApiKeyError::LooksLikeUserId);
    }
    let warning = if !is_token(text) {
        Some(ApiKeyWarning::UnusualCharacter)
    } else if count < FEWEST_EXPECTED {
        Some(ApiKeyWarning::TooShort)
    } else if count > MOST_EXPECTED {
        Some(ApiKeyWarning::TooLong)
    } else {
        None
    };
    Ok((key, warning))
}

fn is_token(text: &str) -> bool {
    text.trim_end_matches('=').bytes().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
    })
}

fn is_number(text: &str) -> bool {
    full_width_digits_to_ascii(text)
        .bytes()
        .all(|byte| byte.is_ascii_digit())
}

/// Returns `true` if part of the key is masked.
///
/// - One dot, block or ellipsis that is not ASCII is enough: nobody types them, no header carries them.
/// - Number signs alone, `########`: a spreadsheet's column is too narrow.
/// - Four stars in a row, or three full stops: `****`, `abcd...wxyz`.
/// - `X`s in rows of four or more that make up a third of the text. A random key of twenty capitals and digits holds
///   *some* row of four `X`s once in 100,000 keys, and seven of twenty practically never, so a row alone proves nothing.
fn is_masked(text: &str) -> bool {
    let is_too_narrow = text.len() >= MASK_RUN && text.bytes().all(|byte| byte == b'#');
    if is_too_narrow || text.contains("...") || text.chars().any(is_mask_sign) {
        return true;
    }
    let (mut length, mut run, mut previous, mut hidden) = (0, 0, '\0', 0);
    for character in text.chars() {
        run = if character == previous { run + 1 } else { 1 };
        previous = character;
        length += 1;
        match character {
            '*' if run >= MASK_RUN => return true,
            'x' | 'X' if run == MASK_RUN => hidden += MASK_RUN,
            'x' | 'X' if run > MASK_RUN => hidden += 1,
            _ => {}
        }
    }
    hidden > 0 && hidden * 3 >= length
}

fn is_mask_sign(character: char) -> bool {
    matches!(
        character,
        '·' | '•'
            | '…'
            | '⁎'
            | '∗'
            | '∙'
            | '⋅'
            | '⋯'
            | '█'
            | '■'
            | '▪'
            | '●'
            | '○'
            | '◦'
            | '⚫'
            | '⬤'
            | '＊'
    )
}
