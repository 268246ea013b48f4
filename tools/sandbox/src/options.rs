//! The options of one sandbox. Every one has a default that works on a developer's machine.

use std::{fmt, path::PathBuf};

use crate::{catalog::clayhr_form::ClayHrForm, demo};

/// The options of one sandbox.
#[derive(Clone)]
pub struct Options {
    /// The key that partner-side calls must carry.
    pub api_key: String,
    /// The address of the wizard page, such as `http://127.0.0.1:8080/`. Auth links are this, then `#token=…`. Without
    /// it they point at a page of the sandbox, which says where to open the wizard.
    pub app_url: Option<String>,
    /// A SQLite file that keeps sessions and accounts over a restart. Without it everything is in memory.
    pub database: Option<PathBuf>,
    /// The receiver of account events. Without it nothing is sent.
    pub webhook: Option<Webhook>,
    /// Answers `organization_id` as text, as newer clients want it; older ones want a number.
    pub organization_id_as_string: bool,
    /// Knows `Idempotency-Key` and lets pages send it. A backend that does not refuses the header by its CORS answer.
    pub has_idempotency_keys: bool,
    /// The fields of the ClayHR form; a session can change it with switches.
    pub clayhr_form: ClayHrForm,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            api_key: demo::API_KEY.to_owned(),
            app_url: None,
            database: None,
            webhook: None,
            organization_id_as_string: false,
            has_idempotency_keys: true,
            clayhr_form: ClayHrForm::default(),
        }
    }
}

impl fmt::Debug for Options {
    /// Leaves the API key and the signing secret out, so that printing options is always safe.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Options")
            .field("app_url", &self.app_url)
            .field("database", &self.database)
            .field("webhook", &self.webhook)
            .field("organization_id_as_string", &self.organization_id_as_string)
            .field("has_idempotency_keys", &self.has_idempotency_keys)
            .field("clayhr_form", &self.clayhr_form)
            .finish_non_exhaustive()
    }
}

/// The address that account events go to, and the secret they are signed with.
#[derive(Clone)]
pub struct Webhook {
    /// An `http` address on this machine.
    pub url: String,
    /// The secret shared with whoever checks the signature.
    pub signing_secret: String,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Webhook")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Webhook};

    #[test]
    fn printing_options_shows_no_secret() {
        let options = Options {
            api_key: "canary-key".to_owned(),
            webhook: Some(Webhook {
                url: "http://127.0.0.1:9/".to_owned(),
                signing_secret: "canary-secret".to_owned(),
            }),
            ..Options::default()
        };
        let printed = format!("{options:?}");
        assert!(!printed.contains("canary"), "{printed}");
    }
}
