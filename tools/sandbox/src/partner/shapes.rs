//! The shapes of sessions and accounts for a partner's backend. No secret has a place in them.

use serde_json::{Value, json};

use crate::{
    clock::iso,
    state::{ORGANIZATION_ID, PROJECT_ID, Sandbox},
    store::{Account, Session},
};

/// The categories the contract names.
pub(crate) const CATEGORIES: [&str; 14] = [
    "ats",
    "hris",
    "hris-legacy",
    "crm",
    "iam",
    "marketing",
    "lms",
    "stackone",
    "documents",
    "ticketing",
    "screening",
    "messaging",
    "accounting",
    "scheduling",
];

/// A session, without its token, which is given out only once.
pub(crate) fn session(sandbox: &Sandbox, session: &Session) -> Value {
    let organization_id = if sandbox.options.organization_id_as_string {
        json!(ORGANIZATION_ID.to_string())
    } else {
        json!(ORGANIZATION_ID)
    };
    json!({
        "id": session.id,
        "organization_id": organization_id,
        "project_id": PROJECT_ID,
        "origin_owner_id": session.origin_owner_id,
        "origin_owner_name": session.origin_owner_name,
        "origin_username": session.origin_username,
        "provider": session.provider,
        "categories": session.categories,
        "account_id": session.account_id,
        "integration_id": session.integration_id,
        "connector_profile_id": session.integration_id,
        "label": session.label,
        "metadata": session.metadata,
        "type": session.kind,
        "external_trigger_token": session.external_trigger_token,
        "created_at": iso(session.created_at),
        "latest_connection_attempt": latest_attempt(sandbox, session),
    })
}

fn latest_attempt(sandbox: &Sandbox, session: &Session) -> Value {
    let tables = sandbox.store.lock();
    let latest = tables
        .attempts
        .iter()
        .rev()
        .find(|attempt| attempt.session_id == session.id);
    latest.map_or(Value::Null, |attempt| {
        json!({
            "id": attempt.id,
            "created_at": iso(attempt.created_at),
            "updated_at": iso(attempt.updated_at),
            "status": attempt.status.as_str(),
            "account_secure_id": attempt.account_id,
            "oauth_error_code": attempt.error.as_ref().map(|(code, _)| code),
            "oauth_error_description": attempt.error.as_ref().map(|(_, sentence)| sentence),
        })
    })
}

/// A linked account.
pub(crate) fn account(account: &Account) -> Value {
    json!({
        "id": account.id,
        "provider": account.provider,
        "provider_name": account.provider_name,
        "status": account.status,
        "status_reasons": [],
        "origin_owner_id": account.origin_owner_id,
        "origin_owner_name": account.origin_owner_name,
        "origin_username": account.origin_username,
        "label": account.label,
        "credentials": null,
        "setup_information": account.setup_information,
        "metadata": account.metadata,
        "type": account.kind,
        "created_at": iso(account.created_at),
        "updated_at": iso(account.updated_at),
    })
}
