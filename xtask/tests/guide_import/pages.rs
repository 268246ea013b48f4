//! Whole pages: today's grammar, and the older one.

use std::path::Path;

use xtask::guide::{Import, preview_text, read};

use crate::{asked, check_preview, import, labels};

#[test]
fn a_page_in_the_grammar_of_clayhr_gives_one_section_three_steps_and_three_fields() {
    let (imported, report) = import("finchhr.md", Import::default());
    assert!(report.is_empty(), "{:?}", report.lines());
    assert_eq!(
        (
            imported.provider.as_str(),
            imported.name.as_str(),
            imported.auth_label.as_str()
        ),
        ("finchhr", "FinchHR", "API Key")
    );
    check_preview("finchhr.md", &imported, false);
    let fields = ["Nest Name", "API Key", "Bird Number"];
    assert_eq!(labels(&imported), fields);
    assert_eq!(asked(&imported), fields.map(Some));
    assert!(
        imported.bindings[0]
            .contains("\"Nest Name\" is asked for in \"Find Your Nest Name\", by its title"),
        "{:?}",
        imported.bindings
    );
    assert!(
        !imported.to_text().contains("Hub"),
        "the vendor's form is replaced by ours"
    );
}

#[test]
fn a_field_goes_by_the_key_that_it_was_given() {
    let fields = vec![
        ("Nest Name".into(), "nest".into()),
        ("Nobody".into(), "x".into()),
    ];
    let (imported, report) = import(
        "finchhr.md",
        Import {
            fields,
            provider: Some("finch".into()),
            ..Import::default()
        },
    );
    assert_eq!(imported.provider, "finch");
    assert_eq!(asked(&imported)[0], Some("nest"));
    assert_eq!(
        report.lines(),
        [
            "1: warning: no field is labelled \"Nobody\"",
            "38: note: left out the vendor's own form",
        ]
    );
}

#[test]
fn warning_scopes_picture_and_older_link_block_are_understood_and_oddities_told() {
    let (imported, report) = import("warblerchat.md", Import::default());
    assert_eq!(imported.auth_label, "OAuth 2.0 (Client Credentials)");
    check_preview("warblerchat.md", &imported, false);
    check_preview("warblerchat.md", &imported, true);
    let scopes: Vec<_> = imported
        .guide
        .actions
        .iter()
        .map(|action| action.scopes.join(" "))
        .collect();
    assert_eq!(scopes, ["rooms:read", "rooms:read messages:write"]);
    let client = &imported.guide.sections[1];
    assert_eq!(client.scopes, ["rooms:read", "messages:write"]);
    assert_eq!(client.steps[1].scopes, ["messages:write"]);
    let optional: Vec<_> = imported
        .fields
        .iter()
        .map(|field| !field.is_required)
        .collect();
    assert_eq!(optional, [false, false, true]);
    assert_eq!(report.unknown_count("Glow"), 1);
    let lines = report.lines().join("\n");
    for said in [
        "27: warning: a link to \"javascript:alert(1)\" was dropped",
        "25: warning: names StackOne",
        "27: warning: unknown tag <Glow>, once (1)",
        "1: note: no step speaks of \"Room\"",
        "33: note: left out \"Linking the Account from the Hub\"",
        "45: note: left out \"Next Steps\"",
    ] {
        assert!(lines.contains(said), "{said}\n{lines}");
    }
    assert_eq!(report.lines().len(), 6, "{lines}");
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
    let usable = "[{&#x22;id&#x22;:&#x22;a&#x22;,&#x22;scopes&#x22;:[&#x22;c&#x22;]}]";
    for (actions, kept, silent) in [
        (usable, true, true),
        ("[]", false, true),
        ("[{]", false, false),
        ("", false, false),
    ] {
        let (imported, report) = read(&page(actions), Path::new("a.md"), &Import::default());
        let imported = imported.expect("a guide");
        let section = &imported.guide.sections[0];
        assert_eq!(!section.scopes.is_empty(), kept, "{actions}");
        let is_listed = section.steps[0]
            .blocks
            .contains(&flow::guide::Block::Scopes);
        assert_eq!(is_listed, kept, "{actions}");
        assert_eq!(report.is_empty(), silent, "{actions}: {:?}", report.lines());
    }
}

#[test]
fn older_pages_are_read_by_their_headings() {
    let (imported, report) = import("olderpage.mdx", Import::default());
    assert!(report.is_empty(), "{:?}", report.lines());
    assert_eq!(
        (imported.provider.as_str(), imported.name.as_str()),
        ("storkpayroll", "Stork Payroll")
    );
    check_preview("olderpage.mdx", &imported, false);
}

#[test]
fn every_construct_comes_out_whole_in_order_and_under_any_brand() {
    let (imported, report) = import("everything.mdx", Import::default());
    check_preview("everything.mdx", &imported, false);
    check_preview("everything.mdx", &imported, true);
    let shown = preview_text(&imported.to_json(), true).to_lowercase();
    assert!(!shown.contains("stackone"), "{shown}");
    assert_eq!(
        labels(&imported),
        ["Subdomain", "API Key", "Client Secret", "Tenant ID"]
    );
    let lines = report.lines().join("\n");
    for said in [
        "warning: a picture has no words",
        "warning: a step has no title",
        "warning: \"http://heron.example/x\" is not protected",
        "note: left out \"Connecting to StackOne\"",
        "note: left out \"Useful Links\"",
    ] {
        assert!(lines.contains(said), "{said}\n{lines}");
    }
}
