//! The backend's JSON, read as it may arrive: recorded shapes with invented values, and whatever else may come.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod connectors;
mod fields;
mod form;
mod idempotency;
mod outcomes;
mod requests;
mod status;

use connect_wizard::hub::wire::{self, Integration};
use flow::{
    answers::Answers,
    connector::{Connector, FieldNames},
    effect::AccountRequest,
    failure::FailureCode,
    field::FieldKey,
    secret::Secret,
};
use serde_json::Value;

const SETTINGS: &str = include_str!("../fixtures/settings.json");
const CONNECTORS: &str = include_str!("../fixtures/connectors.json");
const CLAYHR: &str = include_str!("../fixtures/clayhr.json");
const EXTRA: &str = include_str!("../fixtures/clayhr-extra.json");
const LEGACY: &str = include_str!("../fixtures/clayhr-legacy.json");
const ACCOUNT: &str = include_str!("../fixtures/account-created.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect(text)
}

fn integration() -> Integration {
    opened(CONNECTORS, "clayhr").unwrap()
}

/// Returns the connector that opens at once on a page for this provider; `None` if the user must choose, or there is
/// nothing.
fn opened(list: &str, provider: &str) -> Option<Integration> {
    let list = wire::integrations(&json(list)).unwrap();
    wire::choose(&list, None, None, provider).cloned()
}

fn read(text: &str) -> Result<Connector, FailureCode> {
    wire::connector(&json(text), &integration(), None).map_err(|failure| failure.code)
}

/// A connector that asks for these fields, written as JSON.
fn with_fields(fields: &str) -> String {
    format!(
        r#"{{"config":{{"key":"clayhr","name":"ClayHR","type":"custom","configFields":{fields}}}}}"#
    )
}

fn recognised(connector: &Connector) -> Vec<String> {
    FieldNames::default()
        .recognise(&connector.fields)
        .iter()
        .map(|key| match key {
            FieldKey::Other(key) => format!("other {key}"),
            key => key.as_str().to_owned(),
        })
        .collect()
}

fn answers() -> Answers {
    [
        (FieldKey::Subdomain, "acme"),
        (FieldKey::ApiKey, "K3y"),
        (FieldKey::UserId, "123456"),
    ]
    .map(|(field, text)| (field, Secret::new(text)))
    .into_iter()
    .collect()
}

fn sent(connector: &Connector, answers: &Answers) -> Vec<(String, String)> {
    connector
        .credentials(&FieldNames::default(), |key| answers.get(key).cloned())
        .into_iter()
        .map(|(key, value)| (key, value.expose().to_owned()))
        .collect()
}

#[track_caller]
fn check_sent(connector: &Connector, answers: &Answers, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(sent(connector, answers), expected);
}

fn request(credentials: &[(String, String)], integration_id: &str) -> AccountRequest {
    AccountRequest {
        existing_account: None,
        integration_id: integration_id.to_owned(),
        provider: "clayhr".to_owned(),
        credentials: credentials
            .iter()
            .map(|(key, value)| (key.clone(), Secret::new(value.as_str())))
            .collect(),
    }
}
