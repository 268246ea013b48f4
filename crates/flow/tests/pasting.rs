//! Pasting, swapping, suggestions and undoing.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    answers::Answers, effect::Focus, event::Event, fields::paste::Target,
    fields::paste::understand, fields::subdomain::Hosts, guide::StepId,
};
use support::*;

#[test]
fn paste_fills_and_undo_restores_what_stood_there() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "-wrong");
    story.tell(Event::ContinuePressed);
    assert_eq!(story.errors().len(), 1);
    story.pastes(
        "https://acme.clayhr.net/rm/user/view/123456",
        Target::Subdomain,
    );
    assert_eq!(story.typed(), ["acme", "", "123456"]);
    assert_eq!(story.errors(), [], "what was filled is no longer wrong");
    assert_eq!(story.filled(), [SUBDOMAIN, USER_ID]);
    assert_eq!(story.form().company_host(), Some("acme.clayhr.net"));

    story.tell(Event::UndoPressed);
    assert_eq!(story.typed(), ["-wrong", "", ""]);
    assert_eq!(story.filled(), []);
    assert_eq!(story.focus, Some(Focus::Field(SUBDOMAIN)));
    check_ignored(&mut story, Event::UndoPressed);
}

#[test]
fn undo_leaves_alone_what_the_paste_did_not_write() {
    let mut story = Story::started();
    story.pastes(
        &format!("{{\"userId\": 123456, \"apiKey\": \"{KEY}\"}}"),
        Target::Subdomain,
    );
    assert_eq!(story.typed(), ["", KEY, "123456"]);
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::UndoPressed);
    assert_eq!(story.typed(), ["acme", "", ""]);
}

#[test]
fn undo_is_offered_until_the_user_moves_on() {
    let mut story = Story::started();
    story.pastes(
        "https://acme.clayhr.net/rm/user/view/123456",
        Target::Subdomain,
    );
    story.tell(Event::ContinuePressed);
    check(&story, StepId::Ask(1));
    assert_eq!(story.filled(), []);
    check_ignored(&mut story, Event::UndoPressed);
    assert_eq!(story.typed(), ["acme", "", "123456"]);
}

#[test]
fn a_paste_while_connecting_changes_nothing() {
    let pasted = understand(
        "userid: 654321",
        Target::ApiKey,
        &Answers::default(),
        &Hosts::default(),
    )
    .unwrap();
    let mut story = Story::sending();
    check_ignored(&mut story, Event::Pasted(pasted));
    check_ignored(&mut story, Event::SwapPressed);
    check_ignored(
        &mut story,
        Event::SuggestionTaken(SUBDOMAIN, "other".to_owned()),
    );
}

#[test]
fn swapped_values_change_places_and_undo_changes_them_back() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.types(&API_KEY, "123456");
    story.types(&USER_ID, KEY);
    story.tell(Event::ContinuePressed);
    let [(_, problem)] = &story.errors()[..] else {
        panic!("{:?}", story.errors());
    };
    assert!(problem.is_swap());
    assert!(story.form().can_swap());

    story.tell(Event::SwapPressed);
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
    assert_eq!(story.errors(), []);
    assert_eq!(story.focus, Some(Focus::Field(API_KEY)));
    story.tell(Event::UndoPressed);
    assert_eq!(story.typed(), ["acme", "123456", KEY]);
}

#[test]
fn swap_is_offered_only_where_it_mends_something() {
    for (key, user_id, expected) in [
        ("123456", KEY, true),
        ("123456", "", true),
        ("", KEY, true),
        ("", "", false),
        (KEY, "123456", false),
        (KEY, "", false),
        ("two words", "", false),
        ("123456", "654321", false),
    ] {
        let mut story = Story::started();
        story.types(&API_KEY, key);
        story.types(&USER_ID, user_id);
        assert_eq!(story.form().can_swap(), expected, "{key:?} {user_id:?}");
    }
}

#[test]
fn a_suggestion_is_taken_with_one_press() {
    for (typed, host) in [
        ("acme.clay.net", "acme.clayhr.net"),
        ("eu.acme.clayhr.com", "acme"),
    ] {
        let mut story = Story::started();
        story.types(&SUBDOMAIN, typed);
        story.tell(Event::ContinuePressed);
        let (_, problem) = &story.errors()[0];
        let suggestion = problem.suggestion().unwrap().to_owned();
        assert_eq!(suggestion, host);
        story.tell(Event::SuggestionTaken(SUBDOMAIN, suggestion));
        assert_eq!(story.errors(), []);
        assert_eq!(story.focus, Some(Focus::Field(SUBDOMAIN)));
        story.tell(Event::ContinuePressed);
        check(&story, StepId::Ask(1));
        assert_eq!(story.text(&SUBDOMAIN), "acme");
    }
}
