//! From laid out Markdown to pieces, by pulldown-cmark; signs in the text are read as what they stand for.

use std::iter::Peekable;

use flow::guide::{Block, Item, List, Rank, Table};
use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::{
    Report, blocks,
    compose::Line,
    marks::{Mark, Marks, is_sign, title},
    page::Site,
    tree::Element,
    writer::Writer,
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
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM | Options::ENABLE_STRIKETHROUGH;
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
    /// Where each line begins, and its number in the file.
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
        let place = self
            .starts
            .partition_point(|(start, _)| *start <= range.start);
        self.line = place
            .checked_sub(1)
            .map_or(1, |place| self.starts[place].1)
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
                pieces.push(Piece::Heading(words.join(" "), level as u8, line));
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
                    let mut words = Vec::new();
                    let blocks = blocks::only_blocks(inner, self.site, self.report);
                    flow::guide::for_each_text(&blocks, &mut |text| words.push(text.to_owned()));
                    row.push(words.join(" "));
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

    /// A text up to the end of what is open, or to the next block. Pictures and blocks in it part it.
    fn paragraph(&mut self, pieces: &mut Vec<Piece<'tree, 'text>>) {
        let mut writer = Writer::default();
        let mut line = 0;
        let mut waiting = Vec::new();
        loop {
            match self.events.peek() {
                None
                | Some((Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell), _)) => {
                    break;
                }
                Some((Event::End(TagEnd::Heading(_) | TagEnd::BlockQuote(_)), _)) => break,
                Some((Event::Start(tag), _)) if is_block(tag) => break,
                Some(_) => {}
            }
            let Some(event) = self.next() else { break };
            if line == 0 {
                line = self.line;
            }
            match event {
                Event::Text(text) => self.text(&text, &mut writer, pieces, line),
                Event::Code(code) => writer.code(&self.code(&code)),
                Event::SoftBreak => writer.soft_break(self.site.keeps_lines),
                Event::HardBreak => writer.hard_break(),
                Event::Start(Tag::Strong) => writer.start_strong(),
                Event::End(TagEnd::Strong) => writer.end_strong(),
                Event::Start(Tag::Emphasis) => writer.start_emphasis(),
                Event::End(TagEnd::Emphasis) => writer.end_emphasis(),
                Event::Start(Tag::Link { dest_url, .. }) => self.start_link(&dest_url, &mut writer),
                Event::End(TagEnd::Link) => writer.end_link(),
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => {
                    let mut words = self.words_of_picture();
                    if words.is_empty() {
                        words = title.to_string();
                    }
                    let source = self.code(&dest_url);
                    let at = self.line;
                    let picture = blocks::made_picture(&source, &words, at, self.site, self.report);
                    waiting.extend(picture.map(|picture| Piece::Block(picture, at)));
                }
                _ => {}
            }
            if !writer.is_open() && !waiting.is_empty() {
                flush(&mut writer, pieces, line);
                pieces.append(&mut waiting);
                line = 0;
            }
        }
        flush(&mut writer, pieces, line);
        pieces.append(&mut waiting);
    }

    fn start_link(&mut self, address: &str, writer: &mut Writer) {
        let address = self.code(address);
        let target = self.site.link(&address);
        if target.is_none() {
            let shown: String = address.chars().take(60).collect();
            let sentence = format!("a link to {shown:?} was dropped; its text is kept");
            self.report.warn(self.line, sentence);
        } else if target
            .as_deref()
            .is_some_and(|target| target.starts_with("http://"))
        {
            let sentence = format!("{address:?} is not protected: it is shown, and not linked");
            self.report.warn(self.line, sentence);
        }
        writer.start_link(target);
    }

    fn words_of_picture(&mut self) -> String {
        let mut words = String::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                None => break,
                Some(Event::Start(_)) => depth += 1,
                Some(Event::End(_)) => depth -= 1,
                Some(Event::Text(text) | Event::Code(text)) => words.push_str(&self.code(&text)),
                Some(_) => words.push(' '),
            }
        }
        words.trim().to_owned()
    }

    fn text(
        &mut self,
        text: &str,
        writer: &mut Writer,
        pieces: &mut Vec<Piece<'tree, 'text>>,
        line: usize,
    ) {
        let mut plain = String::new();
        for letter in text.chars() {
            if !is_sign(letter) {
                plain.push(letter);
                continue;
            }
            let Some(mark) = self.marks.of(letter) else {
                continue;
            };
            if matches!(mark, Mark::Less) {
                plain.push('<');
                continue;
            }
            writer.text(&std::mem::take(&mut plain));
            match mark.clone() {
                Mark::Strong { is_end: false } => writer.start_strong(),
                Mark::Strong { is_end: true } => writer.end_strong(),
                Mark::Emphasis { is_end: false } => writer.start_emphasis(),
                Mark::Emphasis { is_end: true } => writer.end_emphasis(),
                Mark::Link { address } => self.start_link(&address, writer),
                Mark::LinkEnd => writer.end_link(),
                Mark::Code(code) => writer.code(&self.code(&code)),
                Mark::Break => writer.hard_break(),
                Mark::Blocks(mut inner) => {
                    flush(writer, pieces, line);
                    pieces.append(&mut inner);
                }
                Mark::Less => {}
            }
        }
        writer.text(&plain);
    }
}

fn flush(writer: &mut Writer, pieces: &mut Vec<Piece<'_, '_>>, line: usize) {
    for text in std::mem::take(writer).finish() {
        pieces.push(Piece::Block(Block::Paragraph(text), line.max(1)));
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
