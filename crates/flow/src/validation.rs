//! Typed text in, usable values or problems out. Problems are codes; their sentences live in `i18n`.

use super::{
    api_key::{ApiKeyError, ApiKeyWarning, parse_api_key},
    clean::clean,
    field::{Field, FieldKey, FieldKind},
    rule::{Advice, Matcher},
    secret::Secret,
    subdomain::{Hosts, SubdomainError, SubdomainWarning, parse_subdomain},
    user_id::{UserIdError, UserIdWarning, parse_user_id},
};

/// Something wrong with a field, which must be mended before going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which field.
    pub field: FieldKey,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The company subdomain.
    Subdomain(SubdomainError),
    /// The API key.
    ApiKey(ApiKeyError),
    /// The user ID.
    UserId(UserIdError),
    /// A field that only the backend knows is required and empty.
    Missing {
        /// What the backend calls it.
        label: String,
    },
    /// An answer breaks a rule of the backend's.
    Unlike {
        /// What the backend calls the field.
        label: String,
        /// What helps.
        advice: Advice,
    },
}

impl Problem {
    /// A value that the user may well have meant, to be taken with one press.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Subdomain(
                SubdomainError::Typo { suggestion }
                | SubdomainError::SeveralLabels { suggestion, .. },
            ) => Some(suggestion),
            _ => None,
        }
    }

    /// Whether the key and the user ID may stand in each other's field.
    pub fn is_swap(&self) -> bool {
        matches!(
            self,
            Self::ApiKey(ApiKeyError::LooksLikeUserId) | Self::UserId(UserIdError::LooksLikeKey)
        )
    }
}

/// Something worth knowing of a field that stops nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRemark {
    /// Which field.
    pub field: FieldKey,
    /// What is worth knowing.
    pub remark: Remark,
}

/// What is worth knowing of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The company subdomain is unusual.
    Subdomain(SubdomainWarning),
    /// The API key is unusual.
    ApiKey(ApiKeyWarning),
    /// The user ID is unusual.
    UserId(UserIdWarning),
    /// Spaces, quotes or invisible characters were taken off.
    Tidied,
}

/// A value that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usable {
    /// The cleaned value.
    pub value: Secret,
    /// The host of the address it came in, where there was one.
    pub host: Option<String>,
    /// What is unusual about it.
    pub warning: Option<Remark>,
}

/// Checks one of the fields that we have rules for; any other is only cleaned.
///
/// # Errors
/// What is wrong with it.
pub fn check(key: &FieldKey, text: &str, hosts: &Hosts) -> Result<Usable, Problem> {
    let usable = |value: Secret, warning| Usable {
        value,
        host: None,
        warning,
    };
    match key {
        FieldKey::Subdomain => parse_subdomain(text, hosts)
            .map(|(subdomain, warning)| Usable {
                value: Secret::new(subdomain.label()),
                host: subdomain.host().map(str::to_owned),
                warning: warning.map(Remark::Subdomain),
            })
            .map_err(Problem::Subdomain),
        FieldKey::ApiKey => parse_api_key(text)
            .map(|(value, warning)| usable(value, warning.map(Remark::ApiKey)))
            .map_err(Problem::ApiKey),
        FieldKey::UserId => parse_user_id(text)
            .map(|(value, warning)| usable(Secret::new(value), warning.map(Remark::UserId)))
            .map_err(Problem::UserId),
        FieldKey::Other(_) => Ok(usable(Secret::new(clean(text).text), None)),
    }
}

/// Checks a field as the backend describes it. Spaces at the ends are nobody's intention, but in a text of several
/// lines they may be.
///
/// # Errors
/// That it is missing, or breaks the backend's rule.
pub fn check_described(field: &Field, text: &str, matcher: Matcher) -> Result<Usable, Problem> {
    let text = match field.kind {
        FieldKind::TextArea => text,
        _ => text.trim(),
    };
    let label = || field.label.clone();
    if text.trim().is_empty() {
        if field.is_required && !field.is_read_only && field.kept.is_none() {
            return Err(Problem::Missing { label: label() });
        }
    } else if let Some(rule) = &field.rule
        && let Some(advice) = rule.advice(text, matcher)
    {
        return Err(Problem::Unlike {
            label: label(),
            advice,
        });
    }
    Ok(Usable {
        value: Secret::new(text),
        host: None,
        warning: None,
    })
}
