//! Accounts on the browser's side: one for each owner, made once, changed only by who owns it.

mod support;

use sandbox::{
    Options,
    demo::{ACME, TERN},
};
use serde_json::{Value, json};
use support::{Lab, acme, clayhr};

/// Links an account: the answer, and the path of the account.
async fn linked(lab: &Lab, token: &str) -> (Value, String) {
    let made = lab
        .hub(token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    let path = format!("/hub/accounts/{}", made["id"].as_str().expect("an id"));
    (made, path)
}

#[tokio::test]
async fn one_owner_has_one_account_unless_more_are_allowed() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    let settings = lab
        .hub(&token, "GET", "/hub/settings", Value::Null)
        .await
        .json();
    assert_eq!(settings, json!({ "enabled_features": [] }));
    let first = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    assert_eq!(first["provider"], "clayhr");

    let again = lab.token(json!({}), "").await;
    let settings = lab
        .hub(&again, "GET", "/hub/settings", Value::Null)
        .await
        .json();
    assert_eq!(settings["existing_account_id"], first["id"]);
    let tern = clayhr(TERN.subdomain, TERN.api_key, TERN.user_id);
    let second = lab
        .hub(&again, "POST", "/hub/accounts", tern)
        .await
        .expect(200)
        .json();
    assert_eq!(second, first);
    assert_eq!(
        lab.accounts().await[0]["setup_information"]["subdomain"],
        TERN.subdomain
    );

    let open = lab.token(json!({ "provider": null }), "").await;
    let settings = lab
        .hub(&open, "GET", "/hub/settings", Value::Null)
        .await
        .json();
    assert_eq!(
        settings.get("existing_account_id"),
        None,
        "a list must stay a list"
    );
    let other = lab.token(json!({ "origin_owner_id": "o2" }), "").await;
    let settings = lab
        .hub(&other, "GET", "/hub/settings", Value::Null)
        .await
        .json();
    assert_eq!(settings.get("existing_account_id"), None);

    let multiple = lab.token(json!({ "multiple": true }), "").await;
    let settings = lab
        .hub(&multiple, "GET", "/hub/settings", Value::Null)
        .await
        .json();
    assert_eq!(settings.get("existing_account_id"), None);
    lab.hub(&multiple, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    assert_eq!(lab.accounts().await.len(), 2);
}

#[tokio::test]
async fn two_requests_at_once_make_one_account() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    let post = || lab.hub(&token, "POST", "/hub/accounts", acme());
    let (one, two, three) = tokio::join!(post(), post(), post());
    assert_eq!(one.json(), two.json());
    assert_eq!(one.json(), three.json());
    assert_eq!(lab.accounts().await.len(), 1);
}

#[tokio::test]
async fn an_idempotency_key_makes_one_account_even_where_more_are_allowed() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "multiple": true }), "").await;
    let post = async |key: &str, body: Value| {
        let headers = [
            ("x-hub-session-token", token.as_str()),
            ("idempotency-key", key),
        ];
        lab.send("POST", "/hub/accounts", &headers, &body.to_string())
            .await
    };
    let wrong = clayhr(ACME.subdomain, "wrong", ACME.user_id);
    post("key-1", wrong).await.expect(400);
    let first = post("key-1", acme()).await.expect(201).json();
    let again = post("key-1", acme()).await.expect(201).json();
    assert_eq!(first, again);
    let tern = clayhr(TERN.subdomain, TERN.api_key, TERN.user_id);
    post("key-1", tern.clone()).await.expect(422);
    let second = post("key-2", tern).await.expect(201).json();
    assert_ne!(first["id"], second["id"]);
    assert_eq!(lab.accounts().await.len(), 2);
    // A key used for an account that is gone makes a new one.
    let path = format!("/accounts/{}", first["id"].as_str().expect("an id"));
    lab.partner("DELETE", &path, Value::Null).await.expect(200);
    let third = post("key-1", acme()).await.expect(201).json();
    assert_ne!(first["id"], third["id"]);
}

#[tokio::test]
async fn a_backend_without_idempotency_keys_lets_no_page_send_one() {
    let lab = Lab::with(Options {
        has_idempotency_keys: false,
        ..Options::default()
    })
    .await;
    let headers = [
        ("origin", "http://other.example"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "idempotency-key"),
    ];
    let answer = lab.send("OPTIONS", "/hub/accounts", &headers, "").await;
    let answer = answer.expect(204);
    let allowed = answer.header("access-control-allow-headers");
    assert!(!allowed.contains("idempotency-key"), "{allowed}");
    let token = lab.token(json!({ "multiple": true }), "").await;
    for _ in 0..2 {
        let headers = [
            ("x-hub-session-token", token.as_str()),
            ("idempotency-key", "key-1"),
        ];
        let body = acme().to_string();
        let answer = lab.send("POST", "/hub/accounts", &headers, &body).await;
        answer.expect(201);
    }
    assert_eq!(lab.accounts().await.len(), 2);
}

#[tokio::test]
async fn an_edit_keeps_a_secret_only_while_company_and_user_stay() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    let (made, path) = linked(&lab, &token).await;
    let seen = lab
        .hub(&token, "GET", &path, Value::Null)
        .await
        .expect(200)
        .json();
    assert_eq!(seen["secureId"], made["id"]);
    assert_eq!(seen["integrationId"], support::CLAYHR);
    assert_eq!(
        seen["setupInformation"],
        json!({ "subdomain": "acmecompany", "userId": "123456" })
    );
    assert_eq!(
        seen["secrets"],
        json!({ "apiKey": "__secretvalue:**redacted**p1Sy" })
    );

    let edit = |credentials: Value| json!({ "integration_id": support::CLAYHR, "credentials": credentials });
    for (credentials, status) in [
        (json!({}), 200),
        (
            json!({ "subdomain": ACME.subdomain, "userId": ACME.user_id }),
            200,
        ),
        (json!({ "apiKey": ACME.api_key }), 200),
        (json!({ "apiKey": "wrong" }), 400),
        (
            json!({ "subdomain": TERN.subdomain, "userId": ACME.user_id }),
            400,
        ),
        (
            json!({ "subdomain": ACME.subdomain, "userId": TERN.user_id }),
            400,
        ),
        (
            json!({ "subdomain": TERN.subdomain, "userId": TERN.user_id }),
            400,
        ),
        (
            json!({ "subdomain": TERN.subdomain, "userId": TERN.user_id, "apiKey": TERN.api_key }),
            200,
        ),
    ] {
        let shown = credentials.to_string();
        let answer = lab.hub(&token, "PATCH", &path, edit(credentials)).await;
        assert_eq!(answer.status.as_u16(), status, "{shown}");
    }
    assert_eq!(
        lab.accounts().await[0]["setup_information"]["subdomain"],
        TERN.subdomain
    );
}

#[tokio::test]
async fn an_account_of_another_owner_is_not_found() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    let (made, path) = linked(&lab, &token).await;
    let stranger = lab.token(json!({ "origin_owner_id": "o2" }), "").await;
    lab.hub(&stranger, "GET", &path, Value::Null)
        .await
        .expect(404);
    lab.hub(&stranger, "PATCH", &path, acme()).await.expect(404);
    // Unless the partner opened the session for that very account.
    let invited = json!({ "origin_owner_id": "o2", "account_id": made["id"] });
    let invited = lab.token(invited, "").await;
    let settings = lab
        .hub(&invited, "GET", "/hub/settings", Value::Null)
        .await
        .json();
    assert_eq!(settings["existing_account_id"], made["id"]);
    lab.hub(&invited, "GET", &path, Value::Null)
        .await
        .expect(200);
}
