//! The site of a made-up partner, Larkfield, that offers its customers to link ClayHR. It is the example to copy.
//!
//! It plays by the rules of any partner: it is an origin of its own, it knows the API key and the browser never does, it
//! makes the connect session on its server, and it believes in an account when the signed webhook says so, not when the
//! page does. It shares nothing with the sandbox in whose program it lives: it calls it over HTTP.
//!
//! The tour: [`Partner`] is what it must be told; `api` is its one client of the partner-side endpoints; `webhook` checks
//! signatures; `event_log` keeps the accounts and what happened; `routes` is what the browser can ask; `assets/` is the page.

mod api;
mod event_log;
mod routes;
mod webhook;

use std::{fmt, io, sync::Arc};

use axum::Router;

/// The path at which webhooks arrive, below the portal's own address.
pub const WEBHOOK_PATH: &str = "/webhooks/stackone";

/// The configuration of a partner's backend.
#[derive(Clone)]
pub struct Partner {
    /// The backend's address, without a slash at the end; plain http, since it is the sandbox.
    pub backend: String,
    /// The address of the wizard's files, without a slash at the end.
    pub wizard: String,
    /// The key for the backend, which never leaves this program but in the one header.
    pub api_key: String,
    /// The secret that webhooks are signed with.
    pub signing_secret: String,
}

impl fmt::Debug for Partner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Partner")
            .field("backend", &self.backend)
            .field("wizard", &self.wizard)
            .finish_non_exhaustive()
    }
}

/// A secret for webhooks, new for each run.
pub fn new_signing_secret() -> String {
    crate::identifiers::session_token()
}

/// All of the portal, to be served at an origin of its own.
///
/// # Errors
///
/// If the backend's address is not one that this program can call.
pub fn router(partner: Partner) -> io::Result<Router> {
    let api = api::Api::new(&partner.backend, &partner.api_key)?;
    Ok(routes::router(Arc::new(routes::Portal {
        partner,
        api,
        event_log: event_log::EventLog::default(),
    })))
}

#[cfg(test)]
mod tests {
    use super::Partner;

    #[test]
    fn printing_the_partner_shows_no_secret() {
        let partner = Partner {
            backend: "http://127.0.0.1:1".to_owned(),
            wizard: "http://127.0.0.1:2".to_owned(),
            api_key: "canary-key".to_owned(),
            signing_secret: "canary-secret".to_owned(),
        };
        let printed = format!("{partner:?}");
        assert!(!printed.contains("canary"), "{printed}");
    }
}
