//! The wishes of all sessions, in memory only: a restart forgets them.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{
    kinds::{Exchange, Kind},
    switches::Switches,
};

/// The number under which the wishes for the partner's side are kept: no session has it.
pub(crate) const PARTNER_SIDE: u64 = 0;

/// Every session's switches, by session id.
#[derive(Debug, Default)]
pub(crate) struct FaultBoard {
    sessions: Mutex<HashMap<u64, Switches>>,
}

impl FaultBoard {
    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Switches>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces all that a session was told.
    pub(crate) fn set(&self, session_id: u64, switches: Switches) {
        self.lock().insert(session_id, switches);
    }

    pub(crate) fn get(&self, session_id: u64) -> Switches {
        self.lock().get(&session_id).cloned().unwrap_or_default()
    }

    /// The fault for a session's next request of this exchange.
    pub(crate) fn take(&self, session_id: u64, exchange: Exchange) -> Option<Kind> {
        self.lock().get_mut(&session_id)?.take(exchange)
    }

    /// Returns `true` if a session's token was told to have run out.
    pub(crate) fn token_ran_out(&self, session_id: u64) -> bool {
        self.take(session_id, Exchange::Token) == Some(Kind::Expired)
    }
}
