//! The user's input in the first step of the built page, before the program was there.

use flow::secret::Secret;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The one input of the built page.
pub struct PrerenderedInput {
    text: String,
    had_focus: bool,
    selection: Option<(u32, u32)>,
}

impl PrerenderedInput {
    /// Reads it; none where the wizard is drawn into an empty place.
    pub fn take(root: &HtmlElement) -> Option<Self> {
        let input = subdomain_input(root)?;
        let focused = super::document().and_then(|document| document.active_element());
        let position = |read: Result<Option<u32>, JsValue>| read.ok().flatten();
        Some(Self {
            text: input.value(),
            had_focus: focused.is_some_and(|focused| focused == **input),
            selection: position(input.selection_start()).zip(position(input.selection_end())),
        })
    }

    /// Returns the text typed in it, if any.
    pub fn text(&self) -> Option<Secret> {
        (!self.text.is_empty()).then(|| Secret::new(self.text.as_str()))
    }

    /// Gives focus and caret to the input that has taken its place.
    pub fn restore_focus(self, root: HtmlElement) {
        let Some(input) = subdomain_input(&root).filter(|_| self.had_focus) else {
            return;
        };
        let _ = input.focus();
        // Leptos sets a new input's text a moment after it is there, and the caret behind it.
        spawn_local(async move {
            tick().await;
            if let Some((start, end)) = self.selection {
                let _ = input.set_selection_range(start, end);
            }
        });
    }
}

fn subdomain_input(root: &Element) -> Option<HtmlInputElement> {
    let found = root.query_selector("[data-cw-field=subdomain]").ok()??;
    found.dyn_into().ok()
}
