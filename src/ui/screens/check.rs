//! The last step: everything entered at a glance, what else the backend asks for, and Connect.

use leptos::prelude::*;

use super::step::{back_button, form, reading, submit_button, warning};
use crate::{
    i18n::Message,
    ui::{
        components::{
            field::{DOTS, field},
            lines::{Line, worked_out},
            notices::{connector_notices, error_summary, session_notice},
        },
        context::Context,
        element::{Element, SMALL, actions, button, element, heading, outside_link, paragraph},
    },
};
use flow::{
    connector::NoticePlace,
    field::FieldKey,
    fields::validation::validate_field,
    guide::StepId,
    session::{Backend, Event},
    wizard::Wizard,
};

/// Check and connect.
pub fn check_screen(context: &Context) -> Element {
    let texts = context.texts;
    let rules = context.rules();
    let guide = &rules.guide;
    let is_form = guide.first() == StepId::Check;
    let mut answers = None;
    let title = if is_form {
        Message::Title
    } else {
        let rows = guide.asking().map(|(field, _)| row(context, field));
        let rows = element("dl", "cw-answers")
            .attribute("part", "answers")
            .children(rows);
        answers = Some([paragraph("cw-text", texts.text(Message::CheckIntro)), rows]);
        Message::CheckTitle
    };
    let warning = is_form.then(|| warning(context, guide)).flatten();
    let top = is_form.then(|| connector_notices(context, NoticePlace::Top, None));
    let whole_guide = is_form.then(|| whole_guide(context)).flatten();
    let signs_in = context
        .wizard
        .with_untracked(|wizard| match &wizard.backend {
            Backend::Known(prepared) => prepared.connector.signs_in,
            _ => false,
        });
    let foot = if signs_in {
        Some(paragraph("cw-note", texts.text(Message::SignInFirst)))
    } else {
        let sentence = || paragraph("cw-text cw-text--quiet", texts.text(Message::CheckRedirect));
        (!is_form).then(sentence)
    };
    let closing = guide.closing.iter().flat_map(|step| reading(context, step));
    let back = context
        .wizard
        .with_untracked(Wizard::has_back)
        .then(|| back_button(context));
    form(context, || Event::ConnectPressed)
        .child(session_notice(context))
        .child(error_summary(context))
        .child(heading(texts.text(title)))
        .children(top)
        .children(warning)
        .children(whole_guide)
        .children(closing)
        .children(answers.into_iter().flatten())
        .child(extra_fields(context))
        .child(connector_notices(context, NoticePlace::Bottom, None))
        .children(foot)
        .child(actions(
            back.into_iter()
                .chain([submit_button(texts.text(Message::Connect))]),
        ))
}

/// A link to the provider's whole guide, where there is none of ours.
fn whole_guide(context: &Context) -> Option<Element> {
    let href = context
        .wizard
        .with_untracked(|wizard| match &wizard.backend {
            Backend::Known(prepared) => prepared.connector.support_link.clone(),
            _ => None,
        });
    let href = href.filter(|_| !context.config.is_vendor_hidden)?;
    let texts = context.texts;
    let label = texts.text(Message::FullGuide);
    let link = outside_link("cw-link", &href, label, texts.text(Message::NewTab));
    Some(element("p", "cw-text").child(link))
}

/// One answer, with what is worth knowing of it, and the way to change it. A secret is never shown.
fn row(context: &Context, field: &FieldKey) -> Element {
    let texts = context.texts;
    let label = context.label(field);
    let text = context.drafts.of(field).get_untracked();
    let (is_secret, kept) = context.wizard.with_untracked(|wizard| {
        let field = wizard.field(field);
        let is_secret = field.is_some_and(|field| field.is_secret);
        (is_secret, field.and_then(|field| field.kept.clone()))
    });
    let shown = if let (true, Some(ending)) = (text.is_empty(), kept) {
        [DOTS, &ending].concat()
    } else if text.is_empty() {
        texts.text(Message::NotEntered)
    } else if is_secret || *field == FieldKey::ApiKey {
        texts.text(Message::KeyEntered)
    } else {
        text.expose().to_owned()
    };
    let warning = validate_field(field, text.expose(), &context.rules().hosts)
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
    let fields = worked_out(
        context,
        Box::new(|_, wizard| {
            let fields = wizard.extra_fields().into_iter();
            fields
                .map(|(key, _)| Line::plain("", key.as_str().to_owned()))
                .collect()
        }),
    );
    let context = context.clone();
    element("div", "cw-screen").live(Box::new(move || {
        let fields = fields.get();
        if fields.is_empty() {
            return Vec::new();
        }
        let intro = (context.rules().guide.first() != StepId::Check)
            .then(|| paragraph("cw-text", context.texts.text(Message::ExtraIntro)));
        let fields = fields
            .iter()
            .map(|line| field(&context, &FieldKey::Other(line.text.clone())));
        intro.into_iter().chain(fields).collect()
    }))
}
