//! Elements as HTML text, for the page that stands before the program runs. Natively only.

use super::element::{Child, Element};

/// Elements that have no end tag.
const VOID: [&str; 3] = ["br", "img", "input"];

/// What an element is at this moment, as HTML. Listeners and the texts of inputs are not part of it.
pub fn markup(element: &Element) -> String {
    let mut html = String::new();
    write_element(&mut html, element);
    html
}

fn write_children(html: &mut String, children: &[Child]) {
    for child in children {
        match child {
            Child::Text(text) => write_escaped(html, text),
            Child::Element(element) => write_element(html, element),
            Child::Live(draw) => {
                for element in draw() {
                    write_element(html, &element);
                }
            }
        }
    }
}

fn write_element(html: &mut String, element: &Element) {
    let element = &element.0;
    html.push('<');
    html.push_str(element.tag);
    for (name, value) in &element.attributes {
        write_attribute(html, name, value);
    }
    for (name, value) in &element.live_attributes {
        if let Some(value) = value() {
            write_attribute(html, name, &value);
        }
    }
    html.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    write_children(html, &element.children);
    html.push_str("</");
    html.push_str(element.tag);
    html.push('>');
}

fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    write_escaped(html, value);
    html.push('"');
}

fn write_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}
