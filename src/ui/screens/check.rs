//! The last step: everything entered at a glance, what else the backend asks for, and Connect.

use leptos::prelude::*;

use super::step::{back_button, form, submit_button};
use crate::{
    domain::{
        field::FieldKey,
        session::{Backend, Event},
        validation::check,
    },
    i18n::Message,
    ui::{
        components::{
            field::extra_field,
            notices::{error_summary, session_notice},
        },
        context::Context,
        element::{Element, SMALL, actions, button, element, heading, paragraph},
    },
};

/// Check and connect.
pub fn check_screen(context: &Context) -> Element {
    let texts = context.texts;
    let rows = context
        .rules
        .guide
        .asking()
        .map(|(field, _)| row(context, field));
    form(context, || Event::ConnectPressed)
        .child(session_notice(context))
        .child(error_summary(context))
        .child(heading(texts.text(Message::CheckTitle)))
        .child(paragraph("cw-text", texts.text(Message::CheckIntro)))
        .child(
            element("dl", "cw-answers")
                .attribute("part", "answers")
                .children(rows),
        )
        .child(extra_fields(context))
        .child(paragraph(
            "cw-text cw-text--quiet",
            texts.text(Message::CheckRedirect),
        ))
        .child(actions([
            back_button(context),
            submit_button(texts.text(Message::Connect)),
        ]))
}

/// One answer, with what is worth knowing of it, and the way to change it. A secret is never shown.
fn row(context: &Context, field: &FieldKey) -> Element {
    let texts = context.texts;
    let label = texts.label(field);
    let text = context.drafts.of(field).get_untracked();
    let shown = if text.is_empty() {
        texts.text(Message::NotEntered)
    } else if *field == FieldKey::ApiKey {
        texts.text(Message::KeyEntered)
    } else {
        text.expose().to_owned()
    };
    let warning = check(field, text.expose(), &context.rules.hosts)
        .ok()
        .and_then(|usable| usable.warning);
    let remark = warning
        .map(|warning| element("span", "cw-field__remark").text(texts.remark(field, &warning)));
    let changed = field.clone();
    let name = texts.fill(Message::ChangeField, &[("field", &label)]);
    let change = button(SMALL, texts.text(Message::Change))
        .attribute("aria-label", &name)
        .dispatches(context, move || Event::ChangePressed(changed.clone()));
    let value = element("span", "").attribute("translate", "no").text(shown);
    element("div", "cw-answers__row")
        .child(element("dt", "cw-answers__label").text(label))
        .child(
            element("dd", "cw-answers__value")
                .child(value)
                .children(remark),
        )
        .child(element("dd", "cw-answers__change").child(change))
}

/// The fields that no step asks for, once the backend has named them.
fn extra_fields(context: &Context) -> Element {
    let wizard = context.wizard;
    let names = context.rules.clone();
    let fields = Memo::new(move |_| {
        wizard.with(|wizard| match &wizard.backend {
            Backend::Known(prepared) => prepared.connector.extra_fields(&names.field_names),
            _ => Vec::new(),
        })
    });
    let context = context.clone();
    element("div", "cw-screen").live(Box::new(move || {
        let fields = fields.get();
        if fields.is_empty() {
            return Vec::new();
        }
        let intro = paragraph("cw-text", context.texts.text(Message::ExtraIntro));
        let fields = fields
            .iter()
            .map(|(key, field)| extra_field(&context, key, field));
        [intro].into_iter().chain(fields).collect()
    }))
}
