//! From a tree to pieces: blocks as a guide has them, and what gives a page its order (headings, steps, sections).
//! Blocks are written by tags in today's pages and by Markdown in older ones, often one within the other.

use flow::guide::{Block, Item, List, Picture, Rank, Table, Titled};

use super::{
    Report,
    compose::{Composer, raw},
    layout,
    markdown::{self, Piece},
    marks::title,
    page::Site,
    tags::decode,
    tree::{Element, Node},
};

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

const BLOCKS: [&str; 46] = [
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
            let text = text(children, site, report);
            vec![Piece::Heading(title(&text), level, line)]
        }
        "ul" | "ol" => {
            let start = element
                .attribute("start")
                .and_then(|start| start.parse().ok());
            let start = (element.tag.name == "ol").then(|| start.unwrap_or(1));
            list(element, start, site, report)
                .map(block)
                .unwrap_or_default()
        }
        "li" => {
            let items = vec![item(children, site, report)];
            block(Block::List(List { start: None, items }))
        }
        "img" => picture(element, site, report)
            .map(block)
            .unwrap_or_default(),
        "Frame" | "figure" => {
            let mut pieces = read(children, site, report);
            let caption = named("caption");
            let picture = pieces.iter_mut().find_map(|piece| match piece {
                Piece::Block(Block::Picture(picture), _) => Some(picture),
                _ => None,
            });
            match picture.filter(|picture| picture.words.is_empty()) {
                _ if caption.is_empty() => {}
                Some(picture) => picture.words = caption,
                None => pieces.push(Piece::Block(
                    Block::Paragraph(guide::inline::escape(&caption)),
                    line,
                )),
            }
            pieces
        }
        "Note" | "Tip" | "Info" | "Check" | "Warning" | "Danger" | "Callout" => {
            let name = match element.tag.name {
                "Callout" => named("type"),
                name => name.to_owned(),
            };
            let mut blocks = blocks(children, site, report);
            let heading = named("title");
            if !heading.is_empty() {
                let heading = format!("**{}**", guide::inline::escape(&heading));
                blocks.insert(0, Block::Paragraph(heading));
            }
            let rank = rank(&name);
            if blocks.is_empty() {
                return Vec::new();
            }
            block(Block::Callout { rank, blocks })
        }
        "blockquote" => {
            let pieces = read(children, site, report);
            vec![Piece::Quote(pieces, None, line)]
        }
        "pre" => block(Block::Code(code(&decode(&raw(children))))),
        "table" => block(table(element, site, report)),
        "Accordion" | "Expandable" | "details" | "Update" => {
            let summary = element.elements().find(|inner| inner.tag.name == "summary");
            let heading = match summary {
                Some(summary) => title(&text(&summary.children, site, report)),
                None => [named("title"), named("label")].concat(),
            };
            let inner: Vec<Node<'text>> = children
                .iter()
                .filter(|node| !matches!(node, Node::Element(inner) if inner.tag.name == "summary"))
                .cloned()
                .collect();
            let mut blocks = blocks(&inner, site, report);
            let description = named("description");
            if !description.is_empty() {
                blocks.insert(0, Block::Paragraph(guide::inline::escape(&description)));
            }
            block(Block::Details(Titled {
                title: heading,
                blocks,
            }))
        }
        "Tabs" => {
            let tabs = element.elements().filter(|tab| tab.tag.name == "Tab");
            let tabs: Vec<Titled> = tabs.map(|tab| titled(tab, site, report)).collect();
            if tabs.is_empty() {
                return read(children, site, report);
            }
            block(Block::Tabs(tabs))
        }
        "Tab" => block(Block::Tabs(vec![titled(element, site, report)])),
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
            Piece::Quote(pieces, rank, _) => blocks.push(Block::Callout {
                rank: rank.unwrap_or_default(),
                blocks: only_blocks(pieces, site, report),
            }),
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

