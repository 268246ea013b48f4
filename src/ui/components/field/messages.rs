//! What is wrong with a field, what is worth knowing of it, and the one press that may mend it.

use leptos::prelude::*;

use super::id_of;
use crate::{
    domain::{
        field::FieldKey,
        session::{Event, Session},
        validation::{Problem, Remark},
        wizard::Wizard,
    },
    i18n::{Message, sentences},
    ui::{
        context::Context,
        element::{Element, SMALL, button, element, paragraph, unseen},
    },
};

/// The messages of one field. Their box is always there, so that a screen reader hears what appears in it.
pub fn messages(context: &Context, field: &FieldKey) -> Element {
    let shown = Memo::new({
        let (wizard, field) = (context.wizard, field.clone());
        move |_| wizard.with(|wizard| messages_of(wizard, &field))
    });
    let draw = {
        let (context, field) = (context.clone(), field.clone());
        move || {
            let (problem, remarks) = shown.get();
            let mut lines: Vec<AnyView> = Vec::new();
            if let Some(problem) = problem {
                lines.push(error(&context, &problem).draw());
                lines.extend(remedy(&context, &field, &problem).map(Element::draw));
            }
            lines.extend(
                remarks
                    .iter()
                    .map(|remark| remark_line(&context, &field, remark).draw()),
            );
            lines.into_any()
        }
    };
    element("div", "cw-field__messages")
        .attribute("id", &id_of(field, "messages"))
        .attribute("aria-live", "polite")
        .live(Box::new(draw))
}

fn messages_of(wizard: &Wizard, field: &FieldKey) -> (Option<Problem>, Vec<Remark>) {
    let Session::Answering {
        errors, remarks, ..
    } = &wizard.session
    else {
        return (None, Vec::new());
    };
    let problem = errors
        .iter()
        .find(|error| error.field == *field)
        .map(|error| error.problem.clone());
    let remarks = remarks
        .iter()
        .filter(|remark| remark.field == *field)
        .map(|remark| remark.remark.clone())
        .collect();
    (problem, remarks)
}

fn remark_line(context: &Context, field: &FieldKey, remark: &Remark) -> Element {
    let sentence = context
        .texts
        .0
        .with_untracked(|catalogue| sentences::remark(catalogue, field, remark));
    paragraph("cw-field__remark", sentence)
}

fn error(context: &Context, problem: &Problem) -> Element {
    let prefix = [&context.texts.text(Message::ErrorPrefix), " "].concat();
    let sentence = context
        .texts
        .0
        .with_untracked(|catalogue| sentences::problem(catalogue, problem));
    element("p", "cw-field__error")
        .attribute("part", "error")
        .child(unseen(prefix))
        .text(sentence)
}

/// The button that mends the problem, where one press can.
fn remedy(context: &Context, field: &FieldKey, problem: &Problem) -> Option<Element> {
    let texts = context.texts;
    if let Some(suggestion) = problem.suggestion() {
        let label = texts.fill(Message::UseSuggestion, &[("suggestion", suggestion)]);
        let event = Event::SuggestionTaken(field.clone(), suggestion.to_owned());
        return Some(button(SMALL, label).dispatches(context, event));
    }
    let answers = context.drafts.answers();
    if !problem.is_swap() || !Wizard::can_swap(&answers) {
        return None;
    }
    let other = match field {
        FieldKey::ApiKey => FieldKey::UserId,
        _ => FieldKey::ApiKey,
    };
    let label = match (answers.text(&other).is_empty(), other) {
        (true, FieldKey::UserId) => Message::MoveToUserId,
        (true, _) => Message::MoveToApiKey,
        (false, _) => Message::Swap,
    };
    Some(button(SMALL, texts.text(label)).dispatches(context, Event::SwapPressed))
}
