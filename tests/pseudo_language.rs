//! A language in which every letter is another: what still reads as English on a screen is a sentence that stands outside
//! the catalogue, and that no translator would ever see.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use connect_wizard::{
    app::{App, AppState, to_html},
    contexts::Dispatch,
    i18n::{Catalogue, Message},
};
use flow::{
    event::Event,
    failure::{Failure, FailureCode},
    field::FieldKey,
    form::{Form, FormConfig},
    guide::StepId,
    secret::Secret,
    state::{Account, Confirmation, FlowState, RequestId, Submission},
    update::Flow,
};
use leptos::prelude::*;
use serde_json::Value;
use settings::Config;

/// Texts that are not sentences: the user's input, and the names of failures.
const DATA: &str = "acme";

/// A sentence with every letter outside its `{names}` changed.
fn foreign(sentence: &str) -> String {
    let mut is_name = false;
    sentence
        .chars()
        .map(|letter| {
            is_name = letter == '{' || (is_name && letter != '}');
            if letter.is_ascii_alphabetic() && !is_name {
                'ж'
            } else {
                letter
            }
        })
        .collect()
}

/// Everything that the catalogue and the guide say, in that language.
fn catalogue() -> Catalogue {
    let mut sentences: Vec<(String, String)> = Message::ALL
        .iter()
        .map(|message| (message.key().to_owned(), foreign(message.english())))
        .collect();
    let guide = guide::clayhr();
    let mut say = |sentence: &str| sentences.push((sentence.to_owned(), foreign(sentence)));
    guide.texts().into_iter().for_each(&mut say);
    let json = Value::Object(
        sentences
            .into_iter()
            .map(|(key, sentence)| (key, Value::String(sentence)))
            .collect(),
    );
    Catalogue::from_json("ru", "ЖЖ", &json)
}

fn form_config() -> Arc<FormConfig> {
    Arc::new(FormConfig::new(guide::clayhr()))
}

/// The form with the company typed.
fn form() -> Form {
    let mut flow = Flow::new(form_config());
    flow.update(Event::FieldChanged {
        field: FieldKey::Subdomain,
        text: Secret::new(DATA),
    });
    flow.form().unwrap().clone()
}

/// The card as it stands where the user is.
fn screen(state: FlowState) -> String {
    let flow = Flow::new(form_config()).in_state(|_| state);
    let owner = Owner::new();
    owner.with(|| {
        let state = AppState::with(flow, catalogue(), Arc::new(Config::default()));
        let draft = state.drafts.of(&FieldKey::Subdomain);
        draft.set(Secret::new(DATA));
        let dispatch = Dispatch::new(|_| ());
        to_html(view! { <App state dispatch /> })
    })
}

/// The words that a person sees or hears: text between tags, and the labels in them.
fn words(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        found.push(text.to_owned());
        for name in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""] {
            if let Some((_, value)) = tag.split_once(name) {
                found.push(value.split('"').next().unwrap().to_owned());
            }
        }
    }
    found
}

fn english_in(html: &str, data: &[&str]) -> Vec<String> {
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;"];
    words(html)
        .into_iter()
        .filter(|words| {
            let mut rest = words.clone();
            for known in data.iter().chain(&entities) {
                rest = rest.replace(known, "");
            }
            rest.contains(|letter: char| letter.is_ascii_alphabetic())
        })
        .collect()
}

#[test]
fn every_screen_speaks_the_language_of_the_catalogue_alone() {
    let step = |step| FlowState::Filling { form: form(), step };
    let account = Account {
        id: "1".to_owned(),
        provider: "p".to_owned(),
        company: DATA.to_owned(),
    };
    let connected = |confirmation| FlowState::Connected {
        account: account.clone(),
        confirmation,
    };
    let submitting = |submission| FlowState::Submitting {
        form: form(),
        submission,
    };
    let mut states = vec![
        step(StepId::Ask(0)),
        step(StepId::Ask(1)),
        step(StepId::Ask(2)),
        step(StepId::Check),
        submitting(Submission::AwaitingConnector),
        submitting(Submission::Sent(RequestId(1))),
        connected(Confirmation::Open),
        connected(Confirmation::Closed),
    ];
    states.extend(FailureCode::ALL.map(|code| FlowState::Failed {
        form: Some(form()),
        failure: Failure::new(code),
    }));
    let codes = FailureCode::ALL.map(FailureCode::as_str);
    let data: Vec<_> = codes.iter().copied().chain([DATA]).collect();
    for state in states {
        let html = screen(state.clone());
        assert!(html.contains('ж'), "{state:?} shows nothing: {html}");
        assert_eq!(english_in(&html, &data), Vec::<String>::new(), "{state:?}");
    }
}

#[test]
fn an_english_word_would_be_found() {
    let html = "<p class=\"x\">жж</p><button aria-label=\"Close\">ж</button><b>Hello acme</b>";
    assert_eq!(english_in(html, &[DATA]), ["Close", "Hello acme"]);
}
