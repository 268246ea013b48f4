//! Blocks under a title of their own: folded up, or one way of several.

use flow::guide::Titled;
use leptos::prelude::*;

use super::Blocks;
use crate::{contexts::use_i18n, draw::view};

/// A part that is folded up until it is asked for.
#[component]
pub fn Details(
    /// The part.
    part: Titled,
) -> impl IntoView {
    let title = use_i18n().guide_text(&part.title);
    view! {
        <details class="cw-details">
            <summary>{title}</summary>
            <Blocks blocks=part.blocks />
        </details>
    }
}

/// Ways to do one thing, one after the other: nobody has to find out that there are more.
#[component]
pub fn Tabs(
    /// The ways.
    parts: Vec<Titled>,
) -> impl IntoView {
    parts
        .into_iter()
        .map(|part| view! { <Tab part /> })
        .collect::<Vec<_>>()
}

#[component]
fn Tab(part: Titled) -> impl IntoView {
    let title = use_i18n().guide_text(&part.title);
    view! {
        <section class="cw-tab">
            <h3 class="cw-subheading cw-subheading--inner">{title}</h3>
            <Blocks blocks=part.blocks />
        </section>
    }
}
