//! One of several values.

use flow::field::SelectOption;
use leptos::{html, prelude::*};

use super::input::InputField;
use crate::draw::view;

/// A list to choose from; at first nothing is chosen.
#[component]
pub fn SelectInput(
    /// The field it belongs to.
    field: InputField,
    /// The options to choose from.
    options: Vec<SelectOption>,
) -> impl IntoView {
    let node = NodeRef::<html::Select>::new();
    field.focus_on_request(move || node.get().map(Into::into));
    let options: Vec<_> = options
        .into_iter()
        .map(|option| view! { <option value=option.value>{option.label}</option> })
        .collect();
    view! {
        // Not every tool that chooses for the user says more than `change`.
        <select node_ref=node on:change=field.on_change() {..field.attributes()}>
            <option value={""}></option>
            {options}
        </select>
    }
}
