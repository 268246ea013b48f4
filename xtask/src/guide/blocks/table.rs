//! Tables written by tags.

use flow::guide::{Block, Table};

use super::{blocks, in_line, strong, text};
use crate::guide::{
    Report,
    markdown::Piece,
    marks::title,
    site::Site,
    tree::{Element, Node},
};

/// A table, under its caption.
pub(super) fn table<'tree, 'text>(
    element: &'tree Element<'text>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    let line = element.tag.line;
    let mut pieces = Vec::new();
    for caption in element.all("caption") {
        let words = title(&text(&caption.children, site, report));
        pieces.push(Piece::Block(strong(&words), line));
    }
    let mut table = Table::default();
    // How many more rows the cell above reaches down, for each column.
    let mut reaches: Vec<usize> = Vec::new();
    for row in element.all("tr") {
        let is_head = table.head.is_empty()
            && table.rows.is_empty()
            && row.elements().all(|cell| cell.tag.name == "th");
        let mut cells = Vec::new();
        for cell in row
            .elements()
            .filter(|cell| matches!(cell.tag.name, "td" | "th"))
        {
            skip(&mut cells, &mut reaches);
            let down = span(cell, "rowspan") - 1;
            for number in 0..span(cell, "colspan") {
                let words = if number == 0 {
                    cell_text(&cell.children, site, report)
                } else {
                    String::new()
                };
                reaches.resize(reaches.len().max(cells.len() + 1), 0);
                reaches[cells.len()] = down;
                cells.push(words);
            }
        }
        skip(&mut cells, &mut reaches);
        if is_head {
            table.head = cells;
        } else {
            table.rows.push(cells);
        }
    }
    pieces.push(Piece::Block(Block::Table(table), line));
    pieces
}

/// Leaves cells empty that one above reaches into.
fn skip(cells: &mut Vec<String>, reaches: &mut [usize]) {
    while let Some(down) = reaches.get_mut(cells.len()).filter(|down| **down > 0) {
        *down -= 1;
        cells.push(String::new());
    }
}

/// Returns the number of rows or columns that a cell takes.
fn span(cell: &Element<'_>, name: &str) -> usize {
    let span = cell
        .attribute(name)
        .and_then(|span| span.trim().parse().ok());
    span.unwrap_or(1).clamp(1, 50)
}

/// A cell holds inline text and no more.
fn cell_text(nodes: &[Node<'_>], site: Site<'_>, report: &mut Report) -> String {
    let blocks = blocks(nodes, site, report);
    if blocks
        .iter()
        .any(|block| matches!(block, Block::Picture(_)))
    {
        let line = nodes.iter().map(Node::line).next().unwrap_or(1);
        report.warn(line, "a picture stands in a table: its words are shown");
    }
    in_line(&blocks, "\n")
}
