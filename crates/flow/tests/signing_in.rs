//! Signing in at the provider, in a window of its own.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    connector::Connector, event::Event, failure::Failure, failure::FailureCode, field::FieldKey,
    guide::Guide, guide::StepId, state::FlowState, state::PopupState, state::RequestId,
};
use support::*;

fn kestrel() -> Connector {
    Connector {
        integration_id: "kestrel".to_owned(),
        provider: "kestrel".to_owned(),
        name: "Kestrel".to_owned(),
        fields: vec![field("region")],
        signs_in: true,
        ..Connector::default()
    }
}

fn signing_in() -> Harness {
    let mut harness = Harness::loading();
    harness.loaded_other(kestrel(), Guide::default());
    harness.tell(Event::ConnectPressed);
    assert_eq!(
        harness.errors().len(),
        1,
        "no window before the form is right"
    );
    assert!(harness.sign_ins.is_empty());
    harness.types_into("region", "eu");
    harness.tell(Event::ConnectPressed);
    harness
}

fn is_signing_in(harness: &Harness, blocked: bool) -> bool {
    matches!(
        harness.flow.state(),
        FlowState::SigningIn { popup, .. } if (*popup == PopupState::Blocked) == blocked
    )
}

#[test]
fn a_sign_in_begins_with_the_press_and_ends_with_the_account() {
    let mut harness = signing_in();
    assert!(is_signing_in(&harness, false));
    assert!(harness.sends.is_empty(), "the form is not sent by itself");
    let (request, account) = harness.sign_ins[0].clone();
    assert_eq!(account.credentials[0].1.expose(), "eu");
    harness.tell(Event::Responded {
        request,
        result: Ok("acc-7".to_owned()),
    });
    let FlowState::Connected { account, .. } = harness.flow.state() else {
        panic!("{:?}", harness.flow.state());
    };
    assert_eq!((&*account.id, &*account.provider), ("acc-7", "kestrel"));
}

#[test]
fn a_blocked_window_is_opened_by_another_press() {
    let mut harness = signing_in();
    let (request, _) = harness.sign_ins[0];
    harness.tell(Event::PopupBlocked {
        request: RequestId(request.0 + 1),
    });
    assert!(is_signing_in(&harness, false), "that was another try");
    harness.tell(Event::PopupBlocked { request });
    assert!(is_signing_in(&harness, true));
    harness.tell(Event::PopupRequested);
    assert_eq!(harness.popups, 1);
}

#[test]
fn a_sign_in_is_cancelled_at_once_and_can_start_again() {
    let mut harness = signing_in();
    let (request, _) = harness.sign_ins[0];
    let aborts = harness.aborts;
    harness.tell(Event::CancelPressed);
    assert_eq!(harness.step(), StepId::Check);
    assert_eq!(harness.aborts, aborts + 1);
    // The late answer of what was given up changes nothing.
    harness.tell(Event::Responded {
        request,
        result: Ok("acc-7".to_owned()),
    });
    assert_eq!(harness.step(), StepId::Check);
    assert_eq!(harness.text(&FieldKey::from_name("region")), "eu");
    // Without a question to the backend in between, so that the window opens with the press.
    let asked = harness.loads.len();
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.loads.len(), asked);
    assert_eq!(harness.sign_ins.len(), 2);
}

#[test]
fn a_sign_in_that_fails_says_so_and_a_new_one_needs_no_look_before() {
    for code in [
        FailureCode::Timeout,
        FailureCode::Cancelled,
        FailureCode::CredentialsRejected,
    ] {
        let mut harness = signing_in();
        let (request, _) = harness.sign_ins[0];
        let result = Err(Failure::new(code));
        harness.tell(Event::Responded { request, result });
        assert_eq!(harness.failure(), code);
        harness.tell(Event::ConnectPressed);
        assert_eq!(harness.sign_ins.len(), 2);
    }
}
