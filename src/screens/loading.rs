//! The wait for what is to be linked.

use leptos::prelude::*;

use crate::{
    components::{decoration::Busy, heading::Heading},
    contexts::use_i18n,
    draw::view,
    i18n::Message,
};

/// Nothing is known yet of what is to be linked.
#[component]
pub fn LoadingScreen() -> impl IntoView {
    let title = use_i18n().text(Message::ConnectingPreparing);
    view! {
        <div class="cw-screen" role="status">
            <Heading>{title}</Heading>
            <Busy />
        </div>
    }
}
