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
        setup_info: vec![entry("companySubdomain", "acme"), entry("userId", "123456")],
        secrets: vec![entry("api_key", "9f3a")],
        ..LinkedAccount::default()
    }
}

fn updating() -> Harness {
    let mut harness = Harness::started();
    harness.loaded_linked(clayhr(), linked());
    for _ in 0..3 {
        harness.tell(Event::ContinuePressed);
    }
    assert_eq!(harness.step(), StepId::Check);
    harness
}

#[test]
fn an_update_starts_from_what_is_linked_and_keeps_the_secret() {
    let mut harness = updating();
    assert_eq!(harness.text(&FieldKey::from_name("subdomain")), "acme");
    assert_eq!(harness.form().saved_suffix(&FieldKey::ApiKey), Some("9f3a"));
    harness.types_into("userId", "654321");
    harness.tell(Event::ConnectPressed);
    assert_eq!(
        harness.credentials(),
        [("companySubdomain", "acme"), ("userId", "654321")]
    );
    let existing = harness.sends[0].1.existing_account.as_deref();
    assert_eq!(existing, Some("acc-1"));
}

#[test]
fn a_kept_secret_is_sent_only_once_it_is_replaced() {
    let mut harness = updating();
    harness.tell(Event::ChangePressed(FieldKey::ApiKey));
    harness.tell(Event::ReplacePressed(FieldKey::ApiKey));
    assert_eq!(harness.form().saved_suffix(&FieldKey::ApiKey), None);
    assert_eq!(harness.focus, Some(Focus::Field(FieldKey::ApiKey)));
    // Emptied again, the old one stays; what is entered is checked as ever.
    harness.tell(Event::ContinuePressed);
    harness.tell(Event::ChangePressed(FieldKey::ApiKey));
    harness.types_into("apiKey", "12");
    harness.tell(Event::ContinuePressed);
    assert_eq!(harness.errors().len(), 1);
    harness.types_into("apiKey", KEY);
    harness.tell(Event::ContinuePressed);
    harness.tell(Event::ContinuePressed);
    harness.tell(Event::ConnectPressed);
    assert!(harness.credentials().contains(&("api_key", KEY)));
}

#[test]
fn what_was_typed_before_the_account_was_known_is_kept() {
    let mut harness = Harness::started();
    harness.types_into("subdomain", "other");
    harness.types_into("apiKey", KEY);
    harness.loaded_linked(clayhr(), linked());
    assert_eq!(
        [
            harness.text(&FieldKey::from_name("subdomain")),
            harness.text(&FieldKey::from_name("apiKey")),
            harness.text(&FieldKey::from_name("userId"))
        ],
        ["other", KEY, "123456"]
    );
    // What is asked again later does not fill what was emptied since.
    harness.types_into("userId", "");
    harness.tell(Event::TokenGiven);
    harness.loaded_linked(clayhr(), linked());
    assert_eq!(harness.text(&FieldKey::from_name("userId")), "");
    assert_eq!(harness.form().saved_suffix(&FieldKey::ApiKey), None);
}

#[test]
fn a_refused_update_is_a_failure() {
    for code in [FailureCode::SessionExpired, FailureCode::SessionForbidden] {
        let mut harness = updating();
        harness.tell(Event::ConnectPressed);
        let request = harness.sends[0].0;
        let result = Err(Failure::new(code));
        harness.tell(Event::Responded { request, result });
        assert_eq!(harness.failure(), code);
    }
}

#[test]
fn after_a_lost_answer_an_account_that_was_made_is_updated_and_not_made_again() {
    let mut harness = Harness::started();
    harness.loaded_with(clayhr(), Ok(None));
    for (key, text) in [("subdomain", "acme"), ("apiKey", KEY), ("userId", "123456")] {
        harness.types_into(key, text);
        harness.tell(Event::ContinuePressed);
    }
    harness.tell(Event::ConnectPressed);
    let request = harness.sends[0].0;
    let result = Err(Failure::new(FailureCode::Timeout));
    harness.tell(Event::Responded { request, result });
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends.len(), 1, "it looks first");
    harness.loaded_linked(clayhr(), linked());
    let existing = harness.sends[1].1.existing_account.as_deref();
    assert_eq!(existing, Some("acc-1"));
    assert!(harness.credentials().contains(&("api_key", KEY)));
}
