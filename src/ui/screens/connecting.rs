//! The wait: what is being done, and the way out.

use leptos::prelude::*;

use crate::{
    domain::session::Event,
    i18n::Message,
    ui::{components::actions::Actions, context::use_wizard},
};

/// Connect was pressed, and no answer has come yet.
#[component]
pub fn ConnectingScreen(
    /// Whether the credentials are on their way already.
    is_sending: bool,
) -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let message = if is_sending {
        Message::ConnectingSending
    } else {
        Message::ConnectingPreparing
    };
    view! {
        <div class="cw-screen" aria-busy={"true"}>
            <h1 class="cw-heading" tabindex="-1" data-cw-heading="">{texts.text(Message::ConnectingTitle)}</h1>
            <div class="cw-busy" aria-hidden={"true"}></div>
            <p class="cw-text" role="status">{texts.text(message)}</p>
            <Actions>
                <button
                    type="button"
                    class="cw-button"
                    part="button"
                    on:click=move |_| context.dispatch(Event::CancelPressed)
                >
                    {texts.text(Message::Cancel)}
                </button>
            </Actions>
        </div>
    }
}
