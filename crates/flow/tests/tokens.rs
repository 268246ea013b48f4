//! Session tokens that are missing, over, or new.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;

use flow::{
    details::{ConnectorDetails, GuideSource},
    effect::{Focus, HostEvent},
    event::Event,
    failure::Failure,
    failure::FailureCode,
    guide::StepId,
    state::ConnectorState,
};
use support::*;

#[test]
fn preparation_for_an_abandoned_token_is_ignored() {
    for result in [
        Ok(Arc::new(ConnectorDetails {
            connector: clayhr(),
            existing_account: Ok(None),
            guide: GuideSource::BuiltIn,
        })),
        Err(Failure::new(FailureCode::Cancelled)),
    ] {
        let mut harness = Harness::filled_in();
        let request = harness.loads[0].0;
        harness.tell(Event::TokenGiven);
        let late = Event::ConnectorLoaded { request, result };
        check_ignored(&mut harness, late.clone());
        harness.tell(Event::ConnectPressed);
        check_ignored(&mut harness, late.clone());
        harness.loaded(Ok(None));
        check_ignored(&mut harness, late);
    }
}

#[test]
fn a_new_token_after_a_session_failure_goes_on_at_the_check_step() {
    for code in [
        FailureCode::SessionMissing,
        FailureCode::SessionExpired,
        FailureCode::SessionForbidden,
    ] {
        let mut harness = Harness::after(code).then(Event::TokenGiven);
        check(&harness, StepId::Check);
        assert_eq!(harness.loads.len(), 2, "{code:?}");
        assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
        harness.tell(Event::ConnectPressed);
        harness.loaded(Ok(None));
        harness.responded(Ok("acc-9"));
        assert_eq!(harness.successes().len(), 1, "{code:?}");
    }
}

#[test]
fn a_session_that_is_over_before_anybody_waits_is_told_to_the_host_alone() {
    let mut harness = Harness::filled_in();
    harness.not_loaded(FailureCode::SessionExpired);
    check(&harness, StepId::Check);
    assert_eq!(harness.told.last(), Some(&HostEvent::Expired));
    assert_eq!(harness.renewals, 1);
    harness.tell(Event::TokenGiven);
    harness.loaded(Ok(None));
    check(&harness, StepId::Check);
    assert_eq!(harness.sends.len(), 0, "nobody has pressed Connect");
    harness.tell(Event::ConnectPressed);
    assert!(harness.is_sending());
    assert!(
        !harness
            .told
            .iter()
            .any(|event| matches!(event, HostEvent::Error { .. }))
    );
}

#[test]
fn what_the_backend_said_stays_on_screen_while_it_is_asked_with_a_new_token() {
    let mut harness = Harness::filled_in();
    harness.loaded_with(clayhr_with_region(true), Ok(None));
    harness.types(&region(), "eu");
    harness.tell(Event::TokenGiven);
    assert_eq!(harness.form().extra_fields().len(), 1);
    assert_eq!(harness.text(&region()), "eu");
    assert_eq!(
        harness.focus,
        Some(Focus::Heading),
        "of the step, from before"
    );
    harness.not_loaded(FailureCode::Timeout);
    assert_eq!(harness.form().extra_fields().len(), 1);
}

#[test]
fn a_new_token_while_connectors_are_picked_changes_nothing() {
    let mut harness = Harness::loading();
    harness.listed();
    check_ignored(&mut harness, Event::TokenGiven);
    harness.tell(Event::ConnectorSelected("heron".to_owned()));
    assert_eq!(harness.loads.len(), 2);
}

#[test]
fn a_new_token_leaves_the_user_where_they_are() {
    let mut typing = Harness::started();
    typing.types(&SUBDOMAIN, "acme");
    typing.tell(Event::ContinuePressed);
    typing.tell(Event::TokenGiven);
    check(&typing, StepId::Ask(1));
    assert_eq!(typing.loads.len(), 2);

    let mut waiting = Harness::filled_in()
        .then(Event::ConnectPressed)
        .then(Event::TokenGiven);
    assert!(waiting.is_awaiting_connector());
    waiting.loaded(Ok(None));
    assert_eq!(waiting.sends.len(), 1, "still waited for");

    let other = Harness::after(FailureCode::CredentialsRejected).then(Event::TokenGiven);
    assert_eq!(other.failure(), FailureCode::CredentialsRejected);

    let mut sending = Harness::sending();
    check_ignored(&mut sending, Event::TokenGiven);
    sending.responded(Ok("acc-9"));
    check_ignored(&mut sending, Event::TokenGiven);
}

