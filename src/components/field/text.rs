//! One line of text, a number or an e-mail address.

use flow::field::FieldKey;
use leptos::{html, prelude::*};

use super::input::InputField;
use crate::draw::view;

/// One line of text.
#[component]
pub fn TextInput(
    /// The field it belongs to.
    field: InputField,
    /// The keyboard that a phone shows, as `inputmode` has it.
    #[prop(optional)]
    keyboard: Option<&'static str>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    field.focus_on_request(move || node.get().map(Into::into));
    let input_mode = match field.key() {
        FieldKey::UserId => Some("numeric"),
        _ => keyboard,
    };
    view! {
        <input
            type="text"
            inputmode=input_mode
            placeholder=field.placeholder()
            node_ref=node
            on:input=field.on_change()
            {..field.attributes()}
        />
    }
}
