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

fn signing_in() -> Story {
    let mut story = Story::loading();
    story.loaded_other(kestrel(), Guide::default());
    story.tell(Event::ConnectPressed);
    assert_eq!(
        story.errors().len(),
        1,
        "no window before the form is right"
    );
    assert!(story.sign_ins.is_empty());
    story.types_into("region", "eu");
    story.tell(Event::ConnectPressed);
    story
}

fn is_signing_in(story: &Story, blocked: bool) -> bool {
    matches!(
        story.flow.state(),
        FlowState::SigningIn { popup, .. } if (*popup == PopupState::Blocked) == blocked
    )
}

#[test]
fn a_sign_in_begins_with_the_press_and_ends_with_the_account() {
    let mut story = signing_in();
    assert!(is_signing_in(&story, false));
    assert!(story.sends.is_empty(), "the form is not sent by itself");
    let (request, account) = story.sign_ins[0].clone();
    assert_eq!(account.credentials[0].1.expose(), "eu");
    story.tell(Event::Responded {
        request,
        result: Ok("acc-7".to_owned()),
    });
    let FlowState::Connected { account, .. } = story.flow.state() else {
        panic!("{:?}", story.flow.state());
    };
    assert_eq!((&*account.id, &*account.provider), ("acc-7", "kestrel"));
}

#[test]
fn a_blocked_window_is_opened_by_another_press() {
    let mut story = signing_in();
    let (request, _) = story.sign_ins[0];
    story.tell(Event::PopupBlocked {
        request: RequestId(request.0 + 1),
    });
    assert!(is_signing_in(&story, false), "that was another try");
    story.tell(Event::PopupBlocked { request });
    assert!(is_signing_in(&story, true));
    story.tell(Event::PopupRequested);
    assert_eq!(story.popups, 1);
}

#[test]
fn a_sign_in_is_cancelled_at_once_and_can_start_again() {
    let mut story = signing_in();
    let (request, _) = story.sign_ins[0];
    let aborts = story.aborts;
    story.tell(Event::CancelPressed);
    assert_eq!(story.step(), StepId::Check);
    assert_eq!(story.aborts, aborts + 1);
    // The late answer of what was given up changes nothing.
    story.tell(Event::Responded {
        request,
        result: Ok("acc-7".to_owned()),
    });
    assert_eq!(story.step(), StepId::Check);
    assert_eq!(story.text(&FieldKey::from_name("region")), "eu");
    // Without a question to the backend in between, so that the window opens with the press.
    let asked = story.loads.len();
    story.tell(Event::ConnectPressed);
    assert_eq!(story.loads.len(), asked);
    assert_eq!(story.sign_ins.len(), 2);
}

#[test]
fn a_sign_in_that_fails_says_so_and_a_new_one_needs_no_look_before() {
    for code in [
        FailureCode::Timeout,
        FailureCode::Cancelled,
        FailureCode::CredentialsRejected,
    ] {
        let mut story = signing_in();
        let (request, _) = story.sign_ins[0];
        let result = Err(Failure::new(code));
        story.tell(Event::Responded { request, result });
        assert_eq!(story.failure(), code);
        story.tell(Event::ConnectPressed);
        assert_eq!(story.sign_ins.len(), 2);
    }
}
