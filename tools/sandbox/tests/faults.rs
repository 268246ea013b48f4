//! Every switch does what its name says, for the session it was set for and no other.

mod support;

use serde_json::{Value, json};
use support::{CLAYHR, Lab, acme, until};

const CONFIG: &str = "/hub/connectors/5f6c1d1e-0a53-4c6b-9a55-2f0f6f1c7a01";

#[tokio::test]
async fn every_plain_fault_gives_its_status_and_makes_nothing() {
    let lab = Lab::start().await;
    for (faults, method, path, status) in [
        ("settings=500", "GET", "/hub/settings", 500),
        ("settings=401", "GET", "/hub/settings", 401),
        ("connectors=401", "GET", "/hub/connectors", 401),
        ("connectors=403", "GET", "/hub/connectors", 403),
        ("connectors=404", "GET", "/hub/connectors", 404),
        ("connectors=500", "GET", "/hub/connectors", 500),
        ("config=401", "GET", CONFIG, 401),
        ("config=404", "GET", CONFIG, 404),
        ("config=500", "GET", CONFIG, 500),
        ("account=500", "GET", "/hub/accounts/x", 500),
        ("attempt=500", "POST", "/hub/connection_attempts", 500),
        ("create=400", "POST", "/hub/accounts", 400),
        ("create=401", "POST", "/hub/accounts", 401),
        ("create=403", "POST", "/hub/accounts", 403),
        ("create=409", "POST", "/hub/accounts", 409),
        ("create=422", "POST", "/hub/accounts", 422),
        ("create=429", "POST", "/hub/accounts", 429),
        ("update=401", "PATCH", "/hub/accounts/x", 401),
        ("update=403", "PATCH", "/hub/accounts/x", 403),
        ("update=500", "PATCH", "/hub/accounts/x", 500),
        ("token=expired_now", "GET", "/hub/settings", 401),
    ] {
        let token = lab.token(json!({}), faults).await;
        let answer = lab.hub(&token, method, path, acme()).await;
        assert_eq!(answer.status.as_u16(), status, "{faults}");
        let body = answer.json();
        assert_eq!(body["statusCode"], status, "{faults}");
        assert!(body["timestamp"].is_string(), "{faults}");
    }
    assert_eq!(lab.accounts().await.len(), 0);
}

#[tokio::test]
async fn something_between_answers_as_no_backend_does() {
    let lab = Lab::start().await;
    for (fault, status) in [("401_html", 401), ("403_html", 403), ("404_html", 404)] {
        let token = lab.token(json!({}), &format!("create={fault}")).await;
        let page = lab.hub(&token, "POST", "/hub/accounts", acme()).await;
        let page = page.expect(status);
        assert!(
            page.header("content-type").starts_with("text/html"),
            "{fault}"
        );
    }
    let token = lab.token(json!({}), "connectors=redirect").await;
    let answer = lab.hub(&token, "GET", "/hub/connectors", Value::Null).await;
    assert_eq!(answer.expect(302).header("location"), "/login");
    assert_eq!(lab.accounts().await.len(), 0);
}

