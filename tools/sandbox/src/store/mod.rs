//! The sandbox's memory: sessions, accounts, connection attempts.
//!
//! Always in memory, and written through to a SQLite file if there is one. Tokens are kept as digests, secrets as
//! their last characters at most: nothing here could be used to sign in anywhere.

mod database;
mod records;

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::http::StatusCode;

pub(crate) use records::{Account, Attempt, AttemptStatus, Session};

use crate::{failure::Failure, identifiers};
use database::Database;

/// The answer an idempotency key already got, so that it can be given again.
#[derive(Debug, Clone)]
pub(crate) struct SavedAnswer {
    /// Recognises the request the key was first used for.
    pub(crate) request_digest: String,
    pub(crate) account_id: String,
    pub(crate) provider: String,
}

/// All tables, behind one lock so that "look, then make" is one step.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) sessions: BTreeMap<u64, Session>,
    /// In the order they were made.
    pub(crate) accounts: Vec<Account>,
    pub(crate) attempts: Vec<Attempt>,
    /// By session id and key; never written to the file.
    pub(crate) answers: HashMap<(u64, String), SavedAnswer>,
    database: Option<Database>,
}

impl Tables {
    /// The account this session would edit in place of making a second one.
    pub(crate) fn existing_account(&self, session: &Session, provider: &str) -> Option<&Account> {
        if let Some(id) = &session.account_id {
            return self
                .accounts
                .iter()
                .find(|account| account.id == *id && account.provider == provider);
        }
        if session.multiple {
            return None;
        }
        self.accounts.iter().find(|account| {
            account.origin_owner_id == session.origin_owner_id && account.provider == provider
        })
    }

    /// Keeps an account, new or changed.
    pub(crate) fn save_account(&mut self, account: Account) -> Result<(), StoreError> {
        if let Some(database) = &self.database {
            database.save_account(&account)?;
        }
        match self
            .accounts
            .iter_mut()
            .find(|known| known.id == account.id)
        {
            Some(known) => *known = account,
            None => self.accounts.push(account),
        }
        Ok(())
    }
}

/// The tables, shared by all handlers.
pub(crate) struct Store {
    tables: Mutex<Tables>,
}

impl Store {
    /// Opens the file and reads what it holds; with no file, starts empty.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, StoreError> {
        let mut tables = Tables::default();
        if let Some(path) = path {
            let database = Database::open(path)?;
            for session in database.sessions()? {
                tables.sessions.insert(session.id, session);
            }
            tables.accounts = database.accounts()?;
            tables.database = Some(database);
        }
        Ok(Self {
            tables: Mutex::new(tables),
        })
    }

    /// The tables, for one step that nothing else can come between.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives a new session its number, keeps it, and returns it.
    pub(crate) fn add_session(&self, mut session: Session) -> Result<Session, StoreError> {
        let mut tables = self.lock();
        session.id = tables
            .sessions
            .keys()
            .next_back()
            .map_or(5121, |last| last + 1);
        if let Some(database) = &tables.database {
            database.save_session(&session)?;
        }
        tables.sessions.insert(session.id, session.clone());
        Ok(session)
    }

    /// The session of a token, expired or not.
    pub(crate) fn session_by_token(&self, token: &str) -> Option<Session> {
        let digest = identifiers::digest(token);
        self.lock()
            .sessions
            .values()
            .find(|session| session.token_digest == digest)
            .cloned()
    }

    pub(crate) fn session(&self, id: u64) -> Option<Session> {
        self.lock().sessions.get(&id).cloned()
    }

    /// All sessions, the newest first.
    pub(crate) fn sessions(&self) -> Vec<Session> {
        self.lock().sessions.values().rev().cloned().collect()
    }

    pub(crate) fn accounts(&self) -> Vec<Account> {
        self.lock().accounts.clone()
    }

    pub(crate) fn account(&self, id: &str) -> Option<Account> {
        self.lock()
            .accounts
            .iter()
            .find(|account| account.id == id)
            .cloned()
    }

    /// Takes an account away and returns it.
    pub(crate) fn remove_account(&self, id: &str) -> Result<Option<Account>, StoreError> {
        let mut tables = self.lock();
        let Some(index) = tables.accounts.iter().position(|account| account.id == id) else {
            return Ok(None);
        };
        if let Some(database) = &tables.database {
            database.remove_account(id)?;
        }
        let removed = tables.accounts.remove(index);
        // A key used for this account must not bring it back.
        tables
            .answers
            .retain(|_, answer| answer.account_id != removed.id);
        Ok(Some(removed))
    }

    /// Changes an attempt in place, if it is known.
    pub(crate) fn change_attempt(&self, id: &str, change: impl FnOnce(&mut Attempt)) -> bool {
        let mut tables = self.lock();
        match tables.attempts.iter_mut().find(|attempt| attempt.id == id) {
            Some(attempt) => {
                change(attempt);
                true
            }
            None => false,
        }
    }
}

/// The file could not be read or written.
#[derive(Debug)]
pub(crate) struct StoreError(pub(crate) String);

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        eprintln!("sandbox: the database file failed: {}", error.0);
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
    }
}
