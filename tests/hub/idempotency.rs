//! Idempotency keys: which requests carry one, and how the backend's way with them is learned.

use connect_wizard::hub::idempotency::{Idempotency, base32};
use flow::secret::Secret;
use settings::IdempotencyKeys::{Always, Auto, Never};

fn body() -> Secret {
    Secret::new(r#"{"credentials":{"apiKey":"K3y"}}"#)
}

#[test]
fn the_same_body_has_the_same_key_and_another_body_another() {
    let keys = Idempotency::new(Always, 7);
    let key = keys.key(&body()).expect("a key");
    assert_eq!(keys.key(&body()), Some(key.clone()));
    assert_ne!(keys.key(&Secret::new("{}")), Some(key.clone()));
    let elsewhere = Idempotency::new(Always, 8);
    assert_ne!(elsewhere.key(&body()), Some(key.clone()));
    assert!(key.len() == 10 && key.bytes().all(|byte| byte.is_ascii_alphanumeric()));
}

#[test]
fn a_key_is_not_used_again_after_an_answer_that_leaves_nothing_open() {
    let keys = Idempotency::new(Always, 7);
    let key = keys.key(&body());
    keys.renew(8);
    assert_ne!(keys.key(&body()), key);
}

#[test]
fn what_is_set_is_neither_tried_nor_changed() {
    let (always, never) = (Idempotency::new(Always, 7), Idempotency::new(Never, 7));
    assert!(always.trial().is_none() && never.trial().is_none());
    assert!(always.key(&body()).is_some());
    assert_eq!(never.key(&body()), None);
}

#[test]
fn keys_are_sent_once_a_trial_has_passed() {
    let keys = Idempotency::new(Auto, 7);
    assert_eq!(keys.key(&body()), None);
    let trial = keys.trial().expect("nothing is known yet");
    assert_eq!(keys.key(&body()), None, "nothing has come of it yet");
    trial.accept();
    assert!(keys.key(&body()).is_some());
    assert!(keys.trial().is_none());
}

#[test]
fn no_key_is_sent_to_a_backend_that_refused_the_header() {
    let keys = Idempotency::new(Auto, 7);
    keys.trial().expect("nothing is known yet").refuse();
    assert_eq!(keys.key(&body()), None);
    assert!(keys.trial().is_none());
}

#[test]
fn one_request_at_a_time_tries_and_one_that_came_to_nothing_is_repeated() {
    let keys = Idempotency::new(Auto, 7);
    let first = keys.trial();
    assert!(first.is_some() && keys.trial().is_none());
    drop(first);
    assert_eq!(keys.key(&body()), None);
    assert!(keys.trial().is_some());
}

#[test]
fn a_reference_is_easy_to_read_aloud() {
    for number in [0, 1, 31, 32, u64::MAX, 0x1234_5678_9abc_def0] {
        let text = base32(number);
        assert_eq!(text.len(), 10);
        assert!(!text.contains(['1', 'l', 'i', 'o', 'I', 'O']), "{text}");
    }
}
