//! The account is linked: a popup says so, and the card behind it goes on saying so.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, PRIMARY, actions, button, element, heading, paragraph},
    },
};
use flow::session::{Account, Confirmation, Event, Session};

/// The last screen.
pub fn connected_screen(context: &Context, account: &Account) -> Element {
    let texts = context.texts;
    let wizard = context.wizard;
    let is_open = move || {
        wizard.with(|wizard| match wizard.session {
            Session::Connected { confirmation, .. } => confirmation == Confirmation::Open,
            _ => false,
        })
    };
    let sentence = if account.company.is_empty() {
        texts.text(Message::ConnectedTextPlain)
    } else {
        texts.fill(Message::ConnectedText, &[("company", &account.company)])
    };
    let popup = {
        let (context, sentence) = (context.clone(), sentence.clone());
        move || {
            let popup = is_open().then(|| popup(&context, &sentence));
            popup.into_iter().collect()
        }
    };
    element("div", "cw-screen cw-screen--connected")
        .child(success_mark())
        .child(heading(texts.text(Message::ConnectedTitle)))
        .child(paragraph("cw-text", sentence))
        .child(paragraph("cw-text", texts.text(Message::ConnectedDone)))
        .live(Box::new(popup))
}

fn success_mark() -> Element {
    element("div", "cw-success-mark").attribute("aria-hidden", "true")
}

/// The confirmation. The shell opens it as a modal dialog; it closes by its button and by Escape, and one event tells
/// of both.
fn popup(context: &Context, sentence: &str) -> Element {
    let texts = context.texts;
    let title = element("h2", "cw-heading")
        .attribute("id", "cw-dialog-title")
        .attribute("tabindex", "-1")
        .attribute("data-cw-dialog-title", "")
        .text(texts.text(Message::ConnectedTitle));
    let text = element("div", "cw-dialog__text")
        .attribute("id", "cw-dialog-text")
        .child(paragraph("cw-text", sentence.to_owned()))
        .child(paragraph("cw-text", texts.text(Message::ConnectedNext)));
    let close = button(PRIMARY, texts.text(Message::Close)).on("click", Box::new(close_dialog));
    let context = context.clone();
    element("dialog", "cw-dialog")
        .attribute("part", "dialog")
        .attribute("data-cw-dialog", "")
        .attribute("aria-labelledby", "cw-dialog-title")
        .attribute("aria-describedby", "cw-dialog-text")
        .on(
            "close",
            Box::new(move |_| context.dispatch(Event::ConfirmationClosed)),
        )
        .child(success_mark())
        .child(title)
        .child(text)
        .child(actions([close]))
}

/// Closes the dialog that the pressed button stands in.
fn close_dialog(event: web_sys::Event) {
    let dialog = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|button| button.closest("dialog").ok().flatten())
        .and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        dialog.close();
    }
}
