//! The passing of time: a wait that the backend asks for, a user who left, answers that are back.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    answers::Answers, connector::Connector, effect::*, event::Event, failure::*, field::*,
    fields::paste::Target, form::FormNotice, guide::*, secret::Secret,
};
use support::*;

/// A request that the backend refused for so many seconds.
fn limited(seconds: Option<u32>) -> Story {
    let mut story = Story::sending();
    story.responded(Err(Failure {
        retry_after: seconds,
        reference: Some("ref-1".to_owned()),
        ..Failure::new(FailureCode::RateLimited)
    }));
    story
}

fn counts(story: &Story) -> bool {
    story.last.contains(&Effect::StartCountdown)
}

#[test]
fn a_wait_is_counted_down_and_nothing_is_sent_before_its_end() {
    let mut story = limited(Some(2));
    assert!(counts(&story));
    assert_eq!(story.flow.seconds_until_retry(), 2);
    check_ignored(&mut story, Event::ConnectPressed);
    story.tell(Event::CountdownTicked);
    assert!(counts(&story));
    check_ignored(&mut story, Event::ConnectPressed);
    story.tell(Event::CountdownTicked);
    assert!(!counts(&story), "the clock stops");
    assert_eq!(story.flow.seconds_until_retry(), 0);
    story.tell(Event::ConnectPressed);
    assert!(story.is_sending());
    // A second that is late changes nothing.
    check_ignored(&mut story, Event::CountdownTicked);
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
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.pastes(&format!("x-api-key: {KEY}\nuserid: 123456"), Target::ApiKey);
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
    story.tell(Event::IdleReached);
    let emptied = Effect::SetFields(vec![(API_KEY, Secret::default())]);
    assert_eq!(story.last, [Effect::HideSecrets, emptied]);
    assert_eq!(story.form().notice, Some(FormNotice::SecretsRemoved));
    check_ignored(&mut story, Event::UndoPressed);
    story.types(&API_KEY, "Z");
    assert_eq!(story.form().notice, None, "the user is back");
}

#[test]
fn nothing_is_taken_away_where_there_is_no_secret_or_it_is_being_sent() {
    let mut idle = Story::started();
    idle.types(&SUBDOMAIN, "acme");
    check_ignored(&mut idle, Event::IdleReached);
    check_ignored(&mut Story::sending(), Event::IdleReached);
}

#[test]
fn fields_of_other_connectors_are_secret_unless_the_backend_says_they_are_not() {
    let mut story = Story::loading();
    let connector = Connector {
        fields: vec![field("open"), secret("hidden")],
        ..Connector::default()
    };
    story.loaded_other(connector, Guide::default());
    for name in ["open", "hidden", "unheard"] {
        story.types_into(name, "text");
    }
    story.tell(Event::IdleReached);
    let emptied = ["hidden", "unheard"]
        .map(|name| (FieldKey::Other(name.to_owned()), Secret::default()))
        .to_vec();
    assert!(story.last.contains(&Effect::SetFields(emptied)));
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
        let story = Story::started().then(Event::Resumed(answers));
        assert_eq!(story.step(), expected);
        assert_eq!(story.typed(), texts);
    }
}
