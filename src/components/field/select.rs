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
    // Under white label, another value may stand in the page than is sent.
    let chosen = {
        let options = options.clone();
        move |text: &str| {
            let found = options.iter().find(|option| option.value == text);
            found.map_or(text, SelectOption::shown_value).to_owned()
        }
    };
    let on_change = {
        let (options, field) = (options.clone(), field.clone());
        move |event| {
            let shown = event_target_value(&event);
            let found = options.iter().find(|option| option.shown_value() == shown);
            field.change(found.map_or(shown.as_str(), |option| &option.value));
        }
    };
    let options: Vec<_> = options
        .into_iter()
        .map(|option| {
            let value = option.shown_value().to_owned();
            view! { <option value=value>{option.label}</option> }
        })
        .collect();
    // It can't be read-only, as an input can.
    let is_disabled = field.is_read_only();
    view! {
        // Not every tool that chooses for the user says more than `change`.
        <select
            node_ref=node
            disabled=is_disabled
            on:change={on_change}
            {..field.attributes_showing(Box::new(chosen))}
        >
            <option value={""}></option>
            {options}
        </select>
    }
}
