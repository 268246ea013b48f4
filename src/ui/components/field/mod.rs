//! A field with its label, hint, error and remarks, joined for assistive technology.

mod control;
mod messages;

use leptos::prelude::WithUntracked;

pub use self::control::DOTS;
use self::{control::control, messages::messages};
use crate::{
    i18n::{Message, sentences},
    ui::{
        components::{notices::connector_notices, rich_text::rich_text},
        context::Context,
        element::{Element, element},
    },
};
use flow::{
    connector::NoticePlace,
    field::{Field, FieldKey, FieldKind},
};

/// A field that a step of the guide asks for, or that the backend adds: as we describe it, or else as the backend does.
pub fn field(context: &Context, key: &FieldKey) -> Element {
    let described = context.described(key);
    let mut label = context.label(key);
    let is_secret = match &described {
        Some(field) => field.kind == FieldKind::Password,
        None => *key == FieldKey::ApiKey,
    };
    let own_hint = context
        .texts
        .0
        .with_untracked(|catalogue| sentences::field_hint(catalogue, key));
    let described = described.unwrap_or_else(|| Field {
        is_required: true,
        description: own_hint,
        ..Field::default()
    });
    if !described.is_required {
        label = [&label, " ", &context.texts.text(Message::Optional)].concat();
    }
    let hint = described.description.as_deref().map(|hint| {
        element("p", "cw-field__hint")
            .attribute("id", &id_of(key, "hint"))
            .parts(rich_text(hint))
    });
    let label = element("label", "cw-field__label")
        .attribute("for", &id_of(key, ""))
        .text(label);
    element("div", "cw-field")
        .attribute("part", "field")
        .child(connector_notices(
            context,
            NoticePlace::Top,
            Some(key.clone()),
        ))
        .child(label)
        .children(hint)
        .child(control(context, key, described, is_secret))
        .child(messages(context, key))
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
