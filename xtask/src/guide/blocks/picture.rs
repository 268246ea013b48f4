//! Pictures.

use flow::guide::{Block, Picture};

use super::{read, text};
use crate::guide::{
    Report,
    markdown::Piece,
    marks::title,
    site::Site,
    tree::{Element, Node},
};

/// The picture that a tag shows.
pub(super) fn picture(element: &Element<'_>, site: Site<'_>, report: &mut Report) -> Option<Block> {
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
pub(in super::super) fn made_picture(
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
        report.warn(line, WORDLESS);
    }
    Some(Block::Picture(Picture { address, words }))
}

const WORDLESS: &str = "a picture has no words: it goes by the title of its step";

/// A picture in a frame, whose caption is its words, where it has none of its own.
pub(super) fn framed<'tree, 'text>(
    element: &'tree Element<'text>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    let is_caption =
        |node: &Node<'_>| matches!(node, Node::Element(inner) if inner.tag.name == "figcaption");
    let inner = element
        .elements()
        .find(|inner| inner.tag.name == "figcaption");
    let caption = match inner {
        Some(inner) => title(&text(&inner.children, site, report)),
        None => title(&element.attribute("caption").unwrap_or_default()),
    };
    let mut pieces = Vec::new();
    for nodes in element.children.split(is_caption) {
        pieces.extend(read(nodes, site, report));
    }
    let picture = pieces.iter_mut().find_map(|piece| match piece {
        Piece::Block(Block::Picture(picture), line) => Some((picture, *line)),
        _ => None,
    });
    match picture.filter(|(picture, _)| picture.words.is_empty()) {
        _ if caption.is_empty() => {}
        Some((picture, line)) => {
            picture.words = caption;
            report.take_back(line, WORDLESS);
        }
        None => pieces.push(Piece::Block(
            Block::Paragraph(guide::inline::escape(&caption)),
            element.tag.line,
        )),
    }
    pieces
}
