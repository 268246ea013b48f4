//! Typed text in, usable values or problems out. Problems are codes; their sentences live in `i18n`.

use super::{
    api_key::{ApiKeyError, ApiKeyWarning, parse_api_key},
    clean::clean_secret,
    rule::Suggestion,
    subdomain::{Hosts, SubdomainError, SubdomainWarning, parse_subdomain},
    user_id::{UserIdError, UserIdWarning, parse_user_id},
};
use crate::{field::FieldKey, secret::Secret};

/// Something wrong with a field, which must be mended before going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: FieldKey,
    /// The problem with its answer.
    pub error: ValidationError,
}

/// A problem with a field's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValidationError {
    /// The company subdomain.
    Subdomain(SubdomainError),
    /// The API key.
    ApiKey(ApiKeyError),
    /// The user ID.
    UserId(UserIdError),
    /// A field that only the backend knows is required and empty.
    Missing {
        /// The backend's label of the field.
        label: String,
    },
    /// An answer breaks a rule of the backend's.
    PatternMismatch {
        /// The backend's label of the field.
        label: String,
        /// Help with writing it.
        suggestion: Suggestion,
    },
}

impl ValidationError {
    /// A value that the user may well have meant, to be taken with one press.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Subdomain(
                SubdomainError::Typo { suggestion }
                | SubdomainError::SeveralLabels { suggestion, .. },
            )
            | Self::UserId(UserIdError::OtherPage { suggestion }) => Some(suggestion),
            _ => None,
        }
    }

    /// Returns `true` if the key and the user ID may stand in each other's field.
    pub fn is_swap(&self) -> bool {
        matches!(
            self,
            Self::ApiKey(ApiKeyError::LooksLikeUserId) | Self::UserId(UserIdError::LooksLikeKey)
        )
    }
}

/// Something worth knowing of a field that stops nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldWarning {
    /// The field.
    pub field: FieldKey,
    /// The warning about it.
    pub warning: Warning,
}

/// Something worth knowing about an answer that is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The company subdomain is unusual.
    Subdomain(SubdomainWarning),
    /// The API key is unusual.
    ApiKey(ApiKeyWarning),
    /// The user ID is unusual.
    UserId(UserIdWarning),
    /// Spaces, quotes or invisible characters were taken off.
    Tidied,
    /// A whole address where perhaps only a part of it is asked for.
    WholeAddress {
        /// The part, `acme`.
        part: String,
    },
    /// A key of several lines whose last line is missing.
    IncompleteKey,
}

/// A value that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidValue {
    /// The cleaned value.
    pub value: Secret,
    /// The host of the address it came in, where there was one.
    pub host: Option<String>,
    /// Anything unusual about it.
    pub warning: Option<Warning>,
}

/// Checks one of the fields that we have rules for; any other is only cleaned.
///
/// # Errors
/// [`ValidationError`] if the answer can't be sent.
pub fn validate_field(
    key: &FieldKey,
    text: &str,
    hosts: &Hosts,
) -> Result<ValidValue, ValidationError> {
    let usable = |value: Secret, warning| ValidValue {
        value,
        host: None,
        warning,
    };
    match key {
        FieldKey::Subdomain => parse_subdomain(text, hosts)
            .map(|(subdomain, warning)| ValidValue {
                value: Secret::new(subdomain.label()),
                host: subdomain.host().map(str::to_owned),
                warning: warning.map(Warning::Subdomain),
            })
            .map_err(ValidationError::Subdomain),
        FieldKey::ApiKey => parse_api_key(text, hosts)
            .map(|(value, warning)| usable(value, warning.map(Warning::ApiKey)))
            .map_err(ValidationError::ApiKey),
        FieldKey::UserId => parse_user_id(text)
            .map(|(value, warning)| usable(Secret::new(value), warning.map(Warning::UserId)))
            .map_err(ValidationError::UserId),
        FieldKey::Other(_) => Ok(usable(Secret::new(clean_secret(text).text), None)),
    }
}
