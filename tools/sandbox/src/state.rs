//! The state that every handler of one sandbox shares. Two sandboxes in one process share nothing.

use std::{sync::Arc, time::Instant};

use crate::{
    catalog::Catalog,
    clayhr::directory::Directory,
    clock::{Clock, Moment},
    faults::board::FaultBoard,
    options::Options,
    request_log::RequestLog,
    store::{Account, Store},
    webhooks::{Event, Webhooks},
};

/// A handle on the one state, cheap to clone.
pub(crate) type Shared = Arc<Sandbox>;

/// One sandbox.
pub(crate) struct Sandbox {
    pub(crate) options: Options,
    pub(crate) base_url: String,
    pub(crate) clock: Clock,
    pub(crate) started: Instant,
    pub(crate) catalog: Catalog,
    pub(crate) directory: Directory,
    pub(crate) store: Store,
    pub(crate) faults: FaultBoard,
    pub(crate) log: RequestLog,
    pub(crate) webhooks: Webhooks,
}

impl Sandbox {
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Tells the partner's backend about an account, if a webhook is set up.
    pub(crate) fn announce(&self, event: Event, account: &Account) {
        self.webhooks.send(event, account, self.now());
    }

    /// The address a person opens to link, with the session's token in it.
    pub(crate) fn auth_link(&self, token: &str) -> String {
        match &self.options.app_url {
            Some(app_url) => format!("{app_url}#token={token}"),
            None => format!("{}/embedded/integrations?token={token}", self.base_url),
        }
    }
}

/// The project every session and account belongs to.
pub(crate) const PROJECT_ID: &str = "sandbox-10001";

/// The organisation the project belongs to.
pub(crate) const ORGANIZATION_ID: u64 = 77;
