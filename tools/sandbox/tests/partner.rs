//! The partner's side: who may call, what a session needs, what a list shows.

mod support;

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use sandbox::{Options, demo};
use serde_json::{Value, json};
use support::{Lab, acme};

#[tokio::test]
async fn the_api_key_is_needed_in_either_form_of_basic() {
    let lab = Lab::start().await;
    let basic = |text: &str| format!("Basic {}", STANDARD.encode(text));
    for (header, status) in [
        (basic(&format!("{}:", demo::API_KEY)), 200),
        (basic(demo::API_KEY), 200),
        (basic("another:"), 401),
        (basic(&format!("x{}:", demo::API_KEY)), 401),
        (demo::API_KEY.to_owned(), 401),
        (format!("Bearer {}", demo::API_KEY), 401),
        ("Basic ???".to_owned(), 401),
    ] {
        let answer = lab
            .send("GET", "/accounts", &[("authorization", &header)], "")
            .await;
        assert_eq!(answer.status.as_u16(), status, "{header}");
    }
    let answer = lab.send("GET", "/accounts", &[], "").await.expect(401);
    let body = answer.json();
    assert_eq!(body["statusCode"], 401);
    assert!(body["message"].is_string());
    assert!(body["timestamp"].as_str().expect("a time").ends_with('Z'));
    assert_eq!(answer.header("content-type"), "application/json");
}

#[tokio::test]
async fn partner_paths_never_allow_another_origin() {
    let lab = Lab::start().await;
    for (method, path) in [
        ("OPTIONS", "/connect_sessions"),
        ("GET", "/accounts"),
        ("OPTIONS", "/sandbox/faults"),
    ] {
        let headers = [
            ("origin", "http://other.example"),
            ("access-control-request-method", "POST"),
        ];
        let answer = lab.send(method, path, &headers, "").await;
        assert_eq!(
            answer.header("access-control-allow-origin"),
            "",
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn a_session_answers_with_everything_the_contract_names() {
    let lab = Lab::with(Options {
        app_url: Some("http://127.0.0.1:8080/".to_owned()),
        ..Options::default()
    })
    .await;
    let body = json!({ "origin_owner_id": "o1", "origin_owner_name": "Tern", "provider": "clayhr",
        "metadata": { "plan": "big" }, "label": "L", "type": "test", "categories": ["hris"] });
    let made = lab
        .partner("POST", "/connect_sessions", body)
        .await
        .expect(201)
        .json();
    assert!(made["id"].is_u64() && made["organization_id"].is_u64());
    for (name, value) in [
        ("project_id", json!("sandbox-10001")),
        ("origin_owner_id", json!("o1")),
        ("metadata", json!({ "plan": "big" })),
        ("label", json!("L")),
        ("type", json!("test")),
        ("categories", json!(["hris"])),
        ("latest_connection_attempt", Value::Null),
    ] {
        assert_eq!(made[name], value, "{name}");
    }
    let token = made["token"].as_str().expect("a token");
    assert_eq!(
        made["auth_link_url"],
        format!("http://127.0.0.1:8080/#token={token}")
    );

    let body = json!({ "token": token });
    let path = "/connect_sessions/authenticate";
    let mut seen = lab.partner("POST", path, body).await.expect(201).json();
    assert_eq!(seen.get("token"), None);
    assert_eq!(seen.get("auth_link_url"), None);
    seen["token"] = made["token"].clone();
    seen["auth_link_url"] = made["auth_link_url"].clone();
    assert_eq!(seen, made);
}

#[tokio::test]
async fn the_organization_id_can_be_text() {
    let lab = Lab::with(Options {
        organization_id_as_string: true,
        ..Options::default()
    })
    .await;
    let body = json!({ "origin_owner_id": "o1", "origin_owner_name": "Tern" });
    let made = lab
        .partner("POST", "/connect_sessions", body)
        .await
        .expect(201)
        .json();
    assert!(made["organization_id"].is_string());
}

#[tokio::test]
async fn a_wrong_session_is_refused_with_a_sentence_for_each_field() {
    let lab = Lab::start().await;
    let good = json!({ "origin_owner_id": "o1", "origin_owner_name": "Tern" });
    for (change, wrong) in [
        (json!({ "origin_owner_id": null }), 1),
        (json!({ "origin_owner_id": "", "origin_owner_name": "" }), 2),
        (json!({ "origin_owner_name": 7 }), 1),
        (json!({ "expires_in": 0 }), 1),
        (json!({ "expires_in": -1 }), 1),
        (json!({ "expires_in": "1800" }), 1),
        (json!({ "expires_in": 1e300 }), 1),
        (json!({ "multiple": "yes" }), 1),
        (json!({ "type": "live" }), 1),
        (json!({ "categories": ["hris", "hrisLegacy"] }), 1),
        (json!({ "metadata": [] }), 1),
        (json!({ "provider": 1, "label": 2, "account_id": 3 }), 3),
    ] {
        let mut body = good.clone();
        for (name, value) in change.as_object().expect("an object") {
            body[name] = value.clone();
        }
        let answer = lab
            .partner("POST", "/connect_sessions", body)
            .await
            .expect(400)
            .json();
        assert_eq!(
            answer["errors"].as_array().expect("sentences").len(),
            wrong,
            "{change}"
        );
        assert_eq!(answer["statusCode"], 400);
    }
    lab.partner("POST", "/connect_sessions", json!([]))
        .await
        .expect(400);
    for name in [
        "origin_username",
        "provider",
        "expires_in",
        "metadata",
        "multiple",
        "type",
    ] {
        let mut body = good.clone();
        body[name] = Value::Null;
        lab.partner("POST", "/connect_sessions", body)
            .await
            .expect(201);
    }
}

#[tokio::test]
async fn a_token_runs_out_at_its_time_on_both_sides() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "expires_in": 60 }), "").await;
    lab.running.advance(Duration::from_secs(50));
    lab.hub(&token, "GET", "/hub/settings", Value::Null)
        .await
        .expect(200);
    lab.running.advance(Duration::from_secs(11));
    lab.hub(&token, "GET", "/hub/settings", Value::Null)
        .await
        .expect(401);
    let body = json!({ "token": token });
    lab.partner("POST", "/connect_sessions/authenticate", body)
        .await
        .expect(401);
}

