//! Smart paste: a pasted text that holds more, or something else, than the field it was pasted into.
//!
//! Understood are tables copied from a spreadsheet, lists of labels and values, JSON and headers as ClayHR's help and API
//! description show them, requests as `curl`, browsers, Postman and programs write them, and addresses of ClayHR. Nothing is
//! guessed: a value counts only with its name beside it (or its address around it), only if its own parser accepts it, and
//! not if the text names two different ones. What is left out is left to the user. Every look ahead has an end, so the
//! time grows with the length only.
//!
//! [`notation`] brings a text into one notation; [`tables`], [`pairs`], [`labels`] and [`addresses`] each read one form, and
//! [`names`] knows the names of the three values in eight languages.

mod addresses;
mod found;
mod labels;
mod names;
mod notation;
mod pairs;
mod tables;
mod values;

use super::{
    api_key::parse_api_key,
    subdomain::{Hosts, Subdomain, parse_subdomain},
    user_id::{UserIdError, parse_user_id},
};
use crate::{answers::Answers, field::FieldKey, secret::Secret};

/// The field a text is pasted into, and the name of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The company subdomain.
    Subdomain,
    /// The API key.
    ApiKey,
    /// The user ID.
    UserId,
}

/// The values that a text was understood to hold: at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The company subdomain, with its host if the text had one.
    pub subdomain: Option<Subdomain>,
    /// The API key.
    pub api_key: Option<Secret>,
    /// The user ID, digits only.
    pub user_id: Option<String>,
}

/// Longer texts are no credentials; the browser pastes them as it would.
const MOST_BYTES: usize = 64 * 1024;

/// Reads a text that is pasted into a field, beside what was `typed` so far.
///
/// `None` means that the browser's own paste should go on, and the field say what it thinks of the text: it is a plain
/// value for that field, or nothing that is understood, or it has no value for that field and would only replace what
/// was typed into others. An address without a user ID is a plain value for the subdomain field.
pub fn understand(text: &str, into: Target, typed: &Answers, hosts: &Hosts) -> Option<Pasted> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let (pasted, is_bare_address) = read(text, hosts);
    let is_for_the_field = match into {
        Target::Subdomain => pasted.subdomain.is_some(),
        Target::ApiKey => pasted.api_key.is_some(),
        Target::UserId => pasted.user_id.is_some(),
    };
    let is_plain = if pasted.api_key.is_some() || pasted.user_id.is_some() {
        false
    } else {
        pasted.subdomain.is_none()
            || (into == Target::Subdomain && parse_subdomain(text, hosts).is_ok())
            || (into != Target::Subdomain && is_bare_address)
    };
    let is_taken = !is_plain && (is_for_the_field || !pasted.replaces(typed, hosts));
    is_taken.then_some(pasted)
}

/// Returns the values of a text, and whether all it holds is an address without a name before it.
fn read(text: &str, hosts: &Hosts) -> (Pasted, bool) {
    let simple = notation::simplified(text);
    let (in_tables, rest) = tables::read(simple.expose(), hosts);
    let in_pairs = pairs::read(rest.expose(), hosts);
    let mut named = labels::read(rest.expose(), hosts);
    named.add(in_tables);
    named.add(in_pairs);
    let addressed = addresses::read(simple.expose(), hosts);

    let api_key = named.api_key.value();
    let subdomain = match (named.subdomain.value(), addressed.subdomain.value()) {
        (Some(label), Some(address))
            if label.label() == address.label() && label.host().is_none() =>
        {
            Some(address)
        }
        (Some(label), _) => Some(label),
        (None, address) => address.filter(|_| !named.subdomain.is_disputed),
    };
    // A text that names one value twice was misread once.
    let subdomain = subdomain.filter(|subdomain| {
        api_key
            .as_ref()
            .is_none_or(|key| !key.expose().eq_ignore_ascii_case(subdomain.label()))
    });
    let user_id = named.user_id.value().or_else(|| {
        let of_profile = addressed.user_id.value();
        of_profile.filter(|_| !named.user_id.is_disputed)
    });
    let is_bare_address = named.subdomain.value().is_none();
    let pasted = Pasted {
        subdomain,
        api_key,
        user_id,
    };
    (pasted, is_bare_address)
}

impl Pasted {
    /// Returns whether taking these values would replace something else that was typed.
    fn replaces(&self, typed: &Answers, hosts: &Hosts) -> bool {
        let differs = |key: &FieldKey, is_same: &dyn Fn(&str) -> bool| {
            let text = typed.text(key);
            !text.trim().is_empty() && !is_same(text)
        };
        let replaces_subdomain = self.subdomain.as_ref().is_some_and(|new| {
            differs(&FieldKey::Subdomain, &|text| {
                parse_subdomain(text, hosts).is_ok_and(|(old, _)| old.label() == new.label())
            })
        });
        let replaces_key = self.api_key.as_ref().is_some_and(|new| {
            differs(&FieldKey::ApiKey, &|text| {
                parse_api_key(text, hosts).is_ok_and(|(old, _)| old == *new)
            })
        });
        let replaces_user_id = self.user_id.as_ref().is_some_and(|new| {
            differs(&FieldKey::UserId, &|text| {
                parse_user_id(text).is_ok_and(|(old, _)| old == *new)
            })
        });
        replaces_subdomain || replaces_key || replaces_user_id
    }
}

/// Returns whether API key and user ID were entered the wrong way round: each is refused where it is, and good in the
/// other field.
pub fn swapped(api_key: &str, user_id: &str) -> bool {
    parse_user_id(user_id) == Err(UserIdError::LooksLikeKey)
        && parse_user_id(api_key).is_ok()
        && parse_api_key(user_id, &Hosts::default()).is_ok()
}
