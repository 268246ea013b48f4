//! The match of steps and fields: which step asks for which field, and what is read before it.

mod support;

use flow::{
    field::{Field, FieldKey},
    guide::{Block, Guide, Item, List, Step},
};
use guide::{
    bind::{Bound, find, names_in_text},
    read_guide_for,
};
use serde_json::{Value, json};
use support::field;
use white_label::{Name, WhiteLabel};

/// A guide of one section with these steps.
fn steps(steps: &[Value]) -> Value {
    json!({ "sections": [{ "title": "", "content": "", "steps": steps }] })
}

/// Returns what a guide asks for: the field's key, the titles of what is read first, the step's own title.
fn asked(guide: &Guide) -> Vec<(&str, Vec<&str>, &str)> {
    guide
        .asking()
        .map(|(key, step)| {
            let before = step.before.iter().map(|step| step.title.as_str());
            (key.as_str(), before.collect(), step.title.as_str())
        })
        .collect()
}

fn closing(guide: &Guide) -> Vec<&str> {
    guide.closing.iter().map(|s| s.title.as_str()).collect()
}

#[test]
fn a_step_finds_its_field_by_key_label_or_the_words_of_its_title() {
    let fields = [
        ("apiKey", "API Key"),
        ("clientSecret", "Client Secret"),
        ("tenant", "ID"),
        ("of", "The of a"),
        ("", ""),
    ];
    for (named, title, found) in [
        // What the step itself says: the key, or else the label, and nothing besides.
        (Some("api_key"), "", Some((0, Bound::Key))),
        (Some("client secret"), "", Some((1, Bound::Key))),
        (Some("Tenant"), "API Key", Some((2, Bound::Key))),
        (Some("id"), "", Some((2, Bound::Label))),
        (Some("nothing"), "API Key", None),
        (Some(""), "API Key", None),
        // The whole label in the title, however it is spelt.
        (None, "Generate your API keys", Some((0, Bound::Title))),
        (None, "Copy the client-secret", Some((1, Bound::Title))),
        // Its words in any order, singular or plural, whatever their case.
        (
            None,
            "Copy the SECRET of your client",
            Some((1, Bound::Words)),
        ),
        (None, "Secrets of the clients", Some((1, Bound::Words))),
        (None, "The key (of the API)", Some((0, Bound::Words))),
        // Not part of a word, not some of the words, and never a label of one word alone.
        (None, "Secretly, your client", None),
        (None, "Open the client", None),
        (None, "Show the identity", Some((2, Bound::Title))),
        (None, "Read this", None),
        (None, "", None),
    ] {
        assert_eq!(find(named, title, &fields), found, "{named:?} {title:?}");
    }
}

#[test]
fn a_key_goes_before_a_label_and_a_whole_label_before_its_words() {
    let fields = [("secret", "Key"), ("key", "Client Secret")];
    assert_eq!(find(Some("key"), "", &fields), Some((1, Bound::Key)));
    let fields = [("a", "Secret Key"), ("b", "Key of")];
    let title = "The key of the secret";
    assert_eq!(find(None, title, &fields), Some((1, Bound::Title)));
    // Words that tell nothing are passed over; of what is left, one word alone is too little.
    let fields = [("a", "The Number of Your Account (optional)")];
    assert_eq!(
        find(None, "Account number", &fields),
        Some((0, Bound::Words))
    );
    let fields = [("a", "An ID for the")];
    assert_eq!(find(None, "An ID", &fields), None);
}

#[test]
fn a_field_is_named_in_any_text_of_a_step() {
    let text = |text: &str| Block::Paragraph(text.to_owned());
    let inner = Block::List(List {
        start: None,
        items: vec![Item {
            text: "Copy the **api-key**".to_owned(),
            blocks: vec![text("and the tenant")],
        }],
    });
    let step = Step {
        title: "Region".to_owned(),
        blocks: vec![inner, text("Go on.")],
        ..Step::default()
    };
    for (label, is_named) in [
        ("API Key", true),
        ("Tenant", true),
        ("Region", false),
        ("Secret", false),
        ("", false),
        ("…", false),
    ] {
        assert_eq!(names_in_text(&step, label), is_named, "{label:?}");
    }
}

#[test]
fn each_field_goes_to_the_first_step_that_serves_it_and_no_field_to_two() {
    let guide = steps(&[
        json!({ "title": "Read this first", "content": "r" }),
        json!({ "title": "Anything", "field": "SECRET", "content": "s" }),
        json!({ "title": "Your key", "content": "k" }),
        json!({ "title": "The key once more", "content": "m" }),
        json!({ "title": "Unheard of", "field": "nobody", "content": "n" }),
    ]);
    let fields = [field("key", "Key"), field("secret", "Client Secret")];
    let guide = read_guide_for(&guide, &fields, None, None);
    assert_eq!(
        asked(&guide),
        [
            ("secret", vec!["Read this first"], "Anything"),
            ("key", vec![], "Your key"),
        ]
    );
    assert_eq!(closing(&guide), ["The key once more", "Unheard of"]);
    assert!(guide.closing.iter().all(|step| step.field.is_none()));
    // Another connector's fields are no field of ours, however they are spelt.
    let guide = read_guide_for(
        &steps(&[json!({ "title": "Key" })]),
        &[field("apiKey", "Key")],
        None,
        None,
    );
    let keys: Vec<_> = guide.asking().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys, [FieldKey::Other("apiKey".to_owned())]);
}

