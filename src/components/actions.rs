//! The row of buttons at the foot of a screen.

use leptos::prelude::*;

use crate::draw::{Children, view};

/// The row, with its buttons in their order.
#[component]
pub fn Actions(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! {
        // A press must not first move the focus: leaving the field would check it, and what that check shows would push
        // the button away from under the pointer.
        <div class="cw-actions" part="actions" on:mousedown=|event| event.prevent_default()>
            {children.draw()}
        </div>
    }
}
