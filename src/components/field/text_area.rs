//! Text of several lines.

use leptos::{html, prelude::*};

use super::input::InputField;
use crate::draw::view;

/// Text of several lines.
#[component]
pub fn TextAreaInput(
    /// The field it belongs to.
    field: InputField,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    field.focus_on_request(move || node.get().map(Into::into));
    view! {
        <textarea
            rows="4"
            placeholder=field.placeholder()
            node_ref=node
            on:input=field.on_change()
            {..field.attributes()}
        ></textarea>
    }
}
