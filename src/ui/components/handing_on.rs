//! What is handed on to somebody else: details of a failure, and instructions for whoever has the rights. Never a secret.

use leptos::prelude::WithUntracked;

use crate::{
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, SMALL, button, element, outside_link, paragraph},
    },
};

/// A button that puts the text before it on the clipboard, and then says so: by the script that loads the program, where
/// it costs a fifth.
pub fn copy_button(context: &Context) -> Element {
    button(SMALL, context.texts.text(Message::Copy))
        .attribute("aria-live", "polite")
        .attribute("data-cw-copy", &context.texts.text(Message::Copied))
}

/// For somebody who may not do what the guide asks: all of it as plain text for whoever may, and the host's own link. The
/// text is written by `web/handoff.js`, which is fetched when this is opened.
pub fn handoff(context: &Context) -> Option<Element> {
    // The guides of other connectors may come from the backend, and then stand in no file.
    if context.rules().field_names.names.is_empty() {
        return None;
    }
    let texts = context.texts;
    let link = context.config.handoff_link.as_deref().map(|href| {
        let label = texts.text(Message::HandoffLink);
        outside_link("cw-link", href, label, texts.text(Message::NewTab))
    });
    let name = texts
        .0
        .with_untracked(|catalogue| catalogue.provider.clone());
    let handoff = element("details", "cw-details")
        .attribute("data-cw-handoff", &name)
        .child(element("summary", "").text(texts.text(Message::Handoff)))
        .child(paragraph("cw-text", texts.text(Message::HandoffText)))
        .children(link)
        .child(element("pre", "cw-details__text").attribute("tabindex", "0"))
        .child(copy_button(context));
    Some(handoff)
}
