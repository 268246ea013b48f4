//! The frame around all pages, and the headers that keep them harmless.

use axum::http::{HeaderName, header};

use super::html::Html;

/// No script or style but our own files, no frame around it, nothing kept, no address given away.
pub(crate) const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_TYPE, "text/html; charset=utf-8"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// The entry of the navigation that is the page itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Dashboard,
    Accounts,
    Switches,
    Lab,
    /// No navigation at all: a page for the person who links.
    Elsewhere,
}

/// A whole page of the sandbox.
pub(crate) fn page(title: &str, place: Place, body: Html) -> Html {
    let navigation = match place {
        Place::Elsewhere => Html::new(),
        _ => Html::new()
            .raw("<header class=\"bar\"><nav aria-label=\"Sandbox\"><ul>")
            .each(
                [
                    (Place::Dashboard, "/dashboard", "Dashboard"),
                    (Place::Accounts, "/dashboard/accounts", "Accounts"),
                    (Place::Switches, "/sandbox", "Switches"),
                    (Place::Lab, "/sandbox/lab", "Fault lab"),
                ],
                |(own, address, name)| {
                    Html::new()
                        .raw("<li><a href=\"")
                        .text(address)
                        .raw("\"")
                        .when(own == place, || Html::new().raw(" aria-current=\"page\""))
                        .raw(">")
                        .text(name)
                        .raw("</a></li>")
                },
            )
            .raw("</ul></nav></header>"),
    };
    document(title, navigation, body, "")
}

/// The bare document: head, whatever stands above, and the main part.
pub(crate) fn document(title: &str, above: Html, body: Html, class: &'static str) -> Html {
    Html::new()
        .raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\"><title>")
        .text(title)
        .raw(" - Sandbox</title><link rel=\"icon\" href=\"/assets/sandbox.svg\">")
        .raw("<link rel=\"stylesheet\" href=\"/assets/sandbox.css\">")
        .raw("<script src=\"/assets/sandbox.js\" defer></script></head><body class=\"")
        .raw(class)
        .raw("\">")
        .add(above)
        .raw("<main>")
        .add(body)
        .raw("</main></body></html>")
}

/// A value with a button that copies it; without scripts the button stays hidden and the value can be selected.
pub(crate) fn copyable(id: &'static str, value: &str) -> Html {
    Html::new()
        .raw("<span class=\"copy\"><code id=\"")
        .raw(id)
        .raw("\">")
        .text(value)
        .raw("</code><button type=\"button\" class=\"quiet\" hidden data-copy=\"")
        .raw(id)
        .raw("\">Copy</button></span>")
}
