//! Blocks as one inline text, for where no more fits: titles, captions and cells.

use flow::guide::{Block, Titled};

use super::blocks;
use crate::guide::{Report, site::Site, tree::Node, writer::Writer};

/// The text of some nodes, as one paragraph.
pub(super) fn text(nodes: &[Node<'_>], site: Site<'_>, report: &mut Report) -> String {
    in_line(&blocks(nodes, site, report), " ")
}

/// Blocks as one inline text. Titles, code and the words of pictures are plain, and get what makes them inline text.
pub(in super::super) fn in_line(blocks: &[Block], between: &str) -> String {
    let mut texts = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => texts.push(text.clone()),
            Block::Heading(text) => texts.push(guide::inline::escape(text)),
            Block::Code(code) => {
                let mut writer = Writer::default();
                writer.code(code);
                texts.extend(writer.finish());
            }
            Block::Picture(picture) => texts.push(guide::inline::escape(&picture.words)),
            Block::List(list) => {
                for item in &list.items {
                    texts.push(item.text.clone());
                    texts.push(in_line(&item.blocks, between));
                }
            }
            Block::Callout { blocks, .. } => texts.push(in_line(blocks, between)),
            Block::Table(table) => {
                let rows = table.rows.iter().flatten();
                texts.extend(table.head.iter().chain(rows).cloned());
            }
            Block::Details(part) => texts.extend(in_line_under_title(part, between)),
            Block::Tabs(parts) => {
                for part in parts {
                    texts.extend(in_line_under_title(part, between));
                }
            }
            Block::Scopes => {}
        }
    }
    texts.retain(|text| !text.is_empty());
    texts.join(between)
}

fn in_line_under_title(part: &Titled, between: &str) -> [String; 2] {
    [
        guide::inline::escape(&part.title),
        in_line(&part.blocks, between),
    ]
}

/// A plain text as a strong paragraph.
pub(in super::super) fn strong(text: &str) -> Block {
    Block::Paragraph(format!("**{}**", guide::inline::escape(text)))
}
