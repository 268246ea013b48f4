//! The kinds of values that settings take. Each reader returns `None` for a value of another kind.

use std::{collections::BTreeMap, net};

use flow::{connector::FieldNames, fields::subdomain::Hosts};
use serde_json::Value;

use super::ColourScheme;

/// Reads a text with something in it, trimmed.
pub(crate) fn non_empty(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Reads a boolean, or its text; an attribute without a value is true.
pub(crate) fn parse_bool(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::String(text) => match text.as_str() {
            "" | "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Reads a whole number from 1 to 300, or its text.
pub(crate) fn bounded_u32(value: &Value) -> Option<u32> {
    let number = match value {
        Value::Number(number) => {
            let number = number.as_f64().filter(|number| number.fract() == 0.0)?;
            // A cast saturates, so that numbers far outside stay outside.
            number as u32
        }
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    (1..=300).contains(&number).then_some(number)
}

/// Reads a list of texts, or one text with commas or spaces between them.
pub(crate) fn list(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(non_empty).collect(),
        Value::String(text) => Some(
            text.split([',', ' '])
                .filter(|item| !item.is_empty())
                .map(str::to_owned)
                .collect(),
        ),
        _ => None,
    }
}

/// Reads an https address.
pub(crate) fn https_link(value: &Value) -> Option<String> {
    non_empty(value).filter(|link| link.starts_with("https://"))
}

/// Reads the address of a server.
pub(crate) fn web_address(value: &Value) -> Option<String> {
    non_empty(value).filter(|address| is_web_address(address))
}

/// Tells whether a text is the address of a server to which a key may be sent: https, or http on this machine, since
/// elsewhere the key would travel in the clear.
pub fn is_web_address(address: &str) -> bool {
    if let Some(rest) = address.strip_prefix("https://") {
        return is_plain(rest);
    }
    let rest = address.strip_prefix("http://");
    rest.is_some_and(|rest| is_plain(rest) && is_loopback(host_of(rest)))
}

/// Tells whether the rest of an address is only a host and a path.
fn is_plain(rest: &str) -> bool {
    !rest.is_empty()
        && !rest.contains(|character: char| {
            character.is_whitespace() || matches!(character, '@' | '\\' | '#' | '?')
        })
}

/// Returns the host at the start of an address without its scheme; of `[::1]:80` it is `::1`.
fn host_of(rest: &str) -> &str {
    let authority = rest.split('/').next().unwrap_or_default();
    let (host, port) = match authority
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        Some((host, port)) if host.contains(':') => (host, port),
        Some(_) => return "",
        None => {
            let end = authority.find(':').unwrap_or(authority.len());
            authority.split_at(end)
        }
    };
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if is_port { host } else { "" }
}

/// Tells whether a host is always this machine: 127.0.0.0/8, `::1`, `localhost` and the names below it
/// (Secure Contexts, "Is origin potentially trustworthy?"; RFC 6761, 6.3).
fn is_loopback(host: &str) -> bool {
    let name = host.to_ascii_lowercase();
    host.parse()
        .is_ok_and(|address: net::IpAddr| address.is_loopback())
        || name == "localhost"
        || name.ends_with(".localhost")
}

/// Tells whether a text is an origin as browsers write it: a slash at the end would match nothing.
fn is_origin(origin: &str) -> bool {
    is_web_address(origin) && origin.matches('/').count() == 2
}

/// Reads a list of origins, which only scripts use.
pub(crate) fn origins(value: &Value) -> Option<()> {
    let origins = list(value)?;
    origins.iter().all(|origin| is_origin(origin)).then_some(())
}

/// Reads a list of domains.
pub(crate) fn domains(value: &Value) -> Option<Hosts> {
    let domains = list(value)?;
    let is_domain = |domain: &String| {
        domain.contains('.')
            && domain
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
    };
    (!domains.is_empty() && domains.iter().all(is_domain)).then(|| Hosts::new(domains))
}

/// Reads an object of lists into the names by which fields are recognised.
pub(crate) fn field_names(field_names: &mut FieldNames, value: &Value) -> Option<()> {
    for (field, keys) in value.as_object()? {
        let keys = list(keys).filter(|keys| !keys.is_empty())?;
        let (_, names) = field_names
            .names
            .iter_mut()
            .find(|(known, _)| known.as_str() == field)?;
        *names = keys;
    }
    Some(())
}

/// Reads an object of sentences by key.
pub(crate) fn sentences(value: &Value) -> Option<BTreeMap<String, String>> {
    let mut sentences = BTreeMap::new();
    for (key, sentence) in value.as_object()? {
        sentences.insert(key.clone(), non_empty(sentence)?);
    }
    Some(sentences)
}

/// Reads a colour scheme by its name.
pub(crate) fn colour_scheme(value: &Value) -> Option<ColourScheme> {
    [
        ColourScheme::Light,
        ColourScheme::Dark,
        ColourScheme::System,
    ]
    .into_iter()
    .find(|scheme| value == scheme.as_str())
}

/// Reads the wanted language. Anything is taken: what is no language tag asks for no language, since a wizard in the
/// browser's language is better than none.
pub(crate) fn locale(value: &Value) -> Option<Option<String>> {
    Some(value.as_str().and_then(language_tag))
}

/// Returns a language tag as BCP 47 has it: of `de_DE` and `de_DE.UTF-8`, as POSIX writes it, `de-DE`. `None` for an
/// empty text and for whatever is no tag.
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().split(['.', '@']).next()?.replace('_', "-");
    let language = tag.split('-').next()?;
    let is_tag = (2..=35).contains(&tag.len())
        && language.len() >= 2
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tag.split('-').all(|subtag| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    is_tag.then_some(tag)
}
