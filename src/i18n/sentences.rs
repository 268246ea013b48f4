//! The sentence for each error, warning and failure.

use super::{Catalogue, Message};
use flow::{
    failure::{Failure, FailureCode},
    field::FieldKey,
    fields::api_key::{ApiKeyError, ApiKeyWarning},
    fields::rule::Suggestion,
    fields::subdomain::{SubdomainError, SubdomainWarning},
    fields::user_id::{UserIdError, UserIdWarning},
    fields::validation::{ValidationError, Warning},
};

/// Returns the label of a field.
pub fn field_label(catalogue: &Catalogue, field: &FieldKey) -> String {
    let message = match field {
        FieldKey::Subdomain => Message::Subdomain,
        FieldKey::ApiKey => Message::ApiKey,
        FieldKey::UserId => Message::UserId,
        FieldKey::Other(key) => return key.clone(),
    };
    catalogue.text(message)
}

/// Returns the hint under a field's label, if it has one.
pub fn field_hint(catalogue: &Catalogue, field: &FieldKey) -> Option<String> {
    let message = match field {
        FieldKey::Subdomain => Message::SubdomainHint,
        FieldKey::ApiKey => Message::ApiKeyHint,
        FieldKey::UserId => Message::UserIdHint,
        FieldKey::Other(_) => return None,
    };
    Some(catalogue.text(message))
}

/// Returns the sentence for an error: the problem, and what to do.
pub fn problem(catalogue: &Catalogue, problem: &ValidationError) -> String {
    let character: String;
    let values: &[(&str, &str)] = match problem {
        ValidationError::Subdomain(SubdomainError::LookAlike { host }) => &[("host", host)],
        ValidationError::Subdomain(
            SubdomainError::ForeignCharacter(found) | SubdomainError::BadCharacter(found),
        ) => {
            character = found.to_string();
            &[("character", &character)]
        }
        ValidationError::Missing { label } => &[("label", label)],
        ValidationError::PatternMismatch { label, suggestion } => match suggestion {
            Suggestion::None => &[("label", label)],
            Suggestion::Sentence(sentence) => return sentence.clone(),
            Suggestion::Example(example) => &[("label", label), ("example", example)],
        },
        problem => &[("suggestion", problem.suggestion().unwrap_or_default())],
    };
    catalogue.fill(problem_message(problem), values)
}

/// Returns the name of that sentence. Its key names the rule that was broken, for a host.
pub fn problem_message(problem: &ValidationError) -> Message {
    match problem {
        ValidationError::Subdomain(error) => match error {
            SubdomainError::Empty => Message::SubdomainEmpty,
            SubdomainError::DomainOnly => Message::SubdomainDomainOnly,
            SubdomainError::MarketingHost => Message::SubdomainMarketing,
            SubdomainError::LookAlike { .. } => Message::SubdomainLookAlike,
            SubdomainError::Credentials => Message::SubdomainCredentials,
            SubdomainError::IpAddress => Message::SubdomainIp,
            SubdomainError::NotAscii => Message::SubdomainNotAscii,
            SubdomainError::LooksLikeKey => Message::SubdomainKey,
            SubdomainError::ForeignCharacter(_) => Message::SubdomainForeign,
            SubdomainError::TooLong => Message::SubdomainTooLong,
            SubdomainError::BadHyphen => Message::SubdomainHyphen,
            SubdomainError::BadCharacter(character) if character.is_whitespace() => {
                Message::SubdomainSpace
            }
            SubdomainError::BadCharacter(_) => Message::SubdomainCharacter,
            SubdomainError::SeveralLabels { .. } => Message::SubdomainSeveral,
            SubdomainError::Typo { .. } => Message::SubdomainTypo,
            SubdomainError::EmailAddress => Message::SubdomainEmail,
            SubdomainError::OtherScheme => Message::SubdomainScheme,
        },
        ValidationError::ApiKey(error) => match error {
            ApiKeyError::Empty => Message::ApiKeyEmpty,
            ApiKeyError::InnerSpace => Message::ApiKeySpace,
            ApiKeyError::ControlCharacter => Message::ApiKeyControl,
            ApiKeyError::Masked => Message::ApiKeyMasked,
            ApiKeyError::Address => Message::ApiKeyAddress,
            ApiKeyError::EmailAddress => Message::ApiKeyEmail,
            ApiKeyError::LooksLikeUserId => Message::ApiKeyUserId,
            ApiKeyError::ScientificNumber => Message::ApiKeyScientific,
        },
        ValidationError::UserId(error) => match error {
            UserIdError::Empty => Message::UserIdEmpty,
            UserIdError::NotDigits => Message::UserIdNotDigits,
            UserIdError::TooLong => Message::UserIdTooLong,
            UserIdError::LooksLikeKey => Message::UserIdKey,
            UserIdError::EmailAddress => Message::UserIdEmail,
            UserIdError::Address => Message::UserIdAddress,
            UserIdError::OtherPage { .. } => Message::UserIdOtherPage,
            UserIdError::ScientificNumber => Message::UserIdScientific,
        },
        ValidationError::Missing { .. } => Message::Missing,
        ValidationError::PatternMismatch { suggestion, .. } => match suggestion {
            Suggestion::Example(_) => Message::PatternExample,
            Suggestion::None | Suggestion::Sentence(_) => Message::PatternMismatch,
        },
    }
}

