//! Failures keep what was typed, and tell no more than they should.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::HostEvent, event::Event, failure::Failure, failure::FailureCode, guide::StepId,
    state::FlowState,
};
use support::*;

#[test]
fn after_a_plain_refusal_the_next_try_sends_at_once() {
    for code in FailureCode::ALL {
        if code.leaves_outcome_open() {
            continue;
        }
        let harness = Harness::after(code).then(Event::ConnectPressed);
        assert_eq!(
            (harness.sends.len(), harness.loads.len()),
            (2, 1),
            "{code:?}"
        );
        assert_ne!(harness.sends[0].0, harness.sends[1].0, "{code:?}");
    }
}

#[test]
fn every_failure_keeps_what_was_typed_and_tells_its_code() {
    for code in FailureCode::ALL {
        if code == FailureCode::Cancelled {
            continue;
        }
        let harness = Harness::after(code);
        assert_eq!(harness.typed(), ["acme", KEY, "123456"], "{code:?}");
        assert_eq!(harness.cleared, 0, "{code:?}");
        let error = HostEvent::Error {
            code: code.as_str(),
            reference: None,
        };
        assert_eq!(
            harness.told.iter().filter(|event| **event == error).count(),
            1
        );
        assert_eq!(
            harness.told.contains(&HostEvent::Expired),
            code == FailureCode::SessionExpired,
            "{code:?}"
        );
        let back = harness.then(Event::BackPressed);
        check(&back, StepId::Check);
    }
}

#[test]
fn a_missing_part_is_told_only_to_who_waits_for_it() {
    let mut harness = Harness::filled_in();
    check_ignored(&mut harness, Event::ProgramIncomplete { is_awaited: false });
    let harness = harness.then(Event::ConnectPressed);
    assert_eq!(harness.loads.len(), 2, "the backend is asked once more");
    let harness = harness.then(Event::ProgramIncomplete { is_awaited: true });
    assert_eq!(harness.failure(), FailureCode::ProgramIncomplete);
    assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
    // Without a form, there is nothing to do but wait.
    let harness = Harness::loading().then(Event::ProgramIncomplete { is_awaited: false });
    assert_eq!(harness.failure(), FailureCode::ProgramIncomplete);
}

#[test]
fn what_the_provider_sends_back_is_masked() {
    let mut harness = Harness::sending();
    let mut failure = Failure::new(FailureCode::CredentialsRejected);
    failure.detail = Some(format!("no such key: {KEY}"));
    harness.responded(Err(failure));
    let FlowState::Failed { failure, .. } = harness.flow.state() else {
        panic!("{:?}", harness.flow.state());
    };
    let detail = failure.detail.as_deref().unwrap();
    assert!(!detail.contains(KEY), "{detail}");
    assert!(detail.contains("no such key"), "{detail}");
}
