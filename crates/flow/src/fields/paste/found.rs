//! Collects the values that a text names, and remembers where it names two different ones.

use super::{Target, names::Name, values::is_placeholder};
use crate::{
    fields::{
        api_key::parse_api_key,
        subdomain::{Hosts, Subdomain, parse_subdomain},
        user_id::parse_user_id,
    },
    secret::Secret,
};

/// One value, or the knowledge that there are several.
pub(super) struct Slot<T> {
    first: Option<T>,
    pub(super) is_disputed: bool,
}

impl<T: PartialEq + Clone> Slot<T> {
    const EMPTY: Self = Self {
        first: None,
        is_disputed: false,
    };

    pub(super) fn offer(&mut self, value: T) {
        match &self.first {
            None => self.first = Some(value),
            Some(first) => self.is_disputed |= *first != value,
        }
    }

    pub(super) fn value(&self) -> Option<T> {
        self.first.clone().filter(|_| !self.is_disputed)
    }
}

/// The values found so far.
pub(super) struct Found {
    pub(super) subdomain: Slot<Subdomain>,
    pub(super) api_key: Slot<Secret>,
    pub(super) user_id: Slot<String>,
}

impl Found {
    pub(super) const EMPTY: Self = Self {
        subdomain: Slot::EMPTY,
        api_key: Slot::EMPTY,
        user_id: Slot::EMPTY,
    };

    /// Returns whether the value is one that its own parser accepts.
    pub(super) fn accepts(name: Name, value: &str, hosts: &Hosts) -> bool {
        let mut found = Self::EMPTY;
        found.offer(name, value, hosts)
    }

    /// Takes a value that its own parser accepts, and says whether it did.
    pub(super) fn offer(&mut self, name: Name, value: &str, hosts: &Hosts) -> bool {
        match name.target {
            _ if is_placeholder(value) => return false,
            // "API key: required" is a sentence, not a key.
            Target::ApiKey if name.is_prose && is_word(value) => return false,
            Target::ApiKey if !value.chars().any(char::is_alphanumeric) => return false,
            Target::ApiKey => match parse_api_key(value, hosts) {
                Ok((key, _)) => self.api_key.offer(key),
                Err(_) => return false,
            },
            // An address is read elsewhere, where its host is looked at.
            Target::UserId if value.contains('/') => return false,
            Target::UserId => match parse_user_id(value) {
                Ok((digits, _)) => self.user_id.offer(digits),
                Err(_) => return false,
            },
            Target::Subdomain if is_remark(value) => return false,
            Target::Subdomain => match parse_subdomain(value, hosts) {
                Ok((subdomain, _)) => self.offer_subdomain(subdomain),
                Err(_) => return false,
            },
        }
        true
    }

    /// Only the label is sent on, so the same one at two endings is no dispute; the first with a host is kept.
    pub(super) fn offer_subdomain(&mut self, subdomain: Subdomain) {
        match &self.subdomain.first {
            Some(first) if first.label() == subdomain.label() => {
                if first.host().is_none() {
                    self.subdomain.first = Some(subdomain);
                }
            }
            _ => self.subdomain.offer(subdomain),
        }
    }

    /// Takes in what was found in another way.
    pub(super) fn add(&mut self, other: Self) {
        if let Some(subdomain) = other.subdomain.first {
            self.offer_subdomain(subdomain);
        }
        if let Some(key) = other.api_key.first {
            self.api_key.offer(key);
        }
        if let Some(user_id) = other.user_id.first {
            self.user_id.offer(user_id);
        }
        self.subdomain.is_disputed |= other.subdomain.is_disputed;
        self.api_key.is_disputed |= other.api_key.is_disputed;
        self.user_id.is_disputed |= other.user_id.is_disputed;
    }
}

fn is_word(value: &str) -> bool {
    value.chars().count() < 16
        && value
            .chars()
            .all(|character| character.is_alphabetic() || character == '-')
}

/// Something said of a subdomain where the subdomain itself would stand.
fn is_remark(value: &str) -> bool {
    const REMARKS: [&str; 14] = [
        "required", "optional", "missing", "unknown", "pending", "tbd", "todo", "empty", "yes",
        "no", "below", "above", "attached", "same",
    ];
    let word = value.trim_end_matches(['.', ',', ';']);
    REMARKS
        .iter()
        .any(|remark| word.eq_ignore_ascii_case(remark))
}
