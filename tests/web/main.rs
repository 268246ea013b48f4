//! The wizard in a real browser, mounted into a fresh element: what needs a page, and nothing that a native test can show.
#![cfg(target_arch = "wasm32")]

mod draw;
mod fields;
mod harness;
mod screens;
mod transport;
mod updates;

use connect_wizard::widget::Widget;
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

/// The key that is typed, each letter moved by one: its own text must stand nowhere in this program.
const MOVED_KEY: &[u8] = b"DBOBSZr9[l4Xn6Su8Zc3Od";

/// Counts the copies of the key in the program's memory. The count is taken outside of it, so that nothing is copied
/// into it.
fn copies_in_memory() -> u32 {
    let count = js_sys::Function::new_with_args(
        "memory, moved",
        "const bytes = new Uint8Array(memory.buffer);
         let found = 0;
         for (let at = bytes.indexOf(moved[0] - 1); at >= 0; at = bytes.indexOf(moved[0] - 1, at + 1))
             if (moved.every((byte, index) => bytes[at + index] === byte - 1)) found += 1;
         return found;",
    );
    let moved = js_sys::Uint8Array::from(MOVED_KEY);
    let found = count.call2(&JsValue::NULL, &wasm_bindgen::memory(), &moved);
    found.expect("a count").as_f64().expect("a number") as u32
}

/// Types as a user does: the page's own text, then the event.
fn type_into(root: &Element, field: &str, text: &js_sys::JsString) {
    let selector = ["[data-cw-field=", field, "]"].concat();
    let input = root
        .query_selector(&selector)
        .expect("a selector")
        .expect("the field");
    Reflect::set(&input, &"value".into(), text).expect("an input takes it");
    let event = web_sys::Event::new("input").expect("an event");
    input.dispatch_event(&event).expect("it is heard");
}

#[wasm_bindgen_test]
async fn no_copy_of_a_key_outlives_the_widget_in_memory_or_page() {
    let (root, widget) = mount();
    type_into(&root, "subdomain", &"acme".into());
    press(&root, "button[type=submit]");
    tick().await;
    let codes = MOVED_KEY.iter().map(|byte| u32::from(*byte) - 1);
    let key = codes.fold(js_sys::JsString::from(""), |key, code| {
        let letter = js_sys::JsString::from_code_point1(code).expect("a letter");
        key.concat(&letter)
    });
    type_into(&root, "apiKey", &key);
    press(&root, "button[type=submit]");
    tick().await;
    assert!(text(&root).contains("Step 3 of 4"));
    assert!(copies_in_memory() > 0, "the key is kept until it is sent");
    drop(widget);
    tick().await;
    assert_eq!(copies_in_memory(), 0);
    assert_eq!(
        root.child_element_count(),
        0,
        "nothing of it stays in the page"
    );
}
