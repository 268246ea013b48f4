//! Asks the router as a browser would.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use axum::body::to_bytes;
use axum::http::StatusCode;
use serde_json::json;
use tower::ServiceExt;

use super::*;

/// A built page in a folder of its own, gone when the test ends.
struct Page(PathBuf);

impl Page {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("connect-wizard-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let write = |name: &str, text: &str| {
            fs::write(folder.join(name), text).expect("a file for the test")
        };
        write("index.html", "<!doctype html>");
        write("config.json", "{\"from\":\"file\"}");
        write("app-0123456789abcdef_bg.wasm", "0123456789");
        write("app-0123456789abcdef_bg.wasm.br", "brotli");
        write("app-0123456789abcdef_bg.wasm.gz", "gzip");
        Self(folder)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const WASM: &str = "/app-0123456789abcdef_bg.wasm";

async fn get(
    folder: &Path,
    options: ServeOptions,
    path: &str,
    encodings: &str,
) -> (Response<()>, String) {
    let request = Request::get(path)
        .header("accept-encoding", encodings)
        .body(Body::empty())
        .expect("a request");
    let response = router(folder.to_owned(), options)
        .oneshot(request)
        .await
        .expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    (
        Response::from_parts(parts, ()),
        String::from_utf8_lossy(&bytes).into_owned(),
    )
}

fn header(response: &Response<()>, name: &str) -> String {
    response
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap_or("?").to_owned())
        .unwrap_or_default()
}

fn fault(path: &str, fault: Override) -> ServeOptions {
    ServeOptions {
        overrides: HashMap::from([(path.to_owned(), fault)]),
        ..ServeOptions::default()
    }
}

#[tokio::test]
async fn the_best_encoding_accepted_is_sent() {
    let page = Page::new("encoding");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("identity", "", "0123456789"),
    ] {
        let (response, text) = get(&page.0, ServeOptions::default(), WASM, accepted).await;
        assert_eq!(
            (
                header(&response, "content-encoding").as_str(),
                text.as_str()
            ),
            (encoding, body),
            "{accepted}"
        );
        assert_eq!(header(&response, "content-type"), "application/wasm");
        assert_eq!(header(&response, "vary"), "accept-encoding");
        assert!(header(&response, "cache-control").contains("immutable"));
    }
}

/// The server that had this address before may have served a page of a later date.
#[tokio::test]
async fn a_page_that_a_browser_has_kept_is_sent_anew() {
    let page = Page::new("kept");
    let request = Request::get("/")
        .header("if-modified-since", "Fri, 31 Dec 9999 23:59:59 GMT")
        .body(Body::empty())
        .expect("a request");
    let router = router(page.0.clone(), ServeOptions::default());
    let response = router.oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn the_page_itself_is_asked_for_each_time_and_protected() {
    let page = Page::new("page");
    let options = ServeOptions {
        backend_origin: Some("http://127.0.0.1:1".into()),
        ..ServeOptions::default()
    };
    let (response, text) = get(&page.0, options, "/", "br").await;
    assert_eq!(text, "<!doctype html>");
    assert_eq!(header(&response, "cache-control"), "no-cache");
    assert!(!header(&response, "last-modified").is_empty());
    assert!(
        header(&response, "content-security-policy")
            .contains("connect-src 'self' http://127.0.0.1:1;")
    );
    for name in [
        "x-content-type-options",
        "referrer-policy",
        "permissions-policy",
    ] {
        assert!(!header(&response, name).is_empty(), "{name}");
    }
    // A page of another host carries the element, whose files lie here.
    assert_eq!(header(&response, "access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_missing_file_is_not_found_and_not_kept() {
    let page = Page::new("missing");
    let (response, _) = get(
        &page.0,
        ServeOptions::default(),
        "/gone-0123456789abcdef.js",
        "br",
    )
    .await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(header(&response, "cache-control"), "no-cache");
}

#[tokio::test]
async fn config_can_be_replaced() {
    let page = Page::new("config");
    let (_, text) = get(&page.0, ServeOptions::default(), "/config.json", "").await;
    assert_eq!(text, "{\"from\":\"file\"}");
    let options = ServeOptions {
        config_json: Some(json!({"from": "test"})),
        ..ServeOptions::default()
    };
    let (response, text) = get(&page.0, options, "/config.json", "").await;
    assert_eq!(text, "{\"from\":\"test\"}");
    assert_eq!(header(&response, "content-type"), "application/json");
}

#[tokio::test]
async fn a_policy_can_be_replaced_or_left_out() {
    let page = Page::new("policy");
    for policy in ["script-src 'self'", ""] {
        let options = ServeOptions {
            content_security_policy: Some(policy.into()),
            ..ServeOptions::default()
        };
        let (response, _) = get(&page.0, options, "/", "").await;
        assert_eq!(header(&response, "content-security-policy"), policy);
    }
}

#[tokio::test]
async fn files_break_as_asked() {
    let page = Page::new("faults");
    let (response, _) = get(&page.0, fault(WASM, Override::NotFound), WASM, "br").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);

    let wrong = Override::ContentType("text/plain".into());
    let (response, text) = get(&page.0, fault("*.wasm", wrong), WASM, "br").await;
    assert_eq!(
        (header(&response, "content-type").as_str(), text.as_str()),
        ("text/plain", "brotli")
    );

    let (response, text) = get(&page.0, fault("*_bg.wasm", Override::Truncated), WASM, "br").await;
    assert_eq!(
        (
            header(&response, "content-encoding").as_str(),
            text.as_str()
        ),
        ("", "01234")
    );

    let (_, text) = get(&page.0, fault("*.js", Override::NotFound), WASM, "").await;
    assert_eq!(text, "0123456789");

    let start = Instant::now();
    get(
        &page.0,
        fault(WASM, Override::Delayed(Duration::from_millis(20))),
        WASM,
        "",
    )
    .await;
    assert!(start.elapsed() >= Duration::from_millis(20));
}

#[tokio::test]
async fn a_stopped_server_frees_its_port() {
    let page = Page::new("stop");
    let any = "127.0.0.1:0".parse().expect("an address");
    let server = start(any, router(page.0.clone(), ServeOptions::default()))
        .await
        .expect("a server");
    let address = server.address();
    tokio::net::TcpStream::connect(address)
        .await
        .expect("a connection");
    server.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
