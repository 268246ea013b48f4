//! Puts pieces together to a tree, and mends what does not fit.

use super::{
    Report,
    entities::decode,
    tags::{Piece, Tag, pieces},
};

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<'text> {
    Text(&'text str, usize),
    Element(Element<'text>),
}

impl Node<'_> {
    /// The line on which it begins.
    pub(super) fn line(&self) -> usize {
        match self {
            Self::Text(_, line) => *line,
            Self::Element(element) => element.tag.line,
        }
    }

    /// Moves it down by some lines, where its text is from the middle of a file.
    pub(super) fn move_down(&mut self, lines: usize) {
        match self {
            Self::Text(_, line) => *line += lines,
            Self::Element(element) => {
                element.tag.line += lines;
                element
                    .children
                    .iter_mut()
                    .for_each(|node| node.move_down(lines));
            }
        }
    }
}

/// A tag with what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element<'text> {
    pub(super) tag: Tag<'text>,
    pub(super) children: Vec<Node<'text>>,
}

impl<'text> Element<'text> {
    /// An attribute's value, entities undone; `None` where it is not there.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.tag.attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| decode(value))
    }

    /// The elements right inside it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(..) => None,
        })
    }

    /// Every element inside it with this name, at any depth.
    pub(super) fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.tag.name == name {
                found.push(element);
            }
            found.extend(element.all(name));
        }
        found
    }
}

/// The deepest nesting; tags that are deeper are taken off.
const DEEPEST: usize = 32;

/// Tags that need no end.
pub(super) const VOID: [&str; 3] = ["img", "br", "hr"];

/// Reads a page as a tree.
pub(super) fn read<'text>(text: &'text str, report: &mut Report) -> Vec<Node<'text>> {
    let mut top = Vec::new();
    let mut open: Vec<Element<'text>> = Vec::new();
    let mut is_too_deep = false;
    for piece in pieces(text) {
        match piece {
            Piece::Text(text, line) => add(&mut open, &mut top, Node::Text(text, line)),
            Piece::Open(tag) => {
                let is_whole = tag.closes_itself || VOID.contains(&tag.name);
                let element = Element {
                    tag,
                    children: Vec::new(),
                };
                end_before(&mut open, &mut top, element.tag.name, report);
                if is_whole {
                    add(&mut open, &mut top, Node::Element(element));
                } else if open.len() < DEEPEST {
                    open.push(element);
                } else if !is_too_deep {
                    is_too_deep = true;
                    let sentence = format!(
                        "tags are nested deeper than {DEEPEST}: the inner ones were dropped"
                    );
                    report.warn(element.tag.line, sentence);
                }
            }
            Piece::Close(name, line) => {
                let Some(index) = open.iter().rposition(|element| element.tag.name == name) else {
                    if !is_too_deep && !VOID.contains(&name) {
                        report.warn(line, format!("</{}> closes nothing", short(name)));
                    }
                    continue;
                };
                while open.len() > index {
                    let Some(element) = open.pop() else { break };
                    if open.len() > index {
                        unclosed(&element, report);
                    }
                    add(&mut open, &mut top, Node::Element(element));
                }
            }
        }
    }
    while let Some(element) = open.pop() {
        unclosed(&element, report);
        add(&mut open, &mut top, Node::Element(element));
    }
    top
}

/// A step, an item or a tab ends where the next one begins.
fn end_before<'text>(
    open: &mut Vec<Element<'text>>,
    top: &mut Vec<Node<'text>>,
    name: &str,
    report: &mut Report,
) {
    let parents: &[&str] = match name {
        "Step" => &["Steps"],
        "li" => &["ul", "ol"],
        "Tab" => &["Tabs"],
        _ => return,
    };
    let is_near =
        |element: &Element<'_>| element.tag.name == name || parents.contains(&element.tag.name);
    let Some(index) = open
        .iter()
        .rposition(is_near)
        .filter(|index| open[*index].tag.name == name)
    else {
        return;
    };
    while open.len() > index {
        let Some(element) = open.pop() else { break };
        unclosed(&element, report);
        add(open, top, Node::Element(element));
    }
}

fn add<'text>(open: &mut [Element<'text>], top: &mut Vec<Node<'text>>, node: Node<'text>) {
    match open.last_mut() {
        Some(element) => element.children.push(node),
        None => top.push(node),
    }
}

fn unclosed(element: &Element<'_>, report: &mut Report) {
    report.warn(
        element.tag.line,
        format!("<{}> is not closed", short(element.tag.name)),
    );
}

fn short(name: &str) -> String {
    name.chars().take(40).collect()
}
