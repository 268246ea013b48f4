//! Blocks in a box or under a title of their own: callouts, folds and tabs.

use flow::guide::{Block, Rank, Titled};

use super::{blocks, read, strong, text};
use crate::guide::{
    Report,
    markdown::Piece,
    marks::title,
    site::Site,
    tree::{Element, Node},
};

fn named(element: &Element<'_>, name: &str) -> String {
    let text = element.attribute(name);
    text.map(|text| title(&text)).unwrap_or_default()
}

/// A callout, unless it says nothing.
pub(super) fn callout(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Option<Block> {
    let name = match element.tag.name {
        "Callout" => named(element, "type"),
        name => name.to_owned(),
    };
    let mut blocks = blocks(&element.children, site, report);
    let heading = named(element, "title");
    if !heading.is_empty() {
        blocks.insert(0, strong(&heading));
    }
    let rank = rank(&name);
    (!blocks.is_empty()).then_some(Block::Callout { rank, blocks })
}

/// The rank that a callout of this name has.
pub(in super::super) fn rank(name: &str) -> Rank {
    match name.to_lowercase().as_str() {
        "tip" | "check" | "success" => Rank::Tip,
        "info" | "important" => Rank::Info,
        "warning" | "warn" | "caution" => Rank::Warning,
        "danger" | "error" => Rank::Danger,
        _ => Rank::Note,
    }
}

/// A quotation, as a callout. Its rank may stand in it as a word of its own: `> **Warning**`.
pub(in super::super) fn quote(mut blocks: Vec<Block>, rank: Option<Rank>) -> Block {
    let mut rank = rank;
    if let (None, Some(Block::Paragraph(text))) = (rank, blocks.first_mut())
        && let Some((name, rest)) = text
            .strip_prefix("**")
            .and_then(|text| text.split_once("**"))
        && is_rank(name.trim_end_matches(':'))
    {
        rank = Some(self::rank(name.trim_end_matches(':')));
        let rest = rest.trim_start_matches([':', ' ', '\n']).to_owned();
        if rest.is_empty() {
            blocks.remove(0);
        } else {
            *text = rest;
        }
    }
    Block::Callout {
        rank: rank.unwrap_or_default(),
        blocks,
    }
}

fn is_rank(name: &str) -> bool {
    let names = [
        "note",
        "tip",
        "info",
        "check",
        "success",
        "important",
        "warning",
        "caution",
        "danger",
    ];
    names.contains(&name.to_lowercase().as_str())
}

/// Reads a tag whose content is folded up.
pub(super) fn details(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Titled {
    let is_summary =
        |node: &&Node<'_>| matches!(node, Node::Element(inner) if inner.tag.name == "summary");
    let summary = element.elements().find(|inner| inner.tag.name == "summary");
    let title = match summary {
        Some(summary) => title(&text(&summary.children, site, report)),
        None => [named(element, "title"), named(element, "label")].concat(),
    };
    let inner: Vec<Node<'_>> = element
        .children
        .iter()
        .filter(|node| !is_summary(node))
        .cloned()
        .collect();
    let mut blocks = blocks(&inner, site, report);
    let description = named(element, "description");
    if !description.is_empty() {
        let description = guide::inline::escape(&description);
        blocks.insert(0, Block::Paragraph(description));
    }
    Titled { title, blocks }
}

/// Tabs, and what stands among them.
pub(super) fn tabs<'tree, 'text>(
    element: &'tree Element<'text>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    let line = element.tag.line;
    let is_tab = |node: &Node<'_>| matches!(node, Node::Element(tab) if tab.tag.name == "Tab");
    let tabs = element.elements().filter(|tab| tab.tag.name == "Tab");
    let tabs: Vec<Titled> = tabs.map(|tab| titled(tab, site, report)).collect();
    let mut pieces = Vec::new();
    for nodes in element.children.split(is_tab) {
        pieces.extend(read(nodes, site, report));
    }
    if !tabs.is_empty() {
        if !pieces.is_empty() {
            report.warn(line, "something stands among tabs: it was put before them");
        }
        pieces.push(Piece::Block(Block::Tabs(tabs), line));
    }
    pieces
}

/// Reads the content under the title that the tag gives.
pub(super) fn titled(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Titled {
    Titled {
        title: named(element, "title"),
        blocks: blocks(&element.children, site, report),
    }
}
