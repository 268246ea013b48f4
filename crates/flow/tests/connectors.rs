//! Forms that only the backend knows, and picking one of several.
#![allow(clippy::unwrap_used)]

mod support;

use std::{cell::Cell, sync::Arc};

use flow::{
    connector::Connector,
    effect::Focus,
    event::Event,
    failure::Failure,
    failure::FailureCode,
    field::{Field, FieldKey, FieldKind, SelectOption},
    fields::rule::{RuleChecker, RuleKind, ValidationRule},
    guide::Guide,
    guide::StepId,
    state::FlowState,
    update::Flow,
};
use support::*;

#[test]
fn one_of_several_connectors_is_chosen_and_another_one_after_it() {
    let mut harness = Harness::loading();
    assert!(harness.is_loading());
    harness.listed();
    assert_eq!(harness.flow.state(), &FlowState::PickingConnector);
    assert_eq!(harness.provider, Some(Some(String::new())));
    harness.tell(Event::ConnectorSelected("heron".to_owned()));
    assert!(harness.is_loading());
    assert_eq!(harness.loads.last().unwrap().1.as_deref(), Some("heron"));
    harness.loaded_other(heron(), Guide::default());
    assert_eq!(harness.step(), StepId::Check);
    assert_eq!(harness.provider, Some(Some("Heron HR".to_owned())));
    assert!(harness.flow.has_back());
    harness.types_into("apiKey", KEY);
    harness.tell(Event::BackPressed);
    assert_eq!(harness.flow.state(), &FlowState::PickingConnector);
    assert_eq!(
        harness.text(&FieldKey::from_name("apiKey")),
        "",
        "no key goes to another provider"
    );
    // ClayHR has its own guide, whichever was open before.
    harness.tell(Event::ConnectorSelected("int-clayhr".to_owned()));
    harness.loaded_with(clayhr(), Ok(None));
    assert_eq!(harness.step(), StepId::Ask(0));
    assert_eq!(harness.provider, Some(None));
    assert_eq!(harness.form().guide(), &guide::clayhr());
}

#[test]
fn an_answer_to_an_older_choice_is_ignored() {
    let mut harness = Harness::loading();
    harness.listed();
    harness.tell(Event::ConnectorSelected("wren".to_owned()));
    let late = harness.loads.last().unwrap().0;
    harness.tell(Event::TokenGiven);
    harness.listed();
    harness.tell(Event::ConnectorLoaded {
        request: late,
        result: Ok(Arc::new(other(heron(), Guide::default()))),
    });
    assert_eq!(harness.flow.state(), &FlowState::PickingConnector);
}

#[test]
fn a_page_that_waits_for_the_backend_can_fail_and_try_again() {
    let mut harness = Harness::loading();
    harness.not_loaded(FailureCode::BackendError);
    assert!(matches!(harness.flow.state(), FlowState::Failed { .. }));
    assert!(
        !harness.flow.has_back(),
        "there are no answers to go back to"
    );
    harness.tell(Event::BackPressed);
    assert!(matches!(harness.flow.state(), FlowState::Failed { .. }));
    harness.tell(Event::ConnectPressed);
    assert!(harness.is_loading());
    harness.loaded_other(heron(), Guide::default());
    assert_eq!(harness.step(), StepId::Check);

    let mut harness = Harness::loading();
    harness.not_loaded(FailureCode::SessionExpired);
    harness.tell(Event::TokenGiven);
    assert!(harness.is_loading());
}

#[test]
fn without_a_token_a_page_that_must_wait_says_so() {
    let mut flow = Flow::loading(config());
    flow.update(Event::Started { has_token: false });
    // Nor has the host one.
    flow.update(Event::RenewalFailed);
    assert_eq!(
        flow.state(),
        &FlowState::Failed {
            form: None,
            failure: Failure::new(FailureCode::SessionMissing)
        }
    );
}

#[test]
fn a_session_for_another_provider_leaves_the_clayhr_steps() {
    let mut harness = Harness::started();
    harness.types_into("subdomain", "acme");
    harness.loaded_other(heron(), Guide::default());
    assert_eq!(harness.step(), StepId::Check);
    // Even if Connect was pressed already: what was typed was for somebody else.
    let mut harness = Harness::started();
    for (key, text) in [("subdomain", "acme"), ("apiKey", KEY), ("userId", "123456")] {
        harness.types_into(key, text);
        harness.tell(Event::ContinuePressed);
    }
    harness.tell(Event::ConnectPressed);
    assert!(harness.is_awaiting_connector());
    harness.loaded_other(heron(), Guide::default());
    assert_eq!(harness.step(), StepId::Check);
    assert!(harness.sends.is_empty());
}

