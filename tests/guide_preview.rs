//! `cargo xtask guide preview` prints what the components draw: both are compared for every shipped guide, and for one that
//! has every block at once.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path, sync::Arc};

use connect_wizard::{
    app::{AppState, to_html},
    i18n::Catalogue,
    start::Start,
};
use flow::{form::FormConfig, guide::Guide, update::Flow};
use leptos::prelude::*;
use settings::Config;

/// An element of what was drawn, or a text.
enum Node {
    Element {
        name: String,
        attributes: String,
        children: Vec<Node>,
    },
    Text(String),
}

/// Reads what we draw, which closes every element that has an end.
fn parse(html: &str) -> Vec<Node> {
    let mut open: Vec<(String, String, Vec<Node>)> = vec![Default::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = rest[..end]
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
            open.last_mut().expect("the root").2.push(Node::Text(text));
            rest = &rest[end..];
            continue;
        };
        let (inside, after) = tag.split_once('>').expect("an end of the tag");
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            let (opened, attributes, children) = open.pop().expect("an element is open");
            assert_eq!(opened, name);
            let parent = open.last_mut().expect("the root");
            parent.2.push(Node::Element {
                name: opened,
                attributes,
                children,
            });
        } else if !inside.starts_with('!') {
            let inside = inside.trim_end_matches('/');
            let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
            let element = (name.to_owned(), attributes.to_owned(), Vec::new());
            if matches!(name, "br" | "img" | "input") {
                let (name, attributes, children) = element;
                open.last_mut().expect("the root").2.push(Node::Element {
                    name,
                    attributes,
                    children,
                });
            } else {
                open.push(element);
            }
        }
    }
    open.pop().expect("the root").2
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let value = attributes.split_once(&format!("{name}=\""))?.1;
    Some(value.split_once('"')?.0)
}

/// Returns the text of some nodes, in a line.
fn line(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element { name, .. } if name == "br" => "\n".to_owned(),
            Node::Element { name, .. } if is_block(name) => String::new(),
            Node::Element { attributes, .. } if attributes.contains("data-cw-copy") => {
                String::new()
            }
            Node::Element { children, .. } => line(children),
        })
        .collect()
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "ul" | "ol" | "div" | "details" | "section" | "img" | "h3" | "pre"
    )
}

/// The text that was drawn, as the preview writes it.
#[derive(Default)]
struct Reader(String);

impl Reader {
    fn part(&mut self, text: &str, indent: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.lines(text, indent, indent);
    }

    fn lines(&mut self, text: &str, first: &str, rest: &str) {
        for (index, line) in text.split('\n').enumerate() {
            let indent = if index == 0 { first } else { rest };
            self.0.push_str([indent, line].concat().trim_end());
            self.0.push('\n');
        }
    }

    fn nodes(&mut self, nodes: &[Node], indent: &str) {
        for node in nodes {
            let Node::Element {
                name,
                attributes,
                children,
            } = node
            else {
                continue;
            };
            let has = |class: &str| attributes.contains(class);
            match name.as_str() {
                "h2" => {}
                "h3" if has("cw-start__section") => {
                    self.part(&format!("# {}", line(children)), indent)
                }
                "h4" => self.part(&format!("## {}", line(children)), indent),
                "h3" | "summary" => self.part(&format!("### {}", line(children)), indent),
                "p" if has("cw-guide-words") => {
                    self.part(&format!("[picture: {}]", line(children)), indent);
                }
                "img" => {
                    let words = attribute(attributes, "alt").unwrap_or_default();
                    self.part(&format!("[picture: {words}]"), indent);
                }
                "p" => self.part(&line(children), indent),
                "div" if has("cw-note") => self.callout(attributes, children, indent),
                "pre" if has("data-cw-scopes") => {
                    self.part(&format!("[scopes: {}]", line(children)), indent);
                }
                "pre" => self.part(&line(children), &format!("{indent}    ")),
                "ul" | "ol" => self.list(attributes, name == "ol", children, indent),
                "table" => self.table(children, indent),
                "button" | "legend" => {}
                _ => self.nodes(children, indent),
            }
        }
    }

