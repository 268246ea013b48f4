//! The wait: what is being done, and the way out.

use crate::{
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, PLAIN, PRIMARY, actions, button, element, heading, paragraph},
    },
};
use flow::session::Event;

/// Nothing is known yet of what is to be linked.
pub fn opening_screen(context: &Context) -> Element {
    let title = context.texts.text(Message::ConnectingPreparing);
    element("div", "cw-screen")
        .attribute("role", "status")
        .child(heading(title))
        .child(element("div", "cw-busy").attribute("aria-hidden", "true"))
}

/// Connect was pressed, and no answer has come yet. `is_sending`: the credentials are on their way already.
pub fn connecting_screen(context: &Context, is_sending: bool) -> Element {
    let message = if is_sending {
        Message::ConnectingSending
    } else {
        Message::ConnectingPreparing
    };
    waiting(context, Message::ConnectingTitle, message, None)
}

/// The user signs in in another window. Only a press may open one, so that there is a button where it was blocked.
pub fn signing_in_screen(context: &Context, is_blocked: bool) -> Element {
    let (class, title, message) = if is_blocked {
        (PRIMARY, Message::PopupTitle, Message::SignInBlocked)
    } else {
        (PLAIN, Message::SignInTitle, Message::SignInText)
    };
    let open = button(class, context.texts.text(Message::OpenWindow))
        .dispatches(context, || Event::PopupAsked);
    waiting(context, title, message, Some(open))
}

fn waiting(context: &Context, title: Message, text: Message, more: Option<Element>) -> Element {
    let texts = context.texts;
    let cancel = button(PLAIN, texts.text(Message::Cancel));
    let cancel = cancel.dispatches(context, || Event::CancelPressed);
    element("div", "cw-screen")
        .child(heading(texts.text(title)))
        .child(element("div", "cw-busy").attribute("aria-hidden", "true"))
        .child(paragraph("cw-text", texts.text(text)).attribute("role", "status"))
        .child(actions([cancel].into_iter().chain(more)))
}
