//! From a tree to pieces: blocks as a guide has them, and what gives a page its order (headings, steps, sections).
//! Blocks are written by tags in today's pages and by Markdown in older ones, often one within the other.
//!
//! `line`, `list`, `picture`, `table` and `titled` read the tags that need more than a line or two.

mod line;
mod list;
mod picture;
mod table;
mod titled;

use flow::guide::{Block, List};

use super::{
    Report,
    compose::{Composer, raw},
    entities::decode,
    layout,
    markdown::{self, Piece},
    marks::title,
    site::Site,
    tree::{Element, Node},
};

use line::text;
pub(super) use line::{in_line, strong};
pub(super) use list::item_of;
pub(super) use picture::made_picture;
pub(super) use titled::quote;

/// Reads some nodes.
pub(super) fn read<'tree, 'text>(
    nodes: &'tree [Node<'text>],
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    let mut composer = Composer::new(site, report);
    composer.nodes(nodes);
    composer.end();
    let Composer { lines, marks, .. } = composer;
    markdown::read(&layout::lay_out(lines), &marks, site, report)
}

/// Reads a text without tags.
pub(super) fn read_text(
    text: &str,
    line: usize,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Block> {
    let mut nodes = super::tree::read(text, report);
    for node in &mut nodes {
        node.move_down(line.saturating_sub(1));
    }
    only_blocks(read(&nodes, site, report), site, report)
}

/// Tags that end a paragraph. All others stand within one.
pub(super) fn is_block(element: &Element<'_>) -> bool {
    match element.tag.name {
        "img" => !is_inline_picture(element),
        name => BLOCKS.contains(&name),
    }
}

pub(super) const BLOCKS: [&str; 62] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "hr",
    "pre",
    "table",
    "blockquote",
    "div",
    "section",
    "article",
    "details",
    "center",
    "figure",
    "figcaption",
    "video",
    "iframe",
    "Panel",
    "Frame",
    "Steps",
    "Step",
    "Note",
    "Tip",
    "Info",
    "Check",
    "Warning",
    "Danger",
    "Callout",
    "Accordion",
    "AccordionGroup",
    "Expandable",
    "Tabs",
    "Tab",
    "CodeGroup",
    "Card",
    "CardGroup",
    "Columns",
    "Column",
    "Update",
    "Snippet",
    "CodeBlock",
    "ParamField",
    "ResponseField",
    "dl",
    "dt",
    "dd",
    "select",
    "option",
    "form",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "fieldset",
    "address",
];

/// A picture that the page shows like a letter of the sentence.
fn is_inline_picture(element: &Element<'_>) -> bool {
    let class = ["className", "class"]
        .iter()
        .find_map(|name| element.attribute(name));
    class.is_some_and(|class| {
        class
            .split_whitespace()
            .any(|one| one.starts_with("inline"))
    })
}

