//! The user ID: a number, typed, or taken from the address of a ClayHR profile.
//!
//! Its length is published nowhere: samples in ClayHR's help and in Hyperproof's have three and six digits, and the
//! description of the API calls it an integer. So twenty digits, which no 64-bit integer holds, are refused, and an
//! unusual length is only warned about. Leading zeros are kept: this is a name written in digits.

use super::clean::{clean, full_width_digits_to_ascii, is_address, is_email, is_long_token};
use crate::text::{before_any, find, from};

/// Why a text is no user ID; each reason has a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// What is odd about a user ID that is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserIdWarning {
    /// Fewer than three digits.
    Short,
    /// More than ten digits.
    Long,
}

const MOST_DIGITS: usize = 19;
/// Where a profile stands, after Hyperproof's ClayHR page: `https://random.clayhr.net/rm/user/view/123456`.
const PROFILE_PATH: &str = "rm/user/view/";

/// Reads a user ID, or a profile address that ends in one.
///
/// The host of the address is not looked at: only digits are taken from it. Smart paste, which fills fields the user did
/// not paste into, does check the host.
pub fn parse_user_id(text: &str) -> Result<(String, Option<UserIdWarning>), UserIdError> {
    let text = full_width_digits_to_ascii(&clean(text).text);
    if text.is_empty() {
        return Err(UserIdError::Empty);
    }
    let digits = profile_number(&text).unwrap_or(&text);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(reason_against(&text));
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
    let path = before_any(text, "?#");
    // ASCII lower case keeps every byte at its place.
    let found = find(&path.to_ascii_lowercase(), PROFILE_PATH)?;
    if found > 0 && path.as_bytes().get(found - 1) != Some(&b'/') {
        return None;
    }
    let digits = before_any(from(path, found + PROFILE_PATH.len()), "/");
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn reason_against(text: &str) -> UserIdError {
    if is_email(text) {
        UserIdError::EmailAddress
    } else if is_address(text) {
        UserIdError::Address
    } else if is_long_token(text) {
        UserIdError::LooksLikeKey
    } else {
        UserIdError::NotDigits
    }
}
