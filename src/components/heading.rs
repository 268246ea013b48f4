//! The heading of a screen.

use flow::effect::Focus;
use leptos::{html, prelude::*};

use crate::{
    components::focus::focus_on_request,
    draw::{Children, view},
};

/// The heading: it takes the focus when the flow has moved on to its screen.
#[component]
pub fn Heading(
    /// Its content.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    focus_on_request(Focus::Heading, move || node.get().map(Into::into));
    view! {
        <h1 class="cw-heading" tabindex="-1" data-cw-heading="" node_ref=node>
            {children.draw()}
        </h1>
    }
}
