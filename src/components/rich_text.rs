//! The inline text of guides: bold, code and links, always as text, never as markup.

use guide::inline::{Inline, parse_inline};
use leptos::prelude::*;

use crate::draw::{Drawn, draw, reactive, view};

/// A text with its marks drawn.
#[component]
pub fn RichText(
    /// The text, with the marks of guides in it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    // Drawn anew only if it says something else now: a link in it may have the focus.
    let text = Memo::new(move |_| text.get());
    reactive(move || text.with(|text| parse_inline(text).into_iter().map(run).collect::<Vec<_>>()))
}

fn run(run: Inline) -> Drawn {
    match run {
        Inline::Text(text) => draw(text),
        Inline::Strong(text) => view! { <strong>{text}</strong> },
        // An address or a value to compare: never translated by the browser.
        Inline::Code(text) => view! {
            <code class="cw-code" translate="no">
                {text}
            </code>
        },
        Inline::Link { text, href } => view! {
            <a class="cw-link" href=href target="_blank" rel="noopener noreferrer">
                {text}
            </a>
        },
    }
}
