//! Rich text: from tags, or from Markdown's few marks, to the marks that our guides know: bold, code and links.

use super::{
    Report,
    tags::decode,
    tree::{Element, Node},
};

/// Where an address that begins with a slash leads.
const DOCS: &str = "https://docs.stackone.com";

/// The text of some nodes, in one line, with marks.
pub(super) fn text(nodes: &[Node<'_>], report: &mut Report) -> String {
    let mut written = String::new();
    write(nodes, &mut written, false, report);
    marked(&written, nodes.first().map_or(1, line_of), report)
}

/// Adds one node to a text that is being put together, for [`marked`] to look at in the end.
pub(super) fn append(node: &Node<'_>, written: &mut String, report: &mut Report) {
    write(std::slice::from_ref(node), written, false, report);
}

/// A text that was written with marks already, such as a connector's.
pub(super) fn marked(text: &str, line: usize, report: &mut Report) -> String {
    links(&one_line(text), line, report)
}

/// The text of some nodes without any mark.
pub(super) fn plain(nodes: &[Node<'_>], report: &mut Report) -> String {
    let mut written = String::new();
    write(nodes, &mut written, true, report);
    one_line(&written)
}

fn line_of(node: &Node<'_>) -> usize {
    match node {
        Node::Text(_, line) => *line,
        Node::Element(element) => element.tag.line,
    }
}

fn write(nodes: &[Node<'_>], written: &mut String, is_plain: bool, report: &mut Report) {
    for node in nodes {
        match node {
            Node::Text(text, _) => written.push_str(&decode(text)),
            Node::Element(element) => write_element(element, written, is_plain, report),
        }
    }
}

fn write_element(element: &Element<'_>, written: &mut String, is_plain: bool, report: &mut Report) {
    let mark = match element.tag.name {
        "strong" | "b" => "**",
        "code" => "`",
        "a" => {
            let inside = plain(&element.children, report);
            match element.attribute("href").filter(|_| !is_plain) {
                // The address is looked at with all other links.
                Some(address) => written.push_str(&format!(
                    "[{}]({})",
                    inside.replace(['[', ']'], ""),
                    escaped(&address)
                )),
                None => written.push_str(&inside),
            }
            return;
        }
        // A line that was only wrapped.
        "br" | "hr" => {
            written.push(' ');
            return;
        }
        "img" | "Icon" => return,
        "em" | "i" | "span" | "p" | "div" | "ul" | "ol" | "li" | "Frame" => "",
        name => {
            report.unknown_tag(element.tag.line, name);
            ""
        }
    };
    if mark.is_empty() || is_plain {
        write(&element.children, written, is_plain, report);
        return;
    }
    // Marks do not nest.
    let inside = plain(&element.children, report);
    if inside.is_empty() || inside.contains(['`', '*']) {
        written.push_str(&inside);
    } else {
        written.push_str(&[mark, &inside, mark].concat());
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without what would end the mark around it.
fn escaped(address: &str) -> String {
    let mut escaped = String::new();
    for letter in address.trim().chars() {
        match letter {
            '(' => escaped.push_str("%28"),
            ')' => escaped.push_str("%29"),
            letter if letter.is_whitespace() || letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Looks at every link: one that leads nowhere safe leaves its text behind.
fn links(text: &str, line: usize, report: &mut Report) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let Some(start) = rest[..middle].rfind('[') else {
            rest = part(&mut safe, rest, middle);
            continue;
        };
        let Some(length) = rest[middle + 2..].find(')') else {
            rest = part(&mut safe, rest, middle);
            continue;
        };
        let (label, address) = (
            &rest[start + 1..middle],
            &rest[middle + 2..middle + 2 + length],
        );
        safe.push_str(&rest[..start]);
        match target(address) {
            Some(address) => safe.push_str(&format!("[{label}]({address})")),
            None => {
                let shown: String = address.chars().take(60).collect();
                report.warn(
                    line,
                    format!("a link to {shown:?} was dropped; its text is kept"),
                );
                safe.push_str(label);
            }
        }
        rest = &rest[middle + 2 + length + 1..];
    }
    safe + rest
}

/// Parts the bracket from the parenthesis of what is no link, so that it becomes none with the text that comes behind it.
fn part<'text>(safe: &mut String, rest: &'text str, bracket: usize) -> &'text str {
    safe.push_str(&rest[..=bracket]);
    safe.push(' ');
    &rest[bracket + 1..]
}

/// Where a link may lead: by https, or to a mail address.
fn target(address: &str) -> Option<String> {
    let address = address.trim();
    if address.starts_with('/') && !address.starts_with("//") {
        return Some([DOCS, address].concat());
    }
    let scheme = |name: &str| {
        address
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
            && address.len() > name.len()
    };
    let is_clean = !address
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control());
    (is_clean && (scheme("https://") || scheme("mailto:"))).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::tree;

    #[test]
    fn tags_and_marks_become_the_same_marks() {
        for (page, text_of) in [
            (
                "Press <strong>Save</strong>, then `Done`",
                "Press **Save**, then `Done`",
            ),
            ("a<br />\n b &amp; c", "a b & c"),
            (
                "<a href=\"/guides/x\" target=\"_blank\">the docs</a>",
                "[the docs](https://docs.stackone.com/guides/x)",
            ),
            (
                "<a href=\"https://a.example/b(c)\">x [y]</a>",
                "[x y](https://a.example/b%28c%29)",
            ),
            (
                "<strong><code>x</code></strong> <b>**y**</b>",
                "**x** **y**",
            ),
            ("<Glow>kept</Glow> **bold**", "kept **bold**"),
            (
                "[mail](mailto:a@b.example) [x](http://b.example)",
                "[mail](mailto:a@b.example) x",
            ),
            ("<a href=\"java&#x73;cript:alert(1)\">x</a>", "x"),
            (
                "[x](JaVaScRiPt:alert) [y](data:text/html,z) [z](//b.example)",
                "x y z",
            ),
            ("Settings > Integrations ](", "Settings > Integrations ] ("),
        ] {
            let mut report = Report::default();
            let nodes = tree::read(page, &mut report);
            assert_eq!(text(&nodes, &mut report), text_of, "{page}");
        }
    }
}
