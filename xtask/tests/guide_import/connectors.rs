//! Connectors' YAML.

use xtask::guide::{Import, preview_text};

use crate::{asked, check_preview, import};

#[test]
fn a_connector_gives_keys_scopes_with_what_they_imply_and_a_choice() {
    let (imported, report) = import("finchhr.yaml", Import::default());
    assert_eq!(
        (imported.provider.as_str(), imported.auth_label.as_str()),
        ("finchhr", "API Key")
    );
    check_preview("finchhr.yaml", &imported, false);
    assert_eq!(
        asked(&imported),
        [Some("nest"), Some("apiKey"), Some("birdNumber")]
    );
    let steps = &imported.guide.sections[0].steps;
    assert_eq!(steps[1].scopes, ["people.read"]);
    let mut scopes = imported.guide.actions[0].scopes.clone();
    scopes.sort();
    assert_eq!(
        scopes,
        ["people.all", "people.list", "people.read", "people.write"]
    );
    let lines = report.lines();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].contains("--auth chooses among api_key, oauth2"),
        "{lines:?}"
    );
    assert!(
        lines[1].contains("\"colour\" is not part of the guide model"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("32:"), "{lines:?}");

    let auth = Some("oauth2".to_owned());
    let (imported, _) = import(
        "finchhr.yaml",
        Import {
            auth,
            ..Import::default()
        },
    );
    assert_eq!(imported.guide.sections[0].title, "Nothing to do");
}

#[test]
fn actions_are_read_from_the_files_beside_a_connector() {
    let (imported, report) = import("partials/plover.connector.s1.yaml", Import::default());
    let actions: Vec<_> = imported
        .guide
        .actions
        .iter()
        .map(|action| (action.id.as_str(), action.scopes.join(" ")))
        .collect();
    assert_eq!(
        actions,
        [
            ("plover_list_people", "people:read people:basic".to_owned()),
            ("plover_add_person", "people:write".to_owned()),
            ("plover_list_jobs", "jobs:read".to_owned()),
        ]
    );
    let text = preview_text(&imported.to_json(), false);
    assert!(
        text.contains("[scopes: people:read people:basic people:write jobs:read]"),
        "{text}"
    );
    assert!(
        text.contains("Production: https://a.example\nSandbox: https://b.example"),
        "{text}"
    );
    let lines = report.lines().join("\n");
    assert!(
        lines.contains("there is no file \"plover.nowhere\" beside this one"),
        "{lines}"
    );
}
