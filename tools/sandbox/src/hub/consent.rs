//! A make-believe provider's "may this program have access?" page, for connectors that sign in.
//!
//! It agrees at once, agrees after a while, says no, or is closed without an answer. Where it would send the person
//! afterwards (`redirect_uri`) is not looked at: it only says that the window can be closed.

use std::collections::HashMap;

use axum::{
    extract::{Form, Path, Query, State},
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{attempts, linking};
use crate::{
    access,
    catalog::Connector,
    clock::Moment,
    failure::{Failure, Halt},
    faults::kinds::{Exchange, Kind},
    pages::{html::Html, layout},
    state::{Sandbox, Shared},
    store::{Attempt, AttemptStatus, Session},
};

/// The time that a slow provider takes to agree, in milliseconds.
const SLOW: Moment = 6_000;

/// GET /connect/oauth2/{integration_id}
pub(crate) async fn ask(
    State(sandbox): State<Shared>,
    Path(integration_id): Path<String>,
    Query(mut asked): Query<HashMap<String, String>>,
) -> Result<Response, Halt> {
    let id = asked.remove("connection_attempt_id").unwrap_or_default();
    let (attempt, session, connector) = find(&sandbox, &id, &integration_id)?;
    if attempt.draft.is_none() {
        // The contract's way: the token and every answer stand in the address.
        let token = asked.remove("token").unwrap_or_default();
        if access::session_of(&sandbox, &token)?.id != session.id {
            return Err(attempts::unknown().into());
        }
        asked.remove("redirect_uri");
        let answers: Map<String, Value> = asked
            .into_iter()
            .map(|(key, answer)| (key, Value::String(answer)))
            .collect();
        match linking::draft(&sandbox, &session, &connector, &answers) {
            Ok(draft) => sandbox
                .store
                .change_attempt(&id, |attempt| attempt.draft = Some(draft)),
            Err(_) => {
                let sentence = "Something that the provider needs is missing or wrong";
                attempts::refuse(&sandbox, &id, "invalid_request", sentence);
                return Ok(ended("The sign-in can't start", sentence).into_response());
            }
        };
    }
    let mut response = question(&sandbox, &session, &connector, &id).into_response();
    let switches = sandbox.faults.get(session.id);
    if switches.has(Exchange::Attempt, Kind::Severed) {
        response.headers_mut().insert(
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        );
    }
    Ok(response)
}

fn question(sandbox: &Sandbox, session: &Session, connector: &Connector, id: &str) -> Html {
    let person = session.origin_username.as_deref().unwrap_or("ada.merritt");
    let body = Html::new()
        .raw("<p class=\"note\">A make-believe sign-in page: nothing leaves this machine.</p>")
        .raw("<div class=\"consent\"><p class=\"brand\"><img width=\"40\" height=\"40\" alt=\"\" src=\"/assets/")
        .text(connector.provider)
        .raw(".svg\"> ")
        .text(connector.name)
        .raw("</p><h1>Allow access to your ")
        .text(connector.name)
        .raw(" account?</h1><p>Signed in as <strong>")
        .text(person)
        .raw("</strong> of <strong>")
        .text(&session.origin_owner_name)
        .raw("</strong></p><p>The program that sent you here asks for:</p><ul>")
        .each(connector.scopes, |scope| {
            Html::new().raw("<li><code>").text(scope).raw("</code></li>")
        })
        .raw("</ul><form method=\"post\" action=\"/connect/oauth2/")
        .text(connector.integration_id)
        .raw("\"><input type=\"hidden\" name=\"connection_attempt_id\" value=\"")
        .text(id)
        .raw("\"><p class=\"actions\"><button name=\"decision\" value=\"allow\">Allow</button>")
        .raw("<button class=\"quiet\" name=\"decision\" value=\"deny\">Deny</button></p>")
        .raw("<details class=\"show\"><summary>More ways to end this</summary><p class=\"actions\">")
        .raw("<button class=\"quiet\" name=\"decision\" value=\"slow\">Allow, but take ")
        .text(SLOW / 1000)
        .raw(" seconds</button> <button class=\"quiet\" type=\"button\" data-close hidden>Close the window</button></p>")
        .raw("<p class=\"quiet-text\">This page stands at ")
        .text(&sandbox.base_url)
        .raw("</p></details></form></div>");
    layout::document("Allow access", Html::new(), body, "provider")
}

/// The person's choice.
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
    let id = decision.connection_attempt_id;
    let (attempt, session, _) = find(&sandbox, &id, &integration_id)?;
    if attempt.draft.is_none() {
        // The question was never asked.
        return Err(attempts::unknown().into());
    }
    let page = match decision.decision.as_str() {
        "allow" => {
            attempts::agree(&sandbox, &session, &id)?;
            ended("Done", "Access is allowed. You can close this window.")
        }
        "slow" => {
            let moment = sandbox.now() + SLOW;
            sandbox
                .store
                .change_attempt(&id, |attempt| attempt.agrees_at = Some(moment));
            ended(
                "Almost done",
                "This takes a few seconds. You can close this window.",
            )
        }
        _ => {
            attempts::refuse(&sandbox, &id, "access_denied", "The person said no");
            ended("Access denied", "You can close this window.")
        }
    };
    Ok(page.into_response())
}

/// A pending attempt, its session, and the connector it is for.
fn find(
    sandbox: &Sandbox,
    id: &str,
    integration_id: &str,
) -> Result<(Attempt, Session, Connector), Failure> {
    let attempt = attempts::attempt_of(sandbox, id)
        .filter(|one| one.status == AttemptStatus::Pending)
        .ok_or_else(attempts::unknown)?;
    let session = sandbox
        .store
        .session(attempt.session_id)
        .ok_or_else(attempts::unknown)?;
    let connector = sandbox
        .catalog
        .allowed_by_id(&session, integration_id)
        .filter(|connector| connector.signs_in())
        .filter(|connector| {
            let draft = attempt.draft.as_ref();
            draft.is_none_or(|draft| draft.provider == connector.provider)
        })
        .copied()
        .ok_or_else(|| Failure::not_found("Connector not found"))?;
    Ok((attempt, session, connector))
}

fn ended(title: &'static str, sentence: &'static str) -> Html {
    let body = Html::new()
        .raw("<div class=\"consent\"><h1>")
        .raw(title)
        .raw("</h1><p>")
        .raw(sentence)
        .raw("</p><p class=\"actions\"><button type=\"button\" data-close hidden>Close the window</button></p></div>");
    layout::document(title, Html::new(), body, "provider")
}
