//! Reads addresses of ClayHR wherever they stand in a text.

use super::found::Found;
use crate::fields::{
    subdomain::{Hosts, parse_subdomain},
    user_id::profile_number,
};

/// Every address in the text, and the user ID if it is that of a profile.
pub(super) fn read(text: &str, hosts: &Hosts) -> Found {
    let mut found = Found::EMPTY;
    for token in text.split([' ', '\n', '\t', '"', '\'', '`', '<', '>', '|']) {
        // The address of a Markdown link.
        let token = token
            .rsplit_once("](")
            .map_or(token, |(_, address)| address);
        let token = after_name(token).trim_matches(is_beside);
        // With a dot inside it is a host or nothing; words without are not even copied.
        if token.contains('.')
            && let Ok((subdomain, _)) = parse_subdomain(token, hosts)
        {
            found.offer_subdomain(subdomain);
            if let Some(digits) = profile_number(token) {
                found.user_id.offer(digits.to_owned());
            }
        }
    }
    found
}

/// The value of `--url=https://…` and `url=…`. An equal sign inside an address proves nothing.
fn after_name(token: &str) -> &str {
    let is_name = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    match token.split_once('=') {
        Some((name, value)) if is_name(name) => value,
        _ => token,
    }
}

/// Signs that may stand beside an address and are no part of it.
fn is_beside(character: char) -> bool {
    "()[]{},;.!?*".contains(character)
}
