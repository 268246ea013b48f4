//! The one kind of element that screens are made of.
//!
//! Leptos's `view!` makes a type of every element, and the compiler makes code of every type: with it the same screens
//! were 150 KB of brotli, which is more than the whole product may have. Here every element is one type, its parts are
//! values, and only what changes is a closure; signals, memos and effects are Leptos's own. Text is always set as
//! text, which a page with Trusted Types asks for.

use crate::ui::context::Context;
use flow::session::Event;

/// Works out what an attribute is at the moment; it is absent while there is nothing.
pub type LiveText = Box<dyn Fn() -> Option<String>>;
/// Draws what stands in a place at the moment.
pub type LiveChildren = Box<dyn Fn() -> Vec<Element>>;
/// Does something about an event.
pub type Listener = Box<dyn FnMut(web_sys::Event)>;

/// An element, while it is put together. One pointer: each call that adds to it hands it on whole, and a call that moves
/// five lists is several times the code.
pub struct Element(pub(super) Box<Parts>);

/// What an [`Element`] points to.
pub struct Parts {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) live_attributes: Vec<(&'static str, LiveText)>,
    pub(super) live_value: Option<LiveText>,
    pub(super) listeners: Vec<(&'static str, Listener)>,
    pub(super) children: Vec<Child>,
}

/// What stands in an element.
pub enum Child {
    /// Text, never read as markup.
    Text(String),
    /// Another element.
    Element(Element),
    /// What is drawn again whenever something that it reads changes.
    Live(LiveChildren),
}

/// An element with a class; an empty class is none.
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        live_attributes: Vec::new(),
        live_value: None,
        listeners: Vec::new(),
        children: Vec::new(),
    }));
    if class.is_empty() {
        element
    } else {
        element.attribute("class", class)
    }
}

impl Element {
    /// An attribute that stays as it is.
    pub fn attribute(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push((name, value.to_owned()));
        self
    }

    /// An attribute that follows what it reads.
    pub fn live_attribute(mut self, name: &'static str, value: LiveText) -> Self {
        self.0.live_attributes.push((name, value));
        self
    }

    /// The text of an input, which follows what it reads: a property, so that it stands in no attribute.
    pub fn live_value(mut self, value: LiveText) -> Self {
        self.0.live_value = Some(value);
        self
    }

    /// Does something when an event comes.
    pub fn on(mut self, event: &'static str, act: Listener) -> Self {
        self.0.listeners.push((event, act));
        self
    }

    /// Tells the shell when it is pressed.
    pub fn dispatches(self, context: &Context, event: impl Fn() -> Event + 'static) -> Self {
        let context = context.clone();
        self.on("click", Box::new(move |_| context.dispatch(event())))
    }

    /// Text inside.
    pub fn text(mut self, text: String) -> Self {
        self.0.children.push(Child::Text(text));
        self
    }

    /// Another element inside.
    pub fn child(mut self, child: Element) -> Self {
        self.0.children.push(Child::Element(child));
        self
    }

    /// Other elements inside, in their order.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.0
            .children
            .extend(children.into_iter().map(Child::Element));
        self
    }

    /// Text and elements inside, in their order.
    pub fn parts(mut self, parts: Vec<Child>) -> Self {
        self.0.children.extend(parts);
        self
    }

    /// What is drawn again whenever something that it reads changes.
    pub fn live(mut self, draw: LiveChildren) -> Self {
        self.0.children.push(Child::Live(draw));
        self
    }
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: String) -> Element {
    element("p", class).text(text)
}

/// The heading of a screen: it takes the focus when the screen appears.
pub fn heading(text: String) -> Element {
    element("h1", "cw-heading")
        .attribute("tabindex", "-1")
        .attribute("data-cw-heading", "")
        .text(text)
}

/// Text that only assistive technology reads.
pub fn unseen(text: String) -> Element {
    element("span", "cw-visually-hidden").text(text)
}

/// The class of a screen's main button.
pub const PRIMARY: &str = "cw-button cw-button--primary";
/// The class of a screen's other buttons.
pub const PLAIN: &str = "cw-button";
/// The class of a small button beside something.
pub const SMALL: &str = "cw-button cw-button--small";

/// A button; the main one of a screen is of class [`PRIMARY`].
pub fn button(class: &'static str, label: String) -> Element {
    let part = if class == PRIMARY {
        "button-primary"
    } else {
        "button"
    };
    element("button", class)
        .attribute("type", "button")
        .attribute("part", part)
        .text(label)
}

/// A link that opens a new tab and hands nothing on to it. `new_tab` says so to those who can't see the sign.
pub fn outside_link(class: &'static str, href: &str, label: String, new_tab: String) -> Element {
    element("a", class)
        .attribute("href", href)
        .attribute("target", "_blank")
        .attribute("rel", "noopener noreferrer")
        .text(label)
        .child(unseen([" ", &new_tab].concat()))
}

/// The row of buttons at the foot of a screen.
pub fn actions(buttons: impl IntoIterator<Item = Element>) -> Element {
    element("div", "cw-actions")
        .attribute("part", "actions")
        // A press must not first move the focus: leaving the field would check it, and what that check shows would
        // push the button away from under the pointer.
        .on("mousedown", Box::new(|event| event.prevent_default()))
        .children(buttons)
}
