//! Lists, reads, changes and removes linked accounts.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, RawQuery, State},
};
use serde_json::{Map, Value};

use super::{reader::Reader, shapes};
use crate::{failure::Failure, hub::linking, state::Shared, store::Account, webhooks::Event};

/// The filters of a list.
#[derive(Debug, Default)]
struct Filter {
    providers: Vec<String>,
    account_ids: Vec<String>,
    origin_owner_ids: Vec<String>,
    status: Vec<String>,
    page: usize,
    page_size: usize,
}

/// GET /accounts
pub(crate) async fn list(
    State(sandbox): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Json<Vec<Value>>, Failure> {
    let filter = Filter::read(&query.unwrap_or_default())?;
    let accounts = sandbox.store.accounts();
    let page = accounts
        .iter()
        .filter(|account| filter.fits(account))
        .skip((filter.page - 1).saturating_mul(filter.page_size))
        .take(filter.page_size);
    Ok(Json(page.map(shapes::account).collect()))
}

/// GET /accounts/{id}
pub(crate) async fn read(
    State(sandbox): State<Shared>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Failure> {
    let account = sandbox.store.account(&id).ok_or_else(unknown)?;
    Ok(Json(shapes::account(&account)))
}

/// DELETE /accounts/{id}
pub(crate) async fn remove(
    State(sandbox): State<Shared>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Failure> {
    let account = sandbox.store.remove_account(&id)?.ok_or_else(unknown)?;
    sandbox.announce(Event::Deleted, &account);
    Ok(Json(shapes::account(&account)))
}

/// PATCH /accounts/{id}. An empty object changes nothing: a client that empties objects must not wipe secrets.
pub(crate) async fn change(
    State(sandbox): State<Shared>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let mut account = sandbox.store.account(&id).ok_or_else(unknown)?;
    let mut reader = Reader::new(&body)?;
    let texts = [
        (reader.text("provider"), &mut account.provider),
        (reader.text("origin_owner_id"), &mut account.origin_owner_id),
        (
            reader.text("origin_owner_name"),
            &mut account.origin_owner_name,
        ),
        (reader.text("integration_id"), &mut account.integration_id),
        (
            reader.choice("type", &["production", "test"]),
            &mut account.kind,
        ),
    ];
    for (given, place) in texts {
        if let Some(text) = given {
            *place = text;
        }
    }
    if let Some(name) = reader.text("origin_username") {
        account.origin_username = Some(name);
    }
    if let Some(metadata) = reader
        .object("metadata")
        .filter(|object| !object.is_empty())
    {
        account.metadata = Some(metadata);
    }
    // The schema says object, reads give text: both are taken, only text changes anything.
    if reader.is_given("label") && !is_object(&body, "label") {
        account.label = reader.text("label");
    }
    for ignored in ["authentication_config_key", "environment"] {
        reader.text(ignored);
    }
    reader.boolean("shared");
    let mut answers = Map::new();
    for name in ["setup_information", "credentials", "secrets"] {
        answers.extend(reader.object(name).unwrap_or_default());
    }
    reader.finish()?;
    if !answers.is_empty() {
        linking::apply(
            &sandbox,
            &sandbox.options.clayhr_form,
            &mut account,
            &answers,
        )?;
    }
    account.updated_at = sandbox.now();
    let mut tables = sandbox.store.lock();
    if !tables.accounts.iter().any(|known| known.id == account.id) {
        return Err(unknown());
    }
    tables.save_account(account.clone())?;
    drop(tables);
    sandbox.announce(Event::Updated, &account);
    Ok(Json(shapes::account(&account)))
}

fn unknown() -> Failure {
    Failure::not_found("Account not found")
}

fn is_object(body: &[u8], name: &str) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|body| body[name].is_object())
}

impl Filter {
    /// Reads repeated keys (`providers=a&providers=b`), keys with brackets, and comma lists alike.
    fn read(query: &str) -> Result<Self, Failure> {
        let mut filter = Self {
            page: 1,
            page_size: 25,
            ..Self::default()
        };
        let mut errors = Vec::new();
        for (name, value) in pairs(query) {
            let list = |place: &mut Vec<String>| {
                place.extend(
                    value
                        .split(',')
                        .filter(|one| !one.is_empty())
                        .map(str::to_owned),
                );
            };
            match name.trim_end_matches("[]") {
                "provider" | "providers" => list(&mut filter.providers),
                "account_ids" => list(&mut filter.account_ids),
                "origin_owner_id" | "origin_owner_ids" => list(&mut filter.origin_owner_ids),
                "status" => list(&mut filter.status),
                known @ ("page" | "page_size") => match value.parse::<usize>() {
                    Ok(number) if (1..=1000).contains(&number) || known == "page" && number > 0 => {
                        let place = if known == "page" {
                            &mut filter.page
                        } else {
                            &mut filter.page_size
                        };
                        *place = number;
                    }
                    _ => errors.push(format!("{known} must be a number above 0")),
                },
                _ => {}
            }
        }
        if errors.is_empty() {
            Ok(filter)
        } else {
            Err(Failure::validation(errors))
        }
    }

    fn fits(&self, account: &Account) -> bool {
        let fits =
            |list: &[String], value: &str| list.is_empty() || list.iter().any(|one| one == value);
        fits(&self.providers, &account.provider)
            && fits(&self.account_ids, &account.id)
            && fits(&self.origin_owner_ids, &account.origin_owner_id)
            && fits(&self.status, &account.status)
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    // The form reader undoes the escaping; a query it cannot read filters nothing.
    let uri = format!("/?{query}").parse().unwrap_or_default();
    axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default()
}
