//! Reads settings into a [`Config`]: the first layer that has a key decides, and every mistake is named.

use super::{ColourScheme, Config};
use crate::json::Json;
use flow::fields::subdomain::Hosts;

/// Settings from one place.
#[derive(Clone, PartialEq)]
pub struct Layer {
    /// The place, as an error names it: `config.json`, `the page's settings`.
    pub source: &'static str,
    /// An object of settings. Attributes give all of them as text: `"true"`, `"30"`, `"a.example, b.example"`.
    pub settings: Json,
}

/// A setting that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{source_name}: {key}: {problem}")]
pub struct ConfigError {
    /// Where it stands.
    pub source_name: &'static str,
    /// Its key.
    pub key: String,
    /// What is wrong with it, and what it should be. For the person who wrote the setting.
    pub problem: &'static str,
}

/// Every setting: its key, and what it takes. The README's table is checked against this list.
pub const KEYS: [(&str, &str); 29] = [
    (
        "backend",
        "an https address, or http on 127.0.0.1 or localhost",
    ),
    ("provider", "the provider's key, or any"),
    ("provider-name", "the provider's name for people"),
    ("hosts", "a list of domains, such as clayhr.com"),
    (
        "open-address",
        "an https address with {host} or {subdomain} in it, or http on 127.0.0.1 or localhost",
    ),
    (
        "field-keys",
        "an object of lists: subdomain, apiKey, userId",
    ),
    ("locale", "a language tag, such as de or pt-BR"),
    ("theme", "light, dark, system or a theme object"),
    ("whitelabel-hide", "true or false"),
    ("support-contact", "an https or mailto address"),
    ("idle-minutes", "a whole number from 1 to 300"),
    ("resume", "true or false"),
    ("handoff-link", "an https address"),
    ("account-id", "the id of a linked account"),
    (
        "app-url",
        "an https address, or http on 127.0.0.1 or localhost",
    ),
    ("time-limit-seconds", "a whole number from 1 to 300"),
    ("idempotency-keys", "true or false"),
    ("footer", "true or false"),
    ("guide-images", "true or false"),
    (
        "frame-parents",
        "a list of origins, such as https://partner.example",
    ),
    ("texts", "an object of sentences"),
    ("product-name", "a name"),
    ("logo", "a picture's address"),
    ("logo-dark", "a picture's address"),
    ("logo-alt", "the logo in words"),
    ("privacy-link", "an https address"),
    ("terms-link", "an https address"),
    ("vendor-name", "a name"),
    ("vendor-link", "an https address"),
];

/// Reads the layers, the most important first.
///
/// # Errors
/// Every setting that can't be used, of every layer.
pub fn read(layers: &[Layer]) -> Result<Config, Vec<ConfigError>> {
    let mut config = Config::default();
    let mut errors = Vec::new();
    // The least important first, so that a more important one overwrites it.
    for layer in layers.iter().rev() {
        let Json::Object(entries) = &layer.settings else {
            errors.push(ConfigError {
                source_name: layer.source,
                key: String::new(),
                problem: "must be one object of settings",
            });
            continue;
        };
        for (key, value) in entries {
            if let Err(problem) = set(&mut config, key, value) {
                errors.push(ConfigError {
                    source_name: layer.source,
                    key: key.clone(),
                    problem,
                });
            }
        }
    }
    if errors.is_empty() {
        Ok(config)
    } else {
        Err(errors)
    }
}

