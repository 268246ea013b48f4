//! `cargo xtask guide import`: invented pages in the grammar of the docs, and what comes out of them.

use std::path::Path;

use xtask::guide::{Guide, Import, Report, read};

fn import(file: &str, options: Import) -> (Guide, Report) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect(file);
    let options = Import {
        file: path,
        ..options
    };
    let (guide, report) = read(&text, &options);
    (
        guide.unwrap_or_else(|| panic!("{:?}", report.lines())),
        report,
    )
}

#[test]
fn a_page_in_the_grammar_of_clayhr_gives_one_section_three_steps_and_three_fields() {
    let (guide, report) = import("finchhr.md", Import::default());
    assert!(report.is_empty(), "{:?}", report.lines());
    assert_eq!(
        (guide.provider.as_str(), guide.auth_label.as_str()),
        ("finchhr", "API Key")
    );
    assert_eq!(
        (&guide.warning, guide.actions.len(), guide.sections.len()),
        (&None, 0, 1)
    );
    let section = &guide.sections[0];
    assert_eq!(section.title, "Collecting Your Details");
    assert!(section.content.starts_with("Bring three things"));
    let lists: Vec<_> = section.steps.iter().map(|step| step.list.len()).collect();
    assert_eq!(lists, [0, 5, 0]);
    assert_eq!(
        section.steps[1].content,
        "Sign in to [FinchHR](https://finch.example), then:"
    );
    assert_eq!(
        section.steps[1].list[0],
        "Open **Settings > Keys & Tokens**"
    );
    let fields: Vec<_> = guide
        .fields
        .iter()
        .map(|field| field.label.as_str())
        .collect();
    assert_eq!(fields, ["Nest Name", "API Key", "Bird Number"]);
    let asked: Vec<_> = section
        .steps
        .iter()
        .map(|step| step.field.as_deref())
        .collect();
    assert_eq!(
        asked,
        [Some("Nest Name"), Some("API Key"), Some("Bird Number")]
    );
    assert!(
        !guide.to_text().contains("Hub"),
        "the vendor's form is replaced by ours"
    );
}

#[test]
fn a_field_goes_by_the_key_that_it_was_given() {
    let fields = vec![
        ("Nest Name".into(), "nest".into()),
        ("Nobody".into(), "x".into()),
    ];
    let (guide, report) = import(
        "finchhr.md",
        Import {
            fields,
            provider: Some("finch".into()),
            ..Import::default()
        },
    );
    assert_eq!(guide.provider, "finch");
    assert_eq!(guide.sections[0].steps[0].field.as_deref(), Some("nest"));
    assert_eq!(
        report.lines(),
        ["1: warning: no field is labelled \"Nobody\""]
    );
}

#[test]
fn warning_scopes_picture_and_older_link_block_are_understood_and_oddities_told() {
    let (guide, report) = import("warblerchat.md", Import::default());
    assert_eq!(guide.auth_label, "OAuth 2.0 (Client Credentials)");
    assert!(
        guide
            .warning
            .as_deref()
            .is_some_and(|text| text.contains("Settings > Integrations"))
    );
    let scopes: Vec<_> = guide
        .actions
        .iter()
        .map(|action| action.scopes.join(" "))
        .collect();
    assert_eq!(scopes, ["rooms:read", "rooms:read messages:write"]);
    let [start, client] = guide.sections.as_slice() else {
        panic!("{}", guide.summary());
    };
    assert_eq!(start.content, "Read this first. Then go on.");
    assert_eq!(
        start.image.as_ref().map(|image| image.alt.as_str()),
        Some("The settings page")
    );
    assert_eq!(client.scopes, ["rooms:read", "messages:write"]);
    assert_eq!(
        (client.steps[0].shows_scopes, client.steps[1].shows_scopes),
        (true, false)
    );
    assert_eq!(client.steps[1].scopes, ["messages:write"]);
    assert_eq!(
        client.steps[1].content,
        "StackOne never shows it. Keep it safe. bad)"
    );
    let optional: Vec<_> = guide
        .fields
        .iter()
        .map(|field| !field.is_required)
        .collect();
    assert_eq!(optional, [false, false, true]);
    assert_eq!(report.unknown_count("Glow"), 1);
    let lines = report.lines().join("\n");
    for said in [
        "27: warning: a link to \"javascript:alert(1\" was dropped",
        "25: warning: names StackOne",
        "27: warning: unknown tag <Glow>, once (1)",
        "1: warning: no step speaks of \"Room\"",
    ] {
        assert!(lines.contains(said), "{said}\n{lines}");
    }
    assert_eq!(report.lines().len(), 4, "{lines}");
}

