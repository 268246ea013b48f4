//! Addresses in fields of other connectors, and the part of one that a field asks for.
//!
//! If the backend's placeholder, name or rule, or the guide, says that a part is wanted, the address is reduced to it;
//! otherwise the user is asked to look.

use super::{
    clean::{clean, look_alikes_to_ascii},
    shape::holds_address,
};
use crate::{connector::normalize_name, field::Field};

/// A web address as it was entered, read as strictly as a browser would go there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    host: String,
}

/// A part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first label of the host, `acme`.
    Label,
    /// The host, `acme.bamboohr.com`.
    Host,
}

impl Address {
    /// Reads an address with or without its scheme: `https://acme.bamboohr.com/home`, `acme.bamboohr.com`.
    ///
    /// None for anything else, and for an address that may lead elsewhere than it shows.
    pub fn read(text: &str) -> Option<Self> {
        let text = clean(&look_alikes_to_ascii(text)).text;
        if !holds_address(&text) || text.contains([' ', '@', '\\', '%']) {
            return None;
        }
        let rest = match text.split_once("://") {
            Some((scheme, rest)) => {
                let is_web = ["http", "https"]
                    .iter()
                    .any(|web| scheme.eq_ignore_ascii_case(web));
                is_web.then_some(rest)?
            }
            None => &text,
        };
        let host = rest.split(['/', '?', '#', ':']).next()?;
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let is_label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        let is_host = host.contains('.') && host.split('.').all(is_label);
        is_host.then_some(Self { host })
    }

    /// Returns a part of the address. A label only where there is no doubt which one names the company: of three.
    pub fn part(&self, part: Part) -> Option<&str> {
        match part {
            Part::Host => Some(&self.host),
            Part::Label => {
                let (label, domain) = self.host.split_once('.')?;
                (label != "www" && domain.matches('.').count() == 1).then_some(label)
            }
        }
    }

    /// Returns whether the field may well want only a part of an address: it asks for a domain or a company, and not for
    /// an address.
    pub fn is_unusual_for(&self, field: &Field) -> bool {
        const ADDRESSES: [&str; 8] = [
            "url", "uri", "link", "website", "endpoint", "host", "server", "address",
        ];
        let placeholder = field.placeholder.as_deref().unwrap_or_default();
        names_company(field) && !names_one_of(field, &ADDRESSES) && !placeholder.contains("://")
    }
}

/// Returns the part of the address that the field asks for, if anything says that it asks for one.
pub fn wanted_part(field: &Field, instructions: &str, address: &Address) -> Option<Part> {
    let placeholder = field.placeholder.as_deref().unwrap_or_default().trim();
    if !placeholder.is_empty() {
        if placeholder.contains("://") {
            return None;
        }
        if let Some(example) = Address::read(placeholder) {
            return (example.host == placeholder.to_ascii_lowercase()).then_some(Part::Host);
        }
        if is_label(placeholder) && names_company(field) {
            return Some(Part::Label);
        }
    }
    let description = field.description.as_deref().unwrap_or_default();
    let is_shown = [description, instructions]
        .iter()
        .any(|text| shows_label_alone(text, address));
    (is_shown || names_one_of(field, &["subdomain"])).then_some(Part::Label)
}

/// Returns whether the text has an address at the same domain, and its first label by itself as well, as in "in
/// `https://acmecompany.bamboohr.com` it is `acmecompany`".
fn shows_label_alone(text: &str, address: &Address) -> bool {
    let domain_of = |host: &str| host.split_once('.').map(|(_, domain)| domain.to_owned());
    let is_between = |character: char| {
        !(character.is_alphanumeric() || matches!(character, '.' | '-' | '_' | ':' | '/'))
    };
    let words: Vec<&str> = text.split(is_between).collect();
    words
        .iter()
        .filter_map(|word| Address::read(word))
        .any(|example| {
            let label = example.part(Part::Label).unwrap_or_default();
            domain_of(&example.host) == domain_of(&address.host)
                && words
                    .iter()
                    .any(|word| !label.is_empty() && word.trim_end_matches(['.', ':']) == label)
        })
}

/// Returns `true` if the field asks for a company or its domain, and the text may be the first label of one: `acme-hr`.
pub(super) fn is_company_label(field: &Field, text: &str) -> bool {
    names_company(field) && is_label(text)
}

fn names_company(field: &Field) -> bool {
    const WORDS: [&str; 12] = [
        "domain",
        "company",
        "tenant",
        "account",
        "instance",
        "organization",
        "organisation",
        "workspace",
        "team",
        "site",
        "slug",
        "portal",
    ];
    names_one_of(field, &WORDS)
}

fn names_one_of(field: &Field, words: &[&str]) -> bool {
    [&field.key, &field.label].into_iter().any(|name| {
        let name = normalize_name(name);
        words.iter().any(|word| name.contains(word))
    })
}

fn is_label(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
