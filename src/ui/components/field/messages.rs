//! What is wrong with a field, what is worth knowing of it, and the one press that may mend it.

use super::id_of;
use crate::{
    i18n::Message,
    ui::{
        components::lines::{ERROR, Line, Press, lines},
        context::Context,
        element::Element,
    },
};
use flow::{
    field::FieldKey, fields::validation::ValidationError, session::Session, wizard::Wizard,
};

/// The messages of one field.
pub fn messages(context: &Context, field: &FieldKey) -> Element {
    let of = field.clone();
    lines(context, move |context, wizard| {
        messages_of(context, wizard, &of)
    })
    .attribute("id", &id_of(field, "messages"))
}

fn messages_of(context: &Context, wizard: &Wizard, field: &FieldKey) -> Vec<Line> {
    let Session::Answering {
        errors, remarks, ..
    } = &wizard.session
    else {
        return Vec::new();
    };
    let error = errors.iter().find(|error| error.field == *field);
    let error = error.map(|error| Line {
        class: ERROR,
        text: context.texts.problem(&error.error),
        button: remedy(context, field, &error.error),
    });
    let remarks = remarks
        .iter()
        .filter(|remark| remark.field == *field)
        .map(|remark| {
            let sentence = context.texts.remark(field, &remark.warning);
            Line::plain("cw-field__remark", sentence)
        });
    error.into_iter().chain(remarks).collect()
}

/// The button that mends the problem, where one press can.
fn remedy(
    context: &Context,
    field: &FieldKey,
    problem: &ValidationError,
) -> Option<(String, Press)> {
    let texts = context.texts;
    if let Some(suggestion) = problem.suggestion() {
        let label = texts.fill(Message::UseSuggestion, &[("suggestion", suggestion)]);
        return Some((label, Press::Take(field.clone(), suggestion.to_owned())));
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
    Some((texts.text(label), Press::Swap))
}
