//! The user ID: a number, typed, or taken from the address of a ClayHR profile.
//!
//! Its length is published nowhere: samples in ClayHR's help and in Hyperproof's have three and six digits, and the
//! description of the API calls it an integer. So twenty digits, which no 64-bit integer holds, are refused, and an
//! unusual length is only warned about. Leading zeros are kept: this is a name written in digits.

use super::{
    clean::{full_width_digits_to_ascii, without_marks_around},
    shape::{holds_address, is_email, is_long_token, is_scientific_number},
};

/// The reason why a text is not a user ID; each has a sentence of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserIdError {
    /// Nothing was entered.
    Empty,
    /// Something else than digits, a minus sign included.
    NotDigits,
    /// Twenty digits or more.
    TooLong,
    /// A long mix of letters and digits: most likely the API key, in the wrong field.
    LooksLikeKey,
    /// An e-mail address, as one signs in with.
    EmailAddress,
    /// A web address, but not that of a profile.
    Address,
    /// The address of another page about a user, such as `…/rm/user/edit/1045`. Only `/rm/user/view/` is known to end in
    /// the user ID, so its number is offered and not taken.
    OtherPage {
        /// The number at its end, always valid itself.
        suggestion: String,
    },
    /// `1.23457E+15`: a spreadsheet wrote the number in short, and its last digits are lost.
    ScientificNumber,
}

/// The reason why a user ID is accepted with a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserIdWarning {
    /// Fewer than three digits.
    Short,
    /// More than ten digits.
    Long,
}

const MOST_DIGITS: usize = 19;
/// The path of a profile, after Hyperproof's ClayHR page: `https://random.clayhr.net/rm/user/view/123456`.
const PROFILE_PATH: &str = "rm/user/view/";
/// The path of every page about a user.
const USER_PATH: &str = "rm/user/";

/// Reads a user ID, or a profile address that ends in one.
///
/// The host of the address is not looked at: only digits are taken from it. Smart paste, which fills fields the user did
/// not paste into, does check the host.
///
/// # Errors
/// The reason why it can be no user ID.
pub fn parse_user_id(text: &str) -> Result<(String, Option<UserIdWarning>), UserIdError> {
    let text = full_width_digits_to_ascii(without_marks_around(text).expose());
    let text = text.as_str();
    if text.is_empty() {
        return Err(UserIdError::Empty);
    }
    let digits = profile_number(text).unwrap_or(text);
    if !is_digits(digits) {
        return Err(reason_against(text));
    }
    let warning = match digits.len() {
        0..3 => Some(UserIdWarning::Short),
        3..=10 => None,
        11..=MOST_DIGITS => Some(UserIdWarning::Long),
        _ => return Err(UserIdError::TooLong),
    };
    Ok((digits.to_owned(), warning))
}

/// The digits after `/rm/user/view/` in the path of an address: never in its query, which may name another page.
pub(super) fn profile_number(text: &str) -> Option<&str> {
    let digits = after_path(text, PROFILE_PATH)?
        .split('/')
        .next()
        .unwrap_or_default();
    is_digits(digits).then_some(digits)
}

/// The digits at the end of another page's path, such as `/rm/user/edit/1045`.
fn number_of_other_page(text: &str) -> Option<&str> {
    let (_, digits) = after_path(text, USER_PATH)?
        .trim_end_matches('/')
        .rsplit_once('/')?;
    (is_digits(digits) && digits.len() <= MOST_DIGITS).then_some(digits)
}

fn after_path<'a>(text: &'a str, wanted: &str) -> Option<&'a str> {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    // ASCII lower case keeps every byte at its place.
    let found = path.to_ascii_lowercase().find(wanted)?;
    if found > 0 && path.as_bytes().get(found - 1) != Some(&b'/') {
        return None;
    }
    path.get(found + wanted.len()..)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn reason_against(text: &str) -> UserIdError {
    if is_email(text) {
        UserIdError::EmailAddress
    } else if let Some(digits) = number_of_other_page(text) {
        UserIdError::OtherPage {
            suggestion: digits.to_owned(),
        }
    } else if holds_address(text) {
        UserIdError::Address
    } else if is_scientific_number(text) {
        UserIdError::ScientificNumber
    } else if is_long_token(text) {
        UserIdError::LooksLikeKey
    } else {
        UserIdError::NotDigits
    }
}
