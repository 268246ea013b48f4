//! Blocks: read from JSON, written back, shown as text and under a partner's brand.

mod support;

use flow::guide::{Block, Rank, StepId};
use guide::{
    links::{addresses_to_copy, step_at, with_site},
    read::read,
    read_guide_for,
    text::text,
    write::write,
};
use serde_json::{Value, json};
use support::field;
use white_label::{Name, WhiteLabel};

/// Each kind of block once, in a step.
fn everything() -> Value {
    json!({ "site": "https://docs.example/guides/x", "warning": "Careful.", "sections": [{
        "title": "One",
        "content": "First.\n\nSecond goes\non.\nProduction: a\nSandbox: b",
        "steps": [{ "title": "Key", "field": "key", "blocks": [
            { "paragraph": "See [that](/y) and [this](#two)." },
            { "heading": "A heading" },
            { "list": ["a", { "text": "b", "blocks": [{ "list": ["c"] }] }], "ordered": true },
            { "image": { "src": "https://a.example/b.png", "alt": "A picture" } },
            { "list": ["d"], "start": 3 },
            { "image": { "src": "http://a.example/b.png", "alt": "" } },
            { "callout": "danger", "text": "Not this." },
            { "callout": "odd", "blocks": [{ "paragraph": "One." }, { "list": ["x"] }] },
            { "code": "a\n  b\n" },
            { "head": ["H"], "table": [["`c`"]] },
            { "details": "More", "blocks": ["Inside."] },
            { "tabs": [{ "title": "T", "blocks": [{ "code": "x" }] }] },
            { "scopes": true },
            { "unheard-of": 1 }
        ]}]
    }], "actions": [
        { "id": "a", "label": "A", "scopes": ["read", "list"] },
        { "id": "b", "label": "B", "scopes": ["read"] }
    ], "scopeSeparator": "," })
}

const SHOWN: &str = "\
[warning] Careful.

[actions: A; B]

# One

First.

Second goes on.
Production: a
Sandbox: b

## Key (field: key)

See that and this.

### A heading

1. a
2. b
  - c

[picture: A picture]

3. d

[picture: Key]

[danger] Not this.

[note] One.

- x

    a
      b

| H |
| c |

### More

Inside.

### T

    x

[scopes: read,list]
";

