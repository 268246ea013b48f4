//! "Filled in from what you pasted", with Undo.

use leptos::prelude::*;

use crate::{
    domain::{field::FieldKey, session::Event},
    i18n::Message,
    ui::{
        context::{Context, Texts},
        element::{Element, SMALL, button, element, nothing},
    },
};

/// Says which fields a paste filled. Its box is always there, so that a screen reader hears what appears in it.
pub fn filled_notice(context: &Context) -> Element {
    let wizard = context.wizard;
    let filled = Memo::new(move |_| {
        wizard.with(|wizard| wizard.filled.as_ref().map(|filled| filled.fields.clone()))
    });
    let context = context.clone();
    element("div", "")
        .attribute("aria-live", "polite")
        .live(Box::new(move || match filled.get() {
            Some(fields) => notice(&context, &fields).draw(),
            None => nothing(),
        }))
}

fn notice(context: &Context, fields: &[FieldKey]) -> Element {
    let undo = button(SMALL, context.texts.text(Message::Undo));
    element("div", "cw-notice")
        .attribute("part", "notice")
        .child(element("span", "").text(sentence(context.texts, fields)))
        .child(undo.dispatches(context, Event::UndoPressed))
}

fn sentence(texts: Texts, fields: &[FieldKey]) -> String {
    let names: Vec<_> = fields.iter().map(|field| texts.label(field)).collect();
    let listed = match names.as_slice() {
        [one, other] => texts.fill(Message::And, &[("one", one), ("other", other)]),
        _ => names.join(", "),
    };
    texts.fill(Message::FilledFields, &[("fields", &listed)])
}
