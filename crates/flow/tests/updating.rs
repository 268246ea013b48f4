//! Updating a linked account: plain answers are there, secrets stay unless they are replaced.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    effect::Focus, event::Event, failure::Failure, failure::FailureCode, field::FieldKey,
    guide::StepId, linked_account::LinkedAccount,
};
use support::*;

fn linked() -> LinkedAccount {
    let entry = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    LinkedAccount {
        id: "acc-1".to_owned(),
        provider: "clayhr".to_owned(),
        plain: vec![entry("companySubdomain", "acme"), entry("userId", "123456")],
        secrets: vec![entry("api_key", "9f3a")],
        ..LinkedAccount::default()
    }
}

fn updating() -> Story {
    let mut story = Story::started();
    story.loaded_linked(clayhr(), linked());
    for _ in 0..3 {
        story.tell(Event::ContinuePressed);
    }
    assert_eq!(story.step(), StepId::Check);
    story
}

#[test]
fn an_update_starts_from_what_is_linked_and_keeps_the_secret() {
    let mut story = updating();
    assert_eq!(story.text(&FieldKey::from_name("subdomain")), "acme");
    assert_eq!(story.form().saved_suffix(&FieldKey::ApiKey), Some("9f3a"));
    story.types_into("userId", "654321");
    story.tell(Event::ConnectPressed);
    assert_eq!(
        story.credentials(),
        [("companySubdomain", "acme"), ("userId", "654321")]
    );
    let existing = story.sends[0].1.existing_account.as_deref();
    assert_eq!(existing, Some("acc-1"));
}

#[test]
fn a_kept_secret_is_sent_only_once_it_is_replaced() {
    let mut story = updating();
    story.tell(Event::ChangePressed(FieldKey::ApiKey));
    story.tell(Event::ReplacePressed(FieldKey::ApiKey));
    assert_eq!(story.form().saved_suffix(&FieldKey::ApiKey), None);
    assert_eq!(story.focus, Some(Focus::Field(FieldKey::ApiKey)));
    // Emptied again, the old one stays; what is entered is checked as ever.
    story.tell(Event::ContinuePressed);
    story.tell(Event::ChangePressed(FieldKey::ApiKey));
    story.types_into("apiKey", "12");
    story.tell(Event::ContinuePressed);
    assert_eq!(story.errors().len(), 1);
    story.types_into("apiKey", KEY);
    story.tell(Event::ContinuePressed);
    story.tell(Event::ContinuePressed);
    story.tell(Event::ConnectPressed);
    assert!(story.credentials().contains(&("api_key", KEY)));
}

#[test]
fn what_was_typed_before_the_account_was_known_is_kept() {
    let mut story = Story::started();
    story.types_into("subdomain", "other");
    story.types_into("apiKey", KEY);
    story.loaded_linked(clayhr(), linked());
    assert_eq!(
        [
            story.text(&FieldKey::from_name("subdomain")),
            story.text(&FieldKey::from_name("apiKey")),
            story.text(&FieldKey::from_name("userId"))
        ],
        ["other", KEY, "123456"]
    );
    // What is asked again later does not fill what was emptied since.
    story.types_into("userId", "");
    story.tell(Event::TokenGiven);
    story.loaded_linked(clayhr(), linked());
    assert_eq!(story.text(&FieldKey::from_name("userId")), "");
    assert_eq!(story.form().saved_suffix(&FieldKey::ApiKey), None);
}

#[test]
fn a_refused_update_is_a_failure() {
    for code in [FailureCode::SessionExpired, FailureCode::SessionForbidden] {
        let mut story = updating();
        story.tell(Event::ConnectPressed);
        let request = story.sends[0].0;
        let result = Err(Failure::new(code));
        story.tell(Event::Responded { request, result });
        assert_eq!(story.failure(), code);
    }
}

#[test]
fn after_a_lost_answer_an_account_that_was_made_is_updated_and_not_made_again() {
    let mut story = Story::started();
    story.loaded_with(clayhr(), Ok(None));
    for (key, text) in [("subdomain", "acme"), ("apiKey", KEY), ("userId", "123456")] {
        story.types_into(key, text);
        story.tell(Event::ContinuePressed);
    }
    story.tell(Event::ConnectPressed);
    let request = story.sends[0].0;
    let result = Err(Failure::new(FailureCode::Timeout));
    story.tell(Event::Responded { request, result });
    story.tell(Event::ConnectPressed);
    assert_eq!(story.sends.len(), 1, "it looks first");
    story.loaded_linked(clayhr(), linked());
    let existing = story.sends[1].1.existing_account.as_deref();
    assert_eq!(existing, Some("acc-1"));
    assert!(story.credentials().contains(&("api_key", KEY)));
}
