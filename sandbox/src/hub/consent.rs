//! A make-believe provider's "may this program have access?" page, for connectors that sign in.

use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::linking;
use crate::{
    access,
    failure::{Failure, Halt},
    pages::{html::Html, layout},
    state::Shared,
    store::AttemptStatus,
};

/// What the address carries that is of use. The form's answers come along in it too, and are not looked at.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    token: String,
    connection_attempt_id: String,
}

/// GET /connect/oauth2/{integration_id}
pub(crate) async fn ask(
    State(sandbox): State<Shared>,
    Path(integration_id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html, Halt> {
    let session = access::session_of(&sandbox, &asked.token)?;
    let connector = sandbox
        .catalog
        .allowed_by_id(&session, &integration_id)
        .ok_or_else(|| Failure::not_found("Connector not found"))?;
    let body = Html::new()
        .raw("<h1>Allow access to ")
        .text(connector.name)
        .raw("?</h1><p>This is a make-believe sign-in page. Whatever you choose, nothing leaves this machine.</p>")
        .raw("<form method=\"post\" action=\"/connect/oauth2/")
        .text(connector.integration_id)
        .raw("\"><input type=\"hidden\" name=\"connection_attempt_id\" value=\"")
        .text(&asked.connection_attempt_id)
        .raw("\"><p class=\"actions\"><button name=\"decision\" value=\"allow\">Allow</button>")
        .raw("<button class=\"quiet\" name=\"decision\" value=\"deny\">Deny</button></p></form>");
    Ok(layout::page("Allow access", layout::Place::Elsewhere, body))
}

/// What the person chose.
#[derive(Debug, Deserialize)]
pub(crate) struct Decision {
    connection_attempt_id: String,
    decision: String,
}

/// POST /connect/oauth2/{integration_id}
pub(crate) async fn decide(
    State(sandbox): State<Shared>,
    Path(integration_id): Path<String>,
    Form(decision): Form<Decision>,
) -> Result<Response, Halt> {
    let unknown = || Failure::not_found("Connection attempt not found");
    let id = decision.connection_attempt_id;
    let attempt = sandbox
        .store
        .lock()
        .attempts
        .iter()
        .find(|one| one.id == id)
        .cloned();
    let attempt = attempt
        .filter(|one| one.status == AttemptStatus::Pending)
        .ok_or_else(unknown)?;
    let session = sandbox
        .store
        .session(attempt.session_id)
        .ok_or_else(unknown)?;
    let connector = sandbox
        .catalog
        .allowed_by_id(&session, &integration_id)
        .ok_or_else(|| Failure::not_found("Connector not found"))?;
    let account_id = if decision.decision == "allow" {
        // The address carried the form's answers; this connector's only one is not needed to sign in.
        let answers = connector
            .fields(&sandbox.options.clayhr_form)
            .into_iter()
            .map(|field| (field.key, "signed-in".into()))
            .collect();
        Some(linking::link(&sandbox, &session, connector, &answers, None)?.id)
    } else {
        None
    };
    let now = sandbox.now();
    sandbox.store.change_attempt(&id, |attempt| {
        attempt.updated_at = now;
        match account_id {
            Some(account_id) => {
                attempt.status = AttemptStatus::Authenticated;
                attempt.account_id = Some(account_id);
            }
            None => {
                attempt.status = AttemptStatus::Error;
                attempt.error = Some(("access_denied".to_owned(), "The person said no".to_owned()));
            }
        }
    });
    let body = Html::new().raw("<h1>Done</h1><p>You can close this window.</p>");
    Ok(layout::page("Done", layout::Place::Elsewhere, body).into_response())
}
