//! Typing, leaving a field and being refused.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::{Focus, HostEvent},
    event::Event,
    failure::FailureCode,
    fields::subdomain::SubdomainWarning,
    fields::validation::ValidationError,
    fields::validation::Warning,
    guide::StepId,
};
use support::*;

#[test]
fn continue_refuses_a_wrong_field_and_focuses_it() {
    for (index, field, bad) in [
        (0, SUBDOMAIN, ""),
        (0, SUBDOMAIN, "www.clayhr.com"),
        (1, API_KEY, ""),
        (1, API_KEY, "two words"),
        (2, USER_ID, ""),
        (2, USER_ID, "12a"),
    ] {
        let mut harness = Harness::started();
        for (earlier, good) in [(SUBDOMAIN, "acme"), (API_KEY, KEY)]
            .into_iter()
            .take(index)
        {
            harness.types(&earlier, good);
            harness.tell(Event::ContinuePressed);
        }
        if !bad.is_empty() {
            harness.types(&field, bad);
        }
        harness.told.clear();
        harness.tell(Event::ContinuePressed);
        assert_eq!(harness.step(), StepId::Ask(index), "{bad:?}");
        let fields: Vec<_> = harness
            .errors()
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(fields, std::slice::from_ref(&field), "{bad:?}");
        assert_eq!(harness.focus, Some(Focus::Field(field.clone())), "{bad:?}");
        assert_eq!(harness.text(&field), bad);
        harness.tell(Event::ContinuePressed);
        assert_eq!(harness.errors().len(), 1, "{bad:?}: told twice");
        assert_eq!(harness.told, [HostEvent::Field { field }], "{bad:?}");
    }
}

#[test]
fn nothing_is_said_while_the_first_characters_are_typed() {
    let mut harness = Harness::started();
    for text in ["-", "-a", "www.clayhr.com", "a b", ""] {
        harness.types(&SUBDOMAIN, text);
        assert_eq!(harness.last, [], "{text:?}");
        check(&harness, StepId::Ask(0));
    }
}

#[test]
fn leaving_an_empty_field_says_nothing() {
    let mut harness = Harness::started();
    harness.leaves(&SUBDOMAIN);
    check(&harness, StepId::Ask(0));
    harness.types(&SUBDOMAIN, "  ");
    harness.leaves(&SUBDOMAIN);
    check(&harness, StepId::Ask(0));
}

#[test]
fn leaving_a_field_checks_it_and_cleans_it() {
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "acme-");
    harness.leaves(&SUBDOMAIN);
    assert_eq!(harness.errors().len(), 1);
    assert_eq!(harness.text(&SUBDOMAIN), "acme-");
    assert_eq!(harness.focus, None, "leaving must not pull the focus back");

    harness.types(&SUBDOMAIN, " ACME ");
    harness.leaves(&SUBDOMAIN);
    assert_eq!(harness.errors(), []);
    assert_eq!(harness.text(&SUBDOMAIN), "acme");
    assert_eq!(harness.warnings(), [Warning::Tidied]);
    harness.leaves(&SUBDOMAIN);
    assert_eq!(
        harness.warnings(),
        [Warning::Tidied],
        "leaving once more forgets what was said, or says it twice"
    );
    harness.types(&SUBDOMAIN, "acme2");
    assert_eq!(harness.warnings(), []);
}

#[test]
fn the_host_hears_of_each_refusal_that_is_new_to_the_user() {
    let mut harness = Harness::started();
    harness.told.clear();
    let mut refusals = 0;
    let mut expect = |harness: &Harness, is_new: bool, when: &str| {
        refusals += usize::from(is_new);
        let told = vec![HostEvent::Field { field: SUBDOMAIN }; refusals];
        assert_eq!(harness.told, told, "{when}");
    };
    harness.types(&SUBDOMAIN, "acme-");
    expect(&harness, false, "while it is typed");
    harness.leaves(&SUBDOMAIN);
    expect(&harness, true, "once it is left");
    harness.tell(Event::ContinuePressed);
    expect(&harness, false, "told before");
    harness.types(&SUBDOMAIN, "-acme");
    expect(&harness, false, "still wrong");
    harness.types(&SUBDOMAIN, "acme");
    expect(&harness, false, "healed");
    harness.types(&SUBDOMAIN, "");
    harness.tell(Event::ContinuePressed);
    expect(&harness, true, "wrong again");
}