#[tokio::test]
async fn a_list_can_be_narrowed_down_and_turned_over() {
    let lab = Lab::start().await;
    let mut ids = Vec::new();
    for owner in ["o1", "o2", "o3"] {
        let token = lab.token(json!({ "origin_owner_id": owner }), "").await;
        let made = lab
            .hub(&token, "POST", "/hub/accounts", acme())
            .await
            .expect(201)
            .json();
        ids.push(made["id"].as_str().expect("an id").to_owned());
    }
    for (query, wanted) in [
        (String::new(), vec![0, 1, 2]),
        ("providers=clayhr&providers=x%20y".to_owned(), vec![0, 1, 2]),
        ("providers=heronhr".to_owned(), vec![]),
        ("provider=clayhr".to_owned(), vec![0, 1, 2]),
        (
            format!("account_ids={}&account_ids={}", ids[0], ids[2]),
            vec![0, 2],
        ),
        (format!("account_ids={},{}", ids[0], ids[2]), vec![0, 2]),
        ("origin_owner_id=o2".to_owned(), vec![1]),
        (
            "origin_owner_ids=o2&origin_owner_ids=o3".to_owned(),
            vec![1, 2],
        ),
        ("status=active".to_owned(), vec![0, 1, 2]),
        ("status=error&status=inactive".to_owned(), vec![]),
        ("page_size=2".to_owned(), vec![0, 1]),
        ("page=2&page_size=2".to_owned(), vec![2]),
        ("page=3&page_size=2".to_owned(), vec![]),
    ] {
        let path = format!("/accounts?{query}");
        let listed = lab
            .partner("GET", &path, Value::Null)
            .await
            .expect(200)
            .json();
        let listed: Vec<_> = listed
            .as_array()
            .expect("a bare list")
            .iter()
            .map(|one| one["id"].clone())
            .collect();
        let wanted: Vec<_> = wanted
            .into_iter()
            .map(|index: usize| json!(ids[index]))
            .collect();
        assert_eq!(listed, wanted, "{query}");
    }
    for query in ["page=0", "page=one", "page_size=0", "page_size=-1"] {
        lab.partner("GET", &format!("/accounts?{query}"), Value::Null)
            .await
            .expect(400);
    }
}

