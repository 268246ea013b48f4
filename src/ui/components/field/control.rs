//! The input itself: typing, pasting, leaving, and showing what is hidden.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::id_of;
use crate::{
    domain::{
        field::FieldKey,
        paste::{Target, understand},
        secret::Secret,
        session::{Event, Session},
    },
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, SMALL, button, element},
    },
};

/// What an input is for.
pub struct TextControl {
    /// Which field.
    pub field: FieldKey,
    /// Whether it is hidden until the user asks to see it.
    pub is_secret: bool,
    /// Whether a hint describes it.
    pub has_hint: bool,
    /// Whether its value is given and can't be changed.
    pub is_read_only: bool,
}

/// One line of text, hidden while it is typed if it is a secret. What is pasted is understood first.
pub fn text_control(context: &Context, control: TextControl) -> Element {
    let TextControl {
        field,
        is_secret,
        has_hint,
        is_read_only,
    } = control;
    let shown = context.are_secrets_shown;
    let mut described_by = id_of(&field, "messages");
    if has_hint {
        described_by = [&id_of(&field, "hint"), " ", &described_by].concat();
    }
    let mut input = element("input", "cw-field__input")
        .attribute("part", "input")
        .attribute("id", &id_of(&field, ""))
        .attribute("data-cw-field", field.as_str())
        .attribute("aria-describedby", &described_by)
        // Off: a browser would offer the user's own passwords, and would keep the key.
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("autocorrect", "off")
        .attribute("spellcheck", "false")
        .attribute("enterkeyhint", "next");
    if field == FieldKey::UserId {
        input = input.attribute("inputmode", "numeric");
    }
    if is_read_only {
        input = input.attribute("disabled", "");
    }
    input = if is_secret {
        let kind = move || Some(if shown.get() { "text" } else { "password" }.to_owned());
        input.live_attribute("type", Box::new(kind))
    } else {
        input.attribute("type", "text")
    };
    let input = listen(context, &field, input);
    let control = element("div", "cw-field__control").child(input);
    if !is_secret {
        return control;
    }
    let is_pressed = move || Some(if shown.get() { "true" } else { "false" }.to_owned());
    let reveal = button(SMALL, context.texts.text(Message::ShowKey))
        .live_attribute("aria-pressed", Box::new(is_pressed))
        .on(
            "click",
            Box::new(move |_| shown.update(|shown| *shown = !*shown)),
        );
    control.child(reveal)
}

/// Joins the input to its draft, both ways, and tells the shell what happens in it.
fn listen(context: &Context, field: &FieldKey, input: Element) -> Element {
    let is_wrong = {
        let (wizard, field) = (context.wizard, field.clone());
        move || {
            let is_wrong = wizard.with(|wizard| has_error(&wizard.session, &field));
            is_wrong.then(|| "true".to_owned())
        }
    };
    let draft = context.drafts.of(field);
    let text = {
        let draft = draft.clone();
        move || Some(draft.with(|text| text.expose().to_owned()))
    };
    let on_input = {
        let (context, field) = (context.clone(), field.clone());
        move |event| {
            draft.set(Secret::new(event_target_value(&event)));
            context.dispatch(Event::FieldChanged(field.clone()));
        }
    };
    let on_blur = {
        let (context, field) = (context.clone(), field.clone());
        move |_| context.dispatch(Event::FieldLeft(field.clone()))
    };
    let on_paste = {
        let (context, field) = (context.clone(), field.clone());
        move |event| take_paste(&context, &field, &event)
    };
    input
        .live_attribute("aria-invalid", Box::new(is_wrong))
        .live_value(Box::new(text))
        .on("input", Box::new(on_input))
        .on("blur", Box::new(on_blur))
        .on("paste", Box::new(on_paste))
}

fn has_error(session: &Session, field: &FieldKey) -> bool {
    matches!(session, Session::Answering { errors, .. }
        if errors.iter().any(|error| error.field == *field))
}

/// Takes a paste that holds more than this field's own value; any other is left to the browser.
fn take_paste(context: &Context, field: &FieldKey, event: &web_sys::Event) {
    let target = match field {
        FieldKey::Subdomain => Target::Subdomain,
        FieldKey::ApiKey => Target::ApiKey,
        FieldKey::UserId => Target::UserId,
        FieldKey::Other(_) => return,
    };
    let Some(text) = event
        .dyn_ref::<web_sys::ClipboardEvent>()
        .and_then(|event| event.clipboard_data())
        .and_then(|data| data.get_data("text").ok())
        .map(Secret::new)
    else {
        return;
    };
    if let Some(pasted) = understand(text.expose(), target, &context.rules.hosts) {
        event.prevent_default();
        context.dispatch(Event::Pasted(pasted));
    }
}
