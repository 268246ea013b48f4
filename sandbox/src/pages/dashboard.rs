//! The dashboard: makes a link that a person can open to connect an account.

use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    html::Html,
    layout::{self, Place},
};
use crate::{
    demo,
    failure::Failure,
    partner::sessions::{self, Wish},
    state::{Sandbox, Shared},
};

/// GET /dashboard
pub(crate) async fn show(State(sandbox): State<Shared>) -> Html {
    page(&sandbox, &Filled::default(), Html::new())
}

/// What stands in the form.
#[derive(Debug, Deserialize)]
pub(crate) struct Filled {
    origin_owner_name: String,
    origin_owner_id: String,
    provider: String,
    expires_in: String,
}

impl Default for Filled {
    fn default() -> Self {
        Self {
            origin_owner_name: "Acme Company".to_owned(),
            origin_owner_id: "customer-1".to_owned(),
            provider: "clayhr".to_owned(),
            expires_in: "1800".to_owned(),
        }
    }
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
    let (session, token) = sessions::open(
        &sandbox,
        Wish {
            origin_owner_id: id.to_owned(),
            origin_owner_name: name.to_owned(),
            provider: Some(filled.provider.clone()),
            seconds: Some(seconds),
            ..Wish::default()
        },
    )?;
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
    let providers = sandbox
        .catalog
        .all()
        .iter()
        .map(|connector| (connector.provider, connector.name))
        .chain([("", "Any: the person chooses from the list")]);
    let option = |(key, name): (&'static str, &'static str)| {
        Html::new()
            .raw("<option value=\"")
            .text(key)
            .raw("\"")
            .when(key == filled.provider, || Html::new().raw(" selected"))
            .raw(">")
            .text(name)
            .raw("</option>")
    };
    let body = Html::new()
        .raw("<h1>Dashboard</h1>")
        .add(above)
        .raw(
            "<form method=\"post\" action=\"/dashboard\" class=\"card\"><h2>Make an auth link</h2>",
        )
        .add(input(
            "origin_owner_name",
            "Owner name",
            &filled.origin_owner_name,
        ))
        .add(input(
            "origin_owner_id",
            "Owner id",
            &filled.origin_owner_id,
        ))
        .raw("<label for=\"provider\">Provider</label><select id=\"provider\" name=\"provider\">")
        .each(providers, option)
        .raw("</select>")
        .add(input(
            "expires_in",
            "Expires in (seconds)",
            &filled.expires_in,
        ))
        .raw("<p class=\"actions\"><button>Make the link</button></p></form>")
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
        .raw("</ul></section>");
    layout::page("Dashboard", Place::Dashboard, body)
}

fn input(name: &'static str, label: &'static str, value: &str) -> Html {
    Html::new()
        .raw("<label for=\"")
        .raw(name)
        .raw("\">")
        .raw(label)
        .raw("</label><input id=\"")
        .raw(name)
        .raw("\" name=\"")
        .raw(name)
        .raw("\" required autocomplete=\"off\" value=\"")
        .text(value)
        .raw("\">")
}
