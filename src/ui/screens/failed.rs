//! What went wrong, what helps, and the button that does it.

use leptos::prelude::WithUntracked;

use crate::{
    domain::{
        failure::{Failure, Remedy},
        session::Event,
        wizard::Wizard,
    },
    i18n::{Message, sentences},
    ui::{
        context::Context,
        element::{
            Element, PLAIN, PRIMARY, actions, button, element, heading, outside_link, paragraph,
            unseen,
        },
    },
};

/// The last try came to nothing. Everything typed is still there.
pub fn failed_screen(context: &Context, failure: &Failure) -> Element {
    let texts = context.texts;
    let code = failure.code.as_str();
    let (title, text) = texts
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
    let mut text = text;
    let mut remedy = Some(failure.code.remedy());
    let mut back_class = PLAIN;
    if let Some(Remedy::Correct(field)) = &remedy
        && context.rules().guide.step_of(field).is_none()
    {
        // Only the backend knows the fields of this form.
        text = texts.text(Message::CheckAnswers);
        remedy = None;
        back_class = PRIMARY;
    }
    let back = has_back.then(|| {
        button(back_class, texts.text(Message::BackToAnswers))
            .dispatches(context, || Event::BackPressed)
    });
    let main = remedy.and_then(|remedy| main_button(context, remedy));
    let buttons = back.into_iter().chain(main);
    let kept = has_back.then(|| paragraph("cw-text", texts.text(Message::KeptText)));
    element("div", "cw-screen cw-screen--failed")
        .attribute("data-cw-failure", code)
        .child(title)
        .child(paragraph("cw-text", text))
        .children(kept)
        .children(details)
        .child(paragraph(
            "cw-text cw-text--quiet",
            texts.fill(Message::ErrorCode, &[("code", code)]),
        ))
        .child(actions(buttons))
}

fn main_button(context: &Context, remedy: Remedy) -> Option<Element> {
    let texts = context.texts;
    match remedy {
        Remedy::TryAgain => {
            let button = button(PRIMARY, texts.text(Message::TryAgain));
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
