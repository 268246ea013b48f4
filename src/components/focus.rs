//! Who has the focus: whatever the flow asks for takes it by itself.

use flow::session::Focus;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::contexts::use_focus_requests;

/// Gives the focus to an element when it is asked for under this name, now or later. `element` is its node, once it is in
/// the page. Text in an input is selected, so that typing replaces it.
pub fn focus_on_request(
    target: Focus,
    element: impl Fn() -> Option<HtmlElement> + Send + Sync + 'static,
) {
    let requests = use_focus_requests();
    Effect::new(move |_| {
        let Some(element) = element() else { return };
        if !requests.take(&target) {
            return;
        }
        // A browser that refuses leaves the focus where it is, which nobody can mend.
        let _ = element.focus();
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    });
}