/// The text of some nodes, as one paragraph.
fn text(nodes: &[Node<'_>], site: Site<'_>, report: &mut Report) -> String {
    let mut texts = Vec::new();
    for block in blocks(nodes, site, report) {
        flow::guide::for_each_text(std::slice::from_ref(&block), &mut |text| {
            texts.push(text.to_owned());
        });
    }
    texts.join(" ")
}

fn titled(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Titled {
    Titled {
        title: element
            .attribute("title")
            .map(|text| title(&text))
            .unwrap_or_default(),
        blocks: blocks(&element.children, site, report),
    }
}

fn list(
    element: &Element<'_>,
    start: Option<u32>,
    site: Site<'_>,
    report: &mut Report,
) -> Option<Block> {
    let mut items: Vec<Item> = Vec::new();
    for child in &element.children {
        match child {
            Node::Element(inner) if inner.tag.name == "li" => {
                items.push(item(&inner.children, site, report))
            }
            // A list right inside a list belongs to the item before it.
            Node::Element(inner) => {
                let more = only_blocks(of_element_or_text(inner, site, report), site, report);
                match items.last_mut() {
                    Some(item) => item.blocks.extend(more),
                    None => items.extend(item_of(more)),
                }
            }
            Node::Text(text, line) if !text.trim().is_empty() => {
                report.warn(*line, "a text stands in a list, outside its items");
                let blocks = read_text(text, *line, site, report);
                items.extend(item_of(blocks));
            }
            Node::Text(..) => {}
        }
    }
    items.retain(|item| !item.text.is_empty() || !item.blocks.is_empty());
    (!items.is_empty()).then_some(Block::List(List { start, items }))
}

fn of_element_or_text<'tree, 'text>(
    element: &'tree Element<'text>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    if is_block(element) {
        of_element(element, site, report)
    } else {
        read(&element.children, site, report)
    }
}

fn item(nodes: &[Node<'_>], site: Site<'_>, report: &mut Report) -> Item {
    let blocks = blocks(nodes, site, report);
    item_of(blocks).unwrap_or_default()
}

/// An item made of blocks: its first paragraph is its text.
pub(super) fn item_of(mut blocks: Vec<Block>) -> Option<Item> {
    if blocks.is_empty() {
        return None;
    }
    let text = match &mut blocks[0] {
        Block::Paragraph(text) => std::mem::take(text),
        _ => {
            return Some(Item {
                text: String::new(),
                blocks,
            });
        }
    };
    blocks.remove(0);
    Some(Item { text, blocks })
}

fn picture(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Option<Block> {
    let words = [element.attribute("alt"), element.attribute("title")];
    let words = words
        .into_iter()
        .flatten()
        .find(|words| !words.trim().is_empty());
    let source = element.attribute("src").unwrap_or_default();
    made_picture(
        &source,
        &words.unwrap_or_default(),
        element.tag.line,
        site,
        report,
    )
}

/// A picture, with what there is to say about its address and its words.
pub(super) fn made_picture(
    source: &str,
    words: &str,
    line: usize,
    site: Site<'_>,
    report: &mut Report,
) -> Option<Block> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let address = site.picture(source);
    if address.is_none() {
        let shown: String = source.chars().take(60).collect();
        report.warn(
            line,
            format!("a picture at {shown:?} cannot be shown; its words are kept"),
        );
    }
    if words.is_empty() {
        report.warn(
            line,
            "a picture has no words: it goes by the title of its step",
        );
    }
    Some(Block::Picture(Picture { address, words }))
}

/// The rank that a callout of this name has.
pub(super) fn rank(name: &str) -> Rank {
    match name.to_lowercase().as_str() {
        "tip" | "check" | "success" => Rank::Tip,
        "info" | "important" => Rank::Info,
        "warning" | "warn" | "caution" => Rank::Warning,
        "danger" | "error" => Rank::Danger,
        _ => Rank::Note,
    }
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

fn table(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Block {
    let mut table = Table::default();
    for row in element.all("tr") {
        let is_head = table.head.is_empty()
            && table.rows.is_empty()
            && row.elements().all(|cell| cell.tag.name == "th");
        let cells = row
            .elements()
            .filter(|cell| matches!(cell.tag.name, "td" | "th"));
        let cells: Vec<String> = cells
            .map(|cell| text(&cell.children, site, report))
            .collect();
        if is_head {
            table.head = cells;
        } else {
            table.rows.push(cells);
        }
    }
    Block::Table(table)
}
