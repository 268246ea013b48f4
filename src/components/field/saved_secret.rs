//! A secret that the linked account keeps: named by its end, and not entered unless the user wants to replace it.

use flow::{event::Event, field::FieldKey};
use leptos::prelude::*;

use super::id_of;
use crate::{
    components::button::{Button, ButtonKind},
    contexts::{use_dispatch, use_i18n},
    draw::view,
    i18n::Message,
};

/// The dots that stand before the end of a saved secret.
pub const DOTS: &str = "••••••••";

/// The secret, with the button that replaces it.
#[component]
pub fn SavedSecret(
    /// The field it belongs to.
    key: FieldKey,
    /// The end of the secret, as the backend gives it.
    ending: String,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let described_by = format!("{} {}", id_of(&key, "hint"), id_of(&key, "messages"));
    view! {
        <input
            class="cw-field__input"
            part="input"
            id=id_of(&key, "")
            data-cw-field=key.as_str().to_owned()
            aria-describedby=described_by
            readonly=true
            prop:value=format!("{DOTS}{ending}")
        />
        <Button
            kind=ButtonKind::Small
            label=use_i18n().text(Message::Replace)
            on_press=move || dispatch.send(Event::ReplacePressed(key.clone()))
        />
    }
}
