//! Pages for the person who links: where an auth link leads when no wizard is set up, and the connectors' guides.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    html::Html,
    layout::{self, Place},
};
use crate::{catalog::CLAYHR, state::Shared};

/// GET /embedded/integrations. It never looks at the token in its address.
pub(crate) async fn where_to_go() -> Html {
    let body = Html::new()
        .raw("<h1>The wizard is not here</h1><p>This sandbox answers the wizard's questions; it does not serve the ")
        .raw("wizard. Start the sandbox with <code>--app-url</code> and the address of the wizard, and auth links ")
        .raw("will lead there.</p><p>To use this link by hand, open the wizard's page with <code>#token=</code> and ")
        .raw("the token from this page's address after it.</p>");
    layout::page("Where to open the wizard", Place::Elsewhere, body)
}

/// GET /guides/{provider}
pub(crate) async fn guide(State(sandbox): State<Shared>, Path(provider): Path<String>) -> Response {
    let Some(connector) = sandbox.catalog.by_provider(&provider) else {
        let body = Html::new().raw("<h1>There is no such guide</h1>");
        let page = layout::page("No such guide", Place::Elsewhere, body);
        return (StatusCode::NOT_FOUND, page).into_response();
    };
    let body = Html::new().raw("<h1>Connect ").text(connector.name).raw("</h1>").add(
        if connector.provider == CLAYHR {
            Html::new()
                .raw("<h2>Company Subdomain</h2><p>It is the first part of the address at which you use ClayHR: for ")
                .raw("<code>https://acmecompany.clayhr.com</code> it is <code>acmecompany</code>.</p>")
                .raw("<h2>API Key</h2><ol><li>Open your user record from the menu at the top right.</li>")
                .raw("<li>Choose My Integrations.</li><li>Open the Manage API Keys tab.</li>")
                .raw("<li>Press Generate API keys.</li><li>Press show, and copy the key.</li></ol>")
                .raw("<h2>User ID</h2><p>It stands on the same screen as the key, and at the end of the address of ")
                .raw("your user record.</p><p>This sandbox has ")
                .raw("<a href=\"/clayhr/acmecompany/rm/\">a make-believe ClayHR</a> to try it with.</p>")
        } else {
            Html::new().raw("<p>This connector is invented. It takes whatever you type.</p>")
        },
    );
    layout::page("Guide", Place::Elsewhere, body).into_response()
}
