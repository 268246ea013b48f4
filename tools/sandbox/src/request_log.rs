//! The browser's requests, session by session, so that a test can look at them.
//!
//! Kept: method, path, names of query parameters, status, names of credentials, when. Never a value, never a token.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

/// One request of a session.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    #[serde(skip)]
    session_id: u64,
    method: String,
    path: String,
    query_keys: Vec<String>,
    /// Nothing, if the connection closed before an answer was sent.
    status: Option<u16>,
    credential_keys: Option<Vec<String>>,
    milliseconds: u64,
}

/// A request as it comes in.
pub(crate) struct Arrival {
    pub(crate) session_id: u64,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) credential_keys: Option<Vec<String>>,
    pub(crate) milliseconds: u64,
}

/// All requests, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    entries: Mutex<Vec<Entry>>,
}

impl RequestLog {
    fn lock(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a request before it is answered, and returns its place.
    pub(crate) fn arrived(&self, arrival: Arrival) -> usize {
        let query_keys = arrival
            .query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split('=').next().unwrap_or_default().to_owned())
            .collect();
        let mut entries = self.lock();
        entries.push(Entry {
            session_id: arrival.session_id,
            method: arrival.method,
            path: arrival.path,
            query_keys,
            status: None,
            credential_keys: arrival.credential_keys,
            milliseconds: arrival.milliseconds,
        });
        entries.len() - 1
    }

    /// Notes how the request at this place was answered.
    pub(crate) fn answered(&self, index: usize, status: u16) {
        if let Some(entry) = self.lock().get_mut(index) {
            entry.status = Some(status);
        }
    }

    /// The requests of one session.
    pub(crate) fn of_session(&self, session_id: u64) -> Vec<Entry> {
        self.lock()
            .iter()
            .filter(|entry| entry.session_id == session_id)
            .cloned()
            .collect()
    }
}
