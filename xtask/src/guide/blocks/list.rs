//! Lists written by tags, and the items of all lists.

use flow::guide::{Block, Item, List};

use super::{blocks, is_block, of_element, only_blocks, read, read_text};
use crate::guide::{
    Report,
    markdown::Piece,
    site::Site,
    tree::{Element, Node},
};

/// A list, unless there is nothing in it.
pub(super) fn list(
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

/// The item that some nodes make.
pub(super) fn item(nodes: &[Node<'_>], site: Site<'_>, report: &mut Report) -> Item {
    let blocks = blocks(nodes, site, report);
    item_of(blocks).unwrap_or_default()
}

/// An item made of blocks: its first paragraph is its text.
pub(in super::super) fn item_of(mut blocks: Vec<Block>) -> Option<Item> {
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
