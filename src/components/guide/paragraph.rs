//! A paragraph, and the addresses in it that somebody has to copy.

use guide::links::addresses_to_copy;
use leptos::prelude::*;

use crate::{
    components::{rich_text::RichText, share::Copyable},
    contexts::use_guide_text,
    draw::view,
};

/// A paragraph.
#[component]
pub fn Paragraph(
    /// Its text, in the guide's inline markup.
    text: String,
) -> impl IntoView {
    let addresses: Vec<_> = addresses_to_copy(&text)
        .into_iter()
        .map(|text| view! { <Copyable text /> })
        .collect();
    let text = use_guide_text(&text);
    view! {
        <p class="cw-text">
            <RichText text />
        </p>
        {addresses}
    }
}
