//! From a tree to lines of Markdown, in which each tag is one sign.

use super::{
    Report,
    blocks::{self, is_block},
    entities::decode,
    markdown::Piece,
    marks::{Mark, Marks, is_sign, title},
    site::Site,
    tree::{Element, Node},
};

/// One line of Markdown, with the line of the file that it is from.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) number: usize,
    /// A mark that the line is the sign of some blocks, and that says if they followed a text in the same line.
    pub(super) block: Option<Follows>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    Text,
    Nothing,
}

/// Writes nodes as lines.
pub(super) struct Composer<'a, 'tree, 'text> {
    pub(super) lines: Vec<Line>,
    pub(super) marks: Marks<'tree, 'text>,
    pub(super) site: Site<'a>,
    pub(super) report: &'a mut Report,
    current: Line,
}

impl<'a, 'tree, 'text> Composer<'a, 'tree, 'text> {
    pub(super) fn new(site: Site<'a>, report: &'a mut Report) -> Self {
        Self {
            lines: Vec::new(),
            marks: Marks::default(),
            site,
            report,
            current: Line::default(),
        }
    }

    pub(super) fn nodes(&mut self, nodes: &'tree [Node<'text>]) {
        for (index, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(text, line) => self.text(text, *line),
                Node::Element(element)
                    if is_component(element) && self.stands_alone(nodes, index) =>
                {
                    self.component(element);
                }
                Node::Element(element) => self.element(element),
            }
        }
    }

    pub(super) fn end(&mut self) {
        self.end_line(0);
    }

    fn text(&mut self, text: &str, line: usize) {
        let text = without_expressions(text);
        let mut number = line;
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                number += 1;
                self.end_line(number);
            }
            self.begin(number);
            let mut rest = part;
            while let Some(letter) = rest.chars().next() {
                let after = &rest[letter.len_utf8()..];
                if letter == '<' && !begins_address(after) {
                    // The backslash before it has done its work.
                    let backslashes =
                        self.current.text.len() - self.current.text.trim_end_matches('\\').len();
                    if backslashes % 2 == 1 {
                        self.current.text.pop();
                    }
                    self.sign(Mark::Less);
                } else if !is_sign(letter) {
                    self.current.text.push(letter);
                }
                rest = after;
            }
        }
    }

    fn begin(&mut self, number: usize) {
        if self.current.text.trim().is_empty() {
            self.current.number = number;
        }
    }

    fn end_line(&mut self, next: usize) {
        let line = std::mem::take(&mut self.current);
        self.lines.push(line);
        self.current.number = next;
    }

    fn sign(&mut self, mark: Mark<'tree, 'text>) {
        if let Some(sign) = self.marks.sign(mark) {
            self.current.text.push(sign);
        }
    }

    /// A line of its own, between empty ones, at the depth at which it stands.
    fn block(&mut self, mark: Mark<'tree, 'text>, line: usize) {
        let Some(sign) = self.marks.sign(mark) else {
            return;
        };
        let before = &self.current.text;
        let indent = before.len() - before.trim_start().len();
        let indent = before[..indent].to_owned();
        let follows = if before.trim().is_empty() {
            Follows::Nothing
        } else {
            Follows::Text
        };
        self.end_line(line);
        self.end_line(line);
        self.lines.push(Line {
            text: [indent.as_str(), &sign.to_string()].concat(),
            number: line,
            block: Some(follows),
        });
        self.end_line(line);
        self.current.text = indent;
    }

    /// Returns true if nothing else stands on the lines of a node.
    fn stands_alone(&self, nodes: &[Node<'_>], index: usize) -> bool {
        self.current.text.trim().is_empty()
            && match nodes.get(index + 1) {
                None => true,
                Some(Node::Text(text, _)) => text.trim_start_matches([' ', '\t']).starts_with('\n'),
                Some(Node::Element(_)) => false,
            }
    }

    /// A component that nobody knows, on lines of its own: a block, with its title above what is in it.
    fn component(&mut self, element: &'tree Element<'text>) {
        let line = element.tag.line;
        self.begin(line);
        self.report.unknown_tag(line, element.tag.name);
        let mut pieces = blocks::read(&element.children, self.site, self.report);
        let title = element.attribute("title").map(|text| title(&text));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            pieces.insert(0, Piece::Block(blocks::strong(&title), line));
        }
        if !pieces.is_empty() {
            self.block(Mark::Blocks(pieces), line);
        }
    }

    fn element(&mut self, element: &'tree Element<'text>) {
        let line = element.tag.line;
        self.begin(line);
        if is_block(element) {
            let pieces = blocks::of_element(element, self.site, self.report);
            if !pieces.is_empty() {
                self.block(Mark::Blocks(pieces), line);
            }
            return;
        }
        let marks = match element.tag.name {
            "strong" | "b" => Some((
                Mark::Strong { is_end: false },
                Mark::Strong { is_end: true },
            )),
            "em" | "i" => Some((
                Mark::Emphasis { is_end: false },
                Mark::Emphasis { is_end: true },
            )),
            "a" => element
                .attribute("href")
                .map(|address| (Mark::Link { address }, Mark::LinkEnd)),
            "code" | "kbd" | "samp" | "tt" | "var" => {
                let code = decode(&raw(&element.children));
                self.sign(Mark::Code(code));
                return;
            }
            "br" => {
                self.sign(Mark::Break);
                return;
            }
            "Icon" => {
                let words = ["title", "alt", "aria-label", "icon", "name"];
                let words = words.iter().find_map(|name| element.attribute(name));
                let words = words.unwrap_or_default().replace(['-', '_'], " ");
                self.current.text.push_str(words.trim());
                return;
            }
            "img" => {
                let words = element.attribute("alt").unwrap_or_default();
                self.current.text.push_str(words.trim());
                return;
            }
            "Tooltip" => {
                self.nodes(&element.children);
                if let Some(tip) = element.attribute("tip").filter(|tip| !tip.is_empty()) {
                    self.current.text.push_str(&format!(" ({tip})"));
                }
                return;
            }
            "wbr" => return,
            "script" | "style" | "svg" | "input" | "noscript" | "canvas" | "audio" => {
                let sentence = format!(
                    "<{}> is nothing to read, and was left out",
                    element.tag.name
                );
                self.report.warn(line, sentence);
                return;
            }
            "span" | "u" | "s" | "small" | "mark" | "sub" | "sup" | "del" | "ins" | "abbr"
            | "cite" | "q" | "label" | "button" | "time" | "font" | "big" | "dfn" => None,
            name => {
                self.report.unknown_tag(line, name);
                None
            }
        };
        let has_blocks = has_block(element);
        if let (true, Some((Mark::Link { address }, _))) = (has_blocks, &marks) {
            self.nodes(&element.children);
            let words = element.all("img").into_iter();
            let words = words.filter_map(|picture| picture.attribute("alt"));
            match words
                .map(|words| title(&words))
                .find(|words| !words.is_empty())
            {
                // The picture first, and then the way that a press on it leads.
                Some(words) => {
                    self.sign(Mark::Link {
                        address: address.clone(),
                    });
                    self.text(&words, line);
                    self.sign(Mark::LinkEnd);
                }
                None => {
                    let sentence = format!("a link to {address:?} around a picture was dropped");
                    self.report.warn(line, sentence);
                }
            }
            return;
        }
        match marks.filter(|_| !has_blocks) {
            Some((start, end)) => {
                self.sign(start);
                self.nodes(&element.children);
                self.sign(end);
            }
            None => self.nodes(&element.children),
        }
    }
}

