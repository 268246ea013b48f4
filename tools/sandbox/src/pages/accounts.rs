//! The accounts page: what is linked, by whom, and a way to disconnect it.

use axum::{
    extract::{Path, State},
    response::Redirect,
};

use super::{
    html::Html,
    layout::{self, Place},
};
use crate::{clock::iso, failure::Failure, state::Shared, store::Account, webhooks::Event};

/// GET /dashboard/accounts
pub(crate) async fn show(State(sandbox): State<Shared>) -> Html {
    let mut accounts = sandbox.store.accounts();
    accounts.reverse();
    let body = Html::new()
        .raw("<h1>Linked accounts</h1><p class=\"actions\">")
        .raw("<a class=\"button quiet\" href=\"/dashboard/accounts\">Refresh</a></p>")
        .when(accounts.is_empty(), || {
            Html::new().raw(
                "<p class=\"card\">Nothing is linked yet. <a href=\"/dashboard\">Make an auth link</a> first.</p>",
            )
        })
        .each(&accounts, card);
    layout::page("Linked accounts", Place::Accounts, body)
}

/// POST /dashboard/accounts/{id}/disconnect
pub(crate) async fn disconnect(
    State(sandbox): State<Shared>,
    Path(id): Path<String>,
) -> Result<Redirect, Failure> {
    // Gone already is as good as gone now: a second press does no harm.
    if let Some(account) = sandbox.store.remove_account(&id)? {
        sandbox.announce(Event::Deleted, &account);
    }
    Ok(Redirect::to("/dashboard/accounts"))
}

fn card(account: &Account) -> Html {
    // Which answer names the company is up to the form; the first one is, in every form here.
    let company = account
        .setup_information
        .iter()
        .find(|(key, _)| key.contains("omain"));
    Html::new()
        .raw("<article class=\"card\"><h2>")
        .text(&account.provider_name)
        .raw("</h2><dl><dt>Owner</dt><dd>")
        .text(&account.origin_owner_name)
        .raw(" (")
        .text(&account.origin_owner_id)
        .raw(")</dd>")
        .when(company.is_some(), || {
            Html::new()
                .raw("<dt>Company</dt><dd>")
                .text(company.map_or("", |(_, value)| value))
                .raw("</dd>")
        })
        .raw("<dt>Status</dt><dd>")
        .text(&account.status)
        .raw("</dd><dt>Linked</dt><dd><time>")
        .text(iso(account.created_at))
        .raw("</time></dd><dt>Changed</dt><dd><time>")
        .text(iso(account.updated_at))
        .raw("</time></dd><dt>Account id</dt><dd><code>")
        .text(&account.id)
        .raw("</code></dd></dl><form method=\"post\" action=\"/dashboard/accounts/")
        .text(&account.id)
        .raw("/disconnect\" class=\"actions\"><a href=\"/dashboard?account=")
        .text(&account.id)
        .raw("\" aria-label=\"Change ")
        .text(&account.provider_name)
        .raw(" of ")
        .text(&account.origin_owner_name)
        .raw("\">Change</a><button class=\"danger\" aria-label=\"Disconnect ")
        .text(&account.provider_name)
        .raw(" of ")
        .text(&account.origin_owner_name)
        .raw("\">Disconnect</button></form></article>")
}
