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
    let mut story = Story::ready();
    story.renews = true;
    story.tell(Event::ConnectPressed);
    for _ in 0..50 {
        if story.is_sending() {
            story.responded(Err(Failure::new(FailureCode::SessionExpired)));
        }
        if story.is_renewing() {
            story.tell(Event::TokenGiven);
        }
        if story.is_awaiting_connector() {
            story.loaded(Ok(None));
        }
    }
    assert_eq!(story.sends.len(), 2, "one renewal for one press");
    assert_eq!(story.failure(), FailureCode::SessionExpired);
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
    // Another press is another try.
    story.tell(Event::ConnectPressed);
    if !story.is_sending() {
        story.loaded(Ok(None));
    }
    assert_eq!(story.sends.len(), 3);
}

#[test]
fn a_host_that_renews_a_session_which_may_not_even_ask_is_not_waited_for_for_ever() {
    let mut story = Story::ready();
    story.renews = true;
    story.tell(Event::ConnectPressed);
    story.responded(Err(Failure::new(FailureCode::SessionExpired)));
    for _ in 0..50 {
        if story.is_renewing() {
            story.tell(Event::TokenGiven);
        }
        if story.is_awaiting_connector() {
            story.not_loaded(FailureCode::SessionExpired);
        }
    }
    assert_eq!(story.failure(), FailureCode::SessionExpired);
    assert!(story.loads.len() <= 1 + usize::from(RequestBudget::LOADS));
}

#[test]
fn a_look_up_that_hangs_is_asked_again_by_the_press() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    assert_eq!(story.loads.len(), 2, "a second look-up at once");
    story.loaded(Ok(None));
    assert!(story.is_sending());

    // The first answer counts, whichever question it belongs to; a failure of one waits for the other.
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    let first = story.loads[0].0;
    story.not_loaded(FailureCode::Timeout);
    assert!(story.is_awaiting_connector());
    story.tell(Event::ConnectorLoaded {
        request: first,
        result: Ok(Arc::new(ConnectorDetails {
            connector: clayhr(),
            existing_account: Ok(None),
            guide: GuideSource::BuiltIn,
        })),
    });
    assert!(story.is_sending());
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
        let mut story = Story::filled_in();
        story.renews = renews;
        if is_loaded {
            story.loaded_with(connector(), Ok(None));
        }
        let loads = story.loads.len();
        story.tell(Event::ConnectPressed);
        for event in outside {
            let request = story.sends.iter().chain(&story.sign_ins).map(|(request, _)| *request).max();
            match event {
                Outside::Token => story.tell(Event::TokenGiven),
                Outside::RenewalFailed => story.tell(Event::RenewalFailed),
                Outside::Loaded => story.loaded_with(connector(), Ok(None)),
                Outside::NotLoaded(code) => story.not_loaded(code),
                Outside::Responded(code) => if let Some(request) = request {
                    story.tell(Event::Responded { request, result: Err(Failure::new(code)) });
                },
                Outside::PopupBlocked => if let Some(request) = request {
                    story.tell(Event::PopupBlocked { request });
                },
                Outside::Tick => story.tell(Event::CountdownTicked),
                Outside::Idle => story.tell(Event::IdleReached),
            }
        }
        let sent = story.sends.len() + story.sign_ins.len();
        prop_assert!(sent <= usize::from(RequestBudget::SUBMISSIONS), "{sent} with credentials");
        let loaded = story.loads.len() - loads;
        prop_assert!(loaded <= usize::from(RequestBudget::LOADS), "{loaded} questions");
    }
}
