//! Guides of other connectors lead to their fields.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    event::Event, field::FieldKey, guide::Block, guide::Guide, guide::Section, guide::Step,
    guide::StepId,
};
use support::*;

fn guide(text: &str) -> Guide {
    guide::read_guide_for(
        &serde_json::from_str(text).expect(text),
        &heron().fields,
        None,
        None,
    )
}

#[test]
fn the_steps_of_a_guide_find_their_fields_by_key_and_then_by_label() {
    let guide = guide(
        r#"{"warning":"Careful.","sections":[
            {"title":"First","content":"Read this.","steps":[
                {"title":"Sign in","content":"As an owner."},
                {"title":"Make a key","content":"Press **New**.","field":"API Key"}]},
            {"title":"Then","content":"","steps":[
                {"title":"Find your Site","content":"It is in the address."},
                {"title":"Version","content":"Nobody is asked for this one."}]}]}"#,
    );
    let asking: Vec<_> = guide
        .asking()
        .map(|(field, step)| (field.as_str(), &*step.title))
        .collect();
    assert_eq!(
        asking,
        [("apiKey", "Make a key"), ("site", "Find your Site")]
    );
    let (_, first) = guide.asking().next().unwrap();
    let before: Vec<_> = first.before.iter().map(|step| &*step.title).collect();
    assert_eq!(before, ["First", "Sign in"]);
    let closing: Vec<_> = guide.closing.iter().map(|step| &*step.title).collect();
    assert_eq!(closing, ["Version"]);

    let mut harness = Harness::loading();
    harness.loaded_other(heron(), guide);
    assert_eq!(harness.step(), StepId::Ask(0));
    harness.tell(Event::ContinuePressed);
    assert_eq!(harness.errors().len(), 1, "a key is required");
    harness.types(&FieldKey::Other("apiKey".to_owned()), KEY);
    harness.tell(Event::ContinuePressed);
    harness.types_into("site", "nest");
    harness.tell(Event::ContinuePressed);
    assert_eq!(harness.step(), StepId::Check);
    let extra = harness.form().extra_fields();
    let left: Vec<_> = extra.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(left, ["size"], "what no step asks for");
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends.len(), 1);
}

#[test]
fn scopes_hide_what_nobody_wants_and_never_more() {
    let text = |actions: &str| {
        [
            r#"{"sections":[{"title":"A","content":"","steps":[
                {"title":"Always","content":""},
                {"title":"Site","content":"","applicableScopes":["read"]},
                {"title":"Hidden","content":"","applicableScopes":["write"]},
                {"title":"apiKey","content":"","displayScopes":true}]},
              {"title":"Write","content":"x","applicableScopes":["write"]}],"actions":"#,
            actions,
            "}",
        ]
        .concat()
    };
    // What is read of a guide where nobody has chosen any action.
    let titles = |guide: &Guide| -> Vec<String> {
        let wanted = guide.wanted_scopes(&[]);
        let mut titles = Vec::new();
        let mut read = |step: &Step| {
            if step.is_wanted(&wanted) {
                titles.push(step.title.clone());
            }
        };
        for (_, step) in guide.asking() {
            step.before.iter().for_each(&mut read);
            read(step);
        }
        guide.closing.iter().for_each(&mut read);
        titles
    };
    let some = guide(&text(
        r#"[{"id":"1","label":"One","scopes":["read","list"]},{"id":"2","scopes":["read"]}]"#,
    ));
    assert_eq!(titles(&some), ["Always", "Site", "apiKey"]);
    let (_, last) = some.asking().last().unwrap();
    assert_eq!(last.blocks, [Block::Scopes]);
    assert_eq!(some.wanted_scopes(&["2".to_owned()]), ["read"]);
    // What asks for a field is needed, whatever for.
    let asking = Step {
        field: Some(FieldKey::ApiKey),
        scopes: vec!["write".to_owned()],
        ..Step::default()
    };
    assert!(asking.is_wanted(&["read"]));
    // Nothing to go by: every instruction stays.
    for none in ["[]", "null", "7", r#"[{"scopes":"x"}]"#] {
        assert_eq!(
            titles(&guide(&text(none))),
            ["Always", "Site", "Hidden", "apiKey", "Write"],
            "{none}"
        );
    }
}

#[test]
fn the_examples_of_a_guide_name_the_company_once_it_is_known() {
    let mut harness = Harness::started();
    let text = "Open `https://acmecompany.clayhr.com/rm`.";
    assert_eq!(harness.form().with_own_company(text), None);
    harness.types(&SUBDOMAIN, "tern");
    let own = harness.form().with_own_company(text);
    assert_eq!(own.as_deref(), Some("Open `https://tern.clayhr.com/rm`."));
}

#[test]
fn a_partners_brand_shows_the_sections_that_are_not_hidden_from_it() {
    let section = |title: &str, is_hidden_by_white_label| Section {
        title: title.to_owned(),
        is_hidden_by_white_label,
        ..Section::default()
    };
    let guide = Guide {
        sections: vec![section("for all", false), section("the vendor's", true)],
        ..Guide::default()
    };
    let left = guide.without_vendor().sections;
    assert_eq!(left, [section("for all", false)]);
}
