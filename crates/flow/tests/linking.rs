//! From the first step to the linked account.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::Effect,
    effect::Focus,
    effect::HostEvent,
    event::Event,
    failure::Failure,
    failure::FailureCode,
    fields::paste::Target,
    guide::StepId,
    secret::Secret,
    state::Confirmation,
    state::FlowState,
    state::{ConnectorState, Submission},
};
use support::*;

#[test]
fn from_the_first_step_to_the_linked_account() {
    let mut story = Story::unstarted();
    check(&story, StepId::Ask(0));
    assert_eq!(story.form().connector, ConnectorState::NotRequested);

    story.tell(Event::Started { has_token: true });
    assert_eq!(story.loads.len(), 1);
    story.types(&SUBDOMAIN, "https://Acme.clayhr.net/rm/");
    story.tell(Event::ContinuePressed);
    check(&story, StepId::Ask(1));
    assert_eq!(story.text(&SUBDOMAIN), "acme");
    assert_eq!(story.focus, Some(Focus::Heading));

    story.loaded(Ok(None));
    check(&story, StepId::Ask(1));

    story.types(&API_KEY, &[" \"", KEY, "\"\n"].concat());
    story.tell(Event::ContinuePressed);
    story.types(&USER_ID, "１２３４５６");
    story.tell(Event::ContinuePressed);
    check(&story, StepId::Check);

    story.tell(Event::ConnectPressed);
    let (request, account) = story.sends[0].clone();
    assert!(matches!(
        story.flow.state(),
        FlowState::Submitting { submission: Submission::Sent(sent), .. } if *sent == request
    ));
    assert_eq!(story.focus, Some(Focus::Heading));
    assert_eq!(account.existing_account, None);
    assert_eq!(account.integration_id, "int-1");
    assert_eq!(
        exposed(&account),
        [
            ("companySubdomain", "acme"),
            ("api_key", KEY),
            ("userId", "123456")
        ]
    );

    story.responded(Ok("acc-9"));
    let FlowState::Connected {
        account,
        confirmation,
    } = &story.flow.state()
    else {
        panic!("{:?}", story.flow.state());
    };
    assert_eq!(
        (&*account.id, &*account.provider, &*account.company),
        ("acc-9", "clayhr", "acme")
    );
    assert_eq!(*confirmation, Confirmation::Open);
    assert_eq!(story.focus, Some(Focus::Popup));

    story.tell(Event::ConfirmationClosed);
    assert_eq!(story.focus, Some(Focus::Heading));
    assert!(matches!(
        story.flow.state(),
        FlowState::Connected {
            confirmation: Confirmation::Closed,
            ..
        }
    ));
    let steps = |number| HostEvent::Step { number, of: 4 };
    assert_eq!(
        story.told,
        [
            HostEvent::Ready,
            steps(2),
            steps(3),
            steps(4),
            HostEvent::Submit,
            HostEvent::Success {
                id: "acc-9".to_owned(),
                provider: "clayhr".to_owned()
            },
            HostEvent::Close
        ]
    );
    check_ignored(&mut story, Event::ConfirmationClosed);
}

#[test]
fn back_keeps_every_answer() {
    let mut story = Story::filled_in();
    let typed = story.typed().map(str::to_owned);
    for place in [2, 1, 0] {
        story.tell(Event::BackPressed);
        check(&story, StepId::Ask(place));
        assert_eq!(story.focus, Some(Focus::Heading));
        assert_eq!(story.typed(), typed);
    }
    check_ignored(&mut story, Event::BackPressed);
    for _ in 0..3 {
        story.tell(Event::ContinuePressed);
    }
    check(&story, StepId::Check);
}

#[test]
fn change_goes_to_the_step_of_the_answer_and_into_its_field() {
    for (field, place) in [(SUBDOMAIN, 0), (API_KEY, 1), (USER_ID, 2)] {
        let story = Story::ready().then(Event::ChangePressed(field.clone()));
        check(&story, StepId::Ask(place));
        assert_eq!(story.focus, Some(Focus::Field(field.clone())));
        let failed = Story::after(FailureCode::CredentialsRejected);
        let story = failed.then(Event::CorrectPressed(field.clone()));
        check(&story, StepId::Ask(place));
        assert_eq!(story.focus, Some(Focus::Field(field)));
    }
}

#[test]
fn success_forgets_the_answers_and_tells_the_host_exactly_once() {
    let mut story = Story::sending();
    let request = story.sends[0].0;
    story.responded(Ok("acc-9"));
    assert_eq!(story.cleared, 1);
    let forget = story
        .last
        .iter()
        .position(|effect| *effect == Effect::ClearFields);
    let notify = story
        .last
        .iter()
        .position(|effect| matches!(effect, Effect::Notify(_)));
    assert!(forget < notify, "the host must find nothing left to read");
    let again = Event::Responded {
        request,
        result: Ok("acc-9".to_owned()),
    };
    check_ignored(&mut story, again);
    story.tell(Event::ConfirmationClosed);
    let success = HostEvent::Success {
        id: "acc-9".to_owned(),
        provider: "clayhr".to_owned(),
    };
    assert_eq!(story.successes(), [&success]);
}

#[test]
fn no_failure_tells_the_host_of_success() {
    for code in FailureCode::ALL {
        assert_eq!(
            Story::after(code).successes(),
            Vec::<&HostEvent>::new(),
            "{code:?}"
        );
    }
}

#[test]
fn no_secret_is_ever_printed() {
    let mut connector = clayhr_with_region(true);
    connector.external_trigger_token = Some(Secret::new("CANARYtriggertoken"));
    let mut story = Story::started();
    story.pastes(&format!("x-api-key: {KEY}"), Target::Subdomain);
    story.tell(Event::UndoPressed);
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.types(&API_KEY, "123456");
    story.types(&USER_ID, KEY);
    story.leaves(&API_KEY);
    story.tell(Event::SwapPressed);
    story.types(&API_KEY, &[KEY, " "].concat());
    story.leaves(&API_KEY);
    story.types(&API_KEY, &[KEY, " ", KEY].concat());
    story.tell(Event::ContinuePressed);
    story.types(&API_KEY, KEY);
    story.tell(Event::ContinuePressed);
    story.tell(Event::ContinuePressed);
    story.tell(Event::ConnectPressed);
    story.loaded_with(connector, Ok(None));
    story.types(&region(), "CANARYregion");
    story.tell(Event::ConnectPressed);
    story.responded(Err(Failure::new(FailureCode::CredentialsRejected)));
    story.tell(Event::ConnectPressed);
    assert_eq!(story.sends.len(), 2);
    story.responded(Ok("acc-9"));
    assert_eq!(story.successes().len(), 1);
    assert!(story.logged.contains("Secret"), "nothing was looked at");
    assert!(!story.logged.contains("CANARY"), "{}", story.logged);
}
