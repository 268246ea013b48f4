//! The optional SQLite file: each record as one row of JSON under its id. It decides nothing.

use std::path::Path;

use rusqlite::{Connection, params};
use serde::{Serialize, de::DeserializeOwned};

use super::{Account, Session, StoreError};

/// An open file.
pub(super) struct Database {
    connection: Connection,
}

impl Database {
    /// Opens or makes the file. A file that is not ours is an error, never overwritten.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA secure_delete = ON;
             CREATE TABLE IF NOT EXISTS sessions (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
             CREATE TABLE IF NOT EXISTS accounts
                 (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);",
        )?;
        Ok(Self { connection })
    }

    pub(super) fn sessions(&self) -> Result<Vec<Session>, StoreError> {
        self.records("SELECT record FROM sessions ORDER BY id")
    }

    pub(super) fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.records("SELECT record FROM accounts ORDER BY place")
    }

    pub(super) fn save_session(&self, session: &Session) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO sessions (id, record) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET record = excluded.record",
            params![session.id, text(session)?],
        )?;
        Ok(())
    }

    pub(super) fn save_account(&self, account: &Account) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO accounts (id, record) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET record = excluded.record",
            params![account.id, text(account)?],
        )?;
        Ok(())
    }

    pub(super) fn remove_account(&self, id: &str) -> Result<(), StoreError> {
        self.connection
            .execute("DELETE FROM accounts WHERE id = ?1", params![id])?;
        Ok(())
    }

    fn records<Record: DeserializeOwned>(&self, query: &str) -> Result<Vec<Record>, StoreError> {
        let mut statement = self.connection.prepare(query)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.map(|row| Ok(serde_json::from_str(&row?)?)).collect()
    }
}

fn text(record: &impl Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(record)?)
}
