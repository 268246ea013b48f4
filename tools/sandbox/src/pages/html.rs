//! Builds HTML from two sorts of parts: markup that stands in this program, and text, which is always escaped.
//!
//! There is no way to put text in unescaped: markup must be known when the program is compiled.

use std::fmt::Display;

use axum::response::{IntoResponse, Response};

use super::layout;

/// A piece of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Html(String);

impl Html {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Markup of our own.
    pub(crate) fn raw(mut self, markup: &'static str) -> Self {
        self.0.push_str(markup);
        self
    }

    /// Anything else; safe between tags and in a quoted attribute.
    pub(crate) fn text(mut self, text: impl Display) -> Self {
        for letter in text.to_string().chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// Another piece.
    pub(crate) fn add(mut self, piece: Self) -> Self {
        self.0.push_str(&piece.0);
        self
    }

    /// A piece for each item.
    pub(crate) fn each<Item>(
        self,
        items: impl IntoIterator<Item = Item>,
        piece: impl Fn(Item) -> Self,
    ) -> Self {
        items
            .into_iter()
            .fold(self, |page, item| page.add(piece(item)))
    }

    /// A piece only if it applies.
    pub(crate) fn when(self, applies: bool, piece: impl FnOnce() -> Self) -> Self {
        if applies { self.add(piece()) } else { self }
    }

    #[cfg(test)]
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        (layout::HEADERS, self.0).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn text_can_never_become_markup() {
        let page = Html::new()
            .raw("<p title=\"")
            .text("\"'&")
            .raw("\">")
            .text("<script>")
            .raw("</p>");
        assert_eq!(
            page.into_string(),
            "<p title=\"&quot;&#39;&amp;\">&lt;script&gt;</p>"
        );
    }
}
