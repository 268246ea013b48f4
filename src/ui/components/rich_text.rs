//! The inline text of guides: bold, code and links, always as text, never as markup.

use leptos::prelude::*;

use crate::domain::inline::{Inline, parse_inline};

/// Draws inline text.
pub fn rich_text(text: &str) -> impl IntoView + use<> {
    parse_inline(text)
        .into_iter()
        .map(|part| match part {
            Inline::Text(text) => text.into_any(),
            Inline::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
            Inline::Code(text) => {
                // An address or a value to compare: never translated by the browser.
                view! { <code class="cw-code" translate="no">{text}</code> }.into_any()
            }
            Inline::Link { text, href } => view! {
                <a class="cw-link" href=href target="_blank" rel="noopener noreferrer">{text}</a>
            }
            .into_any(),
        })
        .collect::<Vec<_>>()
}