/// Returns the sentence for a warning about a field.
pub fn warning(catalogue: &Catalogue, field: &FieldKey, warning: &Warning) -> String {
    catalogue.text(match warning {
        Warning::Subdomain(SubdomainWarning::Underscore) => Message::SubdomainUnderscore,
        Warning::Subdomain(SubdomainWarning::OnlyDigits) => Message::SubdomainDigits,
        Warning::ApiKey(ApiKeyWarning::TooShort) => Message::ApiKeyShort,
        Warning::ApiKey(ApiKeyWarning::TooLong) => Message::ApiKeyLong,
        Warning::ApiKey(ApiKeyWarning::UnusualCharacter) => Message::ApiKeyUnusualCharacter,
        Warning::UserId(UserIdWarning::Short) => Message::UserIdShort,
        Warning::UserId(UserIdWarning::Long) => Message::UserIdLong,
        Warning::IncompleteKey => Message::KeyIncomplete,
        Warning::WholeAddress { part } => {
            return catalogue.fill(Message::WholeAddress, &[("part", part)]);
        }
        Warning::Tidied => match field {
            FieldKey::Subdomain => Message::TidiedSubdomain,
            FieldKey::UserId => Message::TidiedUserId,
            FieldKey::ApiKey => Message::TidiedApiKey,
            FieldKey::Other(_) => Message::TidiedField,
        },
    })
}

/// The heading of a failure's screen, and what to do.
pub fn failure(catalogue: &Catalogue, failure: &Failure) -> (String, String) {
    let (title, text) = match failure.code {
        FailureCode::SessionMissing => (Message::SessionMissingTitle, Message::SessionMissingText),
        FailureCode::SessionExpired => (Message::SessionExpiredTitle, Message::SessionExpiredText),
        FailureCode::SessionForbidden => (
            Message::SessionForbiddenTitle,
            Message::SessionForbiddenText,
        ),
        FailureCode::CredentialsRejected => (Message::RejectedTitle, Message::RejectedText),
        FailureCode::PermissionDenied => (Message::PermissionTitle, Message::PermissionText),
        FailureCode::SubdomainUnknown => {
            (Message::UnknownCompanyTitle, Message::UnknownCompanyText)
        }
        FailureCode::RateLimited => {
            let title = catalogue.text(Message::RateLimitedTitle);
            let text = match failure.retry_after {
                Some(0) => catalogue.text(Message::RetryNow),
                Some(seconds) => catalogue.fill_count(Message::RateLimitedWait, "seconds", seconds),
                None => catalogue.text(Message::RateLimitedText),
            };
            return (title, text);
        }
        FailureCode::ProviderDown => (Message::ProviderDownTitle, Message::ProviderDownText),
        FailureCode::BackendError => (Message::BackendErrorTitle, Message::BackendErrorText),
        FailureCode::BadResponse => (Message::BadResponseTitle, Message::BadResponseText),
        FailureCode::NetworkOffline => (Message::OfflineTitle, Message::OfflineText),
        FailureCode::NetworkBlocked => (Message::BlockedTitle, Message::BlockedText),
        FailureCode::Timeout => (Message::TimeoutTitle, Message::TimeoutText),
        FailureCode::PopupBlocked => (Message::PopupTitle, Message::PopupText),
        FailureCode::Cancelled => (Message::CancelledTitle, Message::CancelledText),
        FailureCode::IntegrationMissing => (Message::IntegrationTitle, Message::IntegrationText),
        FailureCode::ConfigInvalid => (Message::ConfigTitle, Message::ConfigText),
        FailureCode::ProgramIncomplete => (Message::PartMissingTitle, Message::PartMissingText),
    };
    (catalogue.text(title), catalogue.text(text))
}
