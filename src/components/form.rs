//! A form: Enter in any of its fields does what its button does.

use std::cell::Cell;

use flow::event::Event;
use leptos::{ev::MouseEvent, prelude::*};

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
    // The later half of a double click that began on the step before presses nothing here: nobody has seen this step yet.
    let began_here = Cell::new(false);
    let keep_double_click_out = move |click: MouseEvent| {
        if click.detail() <= 1 {
            began_here.set(true);
        } else if !began_here.get() {
            click.prevent_default();
            click.stop_propagation();
        }
    };
    view! {
        // `dialog` sends nothing anywhere, even before the program has taken over.
        <form
            class="cw-screen"
            method="dialog"
            novalidate=true
            on:click:capture=keep_double_click_out
            on:submit=move |submit| {
                submit.prevent_default();
                dispatch.send(event.clone());
            }
        >
            {children.draw()}
        </form>
    }
}
