//! No secret is ever kept or told: planted ones are looked for everywhere, and a restart keeps what is not secret.

mod support;

use sandbox::{Options, demo::ACME};
use serde_json::{Value, json};
use support::{CLAYHR, Lab, acme, clayhr};

const CANARY: &str = "Canary7Secret9Value3Planted1ABC";

#[tokio::test]
async fn planted_secrets_are_nowhere() {
    let folder = std::env::temp_dir().join(format!("sandbox-secrets-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let database = folder.join("sandbox.sqlite");
    let lab = Lab::with(Options {
        database: Some(database.clone()),
        ..Options::default()
    })
    .await;
    let token = lab.token(json!({ "provider": null }), "").await;
    let mut answers = Vec::new();

    // In every place a person could paste it by mistake, refused or accepted.
    for body in [
        clayhr(CANARY, ACME.api_key, ACME.user_id),
        clayhr(ACME.subdomain, CANARY, ACME.user_id),
        clayhr(ACME.subdomain, ACME.api_key, CANARY),
        clayhr(ACME.subdomain, ACME.api_key, ACME.user_id),
        json!({ "integration_id": "0d9a7c32-64c4-4f0f-8d6e-6f6c7f0b1a02",
            "credentials": { "username": "u", "password": CANARY, "unknown": CANARY } }),
        json!({ "integration_id": "c3f1b9d0-2a87-4f4d-b1a9-3e0e7d5c1a03",
            "credentials": { "tenant": "t", "region": "eu", "serviceAccount": CANARY } }),
        json!({ "integration_id": CANARY, "credentials": {} }),
        json!({ "integration_id": CLAYHR, "credentials": { "apiKey": [CANARY] } }),
    ] {
        let headers = [
            ("x-hub-session-token", token.as_str()),
            ("idempotency-key", "one"),
        ];
        let text = body.to_string();
        answers.push(
            lab.send("POST", "/hub/accounts", &headers[..1], &text)
                .await
                .text,
        );
        answers.push(
            lab.send("POST", "/hub/accounts", &headers, &text)
                .await
                .text,
        );
    }
    let accounts = lab.accounts().await;
    assert_eq!(accounts.len(), 3);
    answers.push(json!(accounts).to_string());
    for account in &accounts {
        let path = format!("/hub/accounts/{}", account["id"].as_str().expect("an id"));
        let edit = json!({ "integration_id": "x", "credentials": { "apiKey": CANARY } });
        answers.push(lab.hub(&token, "PATCH", &path, edit).await.text);
        let seen = lab.hub(&token, "GET", &path, Value::Null).await.expect(200);
        for placeholder in seen.json()["secrets"]
            .as_object()
            .expect("an object")
            .values()
        {
            let ending = placeholder
                .as_str()
                .expect("text")
                .trim_start_matches("__secretvalue:**redacted**");
            assert_eq!(ending.len(), 4, "{ending}");
        }
        answers.push(seen.text);
    }
    let log = lab.requests(&token).await;
    assert!(log.len() > 10);
    answers.push(json!(log).to_string());
    for page in [
        "/dashboard",
        "/dashboard/accounts",
        "/sandbox",
        "/sandbox?session=5121",
    ] {
        answers.push(lab.send("GET", page, &[], "").await.expect(200).text);
    }
    for entry in std::fs::read_dir(&folder).expect("the folder") {
        let bytes = std::fs::read(entry.expect("an entry").path()).expect("a file");
        assert!(!bytes.is_empty());
        answers.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    for answer in &answers {
        for secret in [CANARY, ACME.api_key, token.as_str(), "redacted**Canary"] {
            assert!(!answer.contains(secret), "{secret} in {answer}");
        }
    }
    lab.running.stop().await;
    std::fs::remove_dir_all(&folder).expect("the folder");
}

#[tokio::test]
async fn the_log_names_what_was_sent_and_never_what_it_was() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    lab.hub(
        &token,
        "GET",
        "/hub/connectors?provider=clayhr",
        Value::Null,
    )
    .await
    .expect(200);
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    let other = lab.token(json!({}), "").await;
    lab.hub(&other, "GET", "/hub/settings", Value::Null)
        .await
        .expect(200);
    let mut log = lab.requests(&token).await;
    for entry in &mut log {
        assert!(entry["milliseconds"].is_u64());
        entry["milliseconds"] = json!(0);
    }
    assert_eq!(
        json!(log),
        json!([
            { "method": "GET", "path": "/hub/connectors", "query_keys": ["provider"], "status": 200,
              "credential_keys": null, "milliseconds": 0 },
            { "method": "POST", "path": "/hub/accounts", "query_keys": [], "status": 201,
              "credential_keys": ["apiKey", "subdomain", "userId"], "milliseconds": 0 },
        ])
    );
}

#[tokio::test]
async fn a_database_file_outlives_a_restart() {
    let path = std::env::temp_dir().join(format!("sandbox-restart-{}.sqlite", std::process::id()));
    let options = Options {
        database: Some(path.clone()),
        ..Options::default()
    };
    let lab = Lab::with(options.clone()).await;
    let token = lab.token(json!({}), "").await;
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    let gone = lab.token(json!({ "origin_owner_id": "o2" }), "").await;
    let made = lab
        .hub(&gone, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    let account = format!("/accounts/{}", made["id"].as_str().expect("an id"));
    lab.partner("DELETE", &account, Value::Null)
        .await
        .expect(200);
    let before = lab.accounts().await;
    lab.running.stop().await;

    let lab = Lab::with(options).await;
    assert_eq!(lab.accounts().await, before);
    let settings = lab
        .hub(&token, "GET", "/hub/settings", Value::Null)
        .await
        .expect(200)
        .json();
    assert_eq!(settings["existing_account_id"], before[0]["id"]);
    lab.running.stop().await;
    std::fs::remove_file(path).expect("the file");
}

#[tokio::test]
async fn a_file_that_is_no_database_stops_the_start() {
    let path = std::env::temp_dir().join(format!("sandbox-other-{}.txt", std::process::id()));
    std::fs::write(&path, "somebody's letters, which must stay as they are").expect("a file");
    let options = Options {
        database: Some(path.clone()),
        ..Options::default()
    };
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    assert!(sandbox::start(address, options).await.is_err());
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.starts_with("somebody's letters"));
    std::fs::remove_file(path).expect("the file");
}
