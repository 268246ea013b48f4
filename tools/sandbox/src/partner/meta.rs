//! The list of connectors, in the shape the meta endpoints give.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{catalog::Connector, failure::Failure, state::Shared};

/// The one thing that can be asked for on top.
#[derive(Debug, Deserialize)]
pub(crate) struct MetaQuery {
    #[serde(default)]
    include: String,
}

/// GET /accounts/{id}/meta
pub(crate) async fn of_account(
    State(sandbox): State<Shared>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Failure> {
    let account = sandbox
        .store
        .account(&id)
        .ok_or_else(|| Failure::not_found("Account not found"))?;
    let category = sandbox
        .catalog
        .by_provider(&account.provider)
        .map_or("hris", |known| known.category);
    Ok(Json(
        json!({ "provider": account.provider, "category": category, "models": {} }),
    ))
}

/// GET /connectors/meta
pub(crate) async fn list(
    State(sandbox): State<Shared>,
    Query(query): Query<MetaQuery>,
) -> Json<Vec<Value>> {
    let all = sandbox.catalog.all().iter();
    Json(
        all.map(|connector| shape(connector, &query, &sandbox.base_url))
            .collect(),
    )
}

/// GET /connectors/meta/{provider}
pub(crate) async fn of_provider(
    State(sandbox): State<Shared>,
    Path(provider): Path<String>,
    Query(query): Query<MetaQuery>,
) -> Result<Json<Value>, Failure> {
    let connector = sandbox
        .catalog
        .by_provider(&provider)
        .ok_or_else(|| Failure::not_found("Connector not found"))?;
    Ok(Json(shape(connector, &query, &sandbox.base_url)))
}

fn shape(connector: &Connector, query: &MetaQuery, base_url: &str) -> Value {
    let mut shape = json!({
        "provider": connector.provider,
        "provider_name": connector.name,
        "category": connector.category,
        "active": true,
        "models": {},
    });
    if query
        .include
        .split(',')
        .any(|one| one.trim() == "resources")
    {
        let logo = format!("{base_url}/assets/{}.svg", connector.provider);
        shape["resources"] =
            json!({ "images": { "logo_url": logo, "original_logo_horizontal_url": logo } });
    }
    shape
}
