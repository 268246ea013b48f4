//! The dashboard: makes a link that a person can open to connect an account, or to change one.

use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    html::Html,
    layout::{self, Place},
    link_form::{self, Filled},
};
use crate::{
    demo,
    failure::Failure,
    faults::switches::Switches,
    partner::sessions::{self, SessionRequest},
    state::{Sandbox, Shared},
};

/// The values that the form begins with.
#[derive(Debug, Deserialize)]
pub(crate) struct Beginning {
    /// An account to change.
    account: Option<String>,
}

/// GET /dashboard
pub(crate) async fn show(
    State(sandbox): State<Shared>,
    Query(beginning): Query<Beginning>,
) -> Html {
    let account = beginning.account.and_then(|id| sandbox.store.account(&id));
    let filled = account.map_or_else(Filled::default, |account| Filled {
        origin_owner_name: account.origin_owner_name,
        origin_owner_id: account.origin_owner_id,
        provider: account.provider,
        account_id: account.id,
        ..Filled::default()
    });
    page(&sandbox, &filled, Html::new())
}

/// POST /dashboard
pub(crate) async fn make_link(
    State(sandbox): State<Shared>,
    Form(filled): Form<Filled>,
) -> Result<Response, Failure> {
    let seconds = filled
        .expires_in
        .trim()
        .parse::<f64>()
        .ok()
        .filter(|seconds| *seconds > 0.0 && *seconds <= sessions::MOST_SECONDS);
    let name = filled.origin_owner_name.trim();
    let id = filled.origin_owner_id.trim();
    let (Some(seconds), false, false) = (seconds, name.is_empty(), id.is_empty()) else {
        let sentence = Html::new().raw(
            "<p class=\"card\" role=\"alert\">Enter an owner name, an owner id and a number of seconds above 0.</p>",
        );
        return Ok((StatusCode::BAD_REQUEST, page(&sandbox, &filled, sentence)).into_response());
    };
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (session, token) = sessions::open(
        &sandbox,
        SessionRequest {
            origin_owner_id: id.to_owned(),
            origin_owner_name: name.to_owned(),
            provider: given(&filled.provider),
            categories: given(&filled.category).map(|only| vec![only]),
            account_id: given(&filled.account_id),
            multiple: filled.multiple.is_some(),
            seconds: Some(seconds),
            ..SessionRequest::default()
        },
    )?;
    if let Some(rules) = given(&filled.validation) {
        let switches = Switches::from_pairs([("validation", rules.as_str())]);
        let switches = switches.map_err(Failure::validation)?;
        sandbox.faults.set(session.id, switches);
    }
    let link = sandbox.auth_link(&token);
    let made = Html::new()
        .raw("<section class=\"card\" role=\"status\"><h2>The link is ready</h2><p>")
        .add(layout::copyable("auth-link", &link))
        .raw("</p><p class=\"actions\"><a class=\"button\" target=\"_blank\" rel=\"noopener noreferrer\" href=\"")
        .text(&link)
        .raw("\">Open the link</a><a href=\"/sandbox?session=")
        .text(session.id)
        .raw("\">Make this session misbehave</a></p><p class=\"quiet-text\">")
        .raw("It is shown only now: the sandbox forgets the token.</p></section>");
    Ok(page(&sandbox, &filled, made).into_response())
}

fn page(sandbox: &Sandbox, filled: &Filled, above: Html) -> Html {
    let body = Html::new()
        .raw("<h1>Dashboard</h1>")
        .add(above)
        .add(link_form::form(sandbox, filled))
        .raw("<section class=\"card\"><h2>Make-believe ClayHR</h2>")
        .raw("<p>Find a key and a user ID as a person would:</p><ul>")
        .each(demo::COMPANIES, |company| {
            Html::new()
                .raw("<li><a href=\"/clayhr/")
                .text(company.subdomain)
                .raw("/rm/\">")
                .text(company.name)
                .raw("</a>, company subdomain <code>")
                .text(company.subdomain)
                .raw("</code></li>")
        })
        .raw("</ul><p>All other connectors take whatever you type, but for a secret that begins with ")
        .raw("<code>wrong</code> or <code>forbidden</code>.</p></section>");
    layout::page("Dashboard", Place::Dashboard, body)
}
