//! Where the user is: "Step 2 of 4", and a bar of as many parts.

use crate::{
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, element, paragraph, unseen},
    },
};
use flow::guide::StepId;

/// The place among the steps, as text and as a list for assistive technology.
pub fn progress(context: &Context, step: StepId) -> Element {
    let (number, of) = context.rules().guide.progress(step);
    let values = [("number", &*number.to_string()), ("of", &*of.to_string())];
    let sentence = context.texts.fill(Message::Progress, &values);
    let bar = element("ol", "cw-progress__bar")
        .attribute("aria-label", &context.texts.text(Message::ProgressList))
        .children((1..=of).map(|place| part(context, place, number)));
    element("div", "cw-progress")
        .attribute("part", "progress")
        .child(paragraph("cw-progress__text", sentence))
        .child(bar)
}

fn part(context: &Context, place: usize, number: usize) -> Element {
    let texts = context.texts;
    let mut name = match context.rules().guide.field(StepId::Ask(place - 1)) {
        Some(field) => context.label(field),
        None => texts.text(Message::CheckTitle),
    };
    let class = if place < number {
        name = [&name, " (", &texts.text(Message::StepDone), ")"].concat();
        "cw-progress__part cw-progress__part--done"
    } else if place == number {
        "cw-progress__part cw-progress__part--current"
    } else {
        "cw-progress__part"
    };
    let part = element("li", class).child(unseen(name));
    if place == number {
        part.attribute("aria-current", "step")
    } else {
        part
    }
}
