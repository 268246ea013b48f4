//! A form: Enter in any of its fields does what its button does.

use flow::event::Event;
use leptos::prelude::*;

use crate::{
    contexts::use_dispatch,
    draw::{Children, view},
};

/// A form that tells the flow, and sends nothing by itself.
#[component]
pub fn Form(
    /// The event that sending it dispatches.
    event: Event,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        // `dialog` sends nothing anywhere, even before the program has taken over.
        <form
            class="cw-screen"
            method="dialog"
            novalidate=true
            on:submit=move |submit| {
                submit.prevent_default();
                dispatch.send(event.clone());
            }
        >
            {children.draw()}
        </form>
    }
}
