//! Whatever a backend answers: each reader of its JSON gives a value or a failure with a name, and no id or address that
//! could lead elsewhere.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

// The file alone: it uses the flow and serde_json, while the crate that it is part of needs all of Leptos.
#[allow(dead_code)]
#[path = "../../src/hub/wire.rs"]
mod wire;

/// The integrations whose forms are read.
static LISTED: LazyLock<Vec<wire::Integration>> = LazyLock::new(|| {
    let list = include_str!("../../tests/fixtures/connectors.json");
    let list = serde_json::from_str(list).expect("the fixture is JSON");
    wire::integrations(&list).expect("the fixture lists integrations")
});

fuzz_target!(|input: &str| {
    let Ok(answer) = serde_json::from_str::<Value>(input) else {
        return;
    };
    let is_safe = |id: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        !id.is_empty() && id != ".." && id.bytes().all(is_plain)
    };
    assert!(wire::existing_account(&answer).is_none_or(|id| is_safe(&id)));
    let _ = wire::account_id(&answer);
    let _ = wire::sign_in_outcome(&answer);
    let _ = wire::guide(&answer);
    if let Some((id, address)) = wire::started_sign_in(&answer) {
        assert!(is_safe(&id));
        assert!(address.is_none_or(|address| address.starts_with("http")));
    }
    let account = wire::account("acc-1", &answer);
    for (_, shown) in &account.secrets {
        // What is shown of a secret is the end of a placeholder.
        assert!(shown.is_empty() || input.contains("__secretvalue"));
    }
    if let Ok(list) = wire::integrations(&answer) {
        assert!(list.iter().all(|entry| is_safe(&entry.summary.id)));
        let chosen = wire::choose(&list, Some(&account), None, "clayhr");
        assert!(chosen.is_none_or(|chosen| list.contains(chosen)));
    }
    for integration in LISTED.iter() {
        for existing in [None, Some(&account)] {
            if let Ok(connector) = wire::connector(&answer, integration, existing) {
                let link = connector.support_link;
                assert!(link.is_none_or(|link| link.starts_with("https://")));
            }
        }
    }
});