#[test]
fn a_step_is_named_by_the_field_that_it_asks_for() {
    let mut harness = Harness::started();
    for (field, text, name) in [
        (SUBDOMAIN, "acme", "subdomain"),
        (API_KEY, KEY, "apiKey"),
        (USER_ID, "123456", "userId"),
    ] {
        assert_eq!(harness.flow.step_name(), Some(name));
        harness.types(&field, text);
        harness.tell(Event::ContinuePressed);
    }
    assert_eq!(harness.flow.step_name(), Some("check"));
    assert_eq!(Harness::sending().flow.step_name(), None);
}

#[test]
fn a_field_once_wrong_heals_while_it_is_typed() {
    let mut harness = Harness::started();
    harness.tell(Event::ContinuePressed);
    assert_eq!(harness.errors().len(), 1);
    let empty = harness.errors();
    harness.types(&SUBDOMAIN, "-");
    assert_eq!(harness.errors().len(), 1);
    assert_ne!(harness.errors(), empty, "the sentence must follow the text");
    harness.types(&SUBDOMAIN, "a");
    assert_eq!(harness.errors(), []);
    harness.types(&SUBDOMAIN, "-");
    assert_eq!(harness.errors(), [], "healed, it is left in peace again");
}

#[test]
fn a_field_left_after_its_step_is_gone_changes_nothing() {
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "acme");
    harness.tell(Event::ContinuePressed);
    harness.types(&SUBDOMAIN, "-bad");
    check_ignored(&mut harness, Event::FieldLeft(SUBDOMAIN));

    let mut checking = Harness::ready();
    checking.types(&USER_ID, "12a");
    check_ignored(&mut checking, Event::FieldLeft(USER_ID));
    for mut harness in [Harness::sending(), Harness::after(FailureCode::Timeout)] {
        harness.types(&USER_ID, "12a");
        check_ignored(&mut harness, Event::FieldLeft(USER_ID));
    }
}

#[test]
fn a_required_extra_field_brings_the_user_back_to_the_check_step() {
    let mut harness = Harness::filled_in().then(Event::ConnectPressed);
    harness.loaded_with(clayhr_with_region(true), Ok(None));
    assert_eq!(harness.sends, []);
    assert_eq!(harness.step(), StepId::Check);
    let missing = ValidationError::Missing {
        label: "Region".to_owned(),
    };
    assert_eq!(harness.errors(), [(region(), missing)]);
    assert_eq!(harness.focus, Some(Focus::Field(region())));

    harness.types(&region(), " ");
    assert_eq!(harness.errors().len(), 1, "a space is no answer");
    harness.types(&region(), "eu ");
    assert_eq!(harness.errors(), []);
    harness.tell(Event::ConnectPressed);
    assert_eq!(exposed(&harness.sends[0].1)[3], ("region", "eu"));
}

#[test]
fn an_optional_extra_field_may_stay_empty_and_is_then_left_out() {
    let mut harness = Harness::filled_in();
    harness.loaded_with(clayhr_with_region(false), Ok(None));
    harness.tell(Event::ConnectPressed);
    assert_eq!(exposed(&harness.sends[0].1).len(), 3);
}

#[test]
fn a_warning_waits_until_the_field_is_left() {
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "acme_inc");
    assert_eq!(harness.warnings(), [], "while it is typed");
    harness.tell(Event::FieldLeft(SUBDOMAIN));
    let underscore = Warning::Subdomain(SubdomainWarning::Underscore);
    assert_eq!(harness.warnings(), [underscore]);
}

#[test]
fn a_step_that_is_shown_again_says_nothing_of_the_last_time() {
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "acme_inc");
    harness.tell(Event::ContinuePressed);
    harness.types(&API_KEY, "two words");
    harness.tell(Event::ContinuePressed);
    assert_eq!(harness.errors().len(), 1);
    harness.tell(Event::BackPressed);
    assert_eq!(harness.warnings(), []);
    harness.tell(Event::ContinuePressed);
    check(&harness, StepId::Ask(1));
}
