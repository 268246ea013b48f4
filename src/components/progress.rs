//! The user's progress: "Step 2 of 4", and a bar of as many parts.

use flow::guide::StepId;
use leptos::prelude::*;

use crate::{
    components::decoration::VisuallyHidden,
    contexts::{I18n, field_label, use_flow, use_i18n},
    draw::view,
    i18n::Message,
};

/// The place among the steps, as text and as a list for assistive technology.
#[component]
pub fn Progress(
    /// The step that is shown.
    step: StepId,
) -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let (current, total) = flow.config().guide.progress(step);
    let sentence = i18n.derive(move |catalogue| {
        let values = [
            ("number", &*current.to_string()),
            ("of", &*total.to_string()),
        ];
        catalogue.fill(Message::Progress, &values)
    });
    let parts: Vec<_> = (1..=total)
        .map(|number| view! { <Part number current /> })
        .collect();
    view! {
        <div class="cw-progress" part="progress">
            <p class="cw-progress__text">{sentence}</p>
            <ol class="cw-progress__bar" aria-label=i18n.text(Message::ProgressList)>
                {parts}
            </ol>
        </div>
    }
}

/// One part of the bar.
#[component]
fn Part(
    /// The number of the part, from 1.
    number: usize,
    /// The one where the user is.
    current: usize,
) -> impl IntoView {
    let class = match number.cmp(&current) {
        std::cmp::Ordering::Less => "cw-progress__part cw-progress__part--done",
        std::cmp::Ordering::Equal => "cw-progress__part cw-progress__part--current",
        std::cmp::Ordering::Greater => "cw-progress__part",
    };
    let name = part_name(use_i18n(), number, number < current);
    view! {
        <li class=class aria-current=(number == current).then_some("step")>
            <VisuallyHidden text=name />
        </li>
    }
}

/// Names a part by what it asks for, and says if it is done.
fn part_name(i18n: I18n, number: usize, is_done: bool) -> Signal<String> {
    let flow = use_flow();
    let field = flow.config().guide.field(StepId::Ask(number - 1)).cloned();
    Signal::derive(move || {
        let name = match &field {
            Some(field) => field_label(flow, i18n, field),
            None => i18n.with(|catalogue| catalogue.text(Message::CheckTitle)),
        };
        if is_done {
            format!(
                "{name} ({})",
                i18n.with(|catalogue| catalogue.text(Message::StepDone))
            )
        } else {
            name
        }
    })
}
