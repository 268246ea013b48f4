//! Small values and their rules: which field is which, what is sent for each, what moves the focus, what a budget holds.

mod support;

use flow::{
    answers::Answers,
    budget::RequestBudget,
    connector::{Connector, FieldNames},
    event::Event,
    failure::{Failure, FailureCode},
    field::{Field, FieldKey, SelectOption},
    secret::Secret,
    state::RequestId,
};
use support::field;

fn labelled(key: &str, label: &str) -> Field {
    Field {
        label: label.to_owned(),
        ..field(key)
    }
}

#[test]
fn fields_are_recognised_in_any_order() {
    let fields = [field("userId"), field("api_key"), field("companySubdomain")];
    let [subdomain, key, user_id] = FieldKey::CLAYHR;
    assert_eq!(
        FieldNames::default().recognise(&fields),
        [user_id, key, subdomain]
    );
}

#[test]
fn a_field_that_has_a_name_gets_no_second_one_by_its_label() {
    let fields = [labelled("api_key", "User ID")];
    assert_eq!(FieldNames::default().recognise(&fields), [FieldKey::ApiKey]);
}

#[test]
fn a_hidden_field_and_a_read_only_one_send_their_own_value() {
    let hidden = Field {
        is_shown: false,
        value: "own".to_owned(),
        ..field("region")
    };
    let read_only = Field {
        is_read_only: true,
        value: "given".to_owned(),
        ..field("plan")
    };
    let connector = Connector {
        fields: vec![hidden, read_only],
        ..Connector::default()
    };
    let sent = connector.credentials(&FieldNames::default(), |_| Some(Secret::new("typed")));
    let sent: Vec<_> = sent
        .iter()
        .map(|(key, value)| (key.as_str(), value.expose()))
        .collect();
    assert_eq!(sent, [("region", "own"), ("plan", "given")]);
}

#[test]
fn only_the_user_moves_the_focus_of_somebody_who_is_elsewhere() {
    let request = RequestId::default();
    let failure = || Err(Failure::new(FailureCode::Timeout));
    let field = FieldKey::ApiKey;
    for event in [
        Event::Started { has_token: true },
        Event::Resumed(Answers::default()),
        Event::TokenGiven,
        Event::FieldLeft(field.clone()),
        Event::CountdownTicked,
        Event::IdleReached,
        Event::ConnectorsListed {
            request,
            connectors: Vec::new(),
        },
        Event::PopupBlocked { request },
        Event::ProgramIncomplete { is_awaited: true },
        Event::Responded {
            request,
            result: failure(),
        },
    ] {
        assert!(!event.is_by_user(), "{event:?}");
    }
    for event in [
        Event::ContinuePressed,
        Event::BackPressed,
        Event::ConnectPressed,
        Event::CancelPressed,
        Event::FocusRequested(field.clone()),
        Event::ChangePressed(field),
        Event::ConnectorSelected("int-1".to_owned()),
    ] {
        assert!(event.is_by_user(), "{event:?}");
    }
}

#[test]
fn a_budget_says_when_nothing_is_left_of_it() {
    let mut budget = RequestBudget::new();
    for _ in 0..RequestBudget::LOADS {
        assert!(budget.has_load() && budget.take_load());
    }
    assert!(!budget.has_load() && !budget.take_load());
}

#[test]
fn an_option_stands_in_the_page_under_its_cover() {
    let plain = SelectOption {
        label: "Europe".to_owned(),
        value: "eu".to_owned(),
        cover: None,
    };
    let covered = SelectOption {
        cover: Some("option-1".to_owned()),
        ..plain.clone()
    };
    assert_eq!(
        (plain.shown_value(), covered.shown_value()),
        ("eu", "option-1")
    );
}
