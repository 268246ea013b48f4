//! The wait for a sign-in at the provider, in a window of its own.

use flow::event::Event;
use leptos::prelude::*;

use crate::{
    components::{
        actions::Actions,
        button::{Button, ButtonKind},
        decoration::Busy,
        heading::Heading,
    },
    contexts::{use_dispatch, use_i18n},
    draw::view,
    i18n::Message,
};

/// The user signs in in another window. Only a press may open one, so that there is a button where it was blocked.
#[component]
pub fn SigningInScreen(
    /// The browser let no window be opened.
    is_blocked: bool,
) -> impl IntoView {
    let (i18n, dispatch) = (use_i18n(), use_dispatch());
    let (kind, title, text) = if is_blocked {
        (
            ButtonKind::Primary,
            Message::PopupTitle,
            Message::SignInBlocked,
        )
    } else {
        (ButtonKind::Plain, Message::SignInTitle, Message::SignInText)
    };
    view! {
        <div class="cw-screen">
            <Heading>{i18n.text(title)}</Heading>
            <Busy />
            <p class="cw-text" role="status">
                {i18n.text(text)}
            </p>
            <Actions>
                <Button
                    label=i18n.text(Message::Cancel)
                    on_press=move || dispatch.send(Event::CancelPressed)
                />
                <Button
                    kind
                    label=i18n.text(Message::OpenWindow)
                    on_press=move || dispatch.send(Event::PopupRequested)
                />
            </Actions>
        </div>
    }
}
