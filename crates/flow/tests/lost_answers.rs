//! After an answer that was lost the account may exist: no second one is made.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{event::Event, failure::Failure, failure::FailureCode};
use support::*;

fn open_codes() -> impl Iterator<Item = FailureCode> {
    FailureCode::ALL
        .into_iter()
        .filter(|code| code.leaves_outcome_open())
}

#[test]
fn every_way_to_lose_an_answer_leaves_the_outcome_open() {
    assert_eq!(
        open_codes().map(FailureCode::as_str).collect::<Vec<_>>(),
        [
            "backend_error",
            "bad_response",
            "network_offline",
            "network_blocked",
            "timeout",
            "cancelled"
        ]
    );
}

#[test]
fn after_a_lost_answer_the_next_try_looks_first_and_makes_no_second_account() {
    for code in open_codes() {
        let mut harness = Harness::after(code).then(Event::ConnectPressed);
        assert!(harness.is_awaiting_connector());
        assert_eq!(
            (harness.sends.len(), harness.loads.len()),
            (1, 2),
            "{code:?}"
        );
        harness.loaded(Ok(Some("acc-made")));
        let request = &harness.sends.last().unwrap().1;
        assert_eq!(harness.sends.len(), 2, "{code:?}");
        assert_eq!(
            request.existing_account.as_deref(),
            Some("acc-made"),
            "{code:?}"
        );
        harness.responded(Ok("acc-made"));
        assert_eq!(harness.successes().len(), 1, "{code:?}");
    }
}

#[test]
fn after_a_lost_answer_nothing_is_made_while_the_settings_cannot_be_read() {
    for code in open_codes() {
        let mut harness = Harness::after(code);
        for _ in 0..2 {
            harness.tell(Event::ConnectPressed);
            harness.loaded(Err(Failure::new(FailureCode::ProviderDown)));
            assert_eq!(harness.failure(), FailureCode::ProviderDown, "{code:?}");
            assert_eq!(harness.sends.len(), 1, "{code:?}");
        }
        harness.tell(Event::ConnectPressed);
        harness.loaded(Ok(None));
        assert_eq!(harness.sends.len(), 2, "{code:?}");
    }
}

#[test]
fn a_lost_answer_is_remembered_on_every_way_back_to_connect() {
    let lost = || Harness::after(FailureCode::Timeout);
    let by_back = lost().then(Event::BackPressed);
    let by_correcting = lost()
        .then(Event::CorrectPressed(USER_ID))
        .then(Event::ContinuePressed);
    let mut by_another_failure = lost().then(Event::ConnectPressed);
    by_another_failure.not_loaded(FailureCode::NetworkBlocked);
    for mut harness in [by_back, by_correcting, by_another_failure] {
        let asked = harness.loads.len();
        harness.tell(Event::ConnectPressed);
        assert_eq!(harness.loads.len(), asked + 1);
        assert_eq!(harness.sends.len(), 1);
        harness.loaded(Ok(Some("acc-made")));
        assert_eq!(
            harness.sends[1].1.existing_account.as_deref(),
            Some("acc-made")
        );
    }
    let mut by_token = lost().then(Event::TokenGiven).then(Event::ConnectPressed);
    by_token.loaded(Err(Failure::new(FailureCode::BackendError)));
    assert_eq!(by_token.sends.len(), 1, "made blindly after a new token");
}
