//! The shapes against the written examples: each right one is kept, each wrong one is broken.

use std::{fs, path::Path};

use contract_kit::{Level, report::Faults, shapes};
use serde_json::{Value, json};

/// Looks at an example by what its name begins with.
fn look(name: &str, body: &Value) -> Faults {
    let entry = |provider: &str, key: &str| json!({ "provider": provider, "authentication_config_key": key, "environment": "production" });
    let status = |text: &str| {
        text.split(['-', '.'])
            .find_map(|part| part.parse().ok())
            .expect("a status")
    };
    match name {
        _ if name.starts_with("settings") => shapes::settings::check(body),
        _ if name.starts_with("connectors") => shapes::connectors::check(body),
        _ if name.starts_with("config-falcon") => {
            shapes::config::check(body, &entry("clayhr", "api_key"))
        }
        _ if name.starts_with("config-legacy") => {
            shapes::config::check(body, &entry("heronhr", "basic"))
        }
        _ if name.starts_with("account") => shapes::account::check(body),
        _ if name.starts_with("created") => shapes::account::check_created(body),
        _ if name.starts_with("attempt") => shapes::attempt::check(body),
        _ if name.starts_with("error-refused") => {
            shapes::error::check_refused(status(name), Some(body))
        }
        _ if name.starts_with("error") => shapes::error::check(status(name), Some(body)),
        _ => panic!("{name} is looked at by nobody"),
    }
}

fn examples(folder: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder);
    let files = fs::read_dir(folder).expect("the folder");
    files
        .map(|file| {
            let file = file.expect("a file");
            let text = fs::read_to_string(file.path()).expect("text");
            let name = file.file_name().to_string_lossy().into_owned();
            (name, serde_json::from_str(&text).expect("JSON"))
        })
        .collect()
}

#[test]
fn every_right_example_is_kept() {
    for (name, body) in examples("right") {
        let faults = look(&name, &body);
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

#[test]
fn every_wrong_example_is_broken() {
    for (name, body) in examples("wrong") {
        let faults = look(&name, &body);
        assert!(
            faults.iter().any(|(level, _)| *level == Level::Broken),
            "{name}: {faults:?}"
        );
    }
}
