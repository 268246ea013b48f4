//! The browser's side: who may call, what is offered, how an account is made, changed and refused.

mod support;

use sandbox::{
    Options,
    demo::{ACME, TERN},
};
use serde_json::{Value, json};
use support::{Lab, acme, clayhr};

const HERON: &str = "0d9a7c32-64c4-4f0f-8d6e-6f6c7f0b1a02";

#[tokio::test]
async fn any_origin_may_call_with_the_headers_clients_need() {
    let lab = Lab::start().await;
    for path in [
        "/hub/settings",
        "/hub/accounts",
        "/hub/connectors/x",
        "/hub/nowhere",
        "//hub/settings",
    ] {
        let headers = [
            ("origin", "http://other.example"),
            ("access-control-request-method", "PATCH"),
            (
                "access-control-request-headers",
                "content-type,x-hub-session-token,x-hub-version",
            ),
        ];
        let answer = lab.send("OPTIONS", path, &headers, "").await.expect(204);
        let allowed = answer.header("access-control-allow-headers");
        for name in [
            "content-type",
            "x-hub-session-token",
            "x-hub-version",
            "idempotency-key",
        ] {
            assert!(allowed.contains(name), "{path} {name}");
        }
        for method in ["GET", "POST", "PATCH", "DELETE"] {
            assert!(
                answer
                    .header("access-control-allow-methods")
                    .contains(method),
                "{path}"
            );
        }
        assert!(
            !answer.header("access-control-max-age").is_empty(),
            "{path}"
        );
    }
    // A refusal must be readable too.
    let answer = lab
        .send(
            "GET",
            "/hub/settings",
            &[("origin", "http://other.example")],
            "",
        )
        .await;
    let answer = answer.expect(401);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    for name in ["retry-after", "x-request-id"] {
        assert!(
            answer
                .header("access-control-expose-headers")
                .contains(name)
        );
    }
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test]
async fn no_endpoint_answers_without_a_token() {
    let lab = Lab::start().await;
    for (method, path) in [
        ("GET", "/hub/settings"),
        ("GET", "/hub/connectors"),
        ("GET", "/hub/connectors/x"),
        ("POST", "/hub/accounts"),
        ("GET", "/hub/accounts/x"),
        ("PATCH", "/hub/accounts/x"),
        ("POST", "/hub/connection_attempts"),
        ("GET", "/hub/connection_attempts/x"),
        ("DELETE", "/hub/connection_attempts/x"),
    ] {
        lab.send(method, path, &[], "{}").await.expect(401);
        let answer = lab
            .hub("sbx_unknown", method, path, json!({}))
            .await
            .expect(401)
            .json();
        assert_eq!(answer["statusCode"], 401, "{method} {path}");
    }
    let token = lab.token(json!({}), "").await;
    lab.hub(&token, "GET", "/hub/nowhere", Value::Null)
        .await
        .expect(404);
    lab.hub(&token, "GET", "//hub/settings", Value::Null)
        .await
        .expect(200);
}

fn providers(answer: &Value) -> Vec<String> {
    let list = answer["integrations"].as_array().expect("a list");
    list.iter()
        .map(|one| one["provider"].as_str().expect("a provider").to_owned())
        .collect()
}

