//! The wait: what is being done, and the way out.

use crate::{
    domain::session::Event,
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, PLAIN, actions, button, element, heading, paragraph},
    },
};

/// Connect was pressed, and no answer has come yet. `is_sending`: the credentials are on their way already.
pub fn connecting_screen(context: &Context, is_sending: bool) -> Element {
    let texts = context.texts;
    let message = if is_sending {
        Message::ConnectingSending
    } else {
        Message::ConnectingPreparing
    };
    let cancel = button(PLAIN, texts.text(Message::Cancel));
    element("div", "cw-screen")
        .child(heading(texts.text(Message::ConnectingTitle)))
        .child(element("div", "cw-busy").attribute("aria-hidden", "true"))
        .child(paragraph("cw-text", texts.text(message)).attribute("role", "status"))
        .child(actions([
            cancel.dispatches(context, || Event::CancelPressed)
        ]))
}