#[tokio::test]
async fn an_account_can_be_changed_and_emptied_objects_change_nothing() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "label": "old" }), "").await;
    let made = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    let path = format!("/accounts/{}", made["id"].as_str().expect("an id"));
    let emptied = json!({ "credentials": {}, "setup_information": {}, "secrets": {},
        "metadata": {}, "label": {}, "type": "production", "origin_owner_name": "New" });
    let changed = lab
        .partner("PATCH", &path, emptied)
        .await
        .expect(200)
        .json();
    assert_eq!(changed["origin_owner_name"], "New");
    assert_eq!(changed["label"], "old");
    assert_eq!(
        changed["setup_information"],
        json!({ "subdomain": "acmecompany", "userId": "123456" })
    );
    let hub_path = format!("/hub{path}");
    let seen = lab
        .hub(&token, "GET", &hub_path, Value::Null)
        .await
        .expect(200)
        .json();
    assert!(
        seen["secrets"]["apiKey"]
            .as_str()
            .expect("a placeholder")
            .ends_with("p1Sy")
    );

    let labelled = json!({ "label": "new", "origin_username": null });
    let changed = lab
        .partner("PATCH", &path, labelled)
        .await
        .expect(200)
        .json();
    assert_eq!(changed["label"], "new");
    let wrong = json!({ "credentials": { "apiKey": "wrong" } });
    lab.partner("PATCH", &path, wrong).await.expect(400);
    lab.partner("PATCH", &path, json!({ "type": "live" }))
        .await
        .expect(400);

    let removed = lab
        .partner("DELETE", &path, Value::Null)
        .await
        .expect(200)
        .json();
    assert_eq!(removed["id"], made["id"]);
    for method in ["GET", "PATCH", "DELETE"] {
        lab.partner(method, &path, json!({})).await.expect(404);
    }
}

#[tokio::test]
async fn connectors_and_accounts_have_meta_and_the_rest_is_not_found() {
    let lab = Lab::start().await;
    let all = lab
        .partner("GET", "/connectors/meta", Value::Null)
        .await
        .expect(200)
        .json();
    assert!(all.as_array().expect("a list").len() > 1);
    assert_eq!(all[0].get("resources"), None);
    let one = lab
        .partner(
            "GET",
            "/connectors/meta/clayhr?include=resources",
            Value::Null,
        )
        .await;
    let one = one.expect(200).json();
    assert_eq!(
        (&one["provider"], &one["category"]),
        (&json!("clayhr"), &json!("hris"))
    );
    assert!(one["resources"]["images"]["logo_url"].is_string());

    for (method, path) in [
        ("GET", "/connectors/meta/nobody"),
        ("GET", "/accounts/nobody/meta"),
        ("GET", "/x"),
        ("PUT", "/accounts"),
        ("DELETE", "/connect_sessions"),
    ] {
        let answer = lab
            .partner(method, path, Value::Null)
            .await
            .expect(404)
            .json();
        assert_eq!(answer["statusCode"], 404, "{method} {path}");
        assert!(answer["timestamp"].is_string(), "{method} {path}");
    }
    let answer = lab
        .send("GET", "/x?secret=1", &[], "")
        .await
        .expect(404)
        .json();
    assert_eq!(answer["message"], "Cannot GET /x");
}