#[tokio::test]
async fn odd_answers_are_as_odd_as_they_say() {
    let lab = Lab::start().await;
    let post = async |faults: &str| {
        let token = lab.token(json!({}), faults).await;
        lab.hub(&token, "POST", "/hub/accounts", acme()).await
    };
    let refused = post("create=400").await.json();
    let inner: Value =
        serde_json::from_str(refused["message"].as_str().expect("text")).expect("JSON in text");
    assert!(inner["provider_response"].is_string());
    assert_eq!(post("create=429").await.header("retry-after"), "60");
    assert_eq!(post("create=429:2").await.header("retry-after"), "2");
    assert!(post("create=422").await.json()["provider_errors"].is_array());
    let bare = post("create=500_bare").await.expect(500).json();
    assert_eq!(bare.get("statusCode"), None);
    let page = post("create=502_html").await.expect(502);
    assert_eq!(page.header("content-type"), "text/html");

    let get = async |faults: &str, path: &str| {
        let token = lab.token(json!({}), faults).await;
        lab.hub(&token, "GET", path, Value::Null).await.expect(200)
    };
    assert_eq!(
        get("connectors=empty", "/hub/connectors").await.json()["integrations"],
        json!([])
    );
    assert!(
        get("connectors=html", "/hub/connectors")
            .await
            .text
            .starts_with("<!doctype")
    );
    assert_eq!(get("config=empty", CONFIG).await.text, "");
    let malformed = get("config=malformed", CONFIG).await;
    assert_eq!(malformed.header("content-type"), "application/json");
    assert!(serde_json::from_str::<Value>(&malformed.text).is_err());
    let field = |config: &Value, index: usize, name: &str| {
        config["config"]["configFields"][index][name]
            .as_str()
            .expect("text")
            .to_owned()
    };
    let config = get("config=unknown_type", CONFIG).await.json();
    assert_eq!(field(&config, 3, "type"), "colour_wheel");
    let config = get("config=extra_field", CONFIG).await.json();
    assert_eq!(field(&config, 3, "type"), "text");
    let config = get("validation=newer,notices=on,key_user_id=user_id", CONFIG)
        .await
        .json();
    assert_eq!(field(&config, 2, "key"), "user_id");
    assert!(config["config"]["configFields"][2]["validation"]["errorMessage"].is_string());
    assert_eq!(
        config["config"]["configNotices"]
            .as_array()
            .expect("a list")
            .len(),
        3
    );
    let config = get("validation=legacy", CONFIG).await.json();
    assert_eq!(
        config["config"]["configFields"][0]["validation"]["type"],
        "html-pattern"
    );
}

#[tokio::test]
async fn some_faults_hide_an_account_that_was_made() {
    for (faults, text) in [
        ("create=empty_201", ""),
        ("create=no_id", r#"{"provider":"clayhr"}"#),
    ] {
        let lab = Lab::start().await;
        let token = lab.token(json!({}), faults).await;
        let answer = lab
            .hub(&token, "POST", "/hub/accounts", acme())
            .await
            .expect(201);
        assert_eq!(answer.text, text, "{faults}");
        assert_eq!(lab.accounts().await.len(), 1, "{faults}");
    }
    let nothing = Value::Null;
    for (faults, made, sent) in [
        ("create=lost_answer", 1, &nothing),
        ("create=drop", 0, &nothing),
        ("create=cut", 0, &json!(200)),
    ] {
        let lab = Lab::start().await;
        let token = lab.token(json!({}), faults).await;
        let answer = lab.try_hub(&token, "POST", "/hub/accounts", acme()).await;
        assert!(answer.is_err(), "{faults}: {answer:?}");
        assert_eq!(lab.accounts().await.len(), made, "{faults}");
        let settings = lab
            .hub(&token, "GET", "/hub/settings", Value::Null)
            .await
            .json();
        assert_eq!(
            settings["existing_account_id"].is_string(),
            made == 1,
            "{faults}"
        );
        let log = lab.requests(&token).await;
        assert_eq!(&log[0]["status"], sent, "{faults}");
    }
}

#[tokio::test]
async fn form_keys_can_be_changed_and_are_then_the_ones_to_send() {
    let lab = Lab::start().await;
    for faults in [
        "config=odd_keys",
        "key_subdomain=domain,key_api_key=password,key_user_id=username",
    ] {
        let token = lab.token(json!({ "multiple": true }), faults).await;
        let config = lab.hub(&token, "GET", CONFIG, Value::Null).await.json();
        let mut credentials = json!({});
        let answers = ["acmecompany", sandbox::demo::ACME.api_key, "123456"];
        for (index, answer) in answers.into_iter().enumerate() {
            let key = config["config"]["configFields"][index]["key"]
                .as_str()
                .expect("a key");
            assert!(
                !["subdomain", "apiKey", "userId"].contains(&key),
                "{faults}"
            );
            credentials[key] = json!(answer);
        }
        let body = json!({ "integration_id": CLAYHR, "credentials": credentials });
        lab.hub(&token, "POST", "/hub/accounts", body)
            .await
            .expect(201);
    }
}

#[tokio::test]
async fn a_fault_can_hold_for_the_first_hits_only() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "settings=500*2,settings=401*1").await;
    let well = lab.token(json!({}), "").await;
    for status in [500, 500, 401, 200, 200] {
        lab.hub(&well, "GET", "/hub/settings", Value::Null)
            .await
            .expect(200);
        lab.hub(&token, "GET", "/hub/settings", Value::Null)
            .await
            .expect(status);
    }
}

