//! What is wrong with a field, what is worth knowing of it, and the one press that may mend it.

use flow::{
    answers::Answers,
    field::FieldKey,
    fields::validation::{ValidationError, Warning},
    session::Session,
    wizard::Wizard,
};
use leptos::prelude::*;

use super::id_of;
use crate::{
    components::live_region::{LiveMessage, LiveRegion, MessageAction, MessageKind},
    contexts::{use_drafts, use_flow, use_i18n},
    draw::view,
    i18n::{Catalogue, Message, sentences},
};

/// The messages of one field.
#[component]
pub fn FieldMessages(
    /// Which field it is.
    key: FieldKey,
) -> impl IntoView {
    let (flow, i18n, drafts) = (use_flow(), use_i18n(), use_drafts());
    let findings = {
        let key = key.clone();
        flow.memo(move |wizard| findings(wizard, &key))
    };
    let id = id_of(&key, "messages");
    let messages = Memo::new(move |_| {
        let (problem, remarks) = findings.get();
        let answers = drafts.answers();
        i18n.with(|catalogue| {
            let error = problem.map(|problem| error(catalogue, &key, &problem, &answers));
            let remarks = remarks.iter().map(|remark| {
                let sentence = sentences::remark(catalogue, &key, remark);
                LiveMessage::new(MessageKind::Remark, sentence)
            });
            error.into_iter().chain(remarks).collect::<Vec<_>>()
        })
    });
    view! { <LiveRegion messages id /> }
}

fn findings(wizard: &Wizard, field: &FieldKey) -> (Option<ValidationError>, Vec<Warning>) {
    let Session::Answering {
        errors, remarks, ..
    } = &wizard.session
    else {
        return (None, Vec::new());
    };
    let error = errors.iter().find(|error| error.field == *field);
    let remarks = remarks.iter().filter(|remark| remark.field == *field);
    (
        error.map(|error| error.error.clone()),
        remarks.map(|remark| remark.warning.clone()).collect(),
    )
}

/// What is wrong, with the button that mends it, where one press can.
fn error(
    catalogue: &Catalogue,
    field: &FieldKey,
    problem: &ValidationError,
    answers: &Answers,
) -> LiveMessage {
    let message = LiveMessage::new(MessageKind::Error, sentences::problem(catalogue, problem));
    if let Some(suggestion) = problem.suggestion() {
        let label = catalogue.fill(Message::UseSuggestion, &[("suggestion", suggestion)]);
        let action = MessageAction::TakeSuggestion(field.clone(), suggestion.to_owned());
        return message.with_action(label, action);
    }
    if !problem.is_swap() || !Wizard::can_swap(answers) {
        return message;
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
    message.with_action(catalogue.text(label), MessageAction::Swap)
}
