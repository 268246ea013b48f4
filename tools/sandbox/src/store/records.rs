//! The records the store keeps. Each holds exactly what may be written to a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Moment;

/// A short-lived permission for one end customer to link.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Session {
    pub(crate) id: u64,
    /// The token itself is given out once and then forgotten.
    pub(crate) token_digest: String,
    pub(crate) origin_owner_id: String,
    pub(crate) origin_owner_name: String,
    pub(crate) origin_username: Option<String>,
    pub(crate) provider: Option<String>,
    pub(crate) categories: Option<Vec<String>>,
    pub(crate) account_id: Option<String>,
    pub(crate) integration_id: Option<String>,
    pub(crate) metadata: Option<Map<String, Value>>,
    pub(crate) multiple: bool,
    pub(crate) label: Option<String>,
    /// `production` or `test`.
    pub(crate) kind: String,
    pub(crate) external_trigger_token: String,
    pub(crate) created_at: Moment,
    pub(crate) expires_at: Moment,
}

/// A linked account, without its secrets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) provider: String,
    pub(crate) provider_name: String,
    pub(crate) integration_id: String,
    pub(crate) origin_owner_id: String,
    pub(crate) origin_owner_name: String,
    pub(crate) origin_username: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) metadata: Option<Map<String, Value>>,
    pub(crate) kind: String,
    pub(crate) status: String,
    /// The answers that are not secret, by field key.
    pub(crate) setup_information: BTreeMap<String, String>,
    /// For each secret given, its last characters, or nothing if it was too short to show any.
    pub(crate) secret_endings: BTreeMap<String, String>,
    pub(crate) created_at: Moment,
    pub(crate) updated_at: Moment,
}

/// One try to link by signing in at the provider.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    pub(crate) id: String,
    pub(crate) session_id: u64,
    pub(crate) status: AttemptStatus,
    pub(crate) account_id: Option<String>,
    pub(crate) error: Option<(String, String)>,
    /// The account it would link, once the answers have come. No secret is in it.
    pub(crate) draft: Option<Account>,
    /// The time at which a slow provider will have agreed.
    pub(crate) agrees_at: Option<Moment>,
    pub(crate) created_at: Moment,
    pub(crate) updated_at: Moment,
}

/// The status of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttemptStatus {
    Pending,
    Authenticated,
    Error,
    Cancelled,
    Expired,
}

impl AttemptStatus {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Authenticated => "authenticated",
            Self::Error => "error",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }
}