fn set(config: &mut Config, key: &str, value: &Json) -> Result<(), &'static str> {
    let Some(&(known, expected)) = KEYS.iter().find(|(known, _)| *known == key) else {
        return Err("there is no such setting");
    };
    // What an attribute holds is text, an object too.
    let parsed = value
        .as_text()
        .filter(|text| text.starts_with('{'))
        .and_then(Json::parse);
    let value = parsed.as_ref().unwrap_or(value);
    let is_set = match key {
        "backend" => web_address(value)
            .map(|address| config.backend = address.trim_end_matches('/').to_owned()),
        "provider" => filled_text(value).map(|text| config.provider = text),
        "provider-name" => filled_text(value).map(|text| config.provider_name = text),
        "hosts" => domains(value).map(|hosts| config.hosts = hosts),
        "open-address" => web_address(value)
            .filter(|address| address.contains("{host}") || address.contains("{subdomain}"))
            .map(|address| config.open_address = address),
        "field-keys" => field_names(config, value),
        "locale" => language_tag(value).map(|tag| config.locale = Some(tag)),
        // An object is a whole theme, which the page's loader has made a style of.
        "theme" if matches!(value, Json::Object(_)) => Some(()),
        "theme" => colour_scheme(value).map(|theme| config.theme = theme),
        "whitelabel-hide" => truth(value).map(|hide| config.is_vendor_hidden = hide),
        "support-contact" => filled_text(value)
            .filter(|link| link.starts_with("https://") || link.starts_with("mailto:"))
            .map(|link| config.support_contact = Some(link)),
        // It goes into an address as it is.
        "account-id" => filled_text(value)
            .filter(|id| {
                id.bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            })
            .map(|id| config.account_id = Some(id)),
        "idle-minutes" => seconds(value).map(|minutes| config.idle_minutes = minutes),
        "handoff-link" => filled_text(value)
            .filter(|link| link.starts_with("https://"))
            .map(|link| config.handoff_link = Some(link)),
        "app-url" => web_address(value)
            .map(|address| config.app_url = Some(address.trim_end_matches('/').to_owned())),
        "time-limit-seconds" => seconds(value).map(|seconds| config.time_limit_seconds = seconds),
        "guide-images" => truth(value).map(|has_pictures| config.has_pictures = has_pictures),
        "idempotency-keys" => truth(value).map(|has_keys| config.has_idempotency_keys = has_keys),
        "footer" => truth(value).map(|has_footer| config.has_footer = has_footer),
        // For the scripts that load the program; only read here, so that a mistake is named.
        "resume" => truth(value).map(|_| ()),
        "frame-parents" => list(value)
            .filter(|origins| origins.iter().all(|origin| is_origin(origin)))
            .map(|_| ()),
        "texts" => texts(config, value),
        // The rest are names and addresses, of which only a link can lead astray.
        _ => filled_text(value)
            .filter(|text| !key.ends_with("-link") || text.starts_with("https://"))
            .map(|text| config.names.push((known, text))),
    };
    is_set.ok_or(expected)
}

fn filled_text(value: &Json) -> Option<String> {
    let text = value.as_text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// http is only for this very machine: elsewhere the key would travel in the clear.
fn web_address(value: &Json) -> Option<String> {
    let address = filled_text(value)?;
    let is_plain_text = |rest: &str| {
        !rest.is_empty()
            && !rest.contains(|character: char| {
                character.is_whitespace() || matches!(character, '@' | '\\' | '#' | '?')
            })
    };
    let is_good = if let Some(rest) = address.strip_prefix("https://") {
        is_plain_text(rest)
    } else {
        let host = address.strip_prefix("http://")?;
        let host_only = host.split(['/', ':']).next().unwrap_or_default();
        is_plain_text(host) && ["127.0.0.1", "localhost"].contains(&host_only)
    };
    is_good.then_some(address)
}

/// Compared letter by letter with what a browser says, so that a slash at the end would match nothing.
fn is_origin(origin: &str) -> bool {
    let address = web_address(&Json::Text(origin.to_owned()));
    address.is_some() && origin.matches('/').count() == 2
}

fn truth(value: &Json) -> Option<bool> {
    match value {
        Json::Bool(value) => Some(*value),
        Json::Text(text) => match text.as_str() {
            "" | "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn seconds(value: &Json) -> Option<u32> {
    let seconds = match value {
        Json::Number(number) if *number >= 0.0 && *number <= 300.0 && number.fract() == 0.0 => {
            *number as u32
        }
        Json::Text(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    (1..=300).contains(&seconds).then_some(seconds)
}

fn list(value: &Json) -> Option<Vec<String>> {
    match value {
        Json::List(items) => items.iter().map(filled_text).collect(),
        Json::Text(text) => Some(
            text.split([',', ' '])
                .filter(|item| !item.is_empty())
                .map(str::to_owned)
                .collect(),
        ),
        _ => None,
    }
}

fn texts(config: &mut Config, value: &Json) -> Option<()> {
    let Json::Object(entries) = value else {
        return None;
    };
    for (key, text) in entries {
        config.texts.push((key.clone(), filled_text(text)?));
    }
    Some(())
}

fn domains(value: &Json) -> Option<Hosts> {
    let domains = list(value)?;
    let is_domain = |domain: &String| {
        domain.contains('.')
            && domain
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
    };
    (!domains.is_empty() && domains.iter().all(is_domain)).then(|| Hosts::new(domains))
}

fn field_names(config: &mut Config, value: &Json) -> Option<()> {
    let Json::Object(entries) = value else {
        return None;
    };
    for (name, keys) in entries {
        let keys = list(keys).filter(|keys| !keys.is_empty())?;
        let (_, names) = config
            .field_names
            .names
            .iter_mut()
            .find(|(field, _)| field.as_str() == name)?;
        *names = keys;
    }
    Some(())
}

fn language_tag(value: &Json) -> Option<String> {
    let tag = filled_text(value)?;
    let is_tag = tag.len() <= 35
        && tag.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    is_tag.then_some(tag)
}

fn colour_scheme(value: &Json) -> Option<ColourScheme> {
    let name = value.as_text()?;
    [
        ColourScheme::Light,
        ColourScheme::Dark,
        ColourScheme::System,
    ]
    .into_iter()
    .find(|scheme| scheme.as_str() == name)
}
