//! The few pages a developer looks at: a dashboard, the accounts, the fault switches, the guides.
//!
//! They are for this machine only: a request under another host name is refused, and so is a form of another site.

pub(crate) mod accounts;
pub(crate) mod assets;
pub(crate) mod control;
pub(crate) mod dashboard;
pub(crate) mod guard;
pub(crate) mod html;
mod lab;
pub(crate) mod layout;
mod link_form;
pub(crate) mod switches_api;
pub(crate) mod visitor;

use axum::{
    Router,
    middleware::from_fn,
    response::Redirect,
    routing::{get, post},
};

use crate::{clayhr, hub::consent, router, state::Shared};

/// Every address that answers with a page, and the switches for tests.
pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/dashboard") }))
        .route(
            "/dashboard",
            get(dashboard::show).post(dashboard::make_link),
        )
        .route("/dashboard/accounts", get(accounts::show))
        .route(
            "/dashboard/accounts/{id}/disconnect",
            post(accounts::disconnect),
        )
        .route("/sandbox", get(control::show).post(control::change))
        .route("/sandbox/lab", get(lab::show).post(lab::pick))
        .route(
            "/sandbox/sessions/{token}/faults",
            get(switches_api::read).put(switches_api::replace),
        )
        .route(
            "/sandbox/faults",
            get(switches_api::read_partner_side).put(switches_api::replace_partner_side),
        )
        .route("/sandbox/requests", get(switches_api::requests))
        .route(
            "/connect/oauth2/{integration_id}",
            get(consent::ask).post(consent::decide),
        )
        .route("/embedded/integrations", get(visitor::where_to_go))
        .route("/guides/{provider}", get(visitor::guide))
        .route("/clayhr/{company}", get(clayhr::pages::home))
        .route("/clayhr/{company}/rm/", get(clayhr::pages::home))
        .route("/clayhr/{company}/rm", get(clayhr::pages::home))
        .route(
            "/clayhr/{company}/rm/user/view/{id}",
            get(clayhr::pages::user_record),
        )
        .route(
            "/clayhr/{company}/rm/integrations",
            get(clayhr::pages::integrations),
        )
        .route(
            "/clayhr/{company}/rm/integrations/api-keys",
            get(clayhr::pages::keys).post(clayhr::pages::generate),
        )
        .route("/clayhr/{company}/{*anything}", get(clayhr::pages::missing))
        .method_not_allowed_fallback(router::not_found)
        .route_layer(from_fn(guard::this_machine_only))
        .route("/assets/{name}", get(assets::asset))
}
