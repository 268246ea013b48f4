//! The fields of every connector, written down for the app's own tests: the app reads the file, never the sandbox.
//!
//! After a change of the catalog, `UPDATE_FIXTURES=1 cargo test -p sandbox --test catalogue` writes it anew.

mod support;

use std::path::Path;

use serde_json::{Value, json};
use support::Lab;

#[tokio::test]
async fn the_written_catalogue_is_what_the_sandbox_answers() {
    let lab = Lab::start().await;
    let token = lab.token(json!({ "provider": null }), "").await;
    let list = lab
        .hub(&token, "GET", "/hub/connectors", Value::Null)
        .await
        .expect(200)
        .json();
    let mut connectors = Vec::new();
    for entry in list["integrations"].as_array().expect("a list") {
        let id = entry["integration_id"].as_str().expect("an id");
        let path = format!("/hub/connectors/{id}");
        let answer = lab.hub(&token, "GET", &path, Value::Null).await;
        if entry["active"] == true {
            let config = answer.expect(200).json()["config"].clone();
            connectors.push(json!({ "integration": entry, "config": config }));
        }
    }
    let answered = serde_json::to_string_pretty(&connectors).expect("JSON");
    // The port is the system's own choice.
    let answered = answered.replace(&lab.running.base_url(), "http://sandbox.example") + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/catalogue.json");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&file, &answered).expect("the file can be written");
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    assert!(
        read(&written) == read(&answered),
        "tests/fixtures/catalogue.json is out of date: run this test once with UPDATE_FIXTURES=1"
    );
}
