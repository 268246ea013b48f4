//! Where the user is: "Step 2 of 4", and a bar of as many parts.

use leptos::prelude::*;

use crate::{
    domain::guide::StepId,
    i18n::Message,
    ui::context::{Context, use_wizard},
};

/// The place among the steps, as text and as a list for assistive technology.
#[component]
pub fn Progress(
    /// The step on which the user is.
    step: StepId,
) -> impl IntoView {
    let context = use_wizard();
    let (number, of) = context.rules.guide.progress(step);
    let sentence = {
        let texts = context.texts;
        move || {
            texts.0.with(|catalogue| {
                catalogue.fill(
                    Message::Progress,
                    &[("number", &number.to_string()), ("of", &of.to_string())],
                )
            })
        }
    };
    let parts: Vec<_> = (1..=of)
        .map(|place| part(&context, place, number))
        .collect();
    view! {
        <div class="cw-progress" part="progress">
            <p class="cw-progress__text">{sentence}</p>
            <ol class="cw-progress__bar" aria-label=context.texts.text(Message::ProgressList)>{parts}</ol>
        </div>
    }
}

fn part(context: &Context, place: usize, number: usize) -> impl IntoView + use<> {
    let field = context.rules.guide.field(StepId::Ask(place - 1)).cloned();
    let texts = context.texts;
    let name = move || match &field {
        Some(field) => texts.label(field),
        None => texts.text(Message::CheckTitle)(),
    };
    let done = (place < number).then(|| {
        let done = texts.text(Message::StepDone);
        move || [" (".to_owned(), done(), ")".to_owned()].concat()
    });
    let current = (place == number).then_some("step");
    view! {
        <li
            class="cw-progress__part"
            class=("cw-progress__part--done", place < number)
            class=("cw-progress__part--current", place == number)
            aria-current=current
        >
            <span class="cw-visually-hidden">{name}{done}</span>
        </li>
    }
}
