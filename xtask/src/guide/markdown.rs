//! From laid out Markdown to pieces, by pulldown-cmark; signs in the text are read as what they stand for. Blocks are read
//! here, and the text within them in `text`.

mod text;

use std::iter::Peekable;

use flow::guide::{Block, Item, List, Rank, Table};
use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::{
    Report, blocks,
    compose::Line,
    marks::{Mark, Marks, is_sign, title},
    site::Site,
    tree::Element,
};

/// A piece of a page.
#[derive(Debug, Clone)]
pub(super) enum Piece<'tree, 'text> {
    /// A block, and the line on which it begins.
    Block(Block, usize),
    /// A heading, its level, and its line.
    Heading(String, u8, usize),
    /// A quotation, which is a callout below the head of a page.
    Quote(Vec<Piece<'tree, 'text>>, Option<Rank>, usize),
    /// Steps, a section, a part that goes under a partner's brand, or the choice of actions.
    Element(&'tree Element<'text>),
}

/// Reads lines.
pub(super) fn read<'tree, 'text>(
    lines: &[Line],
    marks: &Marks<'tree, 'text>,
    site: Site<'_>,
    report: &mut Report,
) -> Vec<Piece<'tree, 'text>> {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(lines.len());
    for line in lines {
        starts.push((text.len(), line.number));
        text.push_str(&line.text);
        text.push('\n');
    }
    text.push('\n');
    text.push_str(site.definitions);
    // The marks of a list of tasks are read, so that they are not shown.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_GFM
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        events: Parser::new_ext(&text, options)
            .into_offset_iter()
            .peekable(),
        starts,
        line: 1,
        marks,
        site,
        report,
    };
    let mut pieces = Vec::new();
    while reader.events.peek().is_some() {
        pieces.extend(reader.pieces());
        // An end without a beginning, of which there is none.
        reader.events.next();
    }
    pieces
}

struct Reader<'a, 'input, 'tree, 'text> {
    events: Peekable<OffsetIter<'input>>,
    /// The start of each line, and its number in the file.
    starts: Vec<(usize, usize)>,
    /// The line of the event that was read last.
    line: usize,
    marks: &'a Marks<'tree, 'text>,
    site: Site<'a>,
    report: &'a mut Report,
}

