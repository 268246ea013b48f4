//! The web pages of the make-believe ClayHR, as its administrator sees them.
//!
//! Each says at the top that it is make-believe. Nothing here looks like the real product's pages, apart from the words
//! that the guide tells people to look for.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::directory::{Company, Key, User};
use crate::{
    clock::iso,
    pages::{
        html::Html,
        layout::{copyable, document},
    },
    state::Shared,
};

/// GET /clayhr/{company}/rm/
pub(crate) async fn home(State(sandbox): State<Shared>, Path(subdomain): Path<String>) -> Response {
    let Some(company) = sandbox.directory.company(&subdomain) else {
        return no_company();
    };
    let body = Html::new()
        .raw("<h1>Welcome, ")
        .text(&company.administrator().name)
        .raw("</h1><section class=\"card\"><h2>People</h2><ul>")
        .each(&company.users, |user| {
            Html::new()
                .raw("<li>")
                .add(user_link(&company, user))
                .raw(", ")
                .text(user.role)
                .raw("</li>")
        })
        .raw("</ul></section>");
    page(&company, "Home", body).into_response()
}

/// GET /clayhr/{company}/rm/user/view/{id}
pub(crate) async fn user_record(
    State(sandbox): State<Shared>,
    Path((subdomain, id)): Path<(String, String)>,
) -> Response {
    let Some(company) = sandbox.directory.company(&subdomain) else {
        return no_company();
    };
    let Some(user) = company.user(&id) else {
        return not_found(&company);
    };
    let body = Html::new()
        .raw("<h1>")
        .text(&user.name)
        .raw("</h1><section class=\"card\"><dl><dt>Role</dt><dd>")
        .text(user.role)
        .raw("</dd><dt>Company</dt><dd>")
        .text(company.name)
        .raw("</dd></dl></section>");
    page(&company, &user.name, body).into_response()
}

/// GET /clayhr/{company}/rm/integrations
pub(crate) async fn integrations(
    State(sandbox): State<Shared>,
    Path(subdomain): Path<String>,
) -> Response {
    let Some(company) = sandbox.directory.company(&subdomain) else {
        return no_company();
    };
    let body = Html::new()
        .raw("<h1>My Integrations</h1>")
        .add(tabs(&company, false))
        .raw("<p>No other program is connected yet.</p>");
    page(&company, "My Integrations", body).into_response()
}

/// GET /clayhr/{company}/rm/integrations/api-keys
pub(crate) async fn keys(State(sandbox): State<Shared>, Path(subdomain): Path<String>) -> Response {
    let Some(company) = sandbox.directory.company(&subdomain) else {
        return no_company();
    };
    let user = company.administrator();
    let body = Html::new()
        .raw("<h1>My Integrations</h1>")
        .add(tabs(&company, true))
        .raw("<section class=\"card\"><dl><dt>User ID</dt><dd>")
        .add(copyable("user-id", &user.id))
        .raw("</dd></dl><form method=\"post\" action=\"/clayhr/")
        .text(company.subdomain)
        .raw("/rm/integrations/api-keys\" class=\"actions\"><button>Generate API keys</button></form></section>")
        // The newest first: it is the one the person just asked for.
        .each(user.keys.iter().filter(|key| key.made_at.is_some()).rev().zip(KEY_IDS), key_card);
    page(&company, "Manage API Keys", body).into_response()
}

/// POST /clayhr/{company}/rm/integrations/api-keys
pub(crate) async fn generate(
    State(sandbox): State<Shared>,
    Path(subdomain): Path<String>,
) -> Response {
    match sandbox.directory.generate_key(&subdomain, sandbox.now()) {
        Some(_) => {
            Redirect::to(&format!("/clayhr/{subdomain}/rm/integrations/api-keys")).into_response()
        }
        None => no_company(),
    }
}

/// Any other address of a company.
pub(crate) async fn missing(
    State(sandbox): State<Shared>,
    Path((subdomain, _)): Path<(String, String)>,
) -> Response {
    sandbox
        .directory
        .company(&subdomain)
        .map_or_else(no_company, |company| not_found(&company))
}

/// Ids for the copy buttons. Older keys stay valid, but are not listed.
const KEY_IDS: [&str; 5] = [
    "api-key",
    "api-key-2",
    "api-key-3",
    "api-key-4",
    "api-key-5",
];

fn key_card((key, id): (&Key, &'static str)) -> Html {
    Html::new()
        .raw("<section class=\"card\"><h2>API key</h2><p class=\"quiet-text\">Made ")
        .text(iso(key.made_at.unwrap_or_default()))
        .raw("</p><details class=\"show\"><summary>show</summary><p>")
        .add(copyable(id, &key.value))
        .raw("</p></details></section>")
}

fn tabs(company: &Company, on_keys: bool) -> Html {
    let tab = |address: &'static str, name: &'static str, is_open: bool| {
        Html::new()
            .raw("<a href=\"/clayhr/")
            .text(company.subdomain)
            .raw(address)
            .raw("\"")
            .when(is_open, || Html::new().raw(" aria-current=\"page\""))
            .raw(">")
            .raw(name)
            .raw("</a>")
    };
    Html::new()
        .raw("<nav class=\"tabs\" aria-label=\"My Integrations\">")
        .add(tab("/rm/integrations", "Connected programs", !on_keys))
        .add(tab("/rm/integrations/api-keys", "Manage API Keys", on_keys))
        .raw("</nav>")
}

fn user_link(company: &Company, user: &User) -> Html {
    Html::new()
        .raw("<a href=\"/clayhr/")
        .text(company.subdomain)
        .raw("/rm/user/view/")
        .text(&user.id)
        .raw("\">")
        .text(&user.name)
        .raw("</a>")
}

const NOTE: &str = "<aside class=\"note\">Make-believe ClayHR, for trying things out. Nobody here is real. \
    <a href=\"/dashboard\">Sandbox</a></aside>";

fn page(company: &Company, title: &str, body: Html) -> Html {
    let user = company.administrator();
    let above = Html::new()
        .raw(NOTE)
        .raw("<header class=\"bar\"><div class=\"inner\"><a href=\"/clayhr/")
        .text(company.subdomain)
        .raw("/rm/\"><strong>")
        .text(company.name)
        .raw("</strong></a><details class=\"menu\"><summary>")
        .text(&user.name)
        .raw("</summary><ul><li>")
        .add(
            Html::new()
                .raw("<a href=\"/clayhr/")
                .text(company.subdomain)
                .raw("/rm/user/view/"),
        )
        .text(&user.id)
        .raw("\">My user record</a></li><li><a href=\"/clayhr/")
        .text(company.subdomain)
        .raw("/rm/integrations\">My Integrations</a></li></ul></details></div></header>");
    document(title, above, body, "")
}

fn no_company() -> Response {
    let body = Html::new()
        .raw("<h1>There is no company at this address</h1>")
        .raw("<p>Check the first part of the address, before the first dot.</p>");
    let page = document("No such company", Html::new().raw(NOTE), body, "");
    (StatusCode::NOT_FOUND, page).into_response()
}

fn not_found(company: &Company) -> Response {
    let body = Html::new().raw("<h1>This page was not found</h1>");
    (StatusCode::NOT_FOUND, page(company, "Not found", body)).into_response()
}
