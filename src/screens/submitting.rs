//! The wait for the account: what is being done, and the way out.

use flow::event::Event;
use leptos::prelude::*;

use crate::{
    components::{actions::Actions, button::Button, decoration::Busy, heading::Heading},
    contexts::{use_dispatch, use_i18n},
    draw::view,
    i18n::Message,
};

/// Connect was pressed, and no answer has come yet.
#[component]
pub fn SubmittingScreen(
    /// The credentials are on their way already.
    is_sending: bool,
) -> impl IntoView {
    let (i18n, dispatch) = (use_i18n(), use_dispatch());
    let message = if is_sending {
        Message::ConnectingSending
    } else {
        Message::ConnectingPreparing
    };
    view! {
        <div class="cw-screen">
            <Heading>{i18n.text(Message::ConnectingTitle)}</Heading>
            <Busy />
            <p class="cw-text" role="status">
                {i18n.text(message)}
            </p>
            <Actions>
                <Button
                    label=i18n.text(Message::Cancel)
                    on_press=move || dispatch.send(Event::CancelPressed)
                />
            </Actions>
        </div>
    }
}
