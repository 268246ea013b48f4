//! From Connect to the answer, and the ways to stop.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::Focus, effect::HostEvent, event::Event, failure::Failure, failure::FailureCode,
    guide::StepId, state::ConnectorState,
};
use support::*;

#[test]
fn a_second_press_of_connect_sends_nothing() {
    let mut waiting = Story::filled_in().then(Event::ConnectPressed);
    check_ignored(&mut waiting, Event::ConnectPressed);
    waiting.loaded(Ok(None));
    assert_eq!(waiting.sends.len(), 1);
    check_ignored(&mut waiting, Event::ConnectPressed);
    check_ignored(&mut waiting, Event::ContinuePressed);
    check_ignored(&mut waiting, Event::BackPressed);
    assert_eq!((waiting.sends.len(), waiting.loads.len()), (1, 2));
    waiting.responded(Ok("acc-9"));
    check_ignored(&mut waiting, Event::ConnectPressed);
}

#[test]
fn connect_before_the_backend_answered_waits_and_then_sends() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    assert!(story.is_awaiting_connector());
    assert_eq!(story.sends, []);
    story.loaded(Ok(None));
    assert_eq!(story.sends.len(), 1);
    assert!(story.is_sending());
}

#[test]
fn connect_hides_what_is_shown_of_secrets() {
    assert_eq!(Story::sending().hidden, 1);
    let waiting = Story::filled_in().then(Event::ConnectPressed);
    assert_eq!(waiting.hidden, 1);
}

#[test]
fn connect_sends_nobody_past_an_answer_that_cannot_be_sent() {
    for (field, place) in [(SUBDOMAIN, 0), (API_KEY, 1), (USER_ID, 2)] {
        let mut story = Story::ready();
        story.types(&field, "");
        story.tell(Event::ConnectPressed);
        assert_eq!(story.sends, []);
        assert_eq!(story.step(), StepId::Ask(place));
        assert_eq!(story.errors().len(), 1);
        assert_eq!(story.focus, Some(Focus::Field(field)));
    }
    let mut early = Story::started();
    early.loaded(Ok(None));
    check_ignored(&mut early, Event::ConnectPressed);
}

#[test]
fn a_failed_preparation_is_told_only_once_it_matters() {
    let mut story = Story::filled_in();
    story.not_loaded(FailureCode::NetworkBlocked);
    check(&story, StepId::Check);
    assert!(matches!(
        story.form().connector,
        ConnectorState::Failed { .. }
    ));
    story.tell(Event::ConnectPressed);
    assert!(story.is_awaiting_connector());
    assert_eq!(story.loads.len(), 2, "Connect asks again");
    story.not_loaded(FailureCode::IntegrationMissing);
    assert_eq!(story.failure(), FailureCode::IntegrationMissing);
    assert_eq!(
        story.told.last(),
        Some(&HostEvent::Error {
            code: "integration_missing",
            reference: None,
        })
    );
    assert_eq!(story.focus, Some(Focus::Heading));
    story.tell(Event::ConnectPressed);
    story.loaded(Ok(None));
    assert_eq!(story.sends.len(), 1);
}

#[test]
fn settings_that_cannot_be_read_stop_no_first_try() {
    let mut story = Story::filled_in();
    story.loaded(Err(Failure::new(FailureCode::BackendError)));
    story.tell(Event::ConnectPressed);
    assert_eq!(story.sends[0].1.existing_account, None);
}

#[test]
fn an_account_that_exists_is_updated() {
    let mut story = Story::filled_in();
    story.loaded(Ok(Some("acc-old")));
    story.tell(Event::ConnectPressed);
    let request = &story.sends[0].1;
    assert_eq!(request.existing_account.as_deref(), Some("acc-old"));
}

#[test]
fn cancel_while_nothing_was_sent_goes_back_and_leaves_nothing_open() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    story.tell(Event::CancelPressed);
    check(&story, StepId::Check);
    assert_eq!(story.told.last(), Some(&HostEvent::Cancel));
    story.loaded(Ok(None));
    check(&story, StepId::Check);
    assert_eq!(story.sends, [], "the wait was over");
    story.tell(Event::ConnectPressed);
    assert_eq!((story.sends.len(), story.loads.len()), (1, 2));
}

#[test]
fn cancel_of_a_sent_request_gives_it_up() {
    let story = Story::sending().then(Event::CancelPressed);
    assert_eq!(story.failure(), FailureCode::Cancelled);
    assert_eq!(story.aborts, 1);
    assert_eq!(story.focus, Some(Focus::Heading));
    assert_eq!(story.told.last(), Some(&HostEvent::Cancel));
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
}

#[test]
fn cancel_fits_nowhere_else() {
    for mut story in [
        Story::started(),
        Story::ready(),
        Story::after(FailureCode::Timeout),
    ] {
        check_ignored(&mut story, Event::CancelPressed);
    }
}

#[test]
fn answer_to_an_abandoned_attempt_is_ignored() {
    for result in [
        Ok("acc-late".to_owned()),
        Err(Failure::new(FailureCode::Timeout)),
    ] {
        let mut story = Story::sending().then(Event::CancelPressed);
        let request = story.sends[0].0;
        let late = Event::Responded { request, result };
        check_ignored(&mut story, late.clone());
        story.tell(Event::ConnectPressed);
        check_ignored(&mut story, late.clone());
        story.loaded(Ok(None));
        assert_eq!(story.sends.len(), 2);
        check_ignored(&mut story, late);
        assert_eq!(story.successes(), Vec::<&HostEvent>::new());
    }
}
