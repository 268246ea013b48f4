//! From Connect to the answer, and the ways to stop.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::Focus, effect::HostEvent, event::Event, failure::Failure, failure::FailureCode,
    field::FieldKey, guide::StepId, state::ConnectorState,
};
use support::*;

#[test]
fn a_second_press_of_connect_sends_nothing() {
    let mut waiting = Harness::filled_in().then(Event::ConnectPressed);
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
    let mut harness = Harness::filled_in().then(Event::ConnectPressed);
    assert!(harness.is_awaiting_connector());
    assert_eq!(harness.sends, []);
    harness.loaded(Ok(None));
    assert_eq!(harness.sends.len(), 1);
    assert!(harness.is_sending());
}

#[test]
fn connect_hides_what_is_shown_of_secrets() {
    assert_eq!(Harness::sending().hidden, 1);
    let waiting = Harness::filled_in().then(Event::ConnectPressed);
    assert_eq!(waiting.hidden, 1);
}

#[test]
fn connect_sends_nobody_past_an_answer_that_cannot_be_sent() {
    for (field, index) in [(SUBDOMAIN, 0), (API_KEY, 1), (USER_ID, 2)] {
        let mut harness = Harness::ready();
        harness.types(&field, "");
        harness.tell(Event::ConnectPressed);
        assert_eq!(harness.sends, []);
        assert_eq!(harness.step(), StepId::Ask(index));
        assert_eq!(harness.errors().len(), 1);
        assert_eq!(harness.focus, Some(Focus::Field(field)));
    }
    let mut early = Harness::started();
    early.loaded(Ok(None));
    check_ignored(&mut early, Event::ConnectPressed);
}

#[test]
fn a_failed_preparation_is_told_only_once_it_matters() {
    let mut harness = Harness::filled_in();
    harness.not_loaded(FailureCode::NetworkBlocked);
    check(&harness, StepId::Check);
    assert!(matches!(
        harness.form().connector,
        ConnectorState::Failed { .. }
    ));
    harness.tell(Event::ConnectPressed);
    assert!(harness.is_awaiting_connector());
    assert_eq!(harness.loads.len(), 2, "Connect asks again");
    harness.not_loaded(FailureCode::IntegrationMissing);
    assert_eq!(harness.failure(), FailureCode::IntegrationMissing);
    assert_eq!(
        harness.told.last(),
        Some(&HostEvent::Error {
            code: "integration_missing",
            reference: None,
        })
    );
    assert_eq!(harness.focus, Some(Focus::Heading));
    harness.tell(Event::ConnectPressed);
    harness.loaded(Ok(None));
    assert_eq!(harness.sends.len(), 1);
}

#[test]
fn settings_that_cannot_be_read_stop_no_first_try() {
    let mut harness = Harness::filled_in();
    harness.loaded(Err(Failure::new(FailureCode::BackendError)));
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends[0].1.existing_account, None);
}

#[test]
fn an_account_that_exists_is_updated() {
    let mut harness = Harness::filled_in();
    harness.loaded(Ok(Some("acc-old")));
    harness.tell(Event::ConnectPressed);
    let request = &harness.sends[0].1;
    assert_eq!(request.existing_account.as_deref(), Some("acc-old"));
}

#[test]
fn cancel_while_nothing_was_sent_goes_back_and_leaves_nothing_open() {
    let mut harness = Harness::filled_in().then(Event::ConnectPressed);
    harness.tell(Event::CancelPressed);
    check(&harness, StepId::Check);
    assert_eq!(harness.told.last(), Some(&HostEvent::Cancel));
    harness.loaded(Ok(None));
    check(&harness, StepId::Check);
    assert_eq!(harness.sends, [], "the wait was over");
    harness.tell(Event::ConnectPressed);
    assert_eq!((harness.sends.len(), harness.loads.len()), (1, 2));
}

#[test]
fn cancel_of_a_sent_request_gives_it_up() {
    let harness = Harness::sending().then(Event::CancelPressed);
    assert_eq!(harness.failure(), FailureCode::Cancelled);
    assert_eq!(harness.aborts, 1);
    assert_eq!(harness.focus, Some(Focus::Heading));
    assert_eq!(harness.told.last(), Some(&HostEvent::Cancel));
    assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
}

#[test]
fn cancel_fits_nowhere_else() {
    for mut harness in [
        Harness::started(),
        Harness::ready(),
        Harness::after(FailureCode::Timeout),
    ] {
        check_ignored(&mut harness, Event::CancelPressed);
    }
}

#[test]
fn answer_to_an_abandoned_attempt_is_ignored() {
    for result in [
        Ok("acc-late".to_owned()),
        Err(Failure::new(FailureCode::Timeout)),
    ] {
        let mut harness = Harness::sending().then(Event::CancelPressed);
        let request = harness.sends[0].0;
        let late = Event::Responded { request, result };
        check_ignored(&mut harness, late.clone());
        harness.tell(Event::ConnectPressed);
        check_ignored(&mut harness, late.clone());
        harness.loaded(Ok(None));
        assert_eq!(harness.sends.len(), 2);
        check_ignored(&mut harness, late);
        assert_eq!(harness.successes(), Vec::<&HostEvent>::new());
    }
}

#[test]
fn an_answer_that_is_tidied_stands_so_beside_one_that_is_refused() {
    let mut connector = clayhr_with_region(true);
    connector.fields.push(field("plan"));
    let mut harness = Harness::filled_in();
    harness.loaded_with(connector, Ok(None));
    harness.types_into("plan", " small ");
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends, []);
    assert_eq!(harness.focus, Some(Focus::Field(region())));
    let plan = FieldKey::Other("plan".to_owned());
    assert_eq!(harness.text(&plan), "small");
}
