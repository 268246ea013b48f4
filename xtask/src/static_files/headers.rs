//! The headers of each file.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

use super::ServeOptions;
use crate::dist::{frame_parents, hash_in};

const A_YEAR: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");

/// Powerful features of a browser; the page uses none of them.
pub const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The origins that may read the files: any, since a page on another host may carry the element, and the files are
/// public anyway.
pub const READABLE_BY: &str = "*";

/// The policy that the page runs under, word for word as its documentation promises.
pub fn content_security_policy(backend_origin: Option<&str>, frame_ancestors: &[String]) -> String {
    let connect = backend_origin
        .map(|origin| format!(" {origin}"))
        .unwrap_or_default();
    let ancestors = if frame_ancestors.is_empty() {
        "'none'".to_owned()
    } else {
        frame_ancestors.join(" ")
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'{connect}; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// Content type and caching of a file that was found.
pub fn set(response: &mut Response, path: &str, options: &ServeOptions) {
    let found = response.status().is_success() || response.status().as_u16() == 304;
    let headers = response.headers_mut();
    let replaced = path == "/config.json" && options.config_json.is_some();
    if found && let Some(kind) = content_type(path) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    let lasting = found && !replaced && carries_hash(path);
    headers.insert(
        header::CACHE_CONTROL,
        if lasting { A_YEAR } else { ASK_EACH_TIME },
    );
}

/// Lets the files be loaded by a partner's page, which is another origin: a module script, and whatever it fetches, is
/// asked for by CORS. The files are the same for everyone and asked for without cookies, so anyone may.
pub fn set_sharing(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static(READABLE_BY),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
}

/// The policy of frame.html: it stands in a frame without an origin, where `'self'` means nothing to WebKit, so that the
/// host of its files is named.
fn frame_policy(origin: &str, backend_origin: Option<&str>, parents: &[String]) -> String {
    content_security_policy(backend_origin, parents).replace("'self'", &format!("'self' {origin}"))
}

/// Sets the headers that protect the page, in every answer. `origin` is the origin that was asked.
pub fn set_protection(headers: &mut HeaderMap, path: &str, origin: &str, options: &ServeOptions) {
    let backend = options.backend_origin.as_deref();
    let usual = || match &options.config_json {
        Some(settings) if path == "/frame.html" => {
            frame_policy(origin, backend, &frame_parents(settings))
        }
        _ => content_security_policy(backend, &options.frame_ancestors),
    };
    let policy = options
        .content_security_policy
        .clone()
        .unwrap_or_else(usual);
    // A policy with a line break in it cannot be sent; sending none instead would hide the mistake.
    let policy =
        HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    if !policy.is_empty() {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(PERMISSIONS),
    );
}

/// Said here rather than left to a list of the server library, because a browser compiles WebAssembly while it
/// arrives only under this exact type, and a module script runs only under a script's.
fn content_type(path: &str) -> Option<&'static str> {
    if path.ends_with('/') {
        return Some("text/html; charset=utf-8");
    }
    Some(match path.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// Returns `true` if the name changes with the content, so that a copy kept under it is never old.
fn carries_hash(path: &str) -> bool {
    hash_in(path.rsplit('/').next().unwrap_or(path)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_a_year() {
        for path in ["/app-4f0c1d2e3b5a6978.js", "/a-b/style-0123abcd.css"] {
            assert!(carries_hash(path), "{path}");
        }
        for path in [
            "/",
            "/index.html",
            "/boot.js",
            "/app-4f0c1d2e3b5a6978/embed.js",
        ] {
            assert!(!carries_hash(path), "{path}");
        }
    }

    #[test]
    fn the_policy_names_the_backend_and_who_may_frame() {
        let strict = content_security_policy(None, &[]);
        assert!(strict.contains("connect-src 'self'; "), "{strict}");
        assert!(strict.contains("frame-ancestors 'none'; "), "{strict}");
        let open = content_security_policy(
            Some("https://api.example"),
            &["https://a.example".into(), "'self'".into()],
        );
        assert!(
            open.contains("connect-src 'self' https://api.example; "),
            "{open}"
        );
        assert!(
            open.contains("frame-ancestors https://a.example 'self'; "),
            "{open}"
        );
    }

    #[test]
    fn the_frames_policy_names_the_host_of_its_files() {
        let policy = frame_policy("http://127.0.0.1:1", None, &["https://a.example".into()]);
        for rule in [
            "script-src 'self' http://127.0.0.1:1 'wasm-unsafe-eval'; ",
            "connect-src 'self' http://127.0.0.1:1; ",
            "frame-ancestors https://a.example; ",
        ] {
            assert!(policy.contains(rule), "{policy}");
        }
    }

    #[test]
    fn browsers_are_told_what_a_file_is() {
        assert_eq!(content_type("/app-1_bg.wasm"), Some("application/wasm"));
        assert_eq!(
            content_type("/boot.js"),
            Some("text/javascript; charset=utf-8")
        );
        assert_eq!(content_type("/"), Some("text/html; charset=utf-8"));
        assert_eq!(content_type("/picture.png"), None);
    }
}