#[test]
fn without_a_token_the_page_can_be_walked_but_not_connected() {
    let mut harness = Harness::unstarted().then(Event::Started { has_token: false });
    assert_eq!(harness.form().connector, ConnectorState::NoToken);
    assert_eq!(harness.loads, []);
    for (field, text) in [(SUBDOMAIN, "acme"), (API_KEY, KEY), (USER_ID, "123456")] {
        harness.types(&field, text);
        harness.tell(Event::ContinuePressed);
    }
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.failure(), FailureCode::SessionMissing);
    assert_eq!((harness.sends.len(), harness.loads.len()), (0, 0));
    harness.tell(Event::TokenGiven);
    check(&harness, StepId::Check);
    harness.loaded(Ok(None));
    harness.tell(Event::ConnectPressed);
    assert_eq!(exposed(&harness.sends[0].1)[1], ("api_key", KEY));
}

/// A host that brings tokens, at the moment in which the backend refuses one.
fn renewing() -> Harness {
    let mut harness = Harness::sending();
    harness.renews = true;
    harness.responded(Err(Failure::new(FailureCode::SessionExpired)));
    assert!(harness.is_renewing());
    harness
}

#[test]
fn a_session_that_the_host_renews_is_never_told_to_be_over() {
    let mut harness = renewing();
    harness.tell(Event::TokenGiven);
    assert!(harness.is_awaiting_connector());
    harness.loaded(Ok(None));
    assert!(harness.is_sending());
    harness.responded(Ok("acc-9"));
    assert_eq!(harness.successes().len(), 1);
    assert_eq!(harness.renewals, 1);
    assert!(!harness.logged.contains("Failed {"), "no failed screen");
    let errors = harness
        .told
        .iter()
        .filter(|event| matches!(event, HostEvent::Error { .. }));
    assert_eq!(errors.count(), 0);
}

#[test]
fn a_session_that_the_host_cannot_renew_is_told_once() {
    let mut harness = renewing();
    let before = harness.told.len();
    harness.tell(Event::RenewalFailed);
    assert_eq!(harness.failure(), FailureCode::SessionExpired);
    let told = &harness.told[before..];
    assert!(
        matches!(
            told,
            [HostEvent::Error {
                code: "session_expired",
                ..
            }]
        ),
        "{told:?}"
    );
    check_ignored(&mut harness, Event::RenewalFailed);
    // A token that comes late is used, and the user presses once more.
    harness.tell(Event::TokenGiven);
    check(&harness, StepId::Check);
    assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
}

#[test]
fn who_cancels_while_the_session_is_renewed_has_sent_nothing_more() {
    let mut harness = renewing();
    harness.tell(Event::CancelPressed);
    check(&harness, StepId::Check);
    assert_eq!(harness.told.last(), Some(&HostEvent::Cancel));
    harness.tell(Event::TokenGiven);
    harness.loaded(Ok(None));
    check(&harness, StepId::Check);
    assert_eq!(harness.sends.len(), 1);
}

#[test]
fn nothing_typed_is_taken_away_while_the_session_is_renewed() {
    let mut harness = renewing();
    check_ignored(&mut harness, Event::IdleReached);
}

#[test]
fn without_a_token_connect_waits_for_one_and_goes_on() {
    let mut harness = Harness::unstarted().then(Event::Started { has_token: false });
    harness.renews = true;
    harness.fills_in();
    harness.tell(Event::ConnectPressed);
    assert!(harness.is_renewing());
    harness.tell(Event::TokenGiven);
    harness.loaded(Ok(None));
    assert!(harness.is_sending());
}

#[test]
fn the_connector_that_was_picked_is_loaded_with_the_new_session() {
    let mut harness = Harness::loading();
    harness.renews = true;
    harness.listed();
    harness.tell(Event::ConnectorSelected("heron".to_owned()));
    harness.not_loaded(FailureCode::SessionExpired);
    assert!(harness.is_renewing());
    harness.tell(Event::TokenGiven);
    assert!(harness.is_loading());
    assert_eq!(harness.loads.last().unwrap().1.as_deref(), Some("heron"));
}
