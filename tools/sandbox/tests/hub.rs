//! The browser's side: who may call, what is offered, and what the provider refuses.

mod support;

use sandbox::demo::{ACME, TERN};
use serde_json::{Value, json};
use support::{Lab, clayhr};

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