/// Reads one element that is a block.
pub(super) fn of_element<'tree, 'text>(
    element: &'tree Element<'text>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    let line = element.tag.line;
    let children = &element.children;
    let named = |name: &str| {
        element
            .attribute(name)
            .map(|text| title(&text))
            .unwrap_or_default()
    };
    let is_marked = |name: &str| element.tag.attributes.iter().any(|(key, _)| *key == name);
    let block = |block: Block| vec![Piece::Block(block, line)];
    match element.tag.name {
        "Steps" | "Step" => vec![Piece::Element(element)],
        "section" if is_marked("data-guide-section") || is_marked("data-guide-scopes") => {
            vec![Piece::Element(element)]
        }
        _ if is_marked("data-whitelabel-hide")
            || is_marked("data-guides-scope-selector")
            || is_marked("data-guide-step") =>
        {
            vec![Piece::Element(element)]
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = element.tag.name.as_bytes()[1] - b'0';
            let text = title(&text(children, site, report));
            if let Some(id) = element.attribute("id") {
                report.name(&id, &text);
            }
            vec![Piece::Heading(text, level, line)]
        }
        "ul" | "ol" => {
            let start = element
                .attribute("start")
                .and_then(|start| start.parse().ok());
            let start = (element.tag.name == "ol").then(|| start.unwrap_or(1));
            list::list(element, start, site, report)
                .map(block)
                .unwrap_or_default()
        }
        "li" => {
            let items = vec![list::item(children, site, report)];
            block(Block::List(List { start: None, items }))
        }
        "img" => picture::picture(element, site, report)
            .map(block)
            .unwrap_or_default(),
        "Frame" | "figure" => picture::framed(element, site, report),
        "Note" | "Tip" | "Info" | "Check" | "Warning" | "Danger" | "Callout" => {
            titled::callout(element, site, report)
                .map(block)
                .unwrap_or_default()
        }
        "blockquote" => {
            let pieces = read(children, site, report);
            vec![Piece::Quote(pieces, None, line)]
        }
        "pre" | "CodeBlock" => block(Block::Code(code(&decode(&raw(children))))),
        "table" => table::table(element, site, report),
        "ParamField" | "ResponseField" => {
            let names = ["path", "name", "query", "body", "header"];
            let name = names.into_iter().find_map(|name| element.attribute(name));
            let mut pieces = read(children, site, report);
            if let Some(name) = name {
                pieces.insert(0, Piece::Block(strong(&name), line));
            }
            pieces
        }
        "dt" => {
            let term = title(&text(children, site, report));
            block(strong(&term))
        }
        "Accordion" | "Expandable" | "details" | "Update" => {
            let part = titled::details(element, site, report);
            if part.title.is_empty() {
                // Nothing to press on: it stands there as it is.
                let blocks = part.blocks.into_iter();
                return blocks.map(|block| Piece::Block(block, line)).collect();
            }
            block(Block::Details(part))
        }
        "Tabs" => titled::tabs(element, site, report),
        "Tab" => block(Block::Tabs(vec![titled::titled(element, site, report)])),
        "Card" => {
            let heading = guide::inline::escape(&named("title"));
            let heading = match element.attribute("href") {
                Some(href) => format!("[{heading}]({href})"),
                None => format!("**{heading}**"),
            };
            let mut pieces = match read_text(&heading, line, site, report).pop() {
                Some(heading) => vec![Piece::Block(heading, line)],
                None => Vec::new(),
            };
            pieces.extend(read(children, site, report));
            pieces
        }
        "video" | "iframe" => {
            let source = element.attribute("src").unwrap_or_default();
            let words = [named("title"), "Video".to_owned()];
            let words = words.iter().find(|words| !words.is_empty());
            let link = format!("[{}]({source})", words.map_or("", String::as_str));
            report.warn(line, "a video is shown as a link to it");
            let blocks = read_text(&link, line, site, report).into_iter();
            blocks.map(|block| Piece::Block(block, line)).collect()
        }
        "hr" => Vec::new(),
        "Snippet" => {
            let file = element.attribute("file").unwrap_or_default();
            report.warn(
                line,
                format!("the snippet {file:?} is another file, and was left out"),
            );
            Vec::new()
        }
        _ => read(children, site, report),
    }
}

/// The blocks of some nodes, where no section or step can stand.
pub(super) fn blocks(nodes: &[Node<'_>], site: Site<'_>, report: &mut Report) -> Vec<Block> {
    let pieces = read(nodes, site, report);
    only_blocks(pieces, site, report)
}

/// Makes blocks of what gives a page its order: a step in a tab is a heading with what stands below it.
pub(super) fn only_blocks(
    pieces: Vec<Piece<'_, '_>>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Block(block, _) => blocks.push(block),
            Piece::Heading(title, ..) => blocks.push(Block::Heading(title)),
            Piece::Quote(pieces, rank, _) => {
                let inner = only_blocks(pieces, site, report);
                blocks.push(quote(inner, rank));
            }
            Piece::Element(element) => {
                if element.tag.name == "Step" {
                    let heading = element.attribute("title").map(|text| title(&text));
                    blocks.extend(
                        heading
                            .filter(|title| !title.is_empty())
                            .map(Block::Heading),
                    );
                }
                let inner = read(&element.children, site, report);
                blocks.extend(only_blocks(inner, site, report));
            }
        }
    }
    blocks
}

/// Code without the empty lines around it and the depth that all of its lines have.
pub(super) fn code(text: &str) -> String {
    let text = text.trim_matches('\n').trim_end();
    let depth = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.get(depth..).unwrap_or_default())
        .collect();
    lines.join("\n")
}