/// Known as a component by its name, and by nothing else: what is known is read by `element`.
fn is_component(element: &Element<'_>) -> bool {
    let name = element.tag.name;
    name.starts_with(char::is_uppercase)
        && !is_block(element)
        && !["Icon", "Tooltip"].contains(&name)
}

fn has_block(element: &Element<'_>) -> bool {
    element
        .elements()
        .any(|inner| is_block(inner) || has_block(inner))
}

/// The text of some nodes, tags left out and nothing undone.
pub(super) fn raw(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(part, _) => text.push_str(&without_expressions(part)),
            Node::Element(element) if element.tag.name == "br" => text.push('\n'),
            Node::Element(element) => text.push_str(&raw(&element.children)),
        }
    }
    text
}

fn begins_address(text: &str) -> bool {
    let is_mail = || {
        let name = text.split_once('>').map_or("", |(name, _)| name);
        name.contains('@') && !name.contains([' ', '\n', '<'])
    };
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|start| text.starts_with(start))
        || is_mail()
}

/// The text without comments in braces, and with what a quoted expression says: `{" "}` is a space.
fn without_expressions(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        plain.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        let comment = inside
            .strip_prefix("/*")
            .and_then(|comment| comment.split_once("*/}"));
        if let Some((comment, after)) = comment {
            // The lines stay, so that all below keep their numbers.
            plain.extend(comment.chars().filter(|letter| *letter == '\n'));
            rest = after;
            continue;
        }
        let quoted = ['"', '\'', '`'].into_iter().find_map(|quote| {
            let (quoted, after) = inside.strip_prefix(quote)?.split_once(quote)?;
            Some((quoted, after.strip_prefix('}')?))
        });
        match quoted {
            Some((quoted, after)) => {
                plain.push_str(quoted);
                rest = after;
            }
            None => {
                plain.push('{');
                rest = inside;
            }
        }
    }
    plain.push_str(rest);
    plain
}
