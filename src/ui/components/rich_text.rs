//! The inline text of guides: bold, code and links, always as text, never as markup.

use crate::ui::element::{Child, element};
use guide::inline::{Inline, parse_inline};

/// Draws inline text.
pub fn rich_text(text: &str) -> Vec<Child> {
    parse_inline(text)
        .into_iter()
        .map(|part| match part {
            Inline::Text(text) => Child::Text(text),
            Inline::Strong(text) => Child::Element(element("strong", "").text(text)),
            // An address or a value to compare: never translated by the browser.
            Inline::Code(text) => Child::Element(
                element("code", "cw-code")
                    .attribute("translate", "no")
                    .text(text),
            ),
            Inline::Link { text, href } => Child::Element(
                element("a", "cw-link")
                    .attribute("href", &href)
                    .attribute("target", "_blank")
                    .attribute("rel", "noopener noreferrer")
                    .text(text),
            ),
        })
        .collect()
}
