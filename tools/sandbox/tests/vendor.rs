//! A backend that names its vendor in every text, for tests of what a partner's brand shows.

mod support;

use serde_json::{Value, json};
use support::{Lab, acme};

#[tokio::test]
async fn a_vendor_that_names_itself_does_so_in_every_text_and_in_no_key() {
    let lab = Lab::start().await;
    let wish = json!({ "provider": "fieldfare" });
    let token = lab.token(wish, "vendor=on,create=400").await;
    let list = lab.hub(&token, "GET", "/hub/connectors", Value::Null).await;
    let entry = &list.json()["integrations"][0];
    assert_eq!(entry["provider"], "fieldfare");
    assert_eq!(
        entry["name"],
        "StackOne Fieldfare HR (STACKONE, help@stackone.com)"
    );
    let path = format!(
        "/hub/connectors/{}",
        entry["integration_id"].as_str().expect("an id")
    );
    let config = lab.hub(&token, "GET", &path, Value::Null).await.json()["config"].clone();
    let fields = config["configFields"].as_array().expect("fields").clone();
    assert_eq!(fields[0]["key"], "site");
    for field in &fields {
        for key in ["label", "placeholder", "description", "tooltip"] {
            let text = field[key].as_str().unwrap_or("StackOne");
            assert!(text.contains("StackOne"), "{field}");
        }
    }
    let guide = config["support"]["guides"]["config"].to_string();
    assert!(!guide.contains("\"Read [the docs]"), "{guide}");
    assert_eq!(guide.matches("\"field\":\"token\"").count(), 1, "{guide}");
    let refused = lab
        .hub(&token, "POST", "/hub/accounts", acme())
        .await
        .json();
    let inner: Value =
        serde_json::from_str(refused["message"].as_str().expect("text")).expect("JSON in text");
    assert!(
        inner["message"]
            .as_str()
            .is_some_and(|text| text.starts_with("StackOne"))
    );
}