impl<'input, 'tree, 'text> Reader<'_, 'input, 'tree, 'text> {
    fn next(&mut self) -> Option<Event<'input>> {
        let (event, range) = self.events.next()?;
        let index = self
            .starts
            .partition_point(|(start, _)| *start <= range.start);
        self.line = index
            .checked_sub(1)
            .map_or(1, |index| self.starts[index].1)
            .max(1);
        Some(event)
    }

    /// Pieces up to the end of what is open. The end itself is left.
    fn pieces(&mut self) -> Vec<Piece<'tree, 'text>> {
        let mut pieces = Vec::new();
        loop {
            match self.events.peek() {
                None | Some((Event::End(_), _)) => return pieces,
                Some((Event::Start(tag), _)) if is_block(tag) => self.block(&mut pieces),
                Some((Event::Rule, _)) => {
                    self.next();
                }
                Some(_) => self.paragraph(&mut pieces),
            }
        }
    }

    fn block(&mut self, pieces: &mut Vec<Piece<'tree, 'text>>) {
        let Some(Event::Start(tag)) = self.next() else {
            return;
        };
        let line = self.line;
        match tag {
            Tag::Heading { level, .. } => {
                let mut inner = Vec::new();
                self.paragraph(&mut inner);
                self.next();
                let mut words = Vec::new();
                for piece in inner {
                    match piece {
                        Piece::Block(Block::Paragraph(text), _) => words.push(title(&text)),
                        other => pieces.push(other),
                    }
                }
                let words = words.join(" ");
                let title = match id_of(&words) {
                    Some((title, id)) => {
                        self.report.name(id, title);
                        title.to_owned()
                    }
                    None => words,
                };
                pieces.push(Piece::Heading(title, level as u8, line));
            }
            Tag::BlockQuote(kind) => {
                let inner = self.pieces();
                self.next();
                let rank = kind.map(|kind| match kind {
                    BlockQuoteKind::Note => Rank::Note,
                    BlockQuoteKind::Tip => Rank::Tip,
                    BlockQuoteKind::Important => Rank::Info,
                    BlockQuoteKind::Warning => Rank::Warning,
                    BlockQuoteKind::Caution => Rank::Danger,
                });
                pieces.push(Piece::Quote(inner, rank, line));
            }
            Tag::CodeBlock(kind) => {
                let mut code = String::new();
                loop {
                    match self.next() {
                        Some(Event::Text(text)) => code.push_str(&text),
                        None | Some(Event::End(_)) => break,
                        Some(_) => {}
                    }
                }
                let code = self.code(&code);
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some(name) = code_title(&info)
                {
                    let name = format!("**{}**", guide::inline::escape(&name));
                    pieces.push(Piece::Block(Block::Paragraph(name), line));
                }
                pieces.push(Piece::Block(Block::Code(blocks::code(&code)), line));
            }
            Tag::List(start) => {
                let start = start.and_then(|start| u32::try_from(start).ok());
                let items = self.items();
                self.next();
                let list = Block::List(List { start, items });
                pieces.push(Piece::Block(list, line));
            }
            Tag::Table(_) => {
                let table = self.table();
                pieces.push(Piece::Block(Block::Table(table), line));
            }
            _ => {
                pieces.extend(self.pieces());
                self.next();
            }
        }
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.peek() {
            self.next();
            let pieces = self.pieces();
            self.next();
            let blocks = blocks::only_blocks(pieces, self.site, self.report);
            items.extend(blocks::item_of(blocks));
        }
        items
    }

    fn table(&mut self) -> Table {
        let mut table = Table::default();
        let mut row = Vec::new();
        loop {
            match self.next() {
                None | Some(Event::End(TagEnd::Table)) => return table,
                Some(Event::Start(Tag::TableCell)) => {
                    let mut inner = Vec::new();
                    self.paragraph(&mut inner);
                    self.next();
                    let blocks = blocks::only_blocks(inner, self.site, self.report);
                    if blocks
                        .iter()
                        .any(|block| matches!(block, Block::Picture(_)))
                    {
                        let sentence = "a picture stands in a table: its words are shown";
                        self.report.warn(self.line, sentence);
                    }
                    row.push(blocks::in_line(&blocks, "\n"));
                }
                Some(Event::End(TagEnd::TableHead)) => {
                    let head = std::mem::take(&mut row);
                    if head.iter().any(|cell: &String| !cell.is_empty()) {
                        table.head = head;
                    }
                }
                Some(Event::End(TagEnd::TableRow)) => table.rows.push(std::mem::take(&mut row)),
                Some(_) => {}
            }
        }
    }

    /// Code as it is written: a sign in it is what it stands for.
    fn code(&self, text: &str) -> String {
        text.chars()
            .filter_map(|letter| match self.marks.of(letter) {
                Some(Mark::Less) => Some('<'),
                _ => Some(letter).filter(|letter| !is_sign(*letter)),
            })
            .collect()
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Strong
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// A title and the id behind it: `Make the key {#key}`.
fn id_of(title: &str) -> Option<(&str, &str)> {
    let (title, id) = title.strip_suffix('}')?.rsplit_once(" {#")?;
    let is_id = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    (!id.is_empty() && id.chars().all(is_id)).then_some((title.trim_end(), id))
}

/// The title of code that has one: what stands behind its language, or beside it in quotation marks.
fn code_title(info: &str) -> Option<String> {
    let (_, rest) = info.trim().split_once(' ')?;
    let rest = rest.trim();
    let named = rest.split_once("title=").map_or(rest, |(_, named)| named);
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let inside = named.strip_prefix(quote)?;
        Some(inside.split_once(quote)?.0)
    });
    let name = match quoted {
        Some(quoted) => quoted,
        None if rest.contains(['{', '=']) => return None,
        None => rest,
    };
    let settings = ["wrap", "lines", "expandable"];
    (!name.is_empty() && !settings.contains(&name)).then(|| name.to_owned())
}
