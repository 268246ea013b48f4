//! A field with its label, hint, error and remarks, joined for assistive technology.

mod control;
mod messages;

use leptos::prelude::*;

use self::{
    control::{TextControl, text_control},
    messages::messages,
};
use crate::{
    domain::{
        field::{Field, FieldKey, FieldKind, SelectOption},
        secret::Secret,
    },
    i18n::{Message, sentences},
    ui::{
        context::Context,
        element::{Element, element, paragraph},
    },
};

/// One of the fields that a step of the guide asks for.
pub fn asked_field(context: &Context, field: &FieldKey) -> Element {
    let hint = context
        .texts
        .0
        .with_untracked(|catalogue| sentences::field_hint(catalogue, field));
    let control = TextControl {
        field: field.clone(),
        is_secret: *field == FieldKey::ApiKey,
        has_hint: hint.is_some(),
        is_read_only: false,
    };
    labelled(
        context,
        field,
        context.texts.label(field),
        hint,
        text_control(context, control),
    )
}

/// A field that only the backend knows, as it describes it.
pub fn extra_field(context: &Context, key: &FieldKey, field: &Field) -> Element {
    let draft = context.drafts.of(key);
    if draft.with_untracked(Secret::is_empty) && !field.value.is_empty() {
        draft.set(Secret::new(field.value.as_str()));
    }
    let mut label = field.label.clone();
    if !field.is_required {
        label = [&label, " ", &context.texts.text(Message::Optional)].concat();
    }
    let control = match &field.kind {
        FieldKind::Select(options) => select(context, key, field, options),
        FieldKind::Text | FieldKind::Password | FieldKind::TextArea => text_control(
            context,
            TextControl {
                field: key.clone(),
                is_secret: field.kind == FieldKind::Password,
                has_hint: field.description.is_some(),
                is_read_only: field.is_read_only,
            },
        ),
    };
    labelled(context, key, label, field.description.clone(), control)
}

fn labelled(
    context: &Context,
    key: &FieldKey,
    label: String,
    hint: Option<String>,
    control: Element,
) -> Element {
    let hint =
        hint.map(|hint| paragraph("cw-field__hint", hint).attribute("id", &id_of(key, "hint")));
    let label = element("label", "cw-field__label")
        .attribute("for", &id_of(key, ""))
        .text(label);
    element("div", "cw-field")
        .attribute("part", "field")
        .child(label)
        .children(hint)
        .child(control)
        .child(messages(context, key))
}

fn select(context: &Context, key: &FieldKey, field: &Field, options: &[SelectOption]) -> Element {
    let draft = context.drafts.of(key);
    let chosen = draft.get_untracked();
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
    let select = element("select", "cw-field__input")
        .attribute("id", &id_of(key, ""))
        .attribute("data-cw-field", key.as_str())
        .child(option("", ""))
        .children(
            options
                .iter()
                .map(|shown| option(&shown.value, &shown.label)),
        )
        .on(
            "change",
            Box::new(move |event| draft.set(Secret::new(event_target_value(&event)))),
        );
    if field.is_read_only {
        select.attribute("disabled", "")
    } else {
        select
    }
}

/// The id of a field's element, or of what describes it.
fn id_of(field: &FieldKey, part: &str) -> String {
    let mut id = ["cw-", field.as_str()].concat();
    if !part.is_empty() {
        id.push('-');
        id.push_str(part);
    }
    id
}