#[test]
fn no_step_asks_for_what_the_user_cannot_answer() {
    let guide = steps(&[json!({ "title": "Key" }), json!({ "title": "Region" })]);
    let read_only = Field {
        is_read_only: true,
        ..field("key", "Key")
    };
    let hidden = Field {
        is_shown: false,
        ..field("region", "Region")
    };
    let guide = read_guide_for(&guide, &[read_only, hidden], None, None);
    assert_eq!(asked(&guide), []);
    assert_eq!(closing(&guide), ["Key", "Region"]);
}

#[test]
fn what_has_no_title_goes_on_from_what_stands_before_it() {
    let guide = json!({ "sections": [
        { "title": "", "content": "Head.", "steps": [{ "title": "Key", "content": "k", "steps": [] }] },
        { "title": "", "content": "After.", "steps": [] },
        { "title": "B", "content": "b", "steps": [{ "title": "Name", "content": "n" }] },
        { "title": "C", "content": "c", "steps": [] },
        { "title": "", "content": "End.", "steps": [] },
    ]});
    let fields = [field("key", "Key"), field("name", "Name")];
    let guide = read_guide_for(&guide, &fields, None, None);
    assert_eq!(
        asked(&guide),
        [("key", vec![], "Key"), ("name", vec!["B"], "Name")]
    );
    assert_eq!(closing(&guide), ["C"]);
    assert_eq!(
        guide.texts(),
        [
            "Key", "Head.", "k", "B", "After.", "b", "Name", "n", "C", "c", "End."
        ]
    );
}

#[test]
fn a_part_for_other_scopes_does_not_go_on_from_the_one_before() {
    let guide = json!({ "sections": [
        { "title": "A", "content": "a", "applicableScopes": ["read"], "steps": [] },
        { "title": "", "content": "same", "applicableScopes": ["read"], "steps": [] },
        { "title": "", "content": "other", "applicableScopes": ["write"], "steps": [
            { "title": "Of the section" },
            { "title": "Of its own", "applicableScopes": ["admin"] },
        ]},
    ]});
    let guide = read_guide_for(&guide, &[], None, None);
    let parts: Vec<_> = guide
        .closing
        .iter()
        .map(|step| (step.title.as_str(), step.blocks.len(), step.scopes.clone()))
        .collect();
    let scopes = |scope: &str| vec![scope.to_owned()];
    assert_eq!(
        parts,
        [
            ("A", 2, scopes("read")),
            ("", 1, scopes("write")),
            ("Of the section", 0, scopes("write")),
            ("Of its own", 0, scopes("admin")),
        ]
    );
}

/// The anchor of a section is where its reading begins: at its introduction, or else at its first step.
#[test]
fn a_section_is_reached_where_its_reading_begins() {
    let guide = json!({ "sections": [
        { "title": "Bare", "content": "", "steps": [{ "title": "Key" }, { "title": "Name" }] },
        { "title": "Told", "content": "t", "steps": [{ "title": "Last", "id": "end" }] },
        { "title": "", "content": "more", "id": "x", "steps": [] },
    ]});
    let fields = [field("key", "Key"), field("name", "Name")];
    let guide = read_guide_for(&guide, &fields, None, None);
    let anchors: Vec<_> = guide
        .asking()
        .map(|(_, step)| step)
        .chain(&guide.closing)
        .map(|step| step.anchors.join(" "))
        .collect();
    // A part that goes on from another brings its own anchor along, empty as it is.
    assert_eq!(anchors, ["bare", "", "told", "end "]);
}

#[test]
fn all_else_of_a_guide_comes_through() {
    let names = vec![Name::of("Vendoro").expect("a name")];
    let label = WhiteLabel::new(names, "Acme", "");
    let guide = json!({
        "warning": "Vendoro asks.",
        "actions": [{ "id": "a", "label": "A", "scopes": ["read"] }],
        "scopeSeparator": ",",
        "sections": [{ "title": "", "content": "", "steps": [{ "title": "Vendoro", "content": "[x](/y)" }] }],
    });
    let site = Some("https://docs.example/guides/x");
    let whole = read_guide_for(&guide, &[], site, None);
    assert_eq!(
        whole.texts(),
        ["Vendoro asks.", "Vendoro", "[x](https://docs.example/y)"]
    );
    assert_eq!(whole.actions.len(), 1);
    assert_eq!(whole.scope_separator, ",");
    let branded = read_guide_for(&guide, &[], site, Some(&label));
    assert_eq!(branded.texts()[..2], ["Acme asks.", "Acme"]);
}
