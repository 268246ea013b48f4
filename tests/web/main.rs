//! The widget in a real browser, mounted into a fresh element: what needs a page, and nothing that a native test can show.
#![cfg(target_arch = "wasm32")]

use connect_wizard::app::page::Widget;
use js_sys::{Object, Reflect};
use leptos::task::tick;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A widget without a session token in an element of its own.
fn mount() -> (Element, Widget) {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a page");
    let root = document.create_element("section").expect("an element");
    document
        .body()
        .expect("a body")
        .append_child(&root)
        .expect("the body takes it");
    let options = Object::new();
    let set = |key: &str, value: &JsValue| {
        Reflect::set(&options, &key.into(), value).expect("a fresh object takes it");
    };
    set("root", &root);
    set("settings", &Object::new());
    let widget = Widget::new(&options).expect("these settings are good");
    (root, widget)
}

fn press(root: &Element, selector: &str) {
    let found = root.query_selector(selector).expect("a selector");
    let button: HtmlElement = found.expect(selector).dyn_into().expect("a button");
    button.click();
}

fn text(root: &Element) -> String {
    root.text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn continuing_with_an_empty_field_says_what_to_enter() {
    let (root, _widget) = mount();
    assert!(text(&root).contains("Step 1 of 4"));
    press(&root, "button[type=submit]");
    tick().await;
    assert!(text(&root).contains("Enter your company subdomain"));
    assert!(text(&root).contains("Step 1 of 4"));
}

#[wasm_bindgen_test]
async fn a_widget_that_is_taken_away_at_once_draws_nothing_more() {
    let (_, widget) = mount();
    // What it has just been told is not drawn yet: drawing it now would read what is gone, and panic.
    drop(widget);
    tick().await;
    let (root, _widget) = mount();
    assert!(text(&root).contains("Step 1 of 4"));
}
