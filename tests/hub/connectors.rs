//! The list of connectors, and the account that is to be updated.

use connect_wizard::hub::wire::{self, Integration};
use flow::{failure::FailureCode, linked_account::LinkedAccount};

use super::{CONNECTORS, SETTINGS, integration, json, opened};

#[test]
fn the_active_integration_of_the_provider_is_taken() {
    assert_eq!(
        integration().summary.id,
        "11111111-aaaa-4bbb-8ccc-000000000003"
    );
    assert_eq!(integration().summary.provider, "clayhr");
    let other = opened(CONNECTORS, "ternhr").unwrap();
    assert_eq!(other.summary.id, "11111111-aaaa-4bbb-8ccc-000000000001");
}

#[test]
fn a_list_without_the_provider_is_told_from_no_list() {
    let refused = |text: &str| wire::integrations(&json(text)).unwrap_err().code;
    for no_list in [
        "{}",
        "[]",
        "null",
        "\"no\"",
        r#"{"integrations":null}"#,
        r#"{"integrations":{}}"#,
    ] {
        assert_eq!(refused(no_list), FailureCode::BadResponse, "{no_list}");
    }
    for none in [
        r#"{"integrations":[]}"#,
        r#"{"integrations":["clayhr", null, 7]}"#,
        r#"{"integrations":[{"active":false,"provider":"clayhr","integration_id":"a"}]}"#,
        r#"{"integrations":[{"active":"true","provider":"clayhr","integration_id":"a"}]}"#,
        r#"{"integrations":[{"provider":"clayhr","integration_id":"a"}]}"#,
        r#"{"integrations":[{"active":true,"provider":"clayhr"}]}"#,
        r#"{"integrations":[{"active":true,"provider":"clayhr","integration_id":7}]}"#,
    ] {
        assert_eq!(wire::integrations(&json(none)), Ok(Vec::new()), "{none}");
    }
}

#[test]
fn what_is_clear_is_opened_and_anything_else_is_chosen() {
    let list = wire::integrations(&json(
        r#"{"integrations":[
            {"active":true,"name":"Heron","provider":"heron","integration_id":"h","type":"hris"},
            {"active":true,"name":"Wren","provider":"wren","integration_id":"w1","logo_url":"https://x.example/w.svg"},
            {"active":false,"name":"Dodo","provider":"dodo","integration_id":"d"},
            {"active":true,"provider":"wren","integration_id":"w2","logo_url":"javascript:alert(1)"}]}"#,
    ))
    .unwrap();
    let names: Vec<_> = list.iter().map(|one| one.summary.name.as_str()).collect();
    assert_eq!(names, ["Heron", "Wren", "wren"]);
    let logos: Vec<_> = list.iter().map(|one| one.summary.logo.is_some()).collect();
    assert_eq!(logos, [false, true, false]);
    let existing = |integration_id: &str, provider: &str| LinkedAccount {
        integration_id: integration_id.to_owned(),
        provider: provider.to_owned(),
        ..LinkedAccount::default()
    };
    let choose = |list: &[Integration], existing: Option<&LinkedAccount>, chosen, provider| {
        let found = wire::choose(list, existing, chosen, provider)?;
        Some(found.summary.id.clone())
    };
    for (existing, chosen, provider, expected) in [
        (None, None, "wren", Some("w1")),
        (None, None, "any", None),
        (None, Some("w2"), "heron", Some("w2")),
        (None, Some("gone"), "heron", None),
        // The account that is to be updated goes before everything else.
        (Some(existing("w2", "wren")), None, "heron", Some("w2")),
        (Some(existing("", "wren")), Some("h"), "any", Some("w1")),
        (Some(existing("", "dodo")), None, "heron", None),
    ] {
        let found = choose(&list, existing.as_ref(), chosen, provider);
        assert_eq!(
            found.as_deref(),
            expected,
            "{existing:?} {chosen:?} {provider}"
        );
    }
    // The only one is opened at once, whatever the page is for.
    assert_eq!(
        choose(&list[..1], None, None, "clayhr").as_deref(),
        Some("h")
    );
}

#[test]
fn an_account_is_read_for_its_update_and_shows_no_secret() {
    let account = wire::account(
        "acc-1",
        &json(
            r#"{"secureId":"acc-1","provider":"heron","integrationId":"h","authConfigKey":"basic",
                "environment":"production","setupInformation":{"site":"tern","size":50,"odd":{}},
                "secrets":{"key":"__secretvalue:**redacted**9f3a","short":"__secretvalue:**redacted**",
                    "leaked":"the whole secret"}}"#,
        ),
    );
    let entry = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    assert_eq!(
        account.setup_info,
        [entry("site", "tern"), entry("size", "50")]
    );
    let shown = [
        entry("key", "9f3a"),
        entry("leaked", ""),
        entry("short", ""),
    ];
    let mut secrets = account.secrets;
    secrets.sort();
    assert_eq!(secrets, shown);
    assert_eq!(account.form, Some(entry("basic", "production")));
    let empty = wire::account("acc-1", &json("{}"));
    assert_eq!((&*empty.id, empty.form), ("acc-1", None));
}

#[test]
fn an_id_that_could_change_an_address_is_refused() {
    for (id, is_good) in [
        ("a", true),
        ("A-z_0.9~", true),
        ("..a", true),
        ("", false),
        (".", false),
        ("..", false),
        ("a/b", false),
        ("../accounts", false),
        ("a?b", false),
        ("a#b", false),
        ("a%2fb", false),
        ("a\\\\b", false),
        ("a b", false),
        ("a\\n", false),
        ("ä", false),
    ] {
        let list = format!(
            r#"{{"integrations":[{{"active":true,"provider":"clayhr","integration_id":"{id}"}}]}}"#
        );
        assert_eq!(opened(&list, "clayhr").is_some(), is_good, "{id:?}");
        let settings = format!(r#"{{"existing_account_id":"{id}"}}"#);
        let existing = wire::existing_account(&json(&settings));
        assert_eq!(existing.is_some(), is_good, "{id:?}");
    }
}

#[test]
fn the_account_to_update_is_read_from_the_settings() {
    assert_eq!(
        wire::existing_account(&json(SETTINGS)).as_deref(),
        Some("q7Zt2mVx-0_LkP4sR9bYc")
    );
    for none in [
        r#"{"enabled_features":[]}"#,
        r#"{"existing_account_id":null}"#,
        r#"{"existing_account_id":true}"#,
        "[]",
    ] {
        assert_eq!(wire::existing_account(&json(none)), None, "{none}");
    }
}
