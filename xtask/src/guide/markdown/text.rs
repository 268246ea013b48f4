//! The text within a block, up to its end. Pictures and blocks in it part it.

use flow::guide::Block;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Piece, Reader, is_block};
use crate::guide::{
    blocks,
    marks::{Mark, is_sign},
    writer::Writer,
};

impl<'tree, 'text> Reader<'_, '_, 'tree, 'text> {
    /// A text up to the end of what is open, or to the next block. Pictures and blocks in it part it.
    pub(super) fn paragraph(&mut self, pieces: &mut Vec<Piece<'tree, 'text>>) {
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
                Event::End(TagEnd::Link) => {
                    // A picture that leads somewhere: its words do.
                    if let Some(Piece::Block(Block::Picture(picture), _)) = waiting.last()
                        && writer.is_link_empty()
                    {
                        writer.text(&picture.words);
                    }
                    self.end_link(&mut writer);
                }
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

    fn end_link(&mut self, writer: &mut Writer) {
        if let Some(address) = writer.end_link() {
            let sentence = format!("a link to {address:?} has no words, and was dropped");
            self.report.warn(self.line, sentence);
        }
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
                Mark::LinkEnd => self.end_link(writer),
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
