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
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "-wrong");
    harness.tell(Event::ContinuePressed);
    assert_eq!(harness.errors().len(), 1);
    harness.pastes(
        "https://acme.clayhr.net/rm/user/view/123456",
        Target::Subdomain,
    );
    assert_eq!(harness.typed(), ["acme", "", "123456"]);
    assert_eq!(harness.errors(), [], "what was filled is no longer wrong");
    assert_eq!(harness.filled(), [SUBDOMAIN, USER_ID]);
    assert_eq!(harness.form().company_host(), Some("acme.clayhr.net"));

    harness.tell(Event::UndoPressed);
    assert_eq!(harness.typed(), ["-wrong", "", ""]);
    assert_eq!(harness.filled(), []);
    assert_eq!(harness.focus, Some(Focus::Field(SUBDOMAIN)));
    check_ignored(&mut harness, Event::UndoPressed);
}

#[test]
fn undo_leaves_alone_what_the_paste_did_not_write() {
    let mut harness = Harness::started();
    harness.pastes(
        &format!("{{\"userId\": 123456, \"apiKey\": \"{KEY}\"}}"),
        Target::Subdomain,
    );
    assert_eq!(harness.typed(), ["", KEY, "123456"]);
    harness.types(&SUBDOMAIN, "acme");
    harness.tell(Event::UndoPressed);
    assert_eq!(harness.typed(), ["acme", "", ""]);
}

#[test]
fn undo_is_offered_until_the_user_moves_on() {
    let mut harness = Harness::started();
    harness.pastes(
        "https://acme.clayhr.net/rm/user/view/123456",
        Target::Subdomain,
    );
    harness.tell(Event::ContinuePressed);
    check(&harness, StepId::Ask(1));
    assert_eq!(harness.filled(), []);
    check_ignored(&mut harness, Event::UndoPressed);
    assert_eq!(harness.typed(), ["acme", "", "123456"]);
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
    let mut harness = Harness::sending();
    check_ignored(&mut harness, Event::Pasted(pasted));
    check_ignored(&mut harness, Event::SwapPressed);
    check_ignored(
        &mut harness,
        Event::SuggestionTaken(SUBDOMAIN, "other".to_owned()),
    );
}

#[test]
fn swapped_values_change_places_and_undo_changes_them_back() {
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "acme");
    harness.tell(Event::ContinuePressed);
    harness.types(&API_KEY, "123456");
    harness.types(&USER_ID, KEY);
    harness.tell(Event::ContinuePressed);
    let [(_, problem)] = &harness.errors()[..] else {
        panic!("{:?}", harness.errors());
    };
    assert!(problem.is_swap());
    assert!(harness.form().can_swap());

    harness.tell(Event::SwapPressed);
    assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
    assert_eq!(harness.errors(), []);
    assert_eq!(harness.focus, Some(Focus::Field(API_KEY)));
    harness.tell(Event::UndoPressed);
    assert_eq!(harness.typed(), ["acme", "123456", KEY]);
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
        let mut harness = Harness::started();
        harness.types(&API_KEY, key);
        harness.types(&USER_ID, user_id);
        assert_eq!(harness.form().can_swap(), expected, "{key:?} {user_id:?}");
    }
}

#[test]
fn a_suggestion_is_taken_with_one_press() {
    for (typed, host) in [
        ("acme.clay.net", "acme.clayhr.net"),
        ("eu.acme.clayhr.com", "acme"),
    ] {
        let mut harness = Harness::started();
        harness.types(&SUBDOMAIN, typed);
        harness.tell(Event::ContinuePressed);
        let (_, problem) = &harness.errors()[0];
        let suggestion = problem.suggestion().unwrap().to_owned();
        assert_eq!(suggestion, host);
        harness.tell(Event::SuggestionTaken(SUBDOMAIN, suggestion));
        assert_eq!(harness.errors(), []);
        assert_eq!(harness.focus, Some(Focus::Field(SUBDOMAIN)));
        harness.tell(Event::ContinuePressed);
        check(&harness, StepId::Ask(1));
        assert_eq!(harness.text(&SUBDOMAIN), "acme");
    }
}
