//! Every way in which linking can fail, told apart by what the user can do about it.
//!
//! The list of codes is fixed: partners write code against it. Sentences for people live in `i18n`.

use super::field::FieldKey;

/// The reason why an account could not be linked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", code.as_str())]
pub struct Failure {
    /// The kind of failure.
    pub code: FailureCode,
    /// The provider's own words, as text: at most [`DETAIL_LIMIT`] characters, secrets masked.
    pub detail: Option<String>,
    /// Seconds to wait before another try, where the backend said so.
    pub retry_after: Option<u32>,
    /// The reference that the partner's support can find it by.
    pub reference: Option<String>,
}

/// The longest piece of a provider's words that is shown, in characters.
pub const DETAIL_LIMIT: usize = 2_000;

impl Failure {
    /// A failure of which no more is known than its kind.
    pub fn new(code: FailureCode) -> Self {
        Self {
            code,
            detail: None,
            retry_after: None,
            reference: None,
        }
    }

    /// The same failure with the provider's words, cut to [`DETAIL_LIMIT`] and with every secret masked in them: a
    /// provider may send back what it was sent.
    pub fn with_detail<'a>(mut self, words: &str, secrets: impl Iterator<Item = &'a str>) -> Self {
        let mut shown = words.trim().to_owned();
        for secret in secrets.filter(|secret| secret.len() >= SHORTEST_MASKED) {
            shown = shown.replace(secret, "••••");
        }
        if let Some((end, _)) = shown.char_indices().nth(DETAIL_LIMIT) {
            shown.truncate(end);
            shown.push('…');
        }
        self.detail = Some(shown).filter(|shown| !shown.is_empty());
        self
    }
}

/// A shorter "secret" would blot out ordinary words. No key that passes our checks unwarned is as short.
const SHORTEST_MASKED: usize = 6;

/// The fixed list of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailureCode {
    /// The page was opened without a session token.
    SessionMissing,
    /// The session token is no longer accepted.
    SessionExpired,
    /// The session token does not allow this.
    SessionForbidden,
    /// The provider refused the credentials.
    CredentialsRejected,
    /// The provider knows the user, who may not do this.
    PermissionDenied,
    /// The provider knows no such company.
    SubdomainUnknown,
    /// Too many tries in a short time.
    RateLimited,
    /// The provider does not answer, or answers with its own failure.
    ProviderDown,
    /// The backend failed.
    BackendError,
    /// The backend answered something that proves nothing.
    BadResponse,
    /// This device has no connection.
    NetworkOffline,
    /// The request did not get through, though the device is connected.
    NetworkBlocked,
    /// No answer came in time.
    Timeout,
    /// The browser blocked the sign-in window.
    PopupBlocked,
    /// The user stopped it.
    Cancelled,
    /// The session offers no such provider.
    IntegrationMissing,
    /// The backend's description of the provider can't be used.
    ConfigInvalid,
    /// A part of the program that is needed now did not arrive. Nothing was sent.
    ProgramIncomplete,
}

impl FailureCode {
    /// Every code.
    pub const ALL: [Self; 18] = [
        Self::SessionMissing,
        Self::SessionExpired,
        Self::SessionForbidden,
        Self::CredentialsRejected,
        Self::PermissionDenied,
        Self::SubdomainUnknown,
        Self::RateLimited,
        Self::ProviderDown,
        Self::BackendError,
        Self::BadResponse,
        Self::NetworkOffline,
        Self::NetworkBlocked,
        Self::Timeout,
        Self::PopupBlocked,
        Self::Cancelled,
        Self::IntegrationMissing,
        Self::ConfigInvalid,
        Self::ProgramIncomplete,
    ];

    /// The code as partners see it in events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SessionMissing => "session_missing",
            Self::SessionExpired => "session_expired",
            Self::SessionForbidden => "session_forbidden",
            Self::CredentialsRejected => "credentials_rejected",
            Self::PermissionDenied => "permission_denied",
            Self::SubdomainUnknown => "subdomain_unknown",
            Self::RateLimited => "rate_limited",
            Self::ProviderDown => "provider_down",
            Self::BackendError => "backend_error",
            Self::BadResponse => "bad_response",
            Self::NetworkOffline => "network_offline",
            Self::NetworkBlocked => "network_blocked",
            Self::Timeout => "timeout",
            Self::PopupBlocked => "popup_blocked",
            Self::Cancelled => "cancelled",
            Self::IntegrationMissing => "integration_missing",
            Self::ConfigInvalid => "config_invalid",
            Self::ProgramIncomplete => "program_incomplete",
        }
    }

    /// The one thing that helps, which the main button of the failure's screen does.
    pub fn remedy(self) -> Remedy {
        match self {
            Self::CredentialsRejected | Self::PermissionDenied => Remedy::Correct(FieldKey::ApiKey),
            Self::SubdomainUnknown => Remedy::Correct(FieldKey::Subdomain),
            Self::SessionMissing | Self::SessionExpired | Self::SessionForbidden => Remedy::NewLink,
            Self::IntegrationMissing | Self::ConfigInvalid => Remedy::Support,
            Self::RateLimited
            | Self::ProviderDown
            | Self::BackendError
            | Self::BadResponse
            | Self::NetworkOffline
            | Self::NetworkBlocked
            | Self::Timeout
            | Self::PopupBlocked
            | Self::Cancelled
            | Self::ProgramIncomplete => Remedy::TryAgain,
        }
    }

    /// Returns `true` if a request that ended like this may have been carried out all the same, so that the next one
    /// must first look whether the account exists.
    pub fn leaves_outcome_open(self) -> bool {
        matches!(
            self,
            Self::BackendError
                | Self::BadResponse
                | Self::NetworkOffline
                | Self::NetworkBlocked
                | Self::Timeout
                | Self::Cancelled
        )
    }

    /// Returns `true` if a new session token lets the user go on from here.
    pub fn is_about_the_session(self) -> bool {
        self.remedy() == Remedy::NewLink
    }
}

/// A way out of a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Send the same again.
    TryAgain,
    /// Look at this field, and correct it.
    Correct(FieldKey),
    /// Ask for a new link; everything typed stays for when it is opened in this tab.
    NewLink,
    /// Nothing that the user can mend: tell whoever gave the link.
    Support,
}
