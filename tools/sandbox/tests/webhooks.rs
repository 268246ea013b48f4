//! Webhooks: the partner's backend is told what happens to an account, in order and signed.

mod support;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sandbox::{Options, Webhook};
use serde_json::{Value, json};
use sha2::Sha256;
use support::{Lab, WEBHOOK_SECRET, acme};

#[tokio::test]
async fn every_change_is_told_and_its_signature_holds() {
    let (lab, mut hears) = Lab::with_webhook().await;
    let token = lab.token(json!({ "origin_username": "ines" }), "").await;
    let made = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201)
        .json();
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(200);
    let path = format!("/accounts/{}", made["id"].as_str().expect("an id"));
    lab.hub(&token, "PATCH", &format!("/hub{path}"), acme())
        .await
        .expect(200);
    lab.partner("PATCH", &path, json!({ "label": "L" }))
        .await
        .expect(200);
    lab.partner("DELETE", &path, Value::Null).await.expect(200);

    for event in ["created", "updated", "updated", "updated", "deleted"] {
        let (headers, body) = hears.recv().await.expect("an event");
        let mut mac =
            Hmac::<Sha256>::new_from_slice(WEBHOOK_SECRET.as_bytes()).expect("any length");
        mac.update(&body);
        let given = headers["x-stackone-signature"].to_str().expect("text");
        let given = URL_SAFE_NO_PAD
            .decode(given)
            .expect("base64url without padding");
        mac.verify_slice(&given).expect("the signature holds");
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(body["event"], format!("account.{event}"));
        for (name, value) in [
            ("record_type", json!("account")),
            ("record_id", made["id"].clone()),
            ("account_id", made["id"].clone()),
            ("provider", json!("clayhr")),
            ("origin_owner_id", json!("o1")),
            ("origin_username", json!("ines")),
            ("project_id", json!("sandbox-10001")),
        ] {
            assert_eq!(body[name], value, "{name}");
        }
        assert!(body["event_date"].is_string() && body["sent_at"].is_string());
        assert!(!body.to_string().contains(sandbox::demo::ACME.api_key));
    }
    assert!(hears.try_recv().is_err(), "nothing is told twice");
}

#[tokio::test]
async fn a_webhook_to_another_machine_stops_the_start() {
    let webhook = Webhook {
        url: "http://example.com/".to_owned(),
        signing_secret: "s".to_owned(),
    };
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let options = Options {
        webhook: Some(webhook),
        ..Options::default()
    };
    let error = sandbox::start(address, options)
        .await
        .err()
        .expect("refused");
    assert!(error.to_string().contains("on this machine"), "{error}");
}
