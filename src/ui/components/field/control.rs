//! The input itself: typing, pasting, leaving, and showing what is hidden.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::id_of;
use crate::{
    i18n::Message,
    ui::{
        components::lines::{Line, worked_out},
        context::Context,
        element::{Element, SMALL, button, element},
    },
};
use flow::{
    field::{Field, FieldKey, FieldKind, SelectOption},
    fields::paste::{Target, understand},
    secret::Secret,
    session::{Event, Session},
};

/// What the user types or chooses in. A secret that the linked account keeps is only named, until the user wants to
/// replace it.
pub fn control(context: &Context, key: &FieldKey, field: Field, is_secret: bool) -> Element {
    let row = element("div", "cw-field__control");
    if !is_secret && field.kept.is_none() {
        return row.child(input(context, key, &field, false));
    }
    let (context, key) = (context.clone(), key.clone());
    let kept = {
        let key = key.clone();
        worked_out(
            &context,
            Box::new(move |_, wizard| {
                let ending = wizard.kept(&key).map(str::to_owned);
                ending
                    .into_iter()
                    .map(|ending| Line::plain("", ending))
                    .collect()
            }),
        )
    };
    row.live(Box::new(move || match kept.get().first() {
        Some(ending) => kept_secret(&context, &key, &ending.text),
        None if is_secret => vec![input(&context, &key, &field, true), reveal_button(&context)],
        // A secret of several lines is not hidden while it is typed.
        None => vec![input(&context, &key, &field, false)],
    }))
}

fn kept_secret(context: &Context, key: &FieldKey, ending: &str) -> Vec<Element> {
    let shown = [DOTS, ending].concat();
    let replaced = key.clone();
    let replace = button(SMALL, context.texts.text(Message::Replace))
        .dispatches(context, move || Event::ReplacePressed(replaced.clone()));
    let kept = named(key, element("input", "cw-field__input"))
        .attribute("readonly", "")
        .live_value(Box::new(move || Some(shown.clone())));
    vec![kept, replace]
}

/// What is shown of a secret before its end.
pub const DOTS: &str = "••••••••";

fn named(key: &FieldKey, input: Element) -> Element {
    let described_by = [&id_of(key, "hint"), " ", &id_of(key, "messages")].concat();
    input
        .attribute("part", "input")
        .attribute("id", &id_of(key, ""))
        .attribute("data-cw-field", key.as_str())
        .attribute("aria-describedby", &described_by)
}

/// What is pasted into a field of ours is understood first.
fn input(context: &Context, key: &FieldKey, field: &Field, is_secret: bool) -> Element {
    let tag = match field.kind {
        FieldKind::TextArea => "textarea",
        FieldKind::Select(_) => "select",
        _ => "input",
    };
    let mut input = named(key, element(tag, "cw-field__input"))
        // Off: a browser would offer the user's own passwords, and would keep the key.
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("autocorrect", "off")
        .attribute("spellcheck", "false")
        .attribute("enterkeyhint", "next");
    if *key == FieldKey::UserId {
        input = input.attribute("inputmode", "numeric");
    }
    match &field.kind {
        FieldKind::Number => input = input.attribute("inputmode", "decimal"),
        FieldKind::TextArea => input = input.attribute("rows", "4"),
        FieldKind::Select(options) => input = with_options(context, key, input, options),
        FieldKind::Text | FieldKind::Password => {}
    }
    if let Some(placeholder) = &field.placeholder {
        input = input.attribute("placeholder", placeholder);
    }
    if field.is_read_only {
        input = input.attribute("disabled", "");
    }
    if is_secret {
        let shown = context.secrets_shown();
        let kind = move || {
            let kind = if shown.get().is_empty() {
                "password"
            } else {
                "text"
            };
            Some(kind.to_owned())
        };
        input = input.live_attribute("type", Box::new(kind));
    } else if tag == "input" {
        input = input.attribute("type", "text");
    }
    // Not every tool that chooses for the user says more than that.
    let changed = if tag == "select" { "change" } else { "input" };
    listen(context, key, input, changed)
}

fn reveal_button(context: &Context) -> Element {
    let shown = context.secrets_shown();
    let pressed = shown.clone();
    let is_pressed = move || {
        let is_pressed = !pressed.get().is_empty();
        Some(if is_pressed { "true" } else { "false" }.to_owned())
    };
    button(SMALL, context.texts.text(Message::ShowKey))
        .live_attribute("aria-pressed", Box::new(is_pressed))
        .on(
            "click",
            Box::new(move |_| {
                let is_hidden = shown.get_untracked().is_empty();
                shown.set(Secret::new(if is_hidden { "shown" } else { "" }));
            }),
        )
}

fn with_options(
    context: &Context,
    key: &FieldKey,
    select: Element,
    options: &[SelectOption],
) -> Element {
    let chosen = context.drafts.of(key).get_untracked();
    let option = |value: &str, label: &str| {
        let option = element("option", "")
            .attribute("value", value)
            .text(label.to_owned());
        if value == chosen.expose() {
            option.attribute("selected", "")
        } else {
            option
        }
    };
    select
        .child(option("", ""))
        .children(options.iter().map(|one| option(&one.value, &one.label)))
}

/// Joins the input to its draft, both ways, and tells the shell what happens in it.
fn listen(context: &Context, field: &FieldKey, input: Element, changed: &'static str) -> Element {
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
        .on(changed, Box::new(on_input))
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
    let typed = context.drafts.answers();
    if let Some(pasted) = understand(text.expose(), target, &typed, &context.rules().hosts) {
        event.prevent_default();
        context.dispatch(Event::Pasted(pasted));
    }
}
