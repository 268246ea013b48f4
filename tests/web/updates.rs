//! Changes around the user while they work: only what changed is updated. Focus, caret and half-typed text stay.

use std::sync::Arc;

use flow::{
    connector::{Connector, Notice, NoticePlace},
    details::{ConnectorDetails, GuideSource},
    field::FieldKind,
};
use serde_json::json;
use settings::Config;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use crate::harness::{Harness, field, focused, settle, summary, type_text};

/// A user in the middle of typing: the caret stands after two letters.
struct Typing {
    input: HtmlInputElement,
}

impl Typing {
    fn start(input: HtmlInputElement, text: &str) -> Self {
        input.focus().expect("it takes the focus");
        type_text(&input, text);
        input.set_selection_range(2, 2).expect("a caret");
        Self { input }
    }

    fn expect_undisturbed(&self, text: &str) {
        let element: &Element = self.input.as_ref();
        assert!(element.is_connected(), "the same input");
        assert_eq!(focused().as_ref(), Some(element), "the focus stays");
        assert_eq!(self.input.value(), text);
        assert_eq!(self.input.selection_start(), Ok(Some(2)), "the caret stays");
    }
}

#[wasm_bindgen_test]
async fn another_language_changes_the_words_and_nothing_else() {
    let wizard = Harness::new();
    settle().await;
    let typing = Typing::start(wizard.input("subdomain"), "acm");
    let german = json!({ "continue": "Weiter", "field-subdomain": "Subdomäne", "title": "{provider} verbinden" });
    wizard.speak("de", german).await;
    typing.expect_undisturbed("acm");
    let card = wizard.get(".cw-card");
    assert_eq!(card.get_attribute("lang").as_deref(), Some("de"));
    assert_eq!(
        card.get_attribute("aria-label").as_deref(),
        Some("ClayHR verbinden")
    );
    assert_eq!(wizard.text_of("button[type=submit]"), "Weiter");
    assert_eq!(wizard.text_of(".cw-field__label"), "Subdomäne");
    wizard.speak("ar", json!({})).await;
    typing.expect_undisturbed("acm");
    assert_eq!(card.get_attribute("dir").as_deref(), Some("rtl"));
}

#[wasm_bindgen_test]
async fn an_error_that_is_shown_is_translated_in_place() {
    let wizard = Harness::new();
    wizard.press("button[type=submit]").await;
    let line = wizard.get("#cw-subdomain-messages p");
    wizard
        .speak("de", json!({ "subdomain-empty": "Gib die Subdomäne ein" }))
        .await;
    assert!(line.is_connected());
    assert!(
        line.text_content()
            .is_some_and(|text| text.contains("Gib die Subdomäne ein"))
    );
}

#[wasm_bindgen_test]
async fn other_settings_change_what_they_are_about() {
    let wizard = Harness::new();
    settle().await;
    let typing = Typing::start(wizard.input("subdomain"), "acm");
    wizard.state.settings.set(Arc::new(Config {
        theme: settings::ColourScheme::Dark,
        support_contact: Some("mailto:help@partner.example".to_owned()),
        product_name: Some("Partner".to_owned()),
        ..Config::default()
    }));
    settle().await;
    typing.expect_undisturbed("acm");
    assert_eq!(
        wizard
            .get(".cw-card")
            .get_attribute("data-cw-theme")
            .as_deref(),
        Some("dark")
    );
    assert!(
        wizard
            .find("footer a[href='mailto:help@partner.example']")
            .is_some()
    );
    assert_eq!(wizard.text_of(".cw-header__product"), "Partner");
}

#[wasm_bindgen_test]
async fn the_backends_answer_adds_what_it_knows_and_moves_nothing() {
    let wizard = Harness::new();
    settle().await;
    let typing = Typing::start(wizard.input("subdomain"), "acm");
    let connector = Connector {
        integration_id: "integration".to_owned(),
        provider: "clayhr".to_owned(),
        name: "ClayHR".to_owned(),
        fields: vec![field(FieldKind::Text)],
        notices: vec![Notice {
            text: "Ask your **administrator** first.".to_owned(),
            is_warning: true,
            place: NoticePlace::Top,
        }],
        ..Connector::default()
    };
    wizard
        .load(ConnectorDetails {
            connector,
            existing_account: Ok(None),
            guide: GuideSource::BuiltIn,
        })
        .await;
    typing.expect_undisturbed("acm");
    assert_eq!(
        wizard.text_of(".cw-notice--warning strong"),
        "administrator"
    );
}

#[wasm_bindgen_test]
async fn a_search_outlives_another_language() {
    let wizard = Harness::opening();
    let connectors = (0..9).map(|index| summary(index, "hris"));
    wizard.list(connectors.collect()).await;
    let search = wizard.get("input[type=search]").unchecked_into();
    let typing = Typing::start(search, "provider 7");
    settle().await;
    let row = wizard.get(".cw-offer");
    wizard.speak("de", json!({ "search": "Suchen" })).await;
    typing.expect_undisturbed("provider 7");
    assert!(row.is_connected(), "the rows stay");
    assert_eq!(typing.input.placeholder(), "Suchen");
}