#[tokio::test]
async fn faults_can_be_set_and_cleared_at_run_time() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    let path = format!("/sandbox/sessions/{token}/faults");
    let put = async |body: &str| lab.send("PUT", &path, &[], body).await;
    assert_eq!(
        lab.send("GET", &path, &[], "").await.expect(200).json(),
        json!({})
    );
    put(r#"{"token":"expired_now"}"#).await.expect(200);
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(401);
    put(r#"{"create":["500*1"]}"#).await.expect(200);
    assert_eq!(
        lab.send("GET", &path, &[], "").await.json(),
        json!({ "create": ["500*1"] })
    );
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(500);
    assert_eq!(
        lab.send("GET", &path, &[], "").await.json(),
        json!({ "create": ["500*0"] })
    );
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    for body in [
        "{",
        "[]",
        r#"{"create":"418"}"#,
        r#"{"nonsense":"500"}"#,
        r#"{"partner":"500"}"#,
    ] {
        put(body).await.expect(400);
    }
    lab.send("PUT", "/sandbox/sessions/nobody/faults", &[], "{}")
        .await
        .expect(404);
    lab.send("GET", "/sandbox/requests?token=nobody", &[], "")
        .await
        .expect(404);

    let body = json!({ "origin_owner_id": "o1", "origin_owner_name": "Tern" });
    let headers = [("x-sandbox-faults", "create=418")];
    let answer = lab
        .partner_with("POST", "/connect_sessions", body, &headers)
        .await;
    assert!(
        answer.expect(400).json()["errors"][0]
            .as_str()
            .expect("text")
            .contains("500_bare")
    );
}

#[tokio::test]
async fn the_partner_side_can_misbehave_too() {
    let lab = Lab::start().await;
    lab.send("PUT", "/sandbox/faults", &[], r#"{"partner":"429:1*1"}"#)
        .await
        .expect(200);
    lab.send("GET", "/accounts", &[], "").await.expect(401);
    let answer = lab
        .partner("GET", "/accounts", Value::Null)
        .await
        .expect(429);
    assert_eq!(answer.header("retry-after"), "1");
    lab.partner("GET", "/accounts", Value::Null)
        .await
        .expect(200);
}

#[tokio::test]
async fn a_slow_request_that_is_given_up_makes_nothing() {
    let lab = Lab::start().await;
    let token = lab
        .token(
            json!({ "multiple": true }),
            "create=slow:500*1,create=slow:1500",
        )
        .await;
    let given_up = lab.hub(&token, "POST", "/hub/accounts", acme());
    let seen = until(async || (!lab.requests(&token).await.is_empty()).then_some(()));
    // Whichever comes first: the request is under way and unanswered when it is let go.
    tokio::select! {
        answer = given_up => panic!("answered too early: {answer:?}"),
        () = seen => {}
    }
    let answer = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    let accounts = lab.accounts().await;
    assert_eq!(accounts.len(), 1, "only the second, slower one");
    assert_eq!(accounts[0]["id"], answer["id"]);
    let log = lab.requests(&token).await;
    assert_eq!(
        (&log[0]["status"], &log[1]["status"]),
        (&Value::Null, &json!(201))
    );
}
