//! `cargo xtask guide import`: invented pages in the grammar of the docs, and what comes out of them.

use std::path::Path;

use xtask::guide::{Import, Imported, Report, preview_text, read};

fn fixture(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(file)
}

fn import(file: &str, options: Import) -> (Imported, Report) {
    let path = fixture(file);
    let text = std::fs::read_to_string(&path).expect(file);
    let (guide, report) = read(&text, &path, &options);
    (
        guide.unwrap_or_else(|| panic!("{:?}", report.lines())),
        report,
    )
}

/// The steps of a guide, each with the field that it asks for.
fn asked(imported: &Imported) -> Vec<Option<&str>> {
    let sections = imported.guide.sections.iter();
    sections
        .flat_map(|section| &section.steps)
        .map(|step| step.field.as_ref().map(|field| field.as_str()))
        .collect()
}

fn labels(imported: &Imported) -> Vec<&str> {
    imported
        .fields
        .iter()
        .map(|field| field.label.as_str())
        .collect()
}

/// A fixture comes out as the text beside it; with UPDATE_FIXTURES=1, that is written.
fn check_preview(file: &str, imported: &Imported, is_white_label: bool) {
    let ending = if is_white_label {
        "white-label.txt"
    } else {
        "txt"
    };
    let text = preview_text(&imported.to_json(), is_white_label);
    let beside = fixture(&format!("{file}.{ending}"));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&beside, &text).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&beside).unwrap_or_default();
    assert!(
        text == expected,
        "{} is out of date: run this test once with UPDATE_FIXTURES=1, and look at it\n{text}",
        beside.display()
    );
}

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

/// A page with one step, whose content this is, as a person reads it.
fn step(content: &str) -> String {
    let page = format!(
        "# Connect A with B\n\n## One\n\n<Steps>\n  <Step title=\"T\">\n{content}\n  </Step>\n</Steps>\n"
    );
    let (imported, report) = read(&page, Path::new("a.md"), &Import::default());
    let imported = imported.unwrap_or_else(|| panic!("{content}: {:?}", report.lines()));
    let text = preview_text(&imported.to_json(), false);
    let text = text.strip_prefix("# One\n\n## T").unwrap_or(&text);
    text.trim_start_matches('\n').trim_end().to_owned()
}