#[tokio::test]
async fn a_session_is_offered_only_what_it_allows() {
    let lab = Lab::start().await;
    let any = lab.token(json!({ "provider": null }), "").await;
    let every = lab
        .hub(&any, "GET", "/hub/connectors", Value::Null)
        .await
        .expect(200)
        .json();
    let every: Vec<_> = providers(&every);
    assert!(every.len() > 20, "{every:?}");
    let all: Vec<&str> = every.iter().map(String::as_str).collect();
    for (more, query, offered) in [
        (json!({}), "", &["clayhr"][..]),
        (json!({ "provider": null }), "", &all[..]),
        (
            json!({ "provider": null }),
            "?provider=heronhr",
            &["heronhr"],
        ),
        (
            json!({ "provider": null, "categories": ["hris-legacy", "lms"] }),
            "",
            &["heronhr", "ploverlearning"],
        ),
        (json!({ "provider": null, "categories": [] }), "", &all),
        (
            json!({ "provider": null, "integration_id": HERON }),
            "",
            &["heronhr"],
        ),
        (json!({ "provider": "nobody" }), "", &[]),
        (json!({}), "?provider=heronhr", &[]),
    ] {
        let token = lab.token(more.clone(), "").await;
        let path = format!("/hub/connectors{query}");
        let answer = lab
            .hub(&token, "GET", &path, Value::Null)
            .await
            .expect(200)
            .json();
        assert_eq!(providers(&answer), offered, "{more} {query}");
    }
    let token = lab.token(json!({}), "").await;
    let path = format!("/hub/connectors/{HERON}");
    lab.hub(&token, "GET", &path, Value::Null).await.expect(404);
    let body =
        json!({ "integration_id": HERON, "credentials": { "username": "u", "password": "p" } });
    lab.hub(&token, "POST", "/hub/accounts", body)
        .await
        .expect(404);
}

#[tokio::test]
async fn both_shapes_of_configuration_are_served() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "provider": null }), "").await;
    let list = lab
        .hub(&token, "GET", "/hub/connectors", Value::Null)
        .await
        .json();
    for entry in list["integrations"].as_array().expect("a list") {
        let path = format!(
            "/hub/connectors/{}",
            entry["integration_id"].as_str().expect("an id")
        );
        let answer = lab.hub(&token, "GET", &path, Value::Null).await;
        if entry["active"] == false {
            answer.expect(404);
            continue;
        }
        let answer = answer.expect(200).json();
        let config = &answer["config"];
        let key = entry["authentication_config_key"].as_str().expect("a key");
        let environment = entry["environment"].as_str().expect("an environment");
        if ["heronhr", "wagtail", "osprey"].contains(&entry["provider"].as_str().expect("text")) {
            assert!(config["authentication"][key][environment]["fields"].is_array());
            assert_eq!(config.get("configFields"), None);
        } else {
            assert!(config["configFields"].is_array(), "{entry}");
            assert_eq!(config.get("authentication"), None);
        }
        assert!(answer["hub_settings"]["project_settings"].is_object());
    }
}

#[tokio::test]
async fn a_connection_the_provider_refuses_is_encoded_twice() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    for (body, status) in [
        (clayhr("nobody", ACME.api_key, ACME.user_id), 404),
        (clayhr("AcmeCompany", ACME.api_key, ACME.user_id), 404),
        (clayhr(ACME.subdomain, TERN.api_key, ACME.user_id), 401),
        (clayhr(ACME.subdomain, ACME.api_key, "999"), 401),
        (clayhr(ACME.subdomain, "", ACME.user_id), 400),
    ] {
        let answer = lab
            .hub(&token, "POST", "/hub/accounts", body)
            .await
            .expect(400)
            .json();
        assert_eq!(answer["statusCode"], 400);
        let message = answer["message"].as_str().expect("text");
        let inner: Value = serde_json::from_str(message).expect("JSON in text");
        assert!(!inner["message"].as_str().expect("a sentence").is_empty());
        let provider = inner["provider_response"]
            .as_str()
            .expect("text, not an object");
        let provider: Value = serde_json::from_str(provider).expect("JSON in text");
        assert_eq!(provider["status"], status);
        assert_eq!(answer["provider_errors"][0]["status"], status);
    }
    for body in [
        json!({}),
        json!({ "integration_id": 1 }),
        json!({ "integration_id": support::CLAYHR,
        "credentials": { "subdomain": 7 } }),
    ] {
        let answer = lab
            .hub(&token, "POST", "/hub/accounts", body)
            .await
            .expect(400)
            .json();
        assert!(answer["errors"].is_array());
    }
    assert_eq!(lab.accounts().await.len(), 0);
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
    let made = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    let path = format!("/hub/accounts/{}", made["id"].as_str().expect("an id"));
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
    let made = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    let path = format!("/hub/accounts/{}", made["id"].as_str().expect("an id"));
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
