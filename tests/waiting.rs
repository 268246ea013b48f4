//! What time brings: a wait that the backend asks for, a user who left, answers that are back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use flow::{
    answers::Answers,
    connector::{Connector, FieldNames},
    failure::{Failure, FailureCode},
    field::{Field, FieldKey},
    fields::paste::{Target, understand},
    fields::rule::RuleChecker,
    fields::subdomain::Hosts,
    guide::{Guide, StepId},
    secret::Secret,
    session::{Attempt, Connecting, Effect, Event, HostEvent, Prepared, Session},
    wizard::{Rules, Wizard},
};

const KEY: &str = "CANARYq8Zk3Wm5Rt7Yb2Nc";

fn wizard() -> Wizard {
    Wizard::new(Arc::new(Rules {
        guide: guide::clayhr(),
        hosts: Hosts::default(),
        field_names: FieldNames::default(),
        matcher: RuleChecker::default(),
    }))
}

fn answers(texts: [&str; 3]) -> Answers {
    FieldKey::CLAYHR
        .into_iter()
        .zip(texts)
        .map(|(key, text)| (key, Secret::new(text)))
        .collect()
}

fn step(wizard: &Wizard) -> StepId {
    match &wizard.session {
        Session::Answering { step, .. } => *step,
        other => panic!("not on a step: {other:?}"),
    }
}

/// A request that the backend refused for so many seconds.
fn limited(seconds: Option<u32>) -> (Wizard, Answers, Vec<Effect>) {
    let answers = answers(["acme", KEY, "123456"]);
    let mut wizard = wizard();
    let has_token = true;
    wizard.update(Event::Started { has_token }, &answers);
    for _ in 0..3 {
        wizard.update(Event::ContinuePressed, &answers);
    }
    let prepared = Prepared {
        connector: Connector {
            fields: vec![Field {
                key: "apiKey".to_owned(),
                is_shown: true,
                ..Field::default()
            }],
            ..Connector::default()
        },
        existing_account: Ok(None),
        rules: None,
    };
    let result = Ok(Arc::new(prepared));
    let attempt = Attempt(1);
    wizard.update(Event::Prepared { attempt, result }, &answers);
    wizard.update(Event::ConnectPressed, &answers);
    let failure = Failure {
        retry_after: seconds,
        reference: Some("ref-1".to_owned()),
        ..Failure::new(FailureCode::RateLimited)
    };
    let result = Err(failure);
    let attempt = Attempt(2);
    let effects = wizard.update(Event::Answered { attempt, result }, &answers);
    assert!(matches!(wizard.session, Session::Failed(_)));
    (wizard, answers, effects)
}

fn waits(effects: &[Effect]) -> bool {
    effects.contains(&Effect::WaitASecond)
}

#[test]
fn a_wait_is_counted_down_and_nothing_is_sent_before_its_end() {
    let (mut wizard, answers, effects) = limited(Some(2));
    assert!(waits(&effects));
    assert_eq!(wizard.seconds_to_wait(), 2);
    assert_eq!(wizard.update(Event::ConnectPressed, &answers), []);
    let effects = wizard.update(Event::SecondPassed, &answers);
    assert!(waits(&effects));
    assert_eq!(wizard.update(Event::ConnectPressed, &answers), []);
    let effects = wizard.update(Event::SecondPassed, &answers);
    assert!(!waits(&effects), "the clock stops");
    assert_eq!(wizard.seconds_to_wait(), 0);
    wizard.update(Event::ConnectPressed, &answers);
    let sending = matches!(
        wizard.session,
        Session::Connecting(Connecting::Sending { .. })
    );
    assert!(sending, "{:?}", wizard.session);
    // A second that is late changes nothing.
    assert_eq!(wizard.update(Event::SecondPassed, &answers), []);
}

#[test]
fn without_a_wait_there_is_no_clock() {
    for seconds in [None, Some(0)] {
        let (_, _, effects) = limited(seconds);
        assert!(!waits(&effects), "{seconds:?}");
    }
}

#[test]
fn the_host_hears_the_reference() {
    let (_, _, effects) = limited(None);
    let told = Effect::Notify(HostEvent::Error {
        code: "rate_limited",
        reference: Some("ref-1".to_owned()),
    });
    assert!(effects.contains(&told), "{effects:?}");
}

#[test]
fn secrets_of_a_user_who_left_are_taken_away_and_undo_does_not_bring_them_back() {
    let mut wizard = wizard();
    let texts = answers(["acme", KEY, "123456"]);
    let pasted = understand(
        &format!("x-api-key: {KEY}"),
        Target::ApiKey,
        &Answers::default(),
        &Hosts::default(),
    );
    wizard.update(Event::Pasted(pasted.unwrap()), &texts);
    let effects = wizard.update(Event::IdleReached, &texts);
    let emptied = Effect::Fill(vec![(FieldKey::ApiKey, Secret::default())]);
    assert_eq!(effects, [Effect::HideSecrets, emptied]);
    assert!(wizard.was_idle);
    assert_eq!(wizard.update(Event::UndoPressed, &texts), []);
    wizard.update(Event::FieldChanged(FieldKey::ApiKey), &texts);
    assert!(!wizard.was_idle, "the user is back");
}

#[test]
fn nothing_is_taken_away_where_there_is_no_secret_or_it_is_being_sent() {
    let mut idle = wizard();
    let none = answers(["acme", "", "123456"]);
    assert_eq!(idle.update(Event::IdleReached, &none), []);
    assert!(!idle.was_idle);
    let (mut sending, texts, _) = limited(None);
    sending.update(Event::ConnectPressed, &texts);
    assert_eq!(sending.update(Event::IdleReached, &texts), []);
}

#[test]
fn fields_of_other_connectors_are_secret_unless_the_backend_says_they_are_not() {
    let mut wizard = Wizard::opening(wizard().rules().clone());
    let field = |key: &str, is_secret| Field {
        key: key.to_owned(),
        is_shown: true,
        is_secret,
        ..Field::default()
    };
    let key = |key: &str| FieldKey::Other(key.to_owned());
    let texts: Answers = ["open", "hidden", "unheard"]
        .map(|name| (key(name), Secret::new("text")))
        .into_iter()
        .collect();
    let has_token = true;
    wizard.update(Event::Started { has_token }, &texts);
    let prepared = Prepared {
        connector: Connector {
            fields: vec![field("open", false), field("hidden", true)],
            ..Connector::default()
        },
        existing_account: Ok(None),
        rules: Some(Arc::new(Rules::of(
            Guide::default(),
            RuleChecker::default(),
        ))),
    };
    let result = Ok(Arc::new(prepared));
    let attempt = Attempt(1);
    wizard.update(Event::Prepared { attempt, result }, &texts);
    let effects = wizard.update(Event::IdleReached, &texts);
    let emptied = ["hidden", "unheard"].map(|name| (key(name), Secret::default()));
    assert!(
        effects.contains(&Effect::Fill(emptied.to_vec())),
        "{effects:?}"
    );
}

#[test]
fn a_page_that_is_loaded_again_goes_on_at_the_first_answer_that_is_missing() {
    for (texts, expected) in [
        (["", "", ""], StepId::Ask(0)),
        (["not a subdomain", "", "123456"], StepId::Ask(0)),
        (["acme", "", "123456"], StepId::Ask(1)),
        (["acme", KEY, ""], StepId::Ask(2)),
        (["acme", KEY, "123456"], StepId::Check),
    ] {
        let mut wizard = wizard();
        wizard.update(Event::Resumed, &answers(texts));
        assert_eq!(step(&wizard), expected);
    }
}
