//! The focus: whatever the flow asks for takes it by itself.

use flow::effect::Focus;
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
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
        if !requests.is_asked(&target) {
            return;
        }
        let target = target.clone();
        spawn_local(async move {
            // What has just been told to leave the page must not take the focus with it.
            tick().await;
            if element.is_connected() && requests.take(&target) {
                // A browser that refuses leaves the focus where it is, which nobody can mend.
                let _ = element.focus();
                if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                    input.select();
                }
            }
        });
    });
}
