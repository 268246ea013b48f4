//! A paragraph. Addresses in it that somebody has to copy have a button behind them.

use leptos::prelude::*;

use crate::{components::rich_text::RichText, contexts::use_guide_text, draw::view};

/// A paragraph.
#[component]
pub fn Paragraph(
    /// Its text, in the guide's inline markup.
    text: String,
) -> impl IntoView {
    let text = use_guide_text(&text);
    view! {
        <p class="cw-text">
            <RichText text can_copy=true />
        </p>
    }
}
