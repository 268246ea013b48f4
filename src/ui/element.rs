//! The one kind of element that screens are made of.
//!
//! Leptos's `view!` makes a type of every element, and the compiler makes code of every type: the same screens written
//! with it were 150 KB of brotli, which is more than the whole product may have. Here every element is one type, its
//! parts are values, and only what changes is a closure. It also leaves nothing to be put into the page by
//! `innerHTML`, which a page with Trusted Types refuses.

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev::Custom,
    prelude::*,
    tachys::html::{element::custom, event::on, property::prop},
};

use super::context::Context;
use crate::domain::session::Event;

/// An element, while it is put together.
pub struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with a class; an empty class is none.
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let element = Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    };
    if class.is_empty() {
        element
    } else {
        element.attribute("class", class)
    }
}

impl Element {
    /// An attribute that stays as it is.
    pub fn attribute(mut self, name: &'static str, value: &str) -> Self {
        let attribute = custom_attribute(name, value.to_owned());
        self.attributes.push(attribute.into_any_attr());
        self
    }

    /// An attribute that follows what it reads; it is absent while there is no value.
    pub fn live_attribute(
        mut self,
        name: &'static str,
        value: Box<dyn FnMut() -> Option<String> + Send>,
    ) -> Self {
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// The text of an input, which follows what it reads: a property, so that it stands in no attribute.
    pub fn live_value(mut self, value: Box<dyn FnMut() -> String + Send>) -> Self {
        self.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// Does something when an event comes.
    pub fn on(mut self, event: &'static str, act: Box<dyn FnMut(web_sys::Event)>) -> Self {
        // One event type for all of them: a typed one for each would be code for each.
        let event = Custom::<web_sys::Event>::new(event);
        self.attributes.push(on(event, act).into_any_attr());
        self
    }

    /// Tells the shell when it is pressed.
    pub fn dispatches(self, context: &Context, event: impl Fn() -> Event + 'static) -> Self {
        let context = context.clone();
        self.on("click", Box::new(move |_| context.dispatch(event())))
    }

    /// Text, never read as markup.
    pub fn text(mut self, text: String) -> Self {
        self.children.push(text.into_any());
        self
    }

    /// Another element inside.
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(child.draw());
        self
    }

    /// Other elements inside, in their order.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Element::draw));
        self
    }

    /// Anything drawn already.
    pub fn part(mut self, part: AnyView) -> Self {
        self.children.push(part);
        self
    }

    /// What is drawn again whenever something that it reads changes.
    pub fn live(mut self, draw: Box<dyn FnMut() -> AnyView + Send>) -> Self {
        self.children.push(draw.into_any());
        self
    }

    /// The finished element.
    pub fn draw(self) -> AnyView {
        custom(self.tag)
            .add_any_attr(self.attributes)
            .child(self.children)
            .into_any()
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

/// A button; the main one of a screen is of class [`PRIMARY`].
pub fn button(class: &'static str, label: String) -> Element {
    element("button", class)
        .attribute("type", "button")
        .attribute("part", if class == PRIMARY { "button-primary" } else { "button" })
        .text(label)
}

/// The class of a screen's main button.
pub const PRIMARY: &str = "cw-button cw-button--primary";
/// The class of a screen's other buttons.
pub const PLAIN: &str = "cw-button";
/// The class of a small button beside something.
pub const SMALL: &str = "cw-button cw-button--small";

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

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}
