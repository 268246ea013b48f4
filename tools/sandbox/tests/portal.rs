//! The made-up partner's site: makes sessions for its own page only, and believes signed webhooks only.

mod support;

use std::net::SocketAddr;

use sandbox::{
    Options, Webhook, demo,
    portal::{self, Partner, WEBHOOK_PATH},
};
use serde_json::{Value, json};
use support::{Answer, Lab, acme, exchange};

/// The portal and the sandbox it works with.
struct Site {
    address: SocketAddr,
    lab: Lab,
}

impl Site {
    async fn open(api_key: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let webhook = Webhook {
            url: format!("http://{address}{WEBHOOK_PATH}"),
            signing_secret: portal::new_signing_secret(),
        };
        let lab = Lab::with(Options {
            webhook: Some(webhook.clone()),
            ..Options::default()
        })
        .await;
        let router = portal::router(Partner {
            backend: lab.running.base_url(),
            wizard: "http://127.0.0.1:9".to_owned(),
            api_key: api_key.to_owned(),
            signing_secret: webhook.signing_secret,
        })
        .expect("a sandbox's address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, lab }
    }

    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        exchange(self.address, method, path, headers, body)
            .await
            .expect("an answer")
    }

    /// As the portal's own page asks.
    async fn page_asks(&self, method: &str, path: &str) -> Answer {
        let origin = format!("http://{}", self.address);
        self.ask(method, path, &[("origin", &origin)], "").await
    }

    /// The news after entry `after`, once there are some that `fits`.
    async fn news(&self, fits: impl Fn(&Value) -> bool) -> Value {
        let mut after = 0;
        loop {
            let path = format!("/api/events?after={after}");
            let news = self.page_asks("GET", &path).await.expect(200).json();
            if fits(&news) {
                return news;
            }
            after = news["last"].as_u64().expect("a number");
        }
    }
}

#[tokio::test]
async fn an_account_is_linked_shown_by_its_webhook_and_disconnected() {
    let site = Site::open(demo::API_KEY).await;
    let session = site
        .page_asks("POST", "/api/connect-session")
        .await
        .expect(200);
    assert!(!session.text.contains(demo::API_KEY), "{}", session.text);
    let token = session.json()["token"]
        .as_str()
        .expect("a token")
        .to_owned();

    let made = site.lab.hub(&token, "POST", "/hub/accounts", acme()).await;
    let made = made.expect(201).json();
    let news = site.news(|news| news["accounts"][0].is_object()).await;
    let account = &news["accounts"][0];
    assert_eq!(account["account_id"], made["id"]);
    assert_eq!(account["event"], "account.created");
    for secret in [demo::API_KEY, demo::ACME.api_key, &token] {
        assert!(!news.to_string().contains(secret), "{news}");
    }

    let path = format!("/api/accounts/{}", made["id"].as_str().expect("an id"));
    site.page_asks("DELETE", &path).await.expect(204);
    site.news(|news| news["accounts"] == json!([])).await;
    let accounts = site.lab.partner("GET", "/accounts", Value::Null).await;
    assert_eq!(accounts.expect(200).json(), json!([]));
}

#[tokio::test]
async fn a_webhook_that_anyone_could_have_sent_is_refused_and_noted() {
    let site = Site::open(demo::API_KEY).await;
    let body = r#"{"event":"account.created","account_id":"forged"}"#;
    site.ask("POST", WEBHOOK_PATH, &[], body).await.expect(401);
    let forged = [(
        "x-stackone-signature",
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM",
    )];
    site.ask("POST", WEBHOOK_PATH, &forged, body)
        .await
        .expect(401);
    let news = site.news(|news| news["last"] == 2).await;
    assert_eq!(news["accounts"], json!([]));
}

#[tokio::test]
async fn no_other_site_gets_a_session() {
    let site = Site::open(demo::API_KEY).await;
    for origin in ["http://other.example", "null", "http://127.0.0.1:9"] {
        let answer = site
            .ask("POST", "/api/connect-session", &[("origin", origin)], "")
            .await;
        assert!(!answer.expect(403).text.contains("sbx_"));
    }
    site.ask("POST", "/api/connect-session", &[], "")
        .await
        .expect(403);
    let rebound = [("host", "rebound.example")];
    site.ask("GET", "/api/settings", &rebound, "")
        .await
        .expect(403);
}

#[tokio::test]
async fn a_refused_key_is_told_without_showing_it() {
    let site = Site::open("canary-key").await;
    let answer = site
        .page_asks("POST", "/api/connect-session")
        .await
        .expect(502);
    assert!(answer.text.contains("401"), "{}", answer.text);
    assert!(!answer.text.contains("canary"), "{}", answer.text);
}

#[tokio::test]
async fn the_page_runs_under_a_strict_policy() {
    let site = Site::open(demo::API_KEY).await;
    let page = site.page_asks("GET", "/").await.expect(200);
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' http://127.0.0.1:9 'wasm-unsafe-eval';",
        "trusted-types 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe-inline"), "{policy}");
    assert!(!page.text.contains("style=") && !page.text.contains("onclick="));
}
