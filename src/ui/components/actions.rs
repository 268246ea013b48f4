//! The row of buttons at the foot of a screen.

use leptos::{ev::MouseEvent, prelude::*};

/// The buttons, the main one last in reading order and first in weight.
#[component]
pub fn Actions(children: Children) -> impl IntoView {
    // A press must not first move the focus: leaving the field would check it, and what that check shows would push
    // the button away from under the pointer.
    let keep_focus = |event: MouseEvent| event.prevent_default();
    view! {
        <div class="cw-actions" part="actions" on:mousedown=keep_focus>
            {children()}
        </div>
    }
}