#[test]
fn each_construct_is_read_in_each_way_of_writing_it() {
    for (content, shown) in [
        // Paragraphs, breaks and marks.
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
        ("a line\nthat was wrapped", "a line that was wrapped"),
        ("<p>you can<br />find it</p>", "you can find it"),
        (
            "Production: `a`<br/>Sandbox: `b`",
            "Production: a\nSandbox: b",
        ),
        (
            "A **b** <b>c</b> *d* _e_ <em>f</em> `g` <code>&lt;h&gt;</code>",
            "A b c d e f g <h>",
        ),
        ("**<b>x</b>** <strong>y </strong>z **a**b", "x y z ab"),
        (
            "snake_case, 2 * 3 * 4, [not a link] and \\*stars\\*",
            "snake_case, 2 * 3 * 4, [not a link] and *stars*",
        ),
        (
            "Click <Icon icon=\"circle-plus\" iconType=\"solid\" /> now",
            "Click circle plus now",
        ),
        (
            "API & Webhooks > Keys &amp; more, 1 < 2",
            "API & Webhooks > Keys & more, 1 < 2",
        ),
        (
            "<a href=\"https://a.example\">[x](https://a.example)</a>",
            "x",
        ),
        ("a{\" \"}b {/* not said */}c", "a b c"),
        // Lists.
        ("- a\n- b", "- a\n- b"),
        ("* a\n  * b\n    * c", "- a\n  - b\n    - c"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("1. a\n  - b\n2. c", "1. a\n  - b\n2. c"),
        ("    1. a\n        1. b\n    2. c", "1. a\n  1. b\n2. c"),
        (
            "Do this:\n- a\n- b\nAnd then",
            "Do this:\n\n- a\n- b And then",
        ),
        ("1. a\n\nText.\n\n2. b", "1. a\n\nText.\n\n2. b"),
        (
            "1. a\n<Frame><img src=\"/x.png\" alt=\"X\"/></Frame>\n2. b",
            "1. a\n\n[picture: X]\n\n2. b",
        ),
        (
            "1. a\n   <Frame>\n     <img src=\"/x.png\" alt=\"X\"/>\n   </Frame>\n2. b",
            "1. a\n\n  [picture: X]\n2. b",
        ),
        (
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
            "1. a\n  - b\n2. c",
        ),
        ("<ul><li><p>a</p></li><li>b</li></ul>", "- a\n- b"),
        ("1. a\n   ```\n   x\n   ```\n2. b", "1. a\n\n      x\n2. b"),
        // Pictures, where they stand.
        (
            "a\n<img src=\"/x.png\" alt=\"X\" />\nb",
            "a\n\n[picture: X]\n\nb",
        ),
        ("a\n\n![X](/x.png)\n\nb", "a\n\n[picture: X]\n\nb"),
        ("see ![X](/x.png) there", "see\n\n[picture: X]\n\nthere"),
        (
            "<Frame caption=\"C\"><img src=\"/x.png\" /></Frame>",
            "[picture: C]",
        ),
        ("<img src=\"/x.png\" />", "[picture: T]"),
        (
            "<Frame><img src=\"/x.png\" alt=\"X\"/></Frame><Frame><img src=\"/y.png\" alt=\"Y\"/></Frame>",
            "[picture: X]\n\n[picture: Y]",
        ),
        // Callouts, with their rank.
        ("<Note>n</Note>", "[note] n"),
        (
            "<Tip>n</Tip><Info>i</Info><Check>c</Check>",
            "[tip] n\n\n[info] i\n\n[tip] c",
        ),
        (
            "<Warning>\n  a\n\n  b\n</Warning>\n<Danger>d</Danger>",
            "[warning] a\n\nb\n\n[danger] d",
        ),
        ("> [!CAUTION]\n> x", "[danger] x"),
        ("> x", "[note] x"),
        // Code.
        ("```bash\na <b>\n  c\n```", "    a <b>\n      c"),
        ("    ```\n    a\n      b\n    ```", "    a\n      b"),
        ("~~~\n# no heading\n~~~", "    # no heading"),
        ("<pre>a\n  b</pre>", "    a\n      b"),
        ("<pre><code>{`a\n  <b>`}</code></pre>", "    a\n      <b>"),
        (
            "<CodeGroup>\n```bash cURL\na\n```\n```js Node\nb\n```\n</CodeGroup>",
            "cURL\n\n    a\n\nNode\n\n    b",
        ),
        // Tables, headings, folds and tabs.
        (
            "| A | B |\n|---|---|\n| `c` | **d** |",
            "| A | B |\n| c | d |",
        ),
        (
            "<table><tr><th>A</th></tr><tr><td>b</td></tr></table>",
            "| A |\n| b |",
        ),
        ("### Heading\ntext", "### Heading\n\ntext"),
        ("<h4>Heading</h4>text", "### Heading\n\ntext"),
        ("<Accordion title=\"More\">x</Accordion>", "### More\n\nx"),
        (
            "<Tabs><Tab title=\"A\">x</Tab><Tab title=\"B\">y</Tab></Tabs>",
            "### A\n\nx\n\n### B\n\ny",
        ),
        (
            "<Tabs><Tab title=\"A\"><Steps><Step title=\"S\">x</Step></Steps></Tab></Tabs>",
            "### A\n\n### S\n\nx",
        ),
        (
            "<Card title=\"C\" href=\"https://a.example\">x</Card>",
            "C\n\nx",
        ),
        ("<Odd>kept</Odd>", "kept"),
    ] {
        assert_eq!(step(content), shown, "{content}");
    }
}

#[test]
fn the_vendors_form_is_known_by_what_it_says_and_its_fields_however_they_are_listed() {
    let page = |part: &str| {
        format!("---\ntitle: Connect A\n---\n\n## Get the key\n\nPress it.\n\n{part}\n")
    };
    let all: &[&str] = &["API Key", "Domain"];
    let none: &[&str] = &[];
    for (part, fields) in [
        (
            "## Connecting to StackOne\n\nFill in:\n\n- API Key\n- Domain",
            all,
        ),
        (
            "## Use the API Key in the StackOne Hub\n\n1. Enter **API Key** and **Domain**.\n2. Click **Connect**.",
            all,
        ),
        (
            "## Connect with StackOne\n\n- **API Key**: the key\n- **Domain** - yours",
            all,
        ),
        (
            "## Linking to StackOne\n\n<ul><li><b>API Key</b> (Optional)</li><li>Domain</li></ul>",
            all,
        ),
        ("## Linking your Account\n\n* `API Key`\n* `Domain`", all),
        (
            "## Linking the Account from the Hub\n\n<Steps><Step title=\"Fill\"><ul><li><strong>API Key</strong></li><li><strong>Domain</strong></li></ul></Step></Steps>",
            all,
        ),
        (
            "## The last thing\n\nGo to the StackOne Hub, enter the **API Key** and the **Domain**, and click Connect.",
            all,
        ),
        ("## Link Account\n\nIn the Hub, press **Connect**.", none),
        (
            "### Connecting with StackOne\n\nEnter your **API Key** and **Domain** and press it.",
            all,
        ),
    ] {
        let (imported, report) = read(&page(part), Path::new("a.mdx"), &Import::default());
        let imported = imported.expect("a guide");
        let text = preview_text(&imported.to_json(), false);
        assert_eq!(text, "# Get the key\n\nPress it.\n", "{part}");
        assert_eq!(labels(&imported), fields, "{part}");
        let lines = report.lines().join("\n");
        assert!(lines.contains("note: left out"), "{part}: {lines}");
    }
    // What the provider's program is to be told of the vendor is no such part.
    for part in [
        "## Create an app for StackOne\n\nClick **Add**, enter a name and press **Save**.",
        "## Add StackOne to the allow list\n\nEnter the address and save it.",
        "## Connect your calendar\n\nChoose a calendar.",
    ] {
        let (imported, _) = read(&page(part), Path::new("a.mdx"), &Import::default());
        assert_eq!(imported.expect("a guide").guide.sections.len(), 2, "{part}");
    }
}

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

#[test]
fn a_file_is_read_alike_however_it_was_saved() {
    let folder =
        std::env::temp_dir().join(format!("connect-wizard-encodings-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let plain = std::fs::read_to_string(fixture("olderpage.mdx")).expect("the fixture");
    let windows = plain.replace('\n', "\r\n");
    let marked = format!("\u{feff}{windows}");
    let mut written = Vec::new();
    for (name, bytes) in [
        ("lf", plain.clone().into_bytes()),
        ("crlf", windows.clone().into_bytes()),
        ("mark", marked.clone().into_bytes()),
        (
            "utf16",
            marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
    ] {
        let file = folder.join(format!("{name}.mdx"));
        let out = folder.join(format!("{name}.json"));
        std::fs::write(&file, bytes).expect("the file can be written");
        let import = Import {
            files: vec![file],
            out: Some(out.clone()),
            ..Import::default()
        };
        let workspace = xtask::workspace::Workspace::find().expect("the workspace");
        xtask::guide::import(&workspace, &import).expect(name);
        written.push(std::fs::read_to_string(out).expect("a guide"));
    }
    let _ = std::fs::remove_dir_all(folder);
    assert!(
        written.iter().all(|text| *text == written[0]),
        "{written:#?}"
    );
}

#[test]
fn what_gives_no_guide_is_refused_with_a_line() {
    let long = "x".repeat(xtask::guide::MOST_BYTES + 1);
    let aliases = "a: &a [1]\nauthentication: *a\n";
    for (file, text, said) in [
        ("a.md", "", "1: error: there is no step in it"),
        (
            "a.md",
            "# Connect X with Y\n",
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
        let (imported, report) = read(text, Path::new(file), &Import::default());
        assert_eq!(imported, None, "{file}");
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
    let (imported, _) = import("finchhr.md", Import::default());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = root.join("tests/fixtures/imported-guide.json");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&file, imported.to_text()).expect("the file can be written");
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    assert!(
        read(&written) == Some(imported.to_json()),
        "tests/fixtures/imported-guide.json is out of date: run this test once with UPDATE_FIXTURES=1"
    );
}
