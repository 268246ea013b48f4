//! Keeps the pages to this machine and to themselves.
//!
//! A site that points its own name at this machine shows that name in `Host`; a site that posts a form shows itself in
//! `Origin`. Both are refused.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::failure::Failure;

/// Refuses what did not come from this machine, or would change something on behalf of another site.
pub(crate) async fn this_machine_only(request: Request, next: Next) -> Response {
    if let Err(why) = check(request.method(), request.headers()) {
        return Failure::new(StatusCode::FORBIDDEN, why).into_response();
    }
    next.run(request).await
}

fn check(method: &Method, headers: &HeaderMap) -> Result<(), &'static str> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    if !is_this_machine(host) {
        return Err("These pages answer only under localhost or 127.0.0.1");
    }
    if matches!(*method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let own = format!("http://{host}");
    match text(header::ORIGIN) {
        Some(origin) if origin == own => Ok(()),
        Some(_) => Err("Another site cannot change anything here"),
        // A program such as a test sends no origin and may call; a browser always sends one with a form. The JSON
        // switches cannot be reached by a form at all.
        None if *method == Method::PUT => Ok(()),
        None => Err("A form must come from one of these pages"),
    }
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, Method, header};

    use super::check;

    #[test]
    fn only_this_machine_and_only_its_own_forms() {
        let own = Some("http://127.0.0.1:8787");
        for (method, host, origin, fits) in [
            (Method::GET, "127.0.0.1:8787", None, true),
            (Method::GET, "localhost", None, true),
            (Method::GET, "[::1]:8787", None, true),
            (Method::GET, "", None, false),
            (Method::GET, "rebound.example:8787", None, false),
            (Method::GET, "127.0.0.1.example", None, false),
            (Method::GET, "localhost:80@rebound.example", None, false),
            (Method::POST, "127.0.0.1:8787", own, true),
            (Method::POST, "127.0.0.1:8787", None, false),
            (Method::POST, "127.0.0.1:8787", Some("null"), false),
            (
                Method::POST,
                "127.0.0.1:8787",
                Some("http://127.0.0.1:9000"),
                false,
            ),
            (Method::POST, "localhost:8787", own, false),
            (Method::PUT, "127.0.0.1:8787", None, true),
            (
                Method::PUT,
                "127.0.0.1:8787",
                Some("http://other.example"),
                false,
            ),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_str(host).expect("a host"));
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            }
            assert_eq!(
                check(&method, &headers).is_ok(),
                fits,
                "{method} {host} {origin:?}"
            );
        }
    }
}
