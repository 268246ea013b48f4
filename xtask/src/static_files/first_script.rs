//! A script that a page runs before its own: how a test looks into a page in every browser alike.

use std::sync::{Arc, RwLock};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, header};
use axum::response::Response;

/// The address of the script, which no page of ours has.
pub(super) const PATH: &str = "/first-script.js";

/// The tag that a page loads it by. The policy `script-src 'self'` lets it run.
const TAG: &str = "<script src=\"/first-script.js\"></script>";

/// The script's text, which may grow while pages are served with it.
#[derive(Debug, Clone, Default)]
pub struct FirstScript(Arc<RwLock<String>>);

impl FirstScript {
    /// Adds a script, in a scope of its own.
    pub fn add(&self, script: &str) {
        if let Ok(mut text) = self.0.write() {
            text.push_str("{\n");
            text.push_str(script);
            text.push_str("\n}\n");
        }
    }

    /// The script as a file.
    pub(super) fn response(&self) -> Response {
        let text = self
            .0
            .read()
            .map_or_else(|_| String::new(), |text| text.clone());
        Response::new(Body::from(text))
    }

    /// Puts the script into an answer that is a page; leaves every other answer as it is.
    pub(super) async fn put_into(&self, response: Response) -> Response {
        if !is_page(response.headers()) {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let page = with_tag(&String::from_utf8_lossy(&bytes));
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(page))
    }
}

fn is_page(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"))
}

/// The page with the tag before everything else that it could load.
fn with_tag(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let after = |start: &str| {
        let at = lower.find(start)?;
        lower[at..].find('>').map(|end| at + end + 1)
    };
    let at = after("<head").or_else(|| after("<!doctype")).unwrap_or(0);
    [&page[..at], TAG, &page[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::{TAG, with_tag};

    #[test]
    fn the_script_comes_first_in_the_head() {
        for (before, after) in [
            (
                "<!doctype html><html><head>",
                "<script src=a></script></head>",
            ),
            ("<!doctype html>", "<title>x</title>"),
            ("", "<p>no head at all"),
        ] {
            assert_eq!(
                with_tag(&[before, after].concat()),
                [before, TAG, after].concat()
            );
        }
    }
}
