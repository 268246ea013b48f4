//! A secret of one line: hidden while it is typed, unless the user wants to see it.

use leptos::{html, prelude::*};

use super::input::InputField;
use crate::{
    components::button::{Button, ButtonKind},
    contexts::{use_i18n, use_revealed},
    draw::view,
    i18n::Message,
};

/// A secret, with the button that shows it.
#[component]
pub fn PasswordInput(
    /// The field it belongs to.
    field: InputField,
) -> impl IntoView {
    let revealed = use_revealed().0;
    let node = NodeRef::<html::Input>::new();
    field.focus_on_request(move || node.get().map(Into::into));
    view! {
        <input
            type=move || if revealed.get() { "text" } else { "password" }
            placeholder=field.placeholder()
            node_ref=node
            on:input=field.on_change()
            {..field.attributes()}
        />
        <ShowSecrets />
    }
}

/// The button that shows secrets as they are typed, and hides them again.
#[component]
pub fn ShowSecrets() -> impl IntoView {
    let revealed = use_revealed().0;
    view! {
        <Button
            kind=ButtonKind::Small
            label=use_i18n().text(Message::ShowKey)
            is_pressed=revealed
            on_press=move || revealed.update(|revealed| *revealed = !*revealed)
        />
    }
}
