//! The fault lab's page: pick a code, get the link that leads to its screen.

use axum::{
    extract::{Form, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    html::Html,
    layout::{self, Place},
};
use crate::{
    demo::ACME,
    failure::Failure,
    faults::switches::Switches,
    lab::{Act, CASES, Case},
    partner::sessions::{self, SessionRequest},
    state::{Sandbox, Shared},
};

/// GET /sandbox/lab
pub(crate) async fn show() -> Html {
    page(None, Html::new())
}

/// The code that was picked.
#[derive(Debug, Deserialize)]
pub(crate) struct Picked {
    code: String,
}

/// POST /sandbox/lab
pub(crate) async fn pick(
    State(sandbox): State<Shared>,
    Form(picked): Form<Picked>,
) -> Result<Response, Failure> {
    let case = Case::of(&picked.code).ok_or_else(|| Failure::not_found("There is no such code"))?;
    let link = link(&sandbox, case)?;
    let frame_source = match (&sandbox.options.app_url, case.act) {
        (Some(app_url), Act::BlockPopups) => origin(app_url),
        _ => None,
    };
    let above = way(case, &link, frame_source.is_some());
    let mut response = page(Some(case), above).into_response();
    if let Some(origin) = frame_source {
        let policy = response.headers().get(header::CONTENT_SECURITY_POLICY);
        let policy = policy
            .and_then(|policy| policy.to_str().ok())
            .unwrap_or_default();
        if let Ok(policy) = HeaderValue::try_from(format!("{policy}; frame-src {origin}")) {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    Ok(response)
}

/// Opens a session that goes wrong in this way. Each has an owner of its own, so that none finds another's account.
fn link(sandbox: &Sandbox, case: &Case) -> Result<String, Failure> {
    let (session, token) = sessions::open(
        sandbox,
        SessionRequest {
            origin_owner_id: format!("lab-{}", case.code),
            origin_owner_name: "Fault lab".to_owned(),
            provider: Some(case.provider.to_owned()),
            multiple: true,
            ..SessionRequest::default()
        },
    )?;
    let switches = Switches::from_header(case.faults).map_err(Failure::validation)?;
    sandbox.faults.set(session.id, switches);
    let link = sandbox.auth_link(&token);
    if case.has_token() {
        return Ok(link);
    }
    let without = link.split(['#', '?']).next().unwrap_or_default();
    Ok(without.to_owned())
}

/// The origin of an address, which must be plain enough for a policy.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let fits = |letter: char| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter);
    host.chars().all(fits).then(|| format!("{scheme}://{host}"))
}

fn way(case: &Case, link: &str, has_frame: bool) -> Html {
    Html::new()
        .raw("<section class=\"card\" role=\"status\"><h2>The way to <code>")
        .text(case.code)
        .raw("</code></h2><ol><li>")
        .add(layout::copyable("lab-link", link))
        .raw("<br><a class=\"button\" target=\"_blank\" rel=\"noopener noreferrer\" href=\"")
        .text(link)
        .raw("\">Open the link</a></li>")
        .each(case.to_do(), |sentence| {
            Html::new().raw("<li>").text(sentence).raw("</li>")
        })
        .raw("</ol>")
        .when(case.provider == "clayhr" && case.act != Act::Open, || {
            Html::new()
                .raw("<h3>Details that fit together</h3><dl><dt>Company subdomain</dt><dd>")
                .add(layout::copyable("lab-subdomain", ACME.subdomain))
                .raw("</dd><dt>API key</dt><dd>")
                .add(layout::copyable("lab-key", ACME.api_key))
                .raw("</dd><dt>User ID</dt><dd>")
                .add(layout::copyable("lab-user", ACME.user_id))
                .raw("</dd></dl>")
        })
        .raw("<h3>Then it should</h3>")
        .add(expected(case))
        .when(has_frame, || {
            Html::new()
                .raw("<iframe class=\"lab-frame\" title=\"The wizard, which may open no window\" ")
                .raw("sandbox=\"allow-scripts allow-same-origin allow-forms\" src=\"")
                .text(link)
                .raw("\"></iframe>")
        })
        .when(case.act == Act::BlockPopups && !has_frame, || {
            Html::new()
                .raw("<p>Start the sandbox with <code>--app-url</code> to have the frame.</p>")
        })
        .raw("</section>")
}

/// Draws what is to be seen, heard and told.
fn expected(case: &Case) -> Html {
    Html::new()
        .raw("<dl><dt>Show</dt><dd><strong>")
        .text(case.title)
        .raw("</strong><br>")
        .text(case.sentence)
        .raw("</dd>")
        .when(!case.button.is_empty(), || {
            Html::new()
                .raw("<dt>Offer</dt><dd>")
                .text(case.button)
                .raw("</dd>")
        })
        .raw("<dt>Be read out</dt><dd>The focus goes to the heading: \u{201c}Error: ")
        .text(case.title)
        .raw("\u{201d}</dd><dt>Tell the host</dt><dd><code>cw-error</code> with <code>{\"code\":\"")
        .text(case.code)
        .raw("\"}</code>")
        .when(!case.event.is_empty(), || {
            Html::new()
                .raw(", and <code>")
                .text(case.event)
                .raw("</code>")
        })
        .raw("</dd></dl>")
}

fn page(picked: Option<&Case>, above: Html) -> Html {
    let body = Html::new()
        .raw("<h1>Fault lab</h1><p>Every way in which linking can fail, by its code. Pick one to get a link that ")
        .raw("leads to its screen.</p>")
        .add(above)
        .raw("<form method=\"post\" action=\"/sandbox/lab\" class=\"lab\">")
        .each(&CASES, |case| {
            Html::new()
                .raw("<button class=\"quiet\" name=\"code\" value=\"")
                .text(case.code)
                .raw("\"")
                .when(picked == Some(case), || Html::new().raw(" aria-current=\"true\""))
                .raw("><code>")
                .text(case.code)
                .raw("</code><span>")
                .text(case.title)
                .raw("</span></button>")
        })
        .raw("</form>");
    layout::page("Fault lab", Place::Lab, body)
}
