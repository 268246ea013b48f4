//! Elements as nodes of the page, which follow what they read. Browser only.

use leptos::prelude::RenderEffect;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, HtmlInputElement, Node};

use super::element::{Child, Element, LiveChildren};
use flow::secret::Secret;

/// An effect of an attribute keeps nothing, and still is of the one type that effects of places need: a second type would
/// be a second copy of Leptos's code for it.
type Effect = RenderEffect<Vec<Built>>;

/// An element that stands in the page. When it is dropped, nothing in it is done any more.
pub struct Built {
    node: web_sys::Element,
    effects: Vec<Effect>,
    listeners: Vec<Closure<dyn FnMut(web_sys::Event)>>,
    children: Vec<Built>,
}

impl Built {
    /// Takes it out of the page.
    pub fn remove(self) {
        self.node.remove();
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        // Leptos's own task holds on to what a place drew until it is next polled. Let go of it now: else a change that is
        // already under way would be drawn into signals that are gone.
        for effect in &self.effects {
            effect.take_value();
        }
    }
}

/// Draws an element at the end of a parent. Nothing comes back where there is no page.
pub fn mount(parent: &Node, element: Element) -> Option<Built> {
    let document = parent.owner_document()?;
    insert(&document, parent, None, element)
}

fn insert(
    document: &Document,
    parent: &Node,
    before: Option<&Node>,
    element: Element,
) -> Option<Built> {
    let built = build(document, element)?;
    parent.insert_before(&built.node, before).ok()?;
    Some(built)
}

fn build(document: &Document, element: Element) -> Option<Built> {
    let element = *element.0;
    let node = document.create_element(element.tag).ok()?;
    // The names are this program's own, so that none of these can be refused.
    for (name, value) in element.attributes {
        let _ = node.set_attribute(name, &value);
    }
    let mut built = Built {
        node,
        effects: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    };
    let node = &built.node;
    for (name, value) in element.live_attributes {
        let node = node.clone();
        built.effects.push(RenderEffect::new(move |_| {
            let _ = match value() {
                Some(value) => node.set_attribute(name, &value),
                None => node.remove_attribute(name),
            };
            Vec::new()
        }));
    }
    if let Some(value) = element.live_value {
        // A select and a text of several lines have a value just as an input has.
        let input: HtmlInputElement = node.clone().unchecked_into();
        built.effects.push(RenderEffect::new(move |_| {
            let value = Secret::new(value().unwrap_or_default());
            // Writing what stands there already would move the caret.
            if Secret::new(input.value()) != value {
                input.set_value(value.expose());
            }
            Vec::new()
        }));
    }
    for (event, act) in element.listeners {
        let listener = Closure::wrap(act);
        let _ = node.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        built.listeners.push(listener);
    }
    for child in element.children {
        match child {
            Child::Text(text) => {
                let _ = node.append_child(&document.create_text_node(&text));
            }
            Child::Element(child) => built.children.extend(insert(document, node, None, child)),
            Child::Live(draw) => built.effects.push(place(document, node, draw)),
        }
    }
    Some(built)
}

/// A place whose elements are drawn anew when what they read changes. They stand before an anchor, which stays.
fn place(document: &Document, parent: &Node, draw: LiveChildren) -> Effect {
    let anchor: Node = document.create_comment("").into();
    let _ = parent.append_child(&anchor);
    let (document, parent) = (document.clone(), parent.clone());
    RenderEffect::new(move |before: Option<Vec<Built>>| {
        let elements = draw();
        for built in before.iter().flatten() {
            built.node.remove();
        }
        // Only now, off the page, are its listeners let go: none can be called any more.
        drop(before);
        elements
            .into_iter()
            .filter_map(|element| insert(&document, &parent, Some(&anchor), element))
            .collect()
    })
}
