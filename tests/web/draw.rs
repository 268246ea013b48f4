//! The adapter: what Leptos's own views do, and that what changes takes the place of what was there.

use connect_wizard::draw::{Children, draw, reactive};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{document, mount_view, settle};

#[wasm_bindgen_test]
async fn attributes_and_texts_follow_their_signals_in_place() {
    let name = RwSignal::new("one".to_owned());
    let label = RwSignal::new(Some("first".to_owned()));
    let (root, _view) = mount_view(move || {
        draw(
            html::p()
                .title(move || name.get())
                .aria_label(move || label.get())
                .child(name),
        )
    });
    let paragraph = root.first_element_child().expect("a paragraph");
    assert_eq!(
        root.inner_html(),
        r#"<p title="one" aria-label="first">one</p>"#
    );
    name.set("two".to_owned());
    label.set(None);
    settle().await;
    assert_eq!(root.inner_html(), r#"<p title="two">two</p>"#);
    assert_eq!(
        root.first_element_child(),
        Some(paragraph),
        "the same element"
    );
}

#[wasm_bindgen_test]
async fn what_changes_stays_in_its_place_among_the_others() {
    let middle = RwSignal::new(0);
    let (root, _view) = mount_view(move || {
        let changing = reactive(move || match middle.get() {
            0 => draw(()),
            1 => draw(html::b().child("one")),
            _ => draw((html::b().child("two"), html::i().child("three"))),
        });
        draw((
            html::u().child("before"),
            changing,
            html::u().child("after"),
        ))
    });
    let text = || root.text_content().unwrap_or_default();
    assert_eq!(text(), "beforeafter");
    for (value, shown) in [
        (1, "one"),
        (2, "twothree"),
        (0, ""),
        (2, "twothree"),
        (1, "one"),
    ] {
        middle.set(value);
        settle().await;
        assert_eq!(text(), format!("before{shown}after"), "{value}");
    }
}

#[wasm_bindgen_test]
async fn what_does_not_change_is_not_drawn_again_and_keeps_the_focus() {
    let count = RwSignal::new(0);
    let parity = Memo::new(move |_| count.get() % 2);
    let (root, _view) = mount_view(move || {
        draw((
            html::input().r#type("text"),
            reactive(move || draw(html::b().child(parity.get()))),
        ))
    });
    let input: HtmlElement = root
        .first_element_child()
        .expect("an input")
        .unchecked_into();
    input.focus().expect("it takes the focus");
    let drawn = root.last_element_child().expect("a b");
    count.set(2);
    settle().await;
    assert_eq!(
        root.last_element_child(),
        Some(drawn.clone()),
        "the memo is the same"
    );
    count.set(3);
    settle().await;
    assert_ne!(root.last_element_child(), Some(drawn), "drawn anew");
    assert_eq!(
        document().active_element(),
        Some(input.into()),
        "the focus stays"
    );
}

#[wasm_bindgen_test]
async fn what_is_replaced_is_cleaned_up() {
    let cleaned = RwSignal::new(0);
    let shown = RwSignal::new(0);
    let (root, view) = mount_view(move || {
        reactive(move || {
            let number = shown.get();
            on_cleanup(move || cleaned.update(|cleaned| *cleaned += 1));
            draw(html::p().child(number))
        })
    });
    shown.set(1);
    settle().await;
    assert_eq!(
        (cleaned.get_untracked(), root.text_content().as_deref()),
        (1, Some("1"))
    );
    drop(view);
    settle().await;
    assert_eq!(root.child_element_count(), 0);
    assert_eq!(cleaned.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn what_was_told_to_the_old_view_is_not_drawn_into_it_any_more() {
    let outer = RwSignal::new(0);
    let (root, _view) = mount_view(move || {
        reactive(move || {
            let number = outer.get();
            // Gone with this view.
            let own = Memo::new(move |_| outer.get() + number);
            let inner = reactive(move || {
                let deeper = reactive(move || draw(html::i().child(own.get())));
                draw((own.get(), deeper))
            });
            draw(html::p().child(inner))
        })
    });
    // Both are told at once; the inner one would read a memo that the outer one has just let go of.
    for number in 1..4 {
        outer.set(number);
        settle().await;
    }
    assert_eq!(root.text_content().as_deref(), Some("66"));
}

#[wasm_bindgen_test]
async fn a_listener_hears_until_its_element_is_replaced() {
    let heard = RwSignal::new(0);
    let shown = RwSignal::new(0);
    let (root, _view) = mount_view(move || {
        reactive(move || {
            let number = shown.get();
            let hear = move |_| heard.update(|heard| *heard += 1);
            draw(html::button().on(ev::click, hear).child(number))
        })
    });
    let button: HtmlElement = root
        .first_element_child()
        .expect("a button")
        .unchecked_into();
    button.click();
    assert_eq!(heard.get_untracked(), 1);
    shown.set(1);
    settle().await;
    button.click();
    assert_eq!(heard.get_untracked(), 1, "the old button is let go");
}

#[wasm_bindgen_test]
async fn rows_of_a_list_stay_while_others_come_and_go() {
    let rows = RwSignal::new(vec!["a", "b", "c"]);
    let (root, _view) = mount_view(move || {
        draw(view! {
            <ul>
                <For each=move || rows.get() key=|row| *row let(row)>
                    {draw(html::li().child(row))}
                </For>
            </ul>
        })
    });
    let list = root.first_element_child().expect("a list");
    let b = list.children().item(1).expect("b");
    rows.set(vec!["c", "b", "d"]);
    settle().await;
    assert_eq!(list.text_content().as_deref(), Some("cbd"));
    assert_eq!(list.children().item(1), Some(b), "the same row");
}

/// A component with something between its tags.
#[component]
fn Frame(children: Children) -> impl IntoView {
    draw(html::div().child(children.draw()))
}

#[wasm_bindgen_test]
fn children_stand_where_the_component_puts_them() {
    let (root, _view) = mount_view(|| {
        draw(view! {
            <Frame>
                <b>{"one"}</b>
                {"two"}
            </Frame>
        })
    });
    assert_eq!(
        root.inner_html().replace("<!---->", ""),
        "<div><b>one</b>two</div>"
    );
}
