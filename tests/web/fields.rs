//! One suite for every kind of field: a new kind is one line in `harness::kinds`.

use flow::{
    event::Event,
    field::{Field, FieldKind, SelectOption},
    linked_account::LinkedAccount,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Harness, document, extra, field, fire, focused, kinds, settle};

/// A value that the kind takes.
fn good(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Email => "name@company.com",
        FieldKind::Number => "12",
        FieldKind::Select(_) => "two",
        _ => "some text",
    }
}

/// Enters a value as the kind is used.
async fn enter(wizard: &Harness, kind: &FieldKind, text: &str) {
    let input = wizard.input("extra");
    js_sys::Reflect::set(&input, &"value".into(), &text.into()).expect("an input takes it");
    let is_select = matches!(kind, FieldKind::Select(_));
    fire(&input, if is_select { "change" } else { "input" });
    settle().await;
}

fn value(wizard: &Harness) -> String {
    let value = js_sys::Reflect::get(&wizard.input("extra"), &"value".into());
    value
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

async fn form(field: Field) -> Harness {
    let wizard = Harness::opening();
    wizard.open_form(vec![field], None).await;
    wizard
}

#[wasm_bindgen_test]
async fn the_label_and_the_hint_are_joined_to_the_input() {
    for kind in kinds() {
        let wizard = form(Field {
            description: Some("Where **it** is.".to_owned()),
            ..field(kind.clone())
        })
        .await;
        let input = wizard.input("extra");
        assert_eq!(
            wizard.text_of(&format!("label[for={}]", input.id())),
            "Extra field",
            "{kind:?}"
        );
        let described_by = input.get_attribute("aria-describedby").unwrap_or_default();
        let ids: Vec<_> = described_by.split(' ').collect();
        assert_eq!(
            wizard.text_of(&format!("#{}", ids[0])),
            "Where it is.",
            "{kind:?}"
        );
        assert!(wizard.find(&format!("#{}", ids[1])).is_some(), "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn a_phone_shows_the_keyboard_of_the_kind() {
    for kind in kinds() {
        let keyboard = match &kind {
            FieldKind::Email => Some("email"),
            FieldKind::Number => Some("decimal"),
            _ => None,
        };
        let wizard = form(field(kind.clone())).await;
        let input = wizard.input("extra");
        let shown = input.get_attribute("inputmode");
        assert_eq!(shown.as_deref(), keyboard, "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn an_error_is_announced_and_goes_when_it_is_mended() {
    for kind in kinds() {
        let wizard = form(field(kind.clone())).await;
        wizard.press("button[type=submit]").await;
        let input = wizard.input("extra");
        assert_eq!(
            input.get_attribute("aria-invalid").as_deref(),
            Some("true"),
            "{kind:?}"
        );
        let messages = wizard.get("#cw-extra-messages");
        assert_eq!(
            messages.get_attribute("aria-live").as_deref(),
            Some("polite")
        );
        let text = messages.text_content().unwrap_or_default();
        assert!(text.contains("Extra field"), "{kind:?}: {text}");
        assert_eq!(focused().as_ref(), Some(input.as_ref()), "{kind:?}");
        enter(&wizard, &kind, good(&kind)).await;
        assert_eq!(input.get_attribute("aria-invalid"), None, "{kind:?}");
        assert_eq!(messages.text_content().as_deref(), Some(""), "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn what_is_entered_becomes_the_draft_and_the_other_way_round() {
    for kind in kinds() {
        let wizard = form(field(kind.clone())).await;
        enter(&wizard, &kind, good(&kind)).await;
        let answers = wizard.state.drafts.answers();
        assert_eq!(answers.text(&extra()), good(&kind), "{kind:?}");
        let other = match &kind {
            FieldKind::Select(_) => "one",
            _ => "7",
        };
        wizard
            .state
            .drafts
            .fill(vec![(extra(), flow::secret::Secret::new(other))]);
        settle().await;
        assert_eq!(value(&wizard), other, "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_is_still_there_after_a_failure() {
    for kind in kinds() {
        let wizard = form(field(kind.clone())).await;
        enter(&wizard, &kind, good(&kind)).await;
        wizard.press("button[type=submit]").await;
        assert!(
            wizard.find("[data-cw-field]").is_none(),
            "nothing can be changed while it is sent"
        );
        wizard.happen(Event::CancelPressed).await;
        wizard.press_button("Back to my answers").await;
        assert_eq!(value(&wizard), good(&kind), "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn a_field_that_only_shows_something_takes_nothing() {
    for kind in kinds() {
        let wizard = form(Field {
            is_read_only: true,
            value: good(&kind).to_owned(),
            ..field(kind.clone())
        })
        .await;
        // What can't be changed can be reached by keyboard all the same, and copied; a list has no such state.
        let attribute = match kind {
            FieldKind::Select(_) => "disabled",
            _ => "readonly",
        };
        assert!(wizard.input("extra").has_attribute(attribute), "{kind:?}");
        assert_eq!(value(&wizard), good(&kind), "{kind:?}");
        let has_copy = wizard.find("[data-cw-copy]").is_some();
        let is_shown = !matches!(kind, FieldKind::Select(_) | FieldKind::Password);
        assert_eq!(has_copy, is_shown, "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn a_choice_may_have_other_values_in_the_page_than_are_sent() {
    let option = |value: &str, cover: &str| SelectOption {
        label: value.to_uppercase(),
        value: value.to_owned(),
        cover: Some(cover.to_owned()),
    };
    let options = vec![option("one", "option-1"), option("two", "option-2")];
    let kind = FieldKind::Select(options);
    let wizard = form(field(kind.clone())).await;
    enter(&wizard, &kind, "option-2").await;
    assert_eq!(wizard.state.drafts.answers().text(&extra()), "two");
    assert_eq!(value(&wizard), "option-2");
    let one = flow::secret::Secret::new("one");
    wizard.state.drafts.fill(vec![(extra(), one)]);
    settle().await;
    assert_eq!(value(&wizard), "option-1");
}

#[wasm_bindgen_test]
async fn no_browser_keeps_or_mends_what_is_typed() {
    for kind in kinds() {
        let wizard = form(field(kind.clone())).await;
        let input = wizard.input("extra");
        for (name, off) in [
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("autocorrect", "off"),
            ("spellcheck", "false"),
            // The marks by which password managers leave a field alone.
            ("data-1p-ignore", "true"),
            ("data-lpignore", "true"),
            ("data-bwignore", "true"),
            ("data-form-type", "other"),
        ] {
            assert_eq!(
                input.get_attribute(name).as_deref(),
                Some(off),
                "{kind:?}: {name}"
            );
        }
        assert!(!input.has_attribute("value"), "{kind:?}: in no attribute");
    }
}

#[wasm_bindgen_test]
async fn a_secret_is_hidden_until_it_is_revealed() {
    let wizard = form(field(FieldKind::Password)).await;
    enter(&wizard, &FieldKind::Password, "hush").await;
    let input = wizard.input("extra");
    assert_eq!(input.type_(), "password");
    wizard.press("button[aria-pressed=false]").await;
    assert_eq!(input.type_(), "text");
    assert_eq!(input.value(), "hush");
    wizard.press("button[aria-pressed=true]").await;
    assert_eq!(input.type_(), "password");
}

#[wasm_bindgen_test]
async fn a_secret_of_several_lines_is_hidden_until_it_is_revealed() {
    let kind = FieldKind::TextArea;
    let hidden = |wizard: &Harness| wizard.input("extra").has_attribute("data-cw-hidden");
    let wizard = form(Field {
        is_secret: true,
        ..field(kind.clone())
    })
    .await;
    enter(&wizard, &kind, "two\nlines").await;
    assert!(hidden(&wizard));
    wizard.press("button[aria-pressed=false]").await;
    assert!(!hidden(&wizard));
    assert_eq!(value(&wizard), "two\nlines");
    // What is no secret is never hidden.
    let wizard = form(field(kind)).await;
    assert!(!hidden(&wizard));
    assert!(wizard.find("button[aria-pressed]").is_none());
}

#[wasm_bindgen_test]
async fn a_field_for_a_key_of_several_lines_takes_a_file() {
    for kind in [FieldKind::Password, FieldKind::TextArea] {
        let wizard = form(Field {
            label: "Private key".to_owned(),
            is_secret: true,
            ..field(kind.clone())
        })
        .await;
        let place = "[data-cw-drop] [data-cw-field=extra]";
        assert!(wizard.find(place).is_some(), "{kind:?}");
        assert!(wizard.text().contains("drop the file here"), "{kind:?}");
        let wizard = form(field(kind.clone())).await;
        assert!(wizard.find(place).is_none(), "{kind:?}");
        assert!(!wizard.text().contains("drop the file here"), "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn a_saved_secret_is_named_by_its_end_and_entered_anew_on_request() {
    for kind in [FieldKind::Password, FieldKind::TextArea] {
        let wizard = Harness::opening();
        let existing = LinkedAccount {
            id: "account".to_owned(),
            secrets: vec![("extra".to_owned(), "x7Qp".to_owned())],
            ..LinkedAccount::default()
        };
        let field = Field {
            is_secret: true,
            ..field(kind.clone())
        };
        wizard.open_form(vec![field], Some(existing)).await;
        assert_eq!(value(&wizard), "••••••••x7Qp", "{kind:?}");
        assert!(wizard.input("extra").has_attribute("readonly"), "{kind:?}");
        wizard.press_button("Replace").await;
        assert_eq!(value(&wizard), "", "{kind:?}");
        assert_eq!(
            focused().as_ref(),
            Some(wizard.input("extra").as_ref()),
            "{kind:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_field_that_is_taken_away_while_it_has_the_focus_harms_nothing() {
    for kind in kinds() {
        let wizard = form(field(kind.clone())).await;
        enter(&wizard, &kind, good(&kind)).await;
        let input: HtmlElement = wizard.input("extra").unchecked_into();
        input.focus().expect("it takes the focus");
        wizard.press("button[type=submit]").await;
        assert_ne!(
            document().active_element().as_ref(),
            Some(input.as_ref()),
            "{kind:?}"
        );
        assert!(wizard.text().contains("Connecting"), "{kind:?}");
    }
}
