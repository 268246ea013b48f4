//! The inline text of guides: bold, code and links, always as text, never as markup.

use leptos::prelude::{AnyView, IntoAny};

use crate::{
    domain::inline::{Inline, parse_inline},
    ui::element::element,
};

/// Draws inline text.
pub fn rich_text(text: &str) -> AnyView {
    parse_inline(text)
        .into_iter()
        .map(|part| match part {
            Inline::Text(text) => text.into_any(),
            Inline::Strong(text) => element("strong", "").text(text).draw(),
            // An address or a value to compare: never translated by the browser.
            Inline::Code(text) => element("code", "cw-code")
                .attribute("translate", "no")
                .text(text)
                .draw(),
            Inline::Link { text, href } => element("a", "cw-link")
                .attribute("href", &href)
                .attribute("target", "_blank")
                .attribute("rel", "noopener noreferrer")
                .text(text)
                .draw(),
        })
        .collect::<Vec<_>>()
        .into_any()
}
