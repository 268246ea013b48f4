//! A fault as a row: what is told of it, in which words, and which button helps.

use anyhow::{Result, ensure};
use end_to_end::screens::Failed;

/// A fault, and what the user is told.
pub(crate) struct Case {
    pub(crate) fault: &'static str,
    pub(crate) code: &'static str,
    title: &'static str,
    /// A piece of the sentence that says what to do.
    text: &'static str,
    /// The one main button; none where only somebody else can help.
    action: &'static str,
}

pub(crate) const fn case(
    fault: &'static str,
    code: &'static str,
    title: &'static str,
    text: &'static str,
    action: &'static str,
) -> Case {
    Case {
        fault,
        code,
        title,
        text,
        action,
    }
}

impl Case {
    /// Checks what a failure says.
    pub(crate) async fn expect(&self, failed: &Failed) -> Result<()> {
        let (title, text) = failed.sentences().await?;
        ensure!(title == self.title, "{title}");
        ensure!(text.contains(self.text), "{text}");
        let words = failed.words().await?;
        ensure!(
            words.contains("Everything you typed is still here."),
            "{words}"
        );
        ensure!(words.contains(&format!("Code: {}", self.code)), "{words}");
        let wanted: Vec<&str> = [self.action]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        let actions = failed.main_actions().await?;
        ensure!(actions == wanted, "{actions:?}");
        Ok(())
    }
}

pub(crate) const EXPIRED: (&str, &str, &str) = (
    "session_expired",
    "Your link has expired",
    "open it in this tab",
);
pub(crate) const FORBIDDEN: (&str, &str, &str) = (
    "session_forbidden",
    "Your link does not allow this",
    "Ask for a new link",
);
pub(crate) const MISSING: (&str, &str, &str) = (
    "integration_missing",
    "ClayHR can't be linked here yet",
    "Tell whoever gave you the link",
);
pub(crate) const BROKEN: (&str, &str, &str) = (
    "backend_error",
    "The connection service has a problem",
    "Try again in a minute",
);
pub(crate) const UNPROVEN: (&str, &str, &str) = (
    "bad_response",
    "We could not confirm the connection",
    "we'll check first",
);

/// The case of a fault whose meaning several faults share.
pub(crate) const fn means(
    fault: &'static str,
    told: (&'static str, &'static str, &'static str),
    action: &'static str,
) -> Case {
    case(fault, told.0, told.1, told.2, action)
}

pub(crate) const REJECTED: (&str, &str, &str) = (
    "credentials_rejected",
    "ClayHR did not accept these details",
    "Check the API key and the user ID",
);
