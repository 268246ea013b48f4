//! Typing, leaving a field and being refused.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::{Focus, HostEvent},
    event::Event,
    failure::FailureCode,
    fields::validation::ValidationError,
    fields::validation::Warning,
    guide::StepId,
};
use support::*;

#[test]
fn continue_refuses_a_wrong_field_and_focuses_it() {
    for (place, field, bad) in [
        (0, SUBDOMAIN, ""),
        (0, SUBDOMAIN, "www.clayhr.com"),
        (1, API_KEY, ""),
        (1, API_KEY, "two words"),
        (2, USER_ID, ""),
        (2, USER_ID, "12a"),
    ] {
        let mut story = Story::started();
        for (earlier, good) in [(SUBDOMAIN, "acme"), (API_KEY, KEY)]
            .into_iter()
            .take(place)
        {
            story.types(&earlier, good);
            story.tell(Event::ContinuePressed);
        }
        if !bad.is_empty() {
            story.types(&field, bad);
        }
        story.told.clear();
        story.tell(Event::ContinuePressed);
        assert_eq!(story.step(), StepId::Ask(place), "{bad:?}");
        let fields: Vec<_> = story.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, std::slice::from_ref(&field), "{bad:?}");
        assert_eq!(story.focus, Some(Focus::Field(field.clone())), "{bad:?}");
        assert_eq!(story.text(&field), bad);
        story.tell(Event::ContinuePressed);
        assert_eq!(story.errors().len(), 1, "{bad:?}: told twice");
        assert_eq!(story.told, [HostEvent::Field { field }], "{bad:?}");
    }
}

#[test]
fn nothing_is_said_while_the_first_characters_are_typed() {
    let mut story = Story::started();
    for text in ["-", "-a", "www.clayhr.com", "a b", ""] {
        story.types(&SUBDOMAIN, text);
        assert_eq!(story.last, [], "{text:?}");
        check(&story, StepId::Ask(0));
    }
}

#[test]
fn leaving_an_empty_field_says_nothing() {
    let mut story = Story::started();
    story.leaves(&SUBDOMAIN);
    check(&story, StepId::Ask(0));
    story.types(&SUBDOMAIN, "  ");
    story.leaves(&SUBDOMAIN);
    check(&story, StepId::Ask(0));
}

#[test]
fn leaving_a_field_checks_it_and_cleans_it() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme-");
    story.leaves(&SUBDOMAIN);
    assert_eq!(story.errors().len(), 1);
    assert_eq!(story.text(&SUBDOMAIN), "acme-");
    assert_eq!(story.focus, None, "leaving must not pull the focus back");

    story.types(&SUBDOMAIN, " ACME ");
    story.leaves(&SUBDOMAIN);
    assert_eq!(story.errors(), []);
    assert_eq!(story.text(&SUBDOMAIN), "acme");
    assert_eq!(story.warnings(), [Warning::Tidied]);
    story.leaves(&SUBDOMAIN);
    assert_eq!(
        story.warnings(),
        [Warning::Tidied],
        "leaving once more forgets what was said, or says it twice"
    );
    story.types(&SUBDOMAIN, "acme2");
    assert_eq!(story.warnings(), []);
}

#[test]
fn the_host_hears_of_each_refusal_that_is_new_to_the_user() {
    let mut story = Story::started();
    story.told.clear();
    let mut refusals = 0;
    let mut expect = |story: &Story, is_new: bool, when: &str| {
        refusals += usize::from(is_new);
        let told = vec![HostEvent::Field { field: SUBDOMAIN }; refusals];
        assert_eq!(story.told, told, "{when}");
    };
    story.types(&SUBDOMAIN, "acme-");
    expect(&story, false, "while it is typed");
    story.leaves(&SUBDOMAIN);
    expect(&story, true, "once it is left");
    story.tell(Event::ContinuePressed);
    expect(&story, false, "told before");
    story.types(&SUBDOMAIN, "-acme");
    expect(&story, false, "still wrong");
    story.types(&SUBDOMAIN, "acme");
    expect(&story, false, "healed");
    story.types(&SUBDOMAIN, "");
    story.tell(Event::ContinuePressed);
    expect(&story, true, "wrong again");
}

#[test]
fn a_step_is_named_by_the_field_that_it_asks_for() {
    let mut story = Story::started();
    for (field, text, name) in [
        (SUBDOMAIN, "acme", "subdomain"),
        (API_KEY, KEY, "apiKey"),
        (USER_ID, "123456", "userId"),
    ] {
        assert_eq!(story.flow.step_name(), Some(name));
        story.types(&field, text);
        story.tell(Event::ContinuePressed);
    }
    assert_eq!(story.flow.step_name(), Some("check"));
    assert_eq!(Story::sending().flow.step_name(), None);
}

#[test]
fn a_field_once_wrong_heals_while_it_is_typed() {
    let mut story = Story::started();
    story.tell(Event::ContinuePressed);
    assert_eq!(story.errors().len(), 1);
    let empty = story.errors();
    story.types(&SUBDOMAIN, "-");
    assert_eq!(story.errors().len(), 1);
    assert_ne!(story.errors(), empty, "the sentence must follow the text");
    story.types(&SUBDOMAIN, "a");
    assert_eq!(story.errors(), []);
    story.types(&SUBDOMAIN, "-");
    assert_eq!(story.errors(), [], "healed, it is left in peace again");
}

#[test]
fn a_field_left_after_its_step_is_gone_changes_nothing() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.types(&SUBDOMAIN, "-bad");
    check_ignored(&mut story, Event::FieldLeft(SUBDOMAIN));

    let mut checking = Story::ready();
    checking.types(&USER_ID, "12a");
    check_ignored(&mut checking, Event::FieldLeft(USER_ID));
    for mut story in [Story::sending(), Story::after(FailureCode::Timeout)] {
        story.types(&USER_ID, "12a");
        check_ignored(&mut story, Event::FieldLeft(USER_ID));
    }
}

#[test]
fn a_required_extra_field_brings_the_user_back_to_the_check_step() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    story.loaded_with(clayhr_with_region(true), Ok(None));
    assert_eq!(story.sends, []);
    assert_eq!(story.step(), StepId::Check);
    let missing = ValidationError::Missing {
        label: "Region".to_owned(),
    };
    assert_eq!(story.errors(), [(region(), missing)]);
    assert_eq!(story.focus, Some(Focus::Field(region())));

    story.types(&region(), " ");
    assert_eq!(story.errors().len(), 1, "a space is no answer");
    story.types(&region(), "eu ");
    assert_eq!(story.errors(), []);
    story.tell(Event::ConnectPressed);
    assert_eq!(exposed(&story.sends[0].1)[3], ("region", "eu"));
}

#[test]
fn an_optional_extra_field_may_stay_empty_and_is_then_left_out() {
    let mut story = Story::filled_in();
    story.loaded_with(clayhr_with_region(false), Ok(None));
    story.tell(Event::ConnectPressed);
    assert_eq!(exposed(&story.sends[0].1).len(), 3);
}