#[test]
fn without_readable_actions_no_instruction_can_be_hidden() {
    let page = |actions: &str| {
        format!(
            "# Connect A with B\n<div data-guides-scope-selector data-guide-actions-json=\"{actions}\" />\n\
             <section data-guide-section data-guide-scopes=\"a:b\">\n<Steps>\n<Step title=\"One\">\n\
             <div data-guide-step data-guide-scopes=\"c\" data-guide-display-scopes-list=\"true\">x</div>\n\
             </Step>\n</Steps>\n</section>"
        )
    };
    for (actions, kept) in [("[]", true), ("[{]", false), ("", false)] {
        let (guide, report) = read(&page(actions), &Import::default());
        let guide = guide.expect("a guide");
        assert_eq!(!guide.sections[0].scopes.is_empty(), kept, "{actions}");
        assert_eq!(guide.sections[0].steps[0].shows_scopes, kept, "{actions}");
        assert_eq!(report.is_empty(), kept, "{actions}: {:?}", report.lines());
    }
}

#[test]
fn an_older_page_is_read_by_its_headings() {
    let (guide, report) = import("olderpage.mdx", Import::default());
    assert!(report.is_empty(), "{:?}", report.lines());
    assert_eq!(guide.provider, "storkpayroll");
    assert_eq!(
        guide.warning.as_deref(),
        Some("Only an administrator can do this.")
    );
    let [section] = guide.sections.as_slice() else {
        panic!("{}", guide.summary());
    };
    assert_eq!(section.title, "Getting the Token");
    let [open, make] = section.steps.as_slice() else {
        panic!("{}", guide.summary());
    };
    assert_eq!(open.content, "Press the cog at the top.");
    assert_eq!(
        open.image.as_ref().map(|image| image.alt.as_str()),
        Some("The cog")
    );
    assert_eq!(
        make.list,
        ["Press **Tokens**.", "Press **New**, and name it."]
    );
    assert!(make.is_ordered);
    assert_eq!(
        make.note.as_deref(),
        Some("Copy it at once. It holds for a year.")
    );
}

#[test]
fn a_connector_gives_keys_scopes_with_what_they_imply_and_a_choice() {
    let (guide, report) = import("finchhr.yaml", Import::default());
    assert_eq!(
        (guide.provider.as_str(), guide.auth_label.as_str()),
        ("finchhr", "API Key")
    );
    let steps = &guide.sections[0].steps;
    let asked: Vec<_> = steps.iter().map(|step| step.field.as_deref()).collect();
    assert_eq!(asked, [Some("nest"), Some("apiKey"), Some("birdNumber")]);
    assert_eq!(
        guide.sections[0].content,
        "Bring three things: the nest name, a key and your bird number."
    );
    assert_eq!(steps[1].scopes, ["people.read"]);
    assert!(steps[1].shows_scopes);
    let mut scopes = guide.actions[0].scopes.clone();
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
    let (guide, _) = import(
        "finchhr.yaml",
        Import {
            auth,
            ..Import::default()
        },
    );
    assert_eq!(guide.sections[0].title, "Nothing to do");
}

#[test]
fn what_gives_no_guide_is_refused_with_a_line() {
    let long = "x".repeat(xtask::guide::MOST_BYTES + 1);
    let aliases = "a: &a [1]\nauthentication: *a\n";
    for (file, text, said) in [
        ("a.md", "", "1: error: there is no step in it"),
        (
            "a.md",
            "# Connect X with Y\n\nHello",
            "1: error: there is no step in it",
        ),
        ("a.md", long.as_str(), "1: error: the file is larger"),
        ("a.yaml", "", "error: "),
        ("a.yaml", "a: [", "error: "),
        ("a.yaml", aliases, "2: error: aliases are not read"),
        (
            "a.yml",
            "authentication: {}",
            "1: error: no authentication has",
        ),
    ] {
        let options = Import {
            file: file.into(),
            ..Import::default()
        };
        let (guide, report) = read(text, &options);
        assert_eq!(guide, None, "{file}");
        assert!(report.has_errors());
        assert!(
            report.lines().join("\n").contains(said),
            "{said}: {:?}",
            report.lines()
        );
    }
}

/// What the product makes of an import is tested there: it reads the file, never this program.
#[test]
fn the_written_import_is_what_comes_out() {
    let (guide, _) = import("finchhr.md", Import::default());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = root.join("tests/fixtures/imported-guide.json");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&file, guide.to_text()).expect("the file can be written");
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    assert!(
        read(&written) == Some(guide.to_json()),
        "tests/fixtures/imported-guide.json is out of date: run this test once with UPDATE_FIXTURES=1"
    );
}
