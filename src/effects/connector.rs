//! Loads what is to be linked: the connector, its guide, and what checks its rules.

use std::sync::Arc;

use ::white_label::WhiteLabel;
use flow::{
    details::{ConnectorDetails, GuideSource},
    event::Event,
    failure::{Failure, FailureCode},
    state::RequestId,
};
use futures::future::LocalBoxFuture;
use leptos::task::spawn_local;
use serde_json::Value;

use super::ShellHandle;
use crate::{
    app::AppState,
    browser::{fetch::fetch_json, files::Files, rules},
    hub::{
        connector::{ConnectorQuery, Outcome},
        endpoints::{Hub, with_reference},
    },
    parts::{Arrival, PartMissing, arrival, part},
    white_label,
};

/// Asks the backend for the connector that was picked, or for what the session is about.
pub fn load(shell: ShellHandle, request: RequestId, selected: Option<String>) {
    let Some(hub) = shell.hub() else { return };
    let files = shell.with(|shell| shell.files.clone()).flatten();
    spawn_local(async move {
        let Some(state) = shell.state() else { return };
        let event = match load_connector(hub, state, files, request, selected).await {
            Ok(loading) => loading.await,
            Err(PartMissing) => Event::ConnectorLoaded {
                request,
                result: Err(Failure::new(FailureCode::ProgramIncomplete)),
            },
        };
        shell.dispatch(event);
    });
}

/// Fetches the part of the program that does all of this.
pub fn arrive() -> Arrival {
    arrival(client_arrives())
}

part! { backend, client_arrives:
    fn load_connector(
        hub: Hub,
        state: AppState,
        files: Option<Files>,
        request: RequestId,
        selected: Option<String>,
    ) -> LocalBoxFuture<'static, Event> {
        Box::pin(async move {
            let config = state.settings.now();
            let query = ConnectorQuery {
                provider: &config.provider,
                account_id: config.account_id.as_deref(),
                selected: selected.as_deref(),
            };
            let outcome = hub.load_connector(query).await;
            // Only now: the language may have changed meanwhile, and with it the words.
            let label = state.white_label();
            let event = match outcome {
                Ok(Outcome::Several(connectors)) => Event::ConnectorsListed { request, connectors },
                Ok(Outcome::Ready(details, guide)) => {
                    let mut details = *details;
                    if let Some(label) = &label {
                        white_label::cover_keys(&mut details.connector.fields, label);
                    }
                    let details = with_guide(details, guide, label.as_ref(), files).await;
                    Event::ConnectorLoaded { request, result: Ok(Arc::new(details)) }
                }
                Err(failure) => Event::ConnectorLoaded {
                    request,
                    result: Err(with_reference(failure)),
                },
            };
            match label {
                Some(label) => white_label::cover(event, &label),
                None => event,
            }
        })
    }
}

/// The connector with what checks its rules, and with its own guide where it is not the built-in one.
async fn with_guide(
    mut details: ConnectorDetails,
    guide: Option<Value>,
    label: Option<&WhiteLabel>,
    files: Option<Files>,
) -> ConnectorDetails {
    let connector = &details.connector;
    for warning in &connector.warnings {
        let words = format!("connect-wizard: {}: {warning}", connector.name);
        let words = match label {
            Some(label) => label.text(&words),
            None => words,
        };
        web_sys::console::warn_1(&words.into());
    }
    for rule in connector
        .fields
        .iter()
        .filter_map(|field| field.rule.as_ref())
    {
        rules::prepare(rule).await;
    }
    if !guide::is_built_in(&connector.provider) {
        let guide = match (guide, files) {
            (None, Some(files)) => fetch_guide(&files, &connector.provider).await,
            (guide, _) => guide,
        };
        let guide = guide.unwrap_or_default();
        let site = connector.support_link.as_deref();
        let guide = guide::read_guide_for(&guide, &connector.fields, site, label);
        details.guide = GuideSource::Provided(guide);
    }
    details
}

/// The guide that lies beside the program for this provider, if there is one.
async fn fetch_guide(files: &Files, provider: &str) -> Option<Value> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !provider.bytes().all(is_plain) {
        return None;
    }
    fetch_json(&files.address(&format!("guides/{provider}.json"))).await
}