    fn callout(&mut self, attributes: &str, children: &[Node], indent: &str) {
        let rank = attribute(attributes, "data-cw-rank").unwrap_or("warning");
        let before = self.0.len();
        self.nodes(children, indent);
        let at = before + usize::from(before > 0);
        let is_list = self.0[at..].starts_with(['-', '1']);
        let mark = if is_list {
            format!("[{rank}]\n\n")
        } else {
            format!("[{rank}] ")
        };
        self.0.insert_str(at, &mark);
    }

    fn list(&mut self, attributes: &str, is_ordered: bool, items: &[Node], indent: &str) {
        if indent.is_empty() && !self.0.is_empty() {
            self.0.push('\n');
        }
        let start =
            attribute(attributes, "start").map_or(1, |start| start.parse().expect("a number"));
        let items = items.iter().filter_map(|node| match node {
            Node::Element { children, .. } => Some(children),
            Node::Text(_) => None,
        });
        for (number, children) in (start..).zip(items) {
            let number: u32 = number;
            let mark = if is_ordered {
                format!("{indent}{number}. ")
            } else {
                format!("{indent}- ")
            };
            let inside = format!("{indent}  ");
            self.lines(&line(children), &mark, &inside);
            let blocks: Vec<&Node> = children
                .iter()
                .filter(|node| matches!(node, Node::Element { name, .. } if is_block(name)))
                .collect();
            for block in blocks {
                self.nodes(std::slice::from_ref(block), &inside);
            }
        }
    }

    fn table(&mut self, nodes: &[Node], indent: &str) {
        let mut rows = Vec::new();
        collect_rows(nodes, &mut rows);
        self.part(&rows.join("\n"), indent);
    }
}

fn collect_rows(nodes: &[Node], rows: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Element { name, children, .. } if name == "tr" => {
                let cells: Vec<String> = children
                    .iter()
                    .map(|cell| line(std::slice::from_ref(cell)))
                    .collect();
                rows.push(format!("| {} |", cells.join(" | ")));
            }
            Node::Element { children, .. } => collect_rows(children, rows),
            Node::Text(_) => {}
        }
    }
}

/// The guide as the built page has it to be read.
fn drawn(guide: Guide, has_pictures: bool) -> String {
    let html = Owner::new().with(|| {
        let form = Arc::new(FormConfig::new(guide.clone()));
        let config = Config {
            has_pictures,
            ..Config::default()
        };
        let state = AppState::with(
            Flow::new(form),
            Catalogue::english("{provider}"),
            Arc::new(config),
        );
        provide_context(state.flow);
        provide_context(state.i18n);
        provide_context(state.settings);
        provide_context(state.actions);
        provide_context(connect_wizard::contexts::Dispatch::new(|_| ()));
        to_html(view! { <Start guide /> })
    });
    let article = html.split_once("<article").expect("the guide").1;
    let article = article.split_once("</article>").expect("its end").0;
    let mut reader = Reader::default();
    reader.nodes(&parse(&format!("<article{article}</article>")), "");
    reader.0
}

fn guide(file: &Path) -> Guide {
    let text = fs::read_to_string(file).expect("the file");
    guide::read::read(&serde_json::from_str(&text).expect("JSON"), None)
}

/// The preview, without what only the author is told.
fn preview(guide: &Guide) -> String {
    let mut guide = guide.clone();
    guide.closing.clear();
    let text = guide::text::text(&guide);
    let mut lines = Vec::new();
    let mut skips_empty = false;
    for line in text.lines() {
        if line.starts_with("[actions:") {
            skips_empty = true;
            continue;
        }
        if std::mem::take(&mut skips_empty) && line.is_empty() {
            continue;
        }
        let line = match line.split_once(" (field: ") {
            Some((title, _)) if line.starts_with("## ") => title,
            _ => line,
        };
        lines.push(format!("{line}\n"));
    }
    lines.concat()
}

#[test]
fn the_preview_is_what_is_drawn() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(root.join("assets/guides"))
        .expect("the guides")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.push(root.join("tests/fixtures/guides/everything.json"));
    assert!(files.len() > 10);
    for file in files {
        let guide = guide(&file);
        for has_pictures in [false, true] {
            let (drawn, preview) = (drawn(guide.clone(), has_pictures), preview(&guide));
            assert!(
                drawn == preview,
                "{}:\n{drawn}\n--- is not ---\n{preview}",
                file.display()
            );
        }
    }
}
