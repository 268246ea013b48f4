//! Linking by signing in at the provider: attempts, the consent page, and the two ways to open it.

mod support;

use std::time::Duration;

use serde_json::{Value, json};
use support::{Answer, Lab};

const KITE: &str = "7be2f4a6-91d3-4a5e-a0c8-5d4b3c2e1a04";
const KESTREL: &str = "d5a0b3f7-1c68-4e0d-b8a4-9f27c3e61a07";
const SECRET: &str = "canary-client-secret-9f3a";

/// The answers that Kestrel asks for.
fn kestrel() -> Value {
    json!({ "domain": "acme.kestrel.example", "clientId": "c1", "clientSecret": SECRET })
}

async fn begin(lab: &Lab, token: &str, more: Value) -> Answer {
    let mut body = json!({ "token": token });
    for (name, value) in more.as_object().expect("an object") {
        body[name] = value.clone();
    }
    lab.hub(token, "POST", "/hub/connection_attempts", body)
        .await
}

async fn poll(lab: &Lab, token: &str, id: &str) -> Value {
    let path = format!("/hub/connection_attempts/{id}");
    lab.hub(token, "GET", &path, Value::Null)
        .await
        .expect(200)
        .json()
}

async fn decide(lab: &Lab, integration: &str, id: &str, choice: &str) -> Answer {
    let form = format!("connection_attempt_id={id}&decision={choice}");
    lab.form(&format!("/connect/oauth2/{integration}"), &form)
        .await
}

#[tokio::test]
async fn an_attempt_goes_from_pending_to_its_end() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "provider": "kitedesk" }), "").await;
    for (choice, status) in [
        ("allow", "authenticated"),
        ("deny", "error"),
        ("", "cancelled"),
    ] {
        let made = begin(&lab, &token, json!({})).await.expect(201).json();
        assert_eq!(made.get("authorization_url"), None, "not asked for");
        let id = made["id"].as_str().expect("an id");
        assert_eq!(
            poll(&lab, &token, id).await,
            json!({ "status": "pending", "account": null, "error": null })
        );
        if choice.is_empty() {
            let path = format!("/hub/connection_attempts/{id}");
            lab.hub(&token, "DELETE", &path, Value::Null)
                .await
                .expect(204);
        } else {
            let page = format!(
                "/connect/oauth2/{KITE}?redirect_uri=http://x.example&token={token}\
                 &connection_attempt_id={id}&workspace=w"
            );
            lab.send("GET", &page, &[], "").await.expect(200);
            decide(&lab, KITE, id, choice).await.expect(200);
        }
        let seen = poll(&lab, &token, id).await;
        assert_eq!(seen["status"], status);
        assert_eq!(seen["account"]["id"].is_string(), choice == "allow");
        assert_eq!(seen["error"]["code"].is_string(), choice == "deny");
        let body = json!({ "token": token });
        let session = lab
            .partner("POST", "/connect_sessions/authenticate", body)
            .await
            .json();
        assert_eq!(session["latest_connection_attempt"]["status"], status);
        // What has ended cannot end again.
        decide(&lab, KITE, id, "allow").await.expect(404);
        let path = format!("/hub/connection_attempts/{id}");
        let stranger = lab.token(json!({ "provider": "kitedesk" }), "").await;
        for method in ["GET", "DELETE"] {
            lab.hub(&stranger, method, &path, Value::Null)
                .await
                .expect(404);
        }
    }
    assert_eq!(lab.accounts().await.len(), 1);
    begin(&lab, &token, json!({ "token": "x" }))
        .await
        .expect(401);
}

#[tokio::test]
async fn the_second_way_keeps_token_and_secret_out_of_every_address() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "provider": "kestrel" }), "").await;
    let body = json!({ "integration_id": KESTREL, "credentials": kestrel() });
    let made = begin(&lab, &token, body).await.expect(201).json();
    let id = made["id"].as_str().expect("an id");
    let address = made["authorization_url"].as_str().expect("an address");
    assert!(
        !address.contains(&token) && !address.contains(SECRET),
        "{address}"
    );
    let path = address
        .strip_prefix(&lab.running.base_url())
        .expect("an address of the sandbox");
    let page = lab.send("GET", path, &[], "").await.expect(200).text;
    assert!(page.contains("Kestrel Payroll") && page.contains("payroll.read"));
    decide(&lab, KESTREL, id, "allow").await.expect(200);
    let seen = poll(&lab, &token, id).await;
    assert_eq!(seen["status"], "authenticated");
    let account = &lab.accounts().await[0];
    assert_eq!(account["id"], seen["account"]["id"]);
    assert_eq!(account["setup_information"]["clientId"], "c1");
    assert!(!account.to_string().contains(SECRET));
    let account = format!(
        "/hub/accounts/{}",
        seen["account"]["id"].as_str().expect("an id")
    );
    let account = lab.hub(&token, "GET", &account, Value::Null).await.json();
    assert_eq!(
        account["secrets"]["clientSecret"],
        "__secretvalue:**redacted**9f3a"
    );
}

