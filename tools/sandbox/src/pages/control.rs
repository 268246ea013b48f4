//! The switches page: lists sessions by number, and lets a person tick what should go wrong.

use axum::{
    extract::{Form, Query, State},
    response::Redirect,
};
use serde::Deserialize;

use super::{
    html::Html,
    layout::{self, Place},
};
use crate::{
    clock::iso,
    failure::Failure,
    faults::{
        kinds::Exchange,
        switches::{FORM_SWITCHES, Switches},
    },
    state::{Sandbox, Shared},
    store::Session,
};

/// The session that is open on the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Opened {
    session: Option<u64>,
}

/// GET /sandbox
pub(crate) async fn show(State(sandbox): State<Shared>, Query(opened): Query<Opened>) -> Html {
    let sessions = sandbox.store.sessions();
    let chosen = opened.session.and_then(|id| sandbox.store.session(id));
    let body = Html::new()
        .raw("<h1>Switches</h1>")
        .when(chosen.is_some(), || {
            chosen
                .as_ref()
                .map_or_else(Html::new, |session| form(&sandbox, session))
        })
        .raw("<h2>Sessions</h2>")
        .when(sessions.is_empty(), || {
            Html::new().raw(
                "<p>There are none yet. <a href=\"/dashboard\">Make an auth link</a> first.</p>",
            )
        })
        .each(&sessions, |session| entry(&sandbox, session));
    layout::page("Switches", Place::Switches, body)
}

/// POST /sandbox. The fields are the switches themselves, and `session` with its number.
pub(crate) async fn change(
    State(sandbox): State<Shared>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Redirect, Failure> {
    let id = fields
        .iter()
        .find(|(name, _)| name == "session")
        .and_then(|(_, id)| id.parse().ok());
    let session = id
        .and_then(|id| sandbox.store.session(id))
        .ok_or_else(|| Failure::not_found("Session not found"))?;
    let once = fields.iter().any(|(name, _)| name == "once");
    let switches: Vec<(String, String)> = fields
        .into_iter()
        .filter(|(name, value)| name != "session" && name != "once" && !value.is_empty())
        .map(|(name, value)| {
            let counts = once && !FORM_SWITCHES.contains(&name.as_str());
            (name, if counts { format!("{value}*1") } else { value })
        })
        .collect();
    let pairs = switches
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let switches = Switches::from_pairs(pairs).map_err(Failure::validation)?;
    sandbox.faults.set(session.id, switches);
    Ok(Redirect::to(&format!("/sandbox?session={}", session.id)))
}

fn entry(sandbox: &Sandbox, session: &Session) -> Html {
    let has_run_out = sandbox.now() >= session.expires_at;
    Html::new()
        .raw("<article class=\"card\"><h3><a href=\"/sandbox?session=")
        .text(session.id)
        .raw("\">Session ")
        .text(session.id)
        .raw("</a></h3><dl><dt>Owner</dt><dd>")
        .text(&session.origin_owner_name)
        .raw(" (")
        .text(&session.origin_owner_id)
        .raw(")</dd><dt>Provider</dt><dd>")
        .text(session.provider.as_deref().unwrap_or("any"))
        .raw("</dd><dt>Made</dt><dd><time>")
        .text(iso(session.created_at))
        .raw("</time></dd><dt>State</dt><dd>")
        .text(if has_run_out { "run out" } else { "open" })
        .raw("</dd></dl></article>")
}

fn form(sandbox: &Sandbox, session: &Session) -> Html {
    let switches = sandbox.faults.get(session.id);
    Html::new()
        .raw("<form method=\"post\" action=\"/sandbox\" class=\"card\"><h2>Session ")
        .text(session.id)
        .raw("</h2><input type=\"hidden\" name=\"session\" value=\"")
        .text(session.id)
        .raw("\"><p>Set now: <code>")
        .text(switches.to_json())
        .raw("</code></p>")
        .each(Exchange::ALL, |exchange| {
            Html::new()
                .raw("<fieldset><legend>")
                .text(exchange.as_str())
                .raw("</legend>")
                .each(exchange.kinds(), |kind| {
                    tick(
                        exchange.as_str(),
                        kind,
                        kind,
                        switches.is_ticked(exchange, kind),
                    )
                })
                .raw("</fieldset>")
        })
        .raw("<fieldset><legend>ClayHR form</legend>")
        .add(tick(
            "notices",
            "on",
            "notices",
            switches.form_switch("notices") == Some("on"),
        ))
        .add(tick(
            "user_id_secret",
            "on",
            "user id is secret",
            switches.form_switch("user_id_secret") == Some("on"),
        ))
        .add(tick(
            "vendor",
            "on",
            "the vendor's name in every text",
            switches.form_switch("vendor") == Some("on"),
        ))
        .raw("<label for=\"validation\">Validation rules</label>")
        .raw("<select id=\"validation\" name=\"validation\">")
        .each(["off", "newer", "legacy"], |choice| {
            Html::new()
                .raw("<option")
                .when(switches.form_switch("validation") == Some(choice), || {
                    Html::new().raw(" selected")
                })
                .raw(">")
                .text(choice)
                .raw("</option>")
        })
        .raw("</select>")
        .each(
            [
                ("key_subdomain", "Key of Company Subdomain"),
                ("key_api_key", "Key of API Key"),
                ("key_user_id", "Key of User ID"),
            ],
            |(name, label)| {
                Html::new()
                    .raw("<label for=\"")
                    .text(name)
                    .raw("\">")
                    .text(label)
                    .raw("</label><input autocomplete=\"off\" maxlength=\"64\" id=\"")
                    .text(name)
                    .raw("\" name=\"")
                    .text(name)
                    .raw("\" value=\"")
                    .text(switches.form_switch(name).unwrap_or(""))
                    .raw("\">")
            },
        )
        .raw("</fieldset><p class=\"actions\"><button>Set</button>")
        .add(tick("once", "on", "each fault only once", false))
        .raw("</p></form>")
}

fn tick(name: &'static str, value: &'static str, label: &'static str, is_set: bool) -> Html {
    Html::new()
        .raw("<label class=\"choice\"><input type=\"checkbox\" name=\"")
        .raw(name)
        .raw("\" value=\"")
        .raw(value)
        .raw("\"")
        .when(is_set, || Html::new().raw(" checked"))
        .raw(">")
        .text(label)
        .raw("</label>")
}