#[test]
fn a_form_is_checked_by_the_rules_of_the_backend_and_sent_whole() {
    let mut harness = Harness::loading();
    harness.loaded_other(heron(), Guide::default());
    assert_eq!(
        harness.text(&FieldKey::from_name("size")),
        "50",
        "the value it starts with"
    );
    harness.types_into("size", "many");
    harness.tell(Event::ConnectPressed);
    let wrong: Vec<_> = harness
        .errors()
        .iter()
        .map(|(key, _)| key.as_str().to_owned())
        .collect();
    assert_eq!(wrong, ["site", "apiKey", "size"]);
    assert_eq!(
        harness.focus,
        Some(Focus::Field(FieldKey::Other("site".to_owned())))
    );
    // Each heals while it is typed.
    harness.types_into("site", " nest-42 ");
    harness.types_into("size", "-1.5");
    assert_eq!(harness.errors().len(), 1);
    // Shorter than any key of ClayHR's: not our business here.
    harness.types(&FieldKey::Other("apiKey".to_owned()), "k 1");
    harness.tell(Event::ConnectPressed);
    assert_eq!(
        harness.credentials(),
        [
            ("site", "nest-42"),
            ("apiKey", "k 1"),
            ("size", "-1.5"),
            ("version", "v3")
        ]
    );
}

thread_local! {
    /// Tells that what checks rules has come.
    static HAS_CHECKER: Cell<bool> = const { Cell::new(false) };
}

#[test]
fn rules_that_come_after_the_answers_hold_for_them_too() {
    let late = RuleChecker(|rule, answer| {
        let checked = HAS_CHECKER.get().then(|| (checker().0)(rule, answer));
        checked.flatten()
    });
    let mut harness = Harness::loading_checked_by(late);
    harness.loaded_other(heron(), Guide::default());
    harness.types_into("site", "nest-42");
    harness.types(&FieldKey::Other("apiKey".to_owned()), "k 1");
    harness.types_into("size", "many");
    HAS_CHECKER.set(true);
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends.len(), 0);
    let wrong: Vec<_> = harness
        .errors()
        .iter()
        .map(|(key, _)| key.as_str().to_owned())
        .collect();
    assert_eq!(wrong, ["size"]);
    harness.types_into("size", "7");
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.sends.len(), 1);
}

#[test]
fn nothing_to_fill_in_is_fine_but_not_where_our_guide_asks() {
    let empty = |connector: Connector| Connector {
        fields: Vec::new(),
        ..connector
    };
    let mut harness = Harness::loading();
    harness.loaded_other(empty(heron()), Guide::default());
    harness.tell(Event::ConnectPressed);
    assert_eq!(harness.credentials(), []);

    let mut harness = Harness::loading();
    harness.loaded_with(empty(clayhr()), Ok(None));
    let failure = Failure::new(FailureCode::ConfigInvalid);
    assert_eq!(harness.failure(), failure.code);
}

#[test]
fn a_choice_is_read_by_its_label() {
    let option = |value: &str, label: &str| SelectOption {
        label: label.to_owned(),
        value: value.to_owned(),
        cover: None,
    };
    let region = Field {
        kind: FieldKind::Select(vec![option("eu", "Europe"), option("us", "United States")]),
        ..field("region")
    };
    assert_eq!(region.words_for("us"), "United States");
    assert_eq!(region.words_for("moon"), "moon");
    assert_eq!(field("region").words_for("us"), "us");
}

/// A connector whose values are shown as other words: one that nobody may change, and one with a rule that the words break.
fn covered() -> Connector {
    let mut connector = heron();
    connector.fields.push(Field {
        is_read_only: true,
        value: "https://vendor.example/callback".to_owned(),
        cover: Some("(ask us)".to_owned()),
        ..field("callback")
    });
    connector.fields.push(Field {
        value: "vendor-1".to_owned(),
        cover: Some("ours 1".to_owned()),
        rule: Some(ValidationRule {
            kind: RuleKind::Pattern,
            text: "^[a-z]+-[0-9]$".to_owned(),
            sentence: None,
        }),
        ..field("name")
    });
    connector
}

#[test]
fn a_value_under_other_words_is_sent_as_it_came() {
    let sent = |typed: Option<&str>| {
        let mut harness = Harness::loading();
        harness.loaded_other(covered(), Guide::default());
        let text = |key: &str| harness.text(&FieldKey::from_name(key));
        assert_eq!((text("callback"), text("name")), ("(ask us)", "ours 1"));
        harness.types_into("site", "a-site");
        harness.types(&FieldKey::Other("apiKey".to_owned()), KEY);
        if let Some(typed) = typed {
            harness.types_into("name", typed);
        }
        harness.tell(Event::ConnectPressed);
        let account = &harness.sends.last().unwrap().1;
        let value = |key: &str| {
            let found = account.credentials.iter().find(|(name, _)| name == key);
            found.unwrap().1.expose().to_owned()
        };
        (value("callback"), value("name"))
    };
    let callback = "https://vendor.example/callback".to_owned();
    assert_eq!(sent(None), (callback.clone(), "vendor-1".to_owned()));
    assert_eq!(sent(Some("own-2")), (callback, "own-2".to_owned()));
}