#[tokio::test]
async fn a_backend_without_the_second_way_says_nothing_of_it() {
    let lab = Lab::start().await;
    let token = lab
        .token(json!({ "provider": "kestrel" }), "attempt=no_url*1")
        .await;
    let body = json!({ "integration_id": KESTREL, "credentials": kestrel() });
    let made = begin(&lab, &token, body).await.expect(201).json();
    assert_eq!(made.get("authorization_url"), None);
    let id = made["id"].as_str().expect("an id");
    // Then an address that lacks something ends the attempt, with a reason.
    let page = format!("/connect/oauth2/{KESTREL}?token={token}&connection_attempt_id={id}");
    let page = lab.send("GET", &page, &[], "").await.expect(200).text;
    assert!(page.contains("can&#39;t start") || page.contains("can't start"));
    assert_eq!(
        poll(&lab, &token, id).await["error"]["code"],
        "invalid_request"
    );
}

#[tokio::test]
async fn what_the_provider_refuses_never_becomes_an_attempt() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "provider": null }), "").await;
    let mut answers = kestrel();
    answers["clientSecret"] = json!("wrong");
    for (body, status) in [
        (
            json!({ "integration_id": KESTREL, "credentials": answers }),
            400,
        ),
        (json!({ "integration_id": KESTREL, "credentials": {} }), 400),
        (
            json!({ "integration_id": support::CLAYHR, "credentials": {} }),
            404,
        ),
        (json!({ "integration_id": "nobody" }), 404),
    ] {
        begin(&lab, &token, body).await.expect(status);
    }
    // And a connector that signs in cannot be linked by its form alone.
    let body = json!({ "integration_id": KESTREL, "credentials": kestrel() });
    lab.hub(&token, "POST", "/hub/accounts", body)
        .await
        .expect(400);
    assert_eq!(lab.accounts().await.len(), 0);
}

#[tokio::test]
async fn the_consent_page_needs_the_token_of_its_own_session() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "provider": "kitedesk" }), "").await;
    let stranger = lab.token(json!({ "provider": "kitedesk" }), "").await;
    let made = begin(&lab, &token, json!({})).await.expect(201).json();
    let id = made["id"].as_str().expect("an id");
    for (who, status) in [
        ("", 401),
        ("x", 401),
        (stranger.as_str(), 404),
        (token.as_str(), 200),
    ] {
        // Until the question was asked, nobody can answer it.
        decide(&lab, KITE, id, "allow").await.expect(404);
        let page =
            format!("/connect/oauth2/{KITE}?token={who}&connection_attempt_id={id}&workspace=w");
        lab.send("GET", &page, &[], "").await.expect(status);
    }
    decide(&lab, KITE, id, "allow").await.expect(200);
}

#[tokio::test]
async fn a_slow_provider_agrees_later_and_an_idle_one_never() {
    let lab = Lab::start().await;
    let token = lab
        .token(json!({ "provider": "osprey" }), "attempt=severed")
        .await;
    let list = lab
        .hub(&token, "GET", "/hub/connectors", Value::Null)
        .await
        .json();
    let integration = list["integrations"][0]["integration_id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let mut ids = Vec::new();
    for _ in 0..2 {
        let made = begin(&lab, &token, json!({ "integration_id": integration }))
            .await
            .json();
        let id = made["id"].as_str().expect("an id").to_owned();
        let page = format!("/connect/oauth2/{integration}?connection_attempt_id={id}");
        let page = lab.send("GET", &page, &[], "").await.expect(200);
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
        ids.push(id);
    }
    decide(&lab, &integration, &ids[0], "slow")
        .await
        .expect(200);
    assert_eq!(poll(&lab, &token, &ids[0]).await["status"], "pending");
    lab.running.advance(Duration::from_secs(7));
    let seen = poll(&lab, &token, &ids[0]).await;
    assert_eq!(seen["status"], "authenticated");
    assert_eq!(poll(&lab, &token, &ids[0]).await, seen, "once, not twice");
    lab.running.advance(Duration::from_secs(600));
    assert_eq!(poll(&lab, &token, &ids[1]).await["status"], "expired");
    assert_eq!(lab.accounts().await.len(), 1);
}

#[tokio::test]
async fn signing_in_again_changes_the_account_of_the_session() {
    let lab = Lab::start().await;
    let mut ids = Vec::new();
    for account in [Value::Null, Value::Null] {
        let more = json!({ "provider": "kitedesk", "multiple": true, "account_id": account });
        let token = lab.token(more, "").await;
        ids.push(link_kite(&lab, &token).await);
    }
    assert_ne!(ids[0], ids[1]);
    let more = json!({ "provider": "kitedesk", "multiple": true, "account_id": ids[1] });
    let token = lab.token(more, "").await;
    assert_eq!(link_kite(&lab, &token).await, ids[1]);
    assert_eq!(lab.accounts().await.len(), 2);
}

async fn link_kite(lab: &Lab, token: &str) -> String {
    let body = json!({ "integration_id": KITE, "credentials": { "workspace": "w" } });
    let made = begin(lab, token, body).await.expect(201).json();
    let id = made["id"].as_str().expect("an id");
    decide(lab, KITE, id, "allow").await.expect(200);
    let seen = poll(lab, token, id).await;
    seen["account"]["id"]
        .as_str()
        .expect("an account")
        .to_owned()
}
