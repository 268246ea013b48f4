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
        let mut story = Story::filled_in();
        let request = story.loads[0].0;
        story.tell(Event::TokenGiven);
        let late = Event::ConnectorLoaded { request, result };
        check_ignored(&mut story, late.clone());
        story.tell(Event::ConnectPressed);
        check_ignored(&mut story, late.clone());
        story.loaded(Ok(None));
        check_ignored(&mut story, late);
    }
}

#[test]
fn a_new_token_after_a_session_failure_goes_on_at_the_check_step() {
    for code in [
        FailureCode::SessionMissing,
        FailureCode::SessionExpired,
        FailureCode::SessionForbidden,
    ] {
        let mut story = Story::after(code).then(Event::TokenGiven);
        check(&story, StepId::Check);
        assert_eq!(story.loads.len(), 2, "{code:?}");
        assert_eq!(story.typed(), ["acme", KEY, "123456"]);
        story.tell(Event::ConnectPressed);
        story.loaded(Ok(None));
        story.responded(Ok("acc-9"));
        assert_eq!(story.successes().len(), 1, "{code:?}");
    }
}

#[test]
fn a_session_that_is_over_before_anybody_waits_is_told_to_the_host_alone() {
    let mut story = Story::filled_in();
    story.not_loaded(FailureCode::SessionExpired);
    check(&story, StepId::Check);
    assert_eq!(story.told.last(), Some(&HostEvent::Expired));
    assert_eq!(story.renewals, 1);
    story.tell(Event::TokenGiven);
    story.loaded(Ok(None));
    check(&story, StepId::Check);
    assert_eq!(story.sends.len(), 0, "nobody has pressed Connect");
    story.tell(Event::ConnectPressed);
    assert!(story.is_sending());
    assert!(
        !story
            .told
            .iter()
            .any(|event| matches!(event, HostEvent::Error { .. }))
    );
}

#[test]
fn what_the_backend_said_stays_on_screen_while_it_is_asked_with_a_new_token() {
    let mut story = Story::filled_in();
    story.loaded_with(clayhr_with_region(true), Ok(None));
    story.types(&region(), "eu");
    story.tell(Event::TokenGiven);
    assert_eq!(story.form().extra_fields().len(), 1);
    assert_eq!(story.text(&region()), "eu");
    assert_eq!(
        story.focus,
        Some(Focus::Heading),
        "of the step, from before"
    );
    story.not_loaded(FailureCode::Timeout);
    assert_eq!(story.form().extra_fields().len(), 1);
}

#[test]
fn a_new_token_while_connectors_are_picked_changes_nothing() {
    let mut story = Story::loading();
    story.listed();
    check_ignored(&mut story, Event::TokenGiven);
    story.tell(Event::ConnectorSelected("heron".to_owned()));
    assert_eq!(story.loads.len(), 2);
}

#[test]
fn a_new_token_leaves_the_user_where_they_are() {
    let mut typing = Story::started();
    typing.types(&SUBDOMAIN, "acme");
    typing.tell(Event::ContinuePressed);
    typing.tell(Event::TokenGiven);
    check(&typing, StepId::Ask(1));
    assert_eq!(typing.loads.len(), 2);

    let mut waiting = Story::filled_in()
        .then(Event::ConnectPressed)
        .then(Event::TokenGiven);
    assert!(waiting.is_awaiting_connector());
    waiting.loaded(Ok(None));
    assert_eq!(waiting.sends.len(), 1, "still waited for");

    let other = Story::after(FailureCode::CredentialsRejected).then(Event::TokenGiven);
    assert_eq!(other.failure(), FailureCode::CredentialsRejected);

    let mut sending = Story::sending();
    check_ignored(&mut sending, Event::TokenGiven);
    sending.responded(Ok("acc-9"));
    check_ignored(&mut sending, Event::TokenGiven);
}

#[test]
fn without_a_token_the_page_can_be_walked_but_not_connected() {
    let mut story = Story::unstarted().then(Event::Started { has_token: false });
    assert_eq!(story.form().connector, ConnectorState::NoToken);
    assert_eq!(story.loads, []);
    for (field, text) in [(SUBDOMAIN, "acme"), (API_KEY, KEY), (USER_ID, "123456")] {
        story.types(&field, text);
        story.tell(Event::ContinuePressed);
    }
    story.tell(Event::ConnectPressed);
    assert_eq!(story.failure(), FailureCode::SessionMissing);
    assert_eq!((story.sends.len(), story.loads.len()), (0, 0));
    story.tell(Event::TokenGiven);
    check(&story, StepId::Check);
    story.loaded(Ok(None));
    story.tell(Event::ConnectPressed);
    assert_eq!(exposed(&story.sends[0].1)[1], ("api_key", KEY));
}

/// A host that brings tokens, at the moment in which the backend refuses one.
fn renewing() -> Story {
    let mut story = Story::sending();
    story.renews = true;
    story.responded(Err(Failure::new(FailureCode::SessionExpired)));
    assert!(story.is_renewing());
    story
}

#[test]
fn a_session_that_the_host_renews_is_never_told_to_be_over() {
    let mut story = renewing();
    story.tell(Event::TokenGiven);
    assert!(story.is_awaiting_connector());
    story.loaded(Ok(None));
    assert!(story.is_sending());
    story.responded(Ok("acc-9"));
    assert_eq!(story.successes().len(), 1);
    assert_eq!(story.renewals, 1);
    assert!(!story.logged.contains("Failed {"), "no failed screen");
    let errors = story
        .told
        .iter()
        .filter(|event| matches!(event, HostEvent::Error { .. }));
    assert_eq!(errors.count(), 0);
}

#[test]
fn a_session_that_the_host_cannot_renew_is_told_once() {
    let mut story = renewing();
    let before = story.told.len();
    story.tell(Event::RenewalFailed);
    assert_eq!(story.failure(), FailureCode::SessionExpired);
    let told = &story.told[before..];
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
    check_ignored(&mut story, Event::RenewalFailed);
    // A token that comes late is used, and the user presses once more.
    story.tell(Event::TokenGiven);
    check(&story, StepId::Check);
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
}

#[test]
fn who_cancels_while_the_session_is_renewed_has_sent_nothing_more() {
    let mut story = renewing();
    story.tell(Event::CancelPressed);
    check(&story, StepId::Check);
    assert_eq!(story.told.last(), Some(&HostEvent::Cancel));
    story.tell(Event::TokenGiven);
    story.loaded(Ok(None));
    check(&story, StepId::Check);
    assert_eq!(story.sends.len(), 1);
}

#[test]
fn nothing_typed_is_taken_away_while_the_session_is_renewed() {
    let mut story = renewing();
    check_ignored(&mut story, Event::IdleReached);
}

#[test]
fn without_a_token_connect_waits_for_one_and_goes_on() {
    let mut story = Story::unstarted().then(Event::Started { has_token: false });
    story.renews = true;
    story.fills_in();
    story.tell(Event::ConnectPressed);
    assert!(story.is_renewing());
    story.tell(Event::TokenGiven);
    story.loaded(Ok(None));
    assert!(story.is_sending());
}

#[test]
fn the_connector_that_was_picked_is_loaded_with_the_new_session() {
    let mut story = Story::loading();
    story.renews = true;
    story.listed();
    story.tell(Event::ConnectorSelected("heron".to_owned()));
    story.not_loaded(FailureCode::SessionExpired);
    assert!(story.is_renewing());
    story.tell(Event::TokenGiven);
    assert!(story.is_loading());
    assert_eq!(story.loads.last().unwrap().1.as_deref(), Some("heron"));
}
