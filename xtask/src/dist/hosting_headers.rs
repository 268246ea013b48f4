//! The headers that a build is to be served with, written for common static hosts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::hash_in;
use crate::static_files::{PERMISSIONS, READABLE_BY, content_security_policy};

/// Writes `_headers` (Netlify, Cloudflare Pages), `hosting/nginx.conf` and `hosting/s3-cloudfront.md`.
pub fn write(dist: &Path, files: &[PathBuf], settings: &Value) -> Result<()> {
    let backend = settings["backend"].as_str().and_then(origin);
    let policy = content_security_policy(backend.as_deref(), &[]);
    let framed = content_security_policy(backend.as_deref(), &frame_parents(settings));
    let lasting: Vec<String> = files
        .iter()
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            hash_in(&name).is_some()
        })
        .filter_map(|file| Some(file.strip_prefix(dist).ok()?.display().to_string()))
        .map(|name| name.replace('\\', "/"))
        .collect();
    let write = |name: &str, text: String| {
        fs::write(dist.join(name), text).with_context(|| format!("{name} cannot be written"))
    };
    fs::create_dir_all(dist.join("hosting"))?;
    write("_headers", netlify(&policy, &framed, &lasting))?;
    write("hosting/nginx.conf", nginx(&policy, &framed))?;
    write("hosting/s3-cloudfront.md", s3(&policy, &framed))
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let authority = rest.split('/').next()?;
    Some([scheme, "://", authority].concat())
}

/// The origins that may show frame.html: a list, or a text with commas.
pub fn frame_parents(settings: &Value) -> Vec<String> {
    let texts: Vec<&str> = match &settings["frame-parents"] {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    texts
        .iter()
        .flat_map(|text| text.split([',', ' ']))
        .filter(|origin| !origin.is_empty())
        .map(str::to_owned)
        .collect()
}

fn netlify(policy: &str, framed: &str, lasting: &[String]) -> String {
    // Two rules for one file would be two policies, which both count: so all but the frame's page are named.
    let mut text = format!(
        "/\n  Content-Security-Policy: {policy}\n/index.html\n  Content-Security-Policy: {policy}\n\
         /frame.html\n  Content-Security-Policy: {framed}\n/*\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Permissions-Policy: {PERMISSIONS}\n  \
         Access-Control-Allow-Origin: {READABLE_BY}\n\
         /*.wasm\n  Content-Type: application/wasm\n"
    );
    for name in lasting {
        text.push_str(&format!(
            "/{name}\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    text
}

fn nginx(policy: &str, framed: &str) -> String {
    format!(
        r#"# Inside a server block whose root is this folder. `gzip_static` and `brotli_static` send the .gz and .br files
# that lie beside each file; leave out the latter where nginx has no brotli module.
include mime.types;
types {{ application/wasm wasm; text/javascript js mjs; }}
charset utf-8;
gzip_static on;
# brotli_static on;

add_header Content-Security-Policy $connect_wizard_policy always;
add_header X-Content-Type-Options "nosniff" always;
add_header Referrer-Policy "no-referrer" always;
add_header Permissions-Policy "{PERMISSIONS}" always;
# Public files, which the element asks for from pages of other hosts.
add_header Access-Control-Allow-Origin "{READABLE_BY}" always;
add_header Cache-Control $connect_wizard_cache always;

# And beside the server block:
# map $uri $connect_wizard_policy {{
#   default "{policy}";
#   ~/frame\.html$ "{framed}";
# }}
# map $uri $connect_wizard_cache {{
#   default "no-cache";
#   "~-[0-9a-f]+(_bg)?\.(js|css|wasm|svg|png|webp|woff2)$" "public, max-age=31536000, immutable";
# }}
"#
    )
}

fn s3(policy: &str, framed: &str) -> String {
    format!(
        r#"# S3 and CloudFront

Upload in this order, so that a page never names a file that is not there yet:

1. Every file with a hash in its name, with `Cache-Control: public, max-age=31536000, immutable`.
2. Every other file but index.html, with `Cache-Control: no-cache`.
3. index.html, with `Cache-Control: no-cache`.

`.wasm` files need `Content-Type: application/wasm`, `.js` files `text/javascript`. Leave out the `.br` and `.gz`
files: switch on compression in CloudFront instead.

In CloudFront, make a response headers policy with these headers, all of them with "override origin":

```text
Content-Security-Policy: {policy}
X-Content-Type-Options: nosniff
Referrer-Policy: no-referrer
Permissions-Policy: {PERMISSIONS}
Access-Control-Allow-Origin: {READABLE_BY}
```

And a second one for the behavior with the path pattern `*frame.html`, which differs in this only:

```text
Content-Security-Policy: {framed}
```
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_backends_origin_only() {
        let address = "https://api.acme.example:8443/hub";
        assert_eq!(
            origin(address).as_deref(),
            Some("https://api.acme.example:8443")
        );
        assert_eq!(origin("nonsense"), None);
    }

    #[test]
    fn the_frames_page_has_a_policy_of_its_own_and_only_that() {
        let settings =
            serde_json::json!({ "frame-parents": "https://a.example, https://b.example" });
        let parents = frame_parents(&settings);
        assert_eq!(parents, ["https://a.example", "https://b.example"]);
        assert_eq!(
            frame_parents(&serde_json::json!({ "frame-parents": ["https://a.example"] })),
            ["https://a.example"]
        );
        let text = netlify("page's", "frame's", &[]);
        assert!(
            text.contains("/frame.html\n  Content-Security-Policy: frame's\n"),
            "{text}"
        );
        assert_eq!(
            text.matches("Content-Security-Policy: page's").count(),
            2,
            "{text}"
        );
        let general = text.split_once("/*\n").map(|(_, general)| general);
        assert!(
            general.is_some_and(|general| !general.contains("Policy: page's")),
            "{text}"
        );
    }

    #[test]
    fn files_with_a_hash_are_kept() {
        let text = netlify("default-src 'none'", "", &["app-0123abcd.js".to_owned()]);
        assert!(
            text.contains("/index.html\n  Content-Security-Policy: default-src 'none'\n"),
            "{text}"
        );
        assert!(
            text.contains("/app-0123abcd.js\n  Cache-Control: public, max-age=31536000"),
            "{text}"
        );
    }
}
