//! Notices that stand above a step's heading.

use leptos::prelude::*;

use crate::{
    domain::session::{Backend, Event, Session},
    i18n::{Message, sentences},
    ui::{
        context::Context,
        element::{Element, button, element, nothing, paragraph},
    },
};

/// Says early that the session is missing or over, so that nobody hears of it only at the end.
pub fn session_notice(context: &Context) -> Element {
    let (texts, wizard) = (context.texts, context.wizard);
    let message = move || {
        wizard.with(|wizard| match &wizard.backend {
            Backend::Missing => Some(Message::LinkBroken),
            Backend::Unknown(failure) if failure.code.is_about_the_session() => {
                Some(Message::SessionExpiredText)
            }
            _ => None,
        })
    };
    let message = Memo::new(move |_| message().map(|message| texts.text(message)));
    element("div", "")
        .attribute("aria-live", "polite")
        .live(Box::new(move || match message.get() {
            Some(sentence) => paragraph("cw-notice cw-notice--warning", sentence)
                .attribute("part", "notice")
                .draw(),
            None => nothing(),
        }))
}

/// The list of what is wrong, where more than one thing is. Each line goes to its field.
pub fn error_summary(context: &Context) -> Element {
    let wizard = context.wizard;
    let context = context.clone();
    let draw = move || {
        let errors = wizard.with(|wizard| match &wizard.session {
            Session::Answering { errors, .. } if errors.len() > 1 => errors.clone(),
            _ => Vec::new(),
        });
        if errors.is_empty() {
            return nothing();
        }
        let texts = context.texts;
        let lines = errors.into_iter().map(|error| {
            let sentence = texts
                .0
                .with_untracked(|catalogue| sentences::problem(catalogue, &error.problem));
            let line = button("cw-button cw-button--text", sentence);
            element("li", "").child(line.dispatches(&context, Event::FocusAsked(error.field)))
        });
        let title = element("h2", "cw-summary__title").text(texts.text(Message::Problems));
        element("div", "cw-summary")
            .attribute("part", "summary")
            .child(title)
            .child(element("ul", "cw-list").children(lines))
            .draw()
    };
    element("div", "")
        .attribute("role", "alert")
        .live(Box::new(draw))
}
