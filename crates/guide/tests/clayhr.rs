//! The guide: its order, the facts that it must carry, and what goes under a partner's brand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use flow::{
    field::FieldKey,
    guide::{Block, Guide, Step, StepId},
};
use guide::inline::plain;

fn read(text: &str) -> Option<Guide> {
    guide::read_guide(&serde_json::from_str(text).expect(text))
}

/// Every text of a guide, in reading order, as the user sees it: without its marks.
fn texts(guide: &Guide) -> Vec<String> {
    guide.texts().into_iter().map(plain).collect()
}

/// Each of the texts holds its piece, in this order.
#[track_caller]
fn check_in_order(texts: &[String], pieces: &[&str]) {
    let mut rest = texts.iter();
    for piece in pieces {
        assert!(
            rest.any(|text| text.contains(piece)),
            "{piece:?} is not in its place in {texts:#?}"
        );
    }
}

fn step_texts(field: &FieldKey) -> Vec<String> {
    let mut guide = guide::clayhr();
    guide.warning.clear();
    for section in &mut guide.sections {
        section.blocks.clear();
        section
            .steps
            .retain(|step| step.field.as_ref() == Some(field));
    }
    texts(&guide)
}

#[test]
fn the_clayhr_guide_asks_for_three_fields_in_order() {
    let guide = guide::clayhr();
    let asked: Vec<_> = guide.asking().map(|(field, _)| field.clone()).collect();
    assert_eq!(asked, FieldKey::CLAYHR);
}

#[test]
fn the_clayhr_guide_has_the_shape_of_the_original() {
    let guide = guide::clayhr();
    let steps = &guide.sections[0].steps;
    let fields: Vec<_> = steps
        .iter()
        .map(|step| step.field.clone().unwrap())
        .collect();
    assert_eq!(fields, FieldKey::CLAYHR);
    let list = |step: &Step| {
        let lists = step.blocks.iter().filter_map(|block| match block {
            Block::List(list) => Some((list.start, list.items.len())),
            _ => None,
        });
        lists.collect::<Vec<_>>()
    };
    assert_eq!(list(&steps[1]), [(Some(1), 5)]);
    assert_eq!(list(&steps[2]), [(None, 2)]);
    let read_only = guide.sections[1..]
        .iter()
        .flat_map(|section| &section.steps);
    assert!(read_only.clone().count() > 0);
    assert!(read_only.clone().all(|step| step.field.is_none()));
}

#[test]
fn the_subdomain_step_shows_the_example() {
    check_in_order(
        &step_texts(&FieldKey::Subdomain),
        &["https://acmecompany.clayhr.com it is acmecompany"],
    );
}

#[test]
fn the_key_step_has_the_five_clicks_in_order() {
    check_in_order(
        &step_texts(&FieldKey::ApiKey),
        &[
            "user record at the top right",
            "My Integrations",
            "Manage API Keys tab",
            "Generate API keys",
            "show, and copy",
        ],
    );
}

#[test]
fn the_user_id_step_has_both_places() {
    check_in_order(
        &step_texts(&FieldKey::UserId),
        &[
            "two places",
            "My Integrations screen",
            "user record page",
            "not your employee number",
        ],
    );
    check_in_order(&step_texts(&FieldKey::UserId), &["/rm/user/view/123456"]);
}

#[test]
fn rights_are_told_before_the_key_is_generated() {
    let rights = ["administrator", "the same permissions as the person"];
    let step = step_texts(&FieldKey::ApiKey).join("\n");
    for fact in rights {
        assert!(step.contains(fact), "{fact:?} is not in {step}");
    }
    let guide = guide::clayhr();
    let warning = texts(&Guide {
        warning: guide.warning,
        ..Guide::default()
    })
    .join("\n");
    assert!(warning.contains("administrator"), "{warning}");
    assert!(
        warning.contains("the same permissions as the person"),
        "{warning}"
    );
}

#[test]
fn the_redirect_and_the_confirmation_are_announced() {
    let guide = guide::clayhr();
    check_in_order(
        &texts(&guide),
        &[
            "Find your company subdomain",
            "Generate your API key",
            "Find your user ID",
            "Select Connect",
            "asks you to sign in or agree, we'll take you there and back. A popup then confirms that your account is linked",
        ],
    );
}

