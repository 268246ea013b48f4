//! Decoration for the eye alone, and text for the ear alone.

use leptos::prelude::*;

use crate::draw::view;

/// Text that only assistive technology reads.
#[component]
pub fn VisuallyHidden(
    /// The text that is read out.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <span class="cw-visually-hidden">{text}</span> }
}

/// The sign that something is being waited for.
#[component]
pub fn Busy() -> impl IntoView {
    view! { <div class="cw-busy" aria-hidden="true"></div> }
}

/// The sign that it worked.
#[component]
pub fn SuccessMark() -> impl IntoView {
    view! { <div class="cw-success-mark" aria-hidden="true"></div> }
}

/// The sign that a link opens a new tab.
#[component]
pub fn NewTabMark() -> impl IntoView {
    view! { <span class="cw-icon-new-tab" aria-hidden="true"></span> }
}
