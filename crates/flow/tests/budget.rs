//! Nothing repeats without end: whatever is answered and whatever tokens come, one press costs a bounded number of
//! requests.
#![allow(clippy::unwrap_used)]

mod support;

use flow::{
    budget::RequestBudget,
    details::{ConnectorDetails, GuideSource},
    event::Event,
    failure::{Failure, FailureCode},
};
use proptest::prelude::*;
use std::sync::Arc;
use support::*;

#[test]
fn a_host_that_renews_a_session_which_the_backend_always_refuses_sends_the_key_twice() {
    let mut harness = Harness::ready();
    harness.renews = true;
    harness.tell(Event::ConnectPressed);
    for _ in 0..50 {
        if harness.is_sending() {
            harness.responded(Err(Failure::new(FailureCode::SessionExpired)));
        }
        if harness.is_renewing() {
            harness.tell(Event::TokenGiven);
        }
        if harness.is_awaiting_connector() {
            harness.loaded(Ok(None));
        }
    }
    assert_eq!(harness.sends.len(), 2, "one renewal for one press");
    assert_eq!(harness.failure(), FailureCode::SessionExpired);
    assert_eq!(harness.typed(), ["acme", KEY, "123456"]);
    // Another press is another try.
    harness.tell(Event::ConnectPressed);
    if !harness.is_sending() {
        harness.loaded(Ok(None));
    }
    assert_eq!(harness.sends.len(), 3);
}

#[test]
fn a_host_that_renews_a_session_which_may_not_even_ask_is_not_waited_for_for_ever() {
    let mut harness = Harness::ready();
    harness.renews = true;
    harness.tell(Event::ConnectPressed);
    harness.responded(Err(Failure::new(FailureCode::SessionExpired)));
    for _ in 0..50 {
        if harness.is_renewing() {
            harness.tell(Event::TokenGiven);
        }
        if harness.is_awaiting_connector() {
            harness.not_loaded(FailureCode::SessionExpired);
        }
    }
    assert_eq!(harness.failure(), FailureCode::SessionExpired);
    assert!(harness.loads.len() <= 1 + usize::from(RequestBudget::LOADS));
}

#[test]
fn a_look_up_that_hangs_is_asked_again_by_the_press() {
    let mut harness = Harness::filled_in().then(Event::ConnectPressed);
    assert_eq!(harness.loads.len(), 2, "a second look-up at once");
    harness.loaded(Ok(None));
    assert!(harness.is_sending());

    // The first answer counts, whichever question it belongs to; a failure of one waits for the other.
    let mut harness = Harness::filled_in().then(Event::ConnectPressed);
    let first = harness.loads[0].0;
    harness.not_loaded(FailureCode::Timeout);
    assert!(harness.is_awaiting_connector());
    harness.tell(Event::ConnectorLoaded {
        request: first,
        result: Ok(Arc::new(ConnectorDetails {
            connector: clayhr(),
            existing_account: Ok(None),
            guide: GuideSource::BuiltIn,
        })),
    });
    assert!(harness.is_sending());
}

/// Events that come in without the user.
#[derive(Clone, Debug)]
enum Outside {
    Token,
    RenewalFailed,
    Loaded,
    NotLoaded(FailureCode),
    Responded(FailureCode),
    PopupBlocked,
    Tick,
    Idle,
}

fn outside() -> impl Strategy<Value = Outside> {
    let code = || proptest::sample::select(FailureCode::ALL.to_vec());
    prop_oneof![
        3 => Just(Outside::Token),
        1 => Just(Outside::RenewalFailed),
        3 => Just(Outside::Loaded),
        1 => code().prop_map(Outside::NotLoaded),
        3 => code().prop_map(Outside::Responded),
        2 => Just(Outside::Responded(FailureCode::SessionExpired)),
        1 => Just(Outside::PopupBlocked),
        1 => Just(Outside::Tick),
        1 => Just(Outside::Idle),
    ]
}

proptest! {
    #[test]
    fn one_press_sends_no_more_than_its_budget(
        signs_in: bool,
        is_loaded: bool,
        renews: bool,
        outside in proptest::collection::vec(outside(), 0..60),
    ) {
        let connector = || flow::connector::Connector { signs_in, ..clayhr() };
        let mut harness = Harness::filled_in();
        harness.renews = renews;
        if is_loaded {
            harness.loaded_with(connector(), Ok(None));
        }
        let loads = harness.loads.len();
        harness.tell(Event::ConnectPressed);
        for event in outside {
            let request = harness.sends.iter().chain(&harness.sign_ins).map(|(request, _)| *request).max();
            match event {
                Outside::Token => harness.tell(Event::TokenGiven),
                Outside::RenewalFailed => harness.tell(Event::RenewalFailed),
                Outside::Loaded => harness.loaded_with(connector(), Ok(None)),
                Outside::NotLoaded(code) => harness.not_loaded(code),
                Outside::Responded(code) => if let Some(request) = request {
                    harness.tell(Event::Responded { request, result: Err(Failure::new(code)) });
                },
                Outside::PopupBlocked => if let Some(request) = request {
                    harness.tell(Event::PopupBlocked { request });
                },
                Outside::Tick => harness.tell(Event::CountdownTicked),
                Outside::Idle => harness.tell(Event::IdleReached),
            }
        }
        let sent = harness.sends.len() + harness.sign_ins.len();
        prop_assert!(sent <= usize::from(RequestBudget::SUBMISSIONS), "{sent} with credentials");
        let loaded = harness.loads.len() - loads;
        prop_assert!(loaded <= usize::from(RequestBudget::LOADS), "{loaded} questions");
    }
}
