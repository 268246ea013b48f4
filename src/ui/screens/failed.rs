//! What went wrong, what helps, and the button that does it.

use leptos::prelude::{With, WithUntracked};

use crate::{
    i18n::{Catalogue, Message, sentences},
    ui::{
        components::{
            handing_on::copy_button,
            lines::{Line, lines},
        },
        context::Context,
        element::{
            Element, PLAIN, PRIMARY, actions, button, element, heading, outside_link, paragraph,
            unseen,
        },
    },
};
use flow::{
    failure::{Failure, Remedy},
    session::{Event, Session},
    wizard::Wizard,
};

/// The last try came to nothing. Everything typed is still there.
pub fn failed_screen(context: &Context, failure: &Failure) -> Element {
    let texts = context.texts;
    let code = failure.code.as_str();
    let (title, _) = texts
        .0
        .with_untracked(|catalogue| sentences::failure(catalogue, failure));
    let prefix = unseen([&texts.text(Message::ErrorPrefix), " "].concat());
    let title = heading(String::new()).child(prefix).text(title);
    let details = failure.detail.clone().map(|words| {
        let summary = element("summary", "").text(texts.text(Message::Details));
        let words = element("pre", "cw-details__text")
            .attribute("tabindex", "0")
            .text(words);
        element("details", "cw-details").child(summary).child(words)
    });
    let has_back = context.wizard.with_untracked(Wizard::has_back);
    let mut remedy = Some(failure.code.remedy());
    let mut back_class = PLAIN;
    if let Some(Remedy::Correct(field)) = &remedy
        && context.rules().guide.step_of(field).is_none()
    {
        // Only the backend knows the fields of this form.
        remedy = None;
        back_class = PRIMARY;
    }
    let is_of_form = remedy.is_none();
    let back = has_back.then(|| {
        button(back_class, texts.text(Message::BackToAnswers))
            .dispatches(context, || Event::BackPressed)
    });
    let main = remedy.and_then(|remedy| main_button(context, remedy));
    let buttons = back.into_iter().chain(main);
    // Counts down where the backend asked for a wait; not aloud, since that would drown all else.
    let sentence = lines(context, move |context, wizard| {
        let Session::Failed(failure) = &wizard.session else {
            return Vec::new();
        };
        let texts = context.texts;
        let told = |catalogue: &Catalogue| sentences::failure(catalogue, failure).1;
        let text = if is_of_form {
            texts.text(Message::CheckAnswers)
        } else {
            texts.0.with_untracked(told)
        };
        vec![Line::plain("cw-text", text)]
    })
    .attribute("aria-live", "off");
    let mut facts = texts.fill(Message::ErrorCode, &[("code", code)]);
    if let Some(reference) = &failure.reference {
        let reference = texts.fill(Message::Reference, &[("reference", reference)]);
        facts = [&facts, "\n", &reference].concat();
    }
    let facts = element("div", "cw-facts")
        .child(element("pre", "cw-text--quiet").text(facts))
        .child(copy_button(context));
    let kept = has_back.then(|| paragraph("cw-text", texts.text(Message::KeptText)));
    element("div", "cw-screen cw-screen--failed")
        .attribute("data-cw-failure", code)
        .child(title)
        .child(sentence)
        .children(kept)
        .children(details)
        .child(facts)
        .child(actions(buttons))
}

fn main_button(context: &Context, remedy: Remedy) -> Option<Element> {
    let texts = context.texts;
    match remedy {
        Remedy::TryAgain => {
            let wizard = context.wizard;
            let is_waiting = move || {
                let is_waiting = wizard.with(|wizard| wizard.seconds_to_wait() > 0);
                is_waiting.then(|| "true".to_owned())
            };
            let button = button(PRIMARY, texts.text(Message::TryAgain))
                .live_attribute("aria-disabled", Box::new(is_waiting));
            Some(button.dispatches(context, || Event::ConnectPressed))
        }
        Remedy::Correct(field) => {
            let name = context.label(&field);
            let label = texts.fill(Message::CheckField, &[("field", &name)]);
            let button = button(PRIMARY, label);
            Some(button.dispatches(context, move || Event::CorrectPressed(field.clone())))
        }
        // Only somebody else can help: the way to them, where we know it.
        Remedy::NewLink | Remedy::Support => {
            let href = context.config.support_contact.as_deref()?;
            let label = texts.text(Message::ContactSupport);
            Some(outside_link(
                PRIMARY,
                href,
                label,
                texts.text(Message::NewTab),
            ))
        }
    }
}