#[test]
fn every_block_is_read_in_its_order() {
    let guide = read(&everything(), None);
    assert_eq!(text(&guide), SHOWN);
    let links = guide
        .texts()
        .into_iter()
        .find(|text| text.starts_with("See"));
    assert_eq!(
        links,
        Some("See [that](https://docs.example/y) and [this](#two).")
    );
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let guide = read(&everything(), None);
    let again = read(&Value::Object(write(&guide)), None);
    assert_eq!(again, guide);
    for file in ["clayhr", "notion", "databricks"] {
        let path = format!(
            "{}/../../assets/guides/{file}.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let json: Value =
            serde_json::from_str(&std::fs::read_to_string(path).expect(file)).expect(file);
        let guide = read(&json, None);
        assert_eq!(read(&Value::Object(write(&guide)), None), guide, "{file}");
    }
}

#[test]
fn a_paragraph_that_the_plain_model_would_read_otherwise_is_written_as_a_block() {
    let wrapped = json!("a line\nthat was not wrapped");
    for blocks in [
        json!([{ "paragraph": wrapped }]),
        json!([{ "callout": "note", "blocks": [{ "paragraph": wrapped }] }]),
        json!([{ "callout": "danger", "blocks": [{ "paragraph": wrapped }] }]),
        json!([{ "callout": "note", "blocks": [{ "paragraph": "a" }, { "paragraph": "b" }] }]),
        json!([{ "callout": "note", "text": "a" }, { "paragraph": "after" }]),
        json!([{ "list": ["a"], "start": 3 }]),
        json!([{ "list": ["a"] }, { "list": ["b"], "ordered": true }]),
        json!([{ "list": [{ "text": "a", "blocks": [{ "code": "x" }] }] }]),
        json!([{ "image": { "alt": "p" } }, { "paragraph": "after" }]),
        json!([{ "scopes": true }, { "paragraph": "after" }]),
    ] {
        let written = json!({
            "warning": blocks,
            "scopeSeparator": " ",
            "sections": [{
                "title": "S", "blocks": blocks, "applicableScopes": ["read"], "whitelabel-hide": true,
                "steps": [{ "title": "T", "id": "the-id", "blocks": blocks, "displayScopes": true, "field": "x" }]
            }]
        });
        let guide = read(&written, None);
        let json = Value::Object(write(&guide));
        assert_eq!(read(&json, None), guide, "{json}");
        assert_eq!(
            json.get("scopeSeparator"),
            None,
            "one space is what counts anyway"
        );
    }
}

#[test]
fn the_plain_model_of_other_writers_is_read_as_before() {
    let guide = read(
        &json!({ "sections": [{ "title": "S", "content": "c", "list": ["l", 7],
            "image": { "src": "https://a.example/b.png", "alt": "p" }, "steps": [
            { "title": "T", "content": "c", "list": ["1"], "ordered": true, "note": "n", "image": { "alt": "q" } }] }] }),
        None,
    );
    assert_eq!(
        text(&guide),
        "# S\n\nc\n\n- l\n\n[picture: p]\n\n## T\n\nc\n\n1. 1\n\n[picture: q]\n\n[note] n\n"
    );
}

#[test]
fn odd_values_leave_nothing_behind_but_themselves() {
    for odd in [json!(null), json!(7), json!("x"), json!([]), json!({})] {
        for key in ["sections", "actions", "warning", "site"] {
            let mut guide = everything();
            guide[key] = odd.clone();
            let _ = text(&read(&guide, None));
        }
        for key in [
            "blocks",
            "list",
            "image",
            "content",
            "title",
            "field",
            "applicableScopes",
        ] {
            let mut guide = everything();
            guide["sections"][0]["steps"][0][key] = odd.clone();
            let _ = text(&read(&guide, None));
        }
        for key in [
            "paragraph",
            "list",
            "image",
            "callout",
            "code",
            "table",
            "head",
            "details",
            "tabs",
            "start",
        ] {
            let mut block = json!({});
            block[key] = odd.clone();
            let guide = json!({ "sections": [{ "blocks": [block] }] });
            let _ = text(&read(&guide, None));
        }
    }
    // Deeper than anything that a person would write.
    let mut block = json!({ "paragraph": "deep" });
    let mut list = json!({ "list": ["deep"] });
    for _ in 0..100 {
        block = json!({ "callout": "note", "blocks": [block] });
        list = json!({ "list": [{ "text": "", "blocks": [list] }] });
    }
    let lists = read(&json!({ "sections": [{ "blocks": [list] }] }), None);
    assert!(!text(&lists).contains("deep"));
    let guide = read(&json!({ "sections": [{ "blocks": [block] }] }), None);
    assert!(!text(&guide).contains("deep"));
}

#[test]
fn relative_links_lead_to_the_site_that_the_guide_is_from() {
    for (site, shown) in [
        (
            Some("https://docs.example/a/b?c"),
            "[x](https://docs.example/y) [z](//w)",
        ),
        (Some("http://docs.example"), "[x](/y) [z](//w)"),
        (Some("https://"), "[x](/y) [z](//w)"),
        (None, "[x](/y) [z](//w)"),
    ] {
        assert_eq!(with_site("[x](/y) [z](//w)", site), shown, "{site:?}");
    }
}

#[test]
fn anchors_lead_to_the_step_that_has_them() {
    let guide = json!({ "sections": [
        { "title": "First part", "content": "", "steps": [
            { "title": "Key", "content": "k" },
            { "title": "Name", "id": "the-name", "blocks": [{ "heading": "Where it stands" }] },
            { "title": "The end", "content": "e" },
        ]},
    ]});
    let fields = [field("key", "Key"), field("name", "Name")];
    let guide = read_guide_for(&guide, &fields, None, None);
    for (name, step) in [
        ("first-part", Some(StepId::Ask(0))),
        ("key", Some(StepId::Ask(0))),
        ("The Name", Some(StepId::Ask(1))),
        ("where-it-stands", Some(StepId::Ask(1))),
        ("the-end", Some(StepId::Check)),
        ("nowhere", None),
        ("", None),
    ] {
        assert_eq!(step_at(&guide, name), step, "{name}");
    }
}

#[test]
fn scopes_are_those_of_the_chosen_actions() {
    let guide = read(&everything(), None);
    for (chosen, wanted) in [
        (vec![], vec!["read", "list"]),
        (vec!["b".to_owned()], vec!["read"]),
        (vec!["b".to_owned(), "a".to_owned()], vec!["read", "list"]),
        (vec!["nobody".to_owned()], vec![]),
    ] {
        assert_eq!(guide.wanted_scopes(&chosen), wanted, "{chosen:?}");
    }
}

#[test]
fn addresses_are_to_be_copied_where_the_text_speaks_of_a_callback() {
    for (text, found) in [
        (
            "Set the **Redirect URI** to `https://a.example/cb`.",
            vec!["https://a.example/cb"],
        ),
        (
            "The callback is https://a.example/cb, no other.",
            vec!["https://a.example/cb"],
        ),
        ("Your address is `https://you.example`.", vec![]),
        (
            "The redirect stands in [the docs](https://a.example).",
            vec![],
        ),
    ] {
        assert_eq!(addresses_to_copy(text), found, "{text}");
    }
}

#[test]
fn under_a_brand_no_text_names_the_vendor_and_links_still_lead_to_their_steps() {
    let names = vec![Name::of("Vendoro").expect("a name")];
    let label = WhiteLabel::new(names, "Acme", "(ask Acme for this address)");
    let guide = json!({ "warning": "Vendoro asks.", "sections": [
        { "title": "Vendoro's form", "content": "x", "whitelabel-hide": true },
        { "title": "A", "content": "", "steps": [
            { "title": "Make the Vendoro Key", "blocks": [
                { "callout": "note", "text": "As [Vendoro](https://vendoro.example) says." },
                { "image": { "src": "https://cdn.vendoro.example/x.png", "alt": "Vendoro's page" } },
                { "code": "curl https://api.vendoro.example/x" },
                { "table": [["Redirect", "https://api.vendoro.example/cb"]] },
                { "paragraph": "Back to [the key](#make-the-vendoro-key)" } ] } ] } ] });
    let guide = read_guide_for(&guide, &[field("key", "Key")], None, Some(&label));
    let shown = text(&guide).to_lowercase();
    assert!(!shown.contains("vendoro"), "{shown}");
    assert!(shown.contains("[note] as acme says."), "{shown}");
    let (_, step) = guide.asking().next().expect("a step");
    assert_eq!(step.title, "Make the Acme Key");
    let has_address = step
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Picture(picture) if picture.address.is_some()));
    assert!(!has_address, "a picture of the vendor's host is words");
    assert_eq!(
        step_at(&guide, "make-the-vendoro-key"),
        Some(StepId::Ask(0))
    );
    assert!(matches!(&guide.warning[0], Block::Paragraph(text) if text == "Acme asks."));
    assert!(matches!(
        step.blocks[0],
        Block::Callout {
            rank: Rank::Note,
            ..
        }
    ));
}