#[test]
fn no_word_of_the_vendor_is_in_the_guide_of_the_program() {
    let text = texts(&guide::clayhr()).join("\n").to_lowercase();
    for word in ["stackone", "stack one", "docs."] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn under_a_partners_brand_what_names_the_vendor_goes() {
    let vendor = r#"{ "sections": [
        { "title": "A", "steps": [{ "title": "one", "field": "apiKey" }] },
        { "title": "The vendor's", "content": "Its words", "whitelabel-hide": true }
    ]}"#;
    let whole = read(vendor).unwrap();
    assert_eq!(whole.sections.len(), 2);
    let branded = whole.without_vendor();
    assert_eq!(texts(&branded), ["A", "one"]);
    assert_eq!(branded.asking().count(), 1);
}

#[test]
fn the_provider_is_named_by_the_brand_alone() {
    for text in texts(&guide::clayhr()) {
        let rest = text
            .replace("acmecompany.clayhr.com", "")
            .replace("/connectors/clayhr/", "");
        assert!(!rest.to_lowercase().contains("clayhr"), "{text}");
    }
}

/// A guide of steps over several sections, one of them only read.
const MIXED: &str = r#"{
    "sections": [
        { "title": "A", "steps": [{ "title": "read" }, { "title": "one", "field": "region" }] },
        { "title": "B" },
        { "title": "C", "steps": [{ "title": "two", "field": "apiKey" }, { "title": "end" }], "later": 1 }
    ],
    "unheard-of": [true]
}"#;

#[test]
fn steps_are_those_that_ask_and_then_the_check() {
    let guide = read(MIXED).unwrap();
    let (one, two, check) = (StepId::Ask(0), StepId::Ask(1), StepId::Check);
    let region = FieldKey::Other("region".to_owned());
    assert_eq!(guide.first(), one);
    for (step, next, back, progress, field) in [
        (one, two, None, (1, 3), Some(&region)),
        (two, check, Some(one), (2, 3), Some(&FieldKey::ApiKey)),
        (check, check, Some(two), (3, 3), None),
    ] {
        assert_eq!(guide.next(step), next, "{step:?}");
        assert_eq!(guide.back(step), back, "{step:?}");
        assert_eq!(guide.progress(step), progress, "{step:?}");
        assert_eq!(guide.field(step), field, "{step:?}");
        if let Some(field) = field {
            assert_eq!(guide.step_of(field), Some(step));
        }
    }
    assert_eq!(guide.step_of(&FieldKey::UserId), None);
    assert_eq!(guide.asked(two).unwrap().1.title, "two");
    assert_eq!(guide.asked(StepId::Ask(7)), None);
}

#[test]
fn the_clayhr_guide_has_four_steps() {
    let guide = guide::clayhr();
    let mut step = guide.first();
    let mut walked = vec![guide.progress(step)];
    while guide.next(step) != step {
        step = guide.next(step);
        walked.push(guide.progress(step));
    }
    assert_eq!(walked, [(1, 4), (2, 4), (3, 4), (4, 4)]);
}

#[test]
fn a_guide_that_asks_for_nothing_is_none() {
    for text in [
        "{}",
        "[]",
        r#"{"sections": {}}"#,
        r#"{"sections": [{"title": "A", "steps": [{"title": "read"}]}]}"#,
        r#"{"sections": [{"steps": [{"field": 7}]}]}"#,
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// The model's parts come through whole, wherever they stand.
#[test]
fn every_part_of_the_model_is_read() {
    let guide = read(
        r#"{ "warning": "w", "sections": [{ "title": "t", "content": "c", "whitelabel-hide": true,
            "steps": [{ "title": "s", "content": "b", "list": ["1", 2, "3"], "note": "n",
                        "ordered": true, "field": "userId" }] }] }"#,
    )
    .unwrap();
    assert_eq!(texts(&guide), ["w", "t", "c", "s", "b", "1", "3", "n"]);
    let section = &guide.sections[0];
    assert!(section.is_hidden_by_white_label);
    assert_eq!(section.steps[0].field, Some(FieldKey::UserId));
}

#[test]
fn a_field_name_is_read_back_to_the_same_field() {
    for name in ["subdomain", "apiKey", "userId", "region", "API_KEY", ""] {
        assert_eq!(FieldKey::from_name(name).as_str(), name);
    }
    for key in FieldKey::CLAYHR {
        assert_eq!(FieldKey::from_name(key.as_str()), key);
    }
}
