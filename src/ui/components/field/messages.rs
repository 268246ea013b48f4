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
    ui::context::{Context, use_wizard},
};

/// The messages of one field. Their box is always there, so that a screen reader hears what appears in it.
#[component]
pub fn Messages(
    /// Which field.
    field: FieldKey,
) -> impl IntoView {
    let context = use_wizard();
    let of_field = Memo::new({
        let (wizard, field) = (context.wizard, field.clone());
        move |_| wizard.with(|wizard| messages_of(wizard, &field))
    });
    let id = id_of(&field, "messages");
    let content = move || {
        let (problem, remarks) = of_field.get();
        let remarks: Vec<_> = remarks
            .into_iter()
            .map(|remark| remark_text(&context, &field, remark))
            .collect();
        let problem = problem.map(|problem| error(&context, &field, problem));
        (problem, remarks)
    };
    view! { <div class="cw-field__messages" id=id aria-live="polite">{content}</div> }
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

fn remark_text(context: &Context, field: &FieldKey, remark: Remark) -> impl IntoView + use<> {
    let (texts, field) = (context.texts, field.clone());
    view! {
        <p class="cw-field__remark">
            {move || texts.0.with(|catalogue| sentences::remark(catalogue, &field, &remark))}
        </p>
    }
}

fn error(context: &Context, field: &FieldKey, problem: Problem) -> impl IntoView + use<> {
    let texts = context.texts;
    let remedy = remedy(context, field, &problem);
    let sentence = move || texts.0.with(|catalogue| sentences::problem(catalogue, &problem));
    view! {
        <p class="cw-field__error" part="error">
            <span class="cw-visually-hidden">{texts.text(Message::ErrorPrefix)}{" "}</span>
            {sentence}
        </p>
        {remedy}
    }
}

/// The button that mends the problem, where one press can.
fn remedy(context: &Context, field: &FieldKey, problem: &Problem) -> Option<AnyView> {
    let texts = context.texts;
    let (event, sentence): (Event, Box<dyn Fn() -> String + Send + Sync>) =
        if let Some(suggestion) = problem.suggestion() {
            let shown = suggestion.to_owned();
            (
                Event::SuggestionTaken(field.clone(), suggestion.to_owned()),
                Box::new(move || {
                    texts.0.with(|catalogue| {
                        catalogue.fill(Message::UseSuggestion, &[("suggestion", &shown)])
                    })
                }),
            )
        } else if problem.is_swap() {
            let answers = context.drafts.answers();
            if !Wizard::can_swap(&answers) {
                return None;
            }
            let other = match field {
                FieldKey::ApiKey => &FieldKey::UserId,
                _ => &FieldKey::ApiKey,
            };
            let message = match (answers.text(other).is_empty(), other) {
                (true, FieldKey::UserId) => Message::MoveToUserId,
                (true, _) => Message::MoveToApiKey,
                (false, _) => Message::Swap,
            };
            (Event::SwapPressed, Box::new(texts.text(message)))
        } else {
            return None;
        };
    let context = context.clone();
    let button = view! {
        <button
            type="button"
            class="cw-button cw-button--small"
            on:click=move |_| context.dispatch(event.clone())
        >
            {sentence}
        </button>
    };
    Some(button.into_any())
}
