//! What went wrong, what helps, and the button that does it.

use leptos::prelude::WithUntracked;

use crate::{
    domain::{
        failure::{Failure, Remedy},
        session::Event,
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
    let back = button(PLAIN, texts.text(Message::BackToAnswers))
        .dispatches(context, || Event::BackPressed);
    let buttons = [back]
        .into_iter()
        .chain(main_button(context, failure.code.remedy()));
    element("div", "cw-screen cw-screen--failed")
        .attribute("data-cw-failure", code)
        .child(title)
        .child(paragraph("cw-text", text))
        .child(paragraph("cw-text", texts.text(Message::KeptText)))
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
            let name = texts.label(&field);
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
