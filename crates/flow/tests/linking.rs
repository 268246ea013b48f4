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
    let mut harness = Harness::unstarted();
    check(&harness, StepId::Ask(0));
    assert_eq!(harness.form().connector, ConnectorState::NotRequested);

    harness.tell(Event::Started { has_token: true });
    assert_eq!(harness.loads.len(), 1);
    harness.types(&SUBDOMAIN, "https://Acme.clayhr.net/rm/");
    harness.tell(Event::ContinuePressed);
    check(&harness, StepId::Ask(1));
    assert_eq!(harness.text(&SUBDOMAIN), "acme");
    assert_eq!(harness.focus, Some(Focus::Heading));

    harness.loaded(Ok(None));
    check(&harness, StepId::Ask(1));

    harness.types(&API_KEY, &[" \"", KEY, "\"\n"].concat());
    harness.tell(Event::ContinuePressed);
    harness.types(&USER_ID, "１２３４５６");
    harness.tell(Event::ContinuePressed);
    check(&harness, StepId::Check);

    harness.tell(Event::ConnectPressed);
    let (request, account) = harness.sends[0].clone();
    assert!(matches!(
        harness.flow.state(),
        FlowState::Submitting { submission: Submission::Sent(sent), .. } if *sent == request
    ));
    assert_eq!(harness.focus, Some(Focus::Heading));
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

    harness.responded(Ok("acc-9"));
    let FlowState::Connected {
        account,
        confirmation,
    } = &harness.flow.state()
    else {
        panic!("{:?}", harness.flow.state());
    };
    assert_eq!(
        (&*account.id, &*account.provider, &*account.company),
        ("acc-9", "clayhr", "acme")
    );
    assert_eq!(*confirmation, Confirmation::Open);
    assert_eq!(harness.focus, Some(Focus::Popup));

    harness.tell(Event::ConfirmationClosed);
    assert_eq!(harness.focus, Some(Focus::Heading));
    assert!(matches!(
        harness.flow.state(),
        FlowState::Connected {
            confirmation: Confirmation::Closed,
            ..
        }
    ));
    let steps = |number| HostEvent::Step { number, of: 4 };
    assert_eq!(
        harness.told,
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
    check_ignored(&mut harness, Event::ConfirmationClosed);
}

#[test]
fn back_keeps_every_answer() {
    let mut harness = Harness::filled_in();
    let typed = harness.typed().map(str::to_owned);
    for index in [2, 1, 0] {
        harness.tell(Event::BackPressed);
        check(&harness, StepId::Ask(index));
        assert_eq!(harness.focus, Some(Focus::Heading));
        assert_eq!(harness.typed(), typed);
    }
    check_ignored(&mut harness, Event::BackPressed);
    for _ in 0..3 {
        harness.tell(Event::ContinuePressed);
    }
    check(&harness, StepId::Check);
}

#[test]
fn change_goes_to_the_step_of_the_answer_and_into_its_field() {
    for (field, index) in [(SUBDOMAIN, 0), (API_KEY, 1), (USER_ID, 2)] {
        let harness = Harness::ready().then(Event::ChangePressed(field.clone()));
        check(&harness, StepId::Ask(index));
        assert_eq!(harness.focus, Some(Focus::Field(field.clone())));
        let failed = Harness::after(FailureCode::CredentialsRejected);
        let harness = failed.then(Event::CorrectPressed(field.clone()));
        check(&harness, StepId::Ask(index));
        assert_eq!(harness.focus, Some(Focus::Field(field)));
    }
}

#[test]
fn success_forgets_the_answers_and_tells_the_host_exactly_once() {
    let mut harness = Harness::sending();
    let request = harness.sends[0].0;
    harness.responded(Ok("acc-9"));
    assert_eq!(harness.cleared, 1);
    let forget = harness
        .last
        .iter()
        .position(|effect| *effect == Effect::ClearFields);
    let notify = harness
        .last
        .iter()
        .position(|effect| matches!(effect, Effect::Notify(_)));
    assert!(forget < notify, "the host must find nothing left to read");
    let again = Event::Responded {
        request,
        result: Ok("acc-9".to_owned()),
    };
    check_ignored(&mut harness, again);
    harness.tell(Event::ConfirmationClosed);
    let success = HostEvent::Success {
        id: "acc-9".to_owned(),
        provider: "clayhr".to_owned(),
    };
    assert_eq!(harness.successes(), [&success]);
}

#[test]
fn no_failure_tells_the_host_of_success() {
    for code in FailureCode::ALL {
        assert_eq!(
            Harness::after(code).successes(),
            Vec::<&HostEvent>::new(),
            "{code:?}"
        );
    }
}

#[test]
fn no_secret_is_ever_printed() {
    let mut connector = clayhr_with_region(true);
    connector.external_trigger_token = Some(Secret::new("CANARYtriggertoken"));
    let mut harness = Harness::started();
    harness.pastes(&format!("x-api-key: {KEY}"), Target::Subdomain);
    harness.tell(Event::UndoPressed);
    harness.types(&SUBDOMAIN, "acme");
    harness.tell(Event::ContinuePressed);
    harness.types(&API_KEY, "123456");
    harness.types(&USER_ID, KEY);
    harness.leaves(&API_KEY);
    harness.tell(Event::SwapPressed);
    harness.types(&API_KEY, &[KEY, " "].concat());
    harness.leaves(&API_KEY);
    harness.types(&API_KEY, &[KEY, " ", KEY].concat());
    harness.tell(Event::ContinuePressed);
    harness.types(&API_KEY, KEY);
    harness.tell(Event::ContinuePressed);
    harness.tell(Event::ContinuePressed);
    harness.tell(Event::ConnectPressed);
    harness.loaded_with(connector, Ok(None));
    harness.types(&region(), "CANARYregion");
    harness.tell(Event::ConnectPressed);
    harness.responded(Err(Failure::new(FailureCode::CredentialsRejected)));
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends.len(), 2);
    harness.responded(Ok("acc-9"));
    assert_eq!(harness.successes().len(), 1);
    assert!(harness.logged.contains("Secret"), "nothing was looked at");
    assert!(!harness.logged.contains("CANARY"), "{}", harness.logged);
}
