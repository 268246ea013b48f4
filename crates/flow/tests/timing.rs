//! The passing of time: a wait that the backend asks for, a user who left, answers that are back.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    answers::Answers, connector::Connector, effect::*, event::Event, failure::*, field::*,
    fields::paste::Target, form::FormNotice, guide::*, secret::Secret,
};
use support::*;

/// A request that the backend refused for so many seconds.
fn limited(seconds: Option<u32>) -> Harness {
    let mut harness = Harness::sending();
    harness.responded(Err(Failure {
        retry_after: seconds,
        reference: Some("ref-1".to_owned()),
        ..Failure::new(FailureCode::RateLimited)
    }));
    harness
}

fn counts(harness: &Harness) -> bool {
    harness.last.contains(&Effect::StartCountdown)
}

#[test]
fn a_wait_is_counted_down_and_nothing_is_sent_before_its_end() {
    let mut harness = limited(Some(2));
    assert!(counts(&harness));
    assert_eq!(harness.flow.seconds_until_retry(), 2);
    check_ignored(&mut harness, Event::ConnectPressed);
    harness.tell(Event::CountdownTicked);
    assert!(counts(&harness));
    check_ignored(&mut harness, Event::ConnectPressed);
    harness.tell(Event::CountdownTicked);
    assert!(!counts(&harness), "the clock stops");
    assert_eq!(harness.flow.seconds_until_retry(), 0);
    harness.tell(Event::ConnectPressed);
    assert!(harness.is_sending());
    // A second that is late changes nothing.
    check_ignored(&mut harness, Event::CountdownTicked);
}

#[test]
fn without_a_wait_there_is_no_clock() {
    for seconds in [None, Some(0)] {
        assert!(!counts(&limited(seconds)), "{seconds:?}");
    }
}

#[test]
fn the_host_hears_the_reference() {
    let told = Effect::Notify(HostEvent::Error {
        code: "rate_limited",
        reference: Some("ref-1".to_owned()),
    });
    assert!(limited(None).last.contains(&told));
}

#[test]
fn secrets_of_a_user_who_left_are_taken_away_and_undo_does_not_bring_them_back() {
    let mut harness = Harness::started();
    harness.types(&SUBDOMAIN, "acme");
    harness.tell(Event::ContinuePressed);
    harness.pastes(&format!("x-api-key: {KEY}\nuserid: 123456"), Target::ApiKey);
    assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
    harness.tell(Event::IdleReached);
    let emptied = Effect::SetFields(vec![(API_KEY, Secret::default())]);
    assert_eq!(harness.last, [Effect::HideSecrets, emptied]);
    assert_eq!(harness.form().notice, Some(FormNotice::SecretsRemoved));
    check_ignored(&mut harness, Event::UndoPressed);
    harness.types(&API_KEY, "Z");
    assert_eq!(harness.form().notice, None, "the user is back");
}

#[test]
fn nothing_is_taken_away_where_there_is_no_secret_or_it_is_being_sent() {
    let mut idle = Harness::started();
    idle.types(&SUBDOMAIN, "acme");
    check_ignored(&mut idle, Event::IdleReached);
    check_ignored(&mut Harness::sending(), Event::IdleReached);
}

#[test]
fn fields_of_other_connectors_are_secret_unless_the_backend_says_they_are_not() {
    let mut harness = Harness::loading();
    let connector = Connector {
        fields: vec![field("open"), secret("hidden")],
        ..Connector::default()
    };
    harness.loaded_other(connector, Guide::default());
    for name in ["open", "hidden", "unheard"] {
        harness.types_into(name, "text");
    }
    harness.tell(Event::IdleReached);
    let emptied = ["hidden", "unheard"]
        .map(|name| (FieldKey::Other(name.to_owned()), Secret::default()))
        .to_vec();
    assert!(harness.last.contains(&Effect::SetFields(emptied)));
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
        let answers: Answers = FieldKey::CLAYHR
            .into_iter()
            .zip(texts)
            .map(|(key, text)| (key, Secret::new(text)))
            .collect();
        let harness = Harness::started().then(Event::Resumed(answers));
        assert_eq!(harness.step(), expected);
        assert_eq!(harness.typed(), texts);
    }
}
