//! What stands in a text of Markdown in the place of a tag: one sign each, from an area of Unicode that texts don't use,
//! with a table of what it stands for. So Markdown is read as a whole, and never sees a tag.

use super::{entities::decode, markdown::Piece};

/// What one sign stands for.
#[derive(Debug, Clone)]
pub(super) enum Mark<'tree, 'text> {
    /// A `<` that begins no tag.
    Less,
    Strong {
        is_end: bool,
    },
    Emphasis {
        is_end: bool,
    },
    Link {
        address: String,
    },
    LinkEnd,
    Code(String),
    Break,
    /// Blocks, which end the paragraph that they stand in.
    Blocks(Vec<Piece<'tree, 'text>>),
}

/// The first sign of the area.
const FIRST: u32 = 0xf_0000;
const LAST: u32 = 0xf_fffd;

/// The signs of one text.
#[derive(Debug, Default)]
pub(super) struct Marks<'tree, 'text> {
    marks: Vec<Mark<'tree, 'text>>,
}

impl<'tree, 'text> Marks<'tree, 'text> {
    /// The sign for something; none when there are too many.
    pub(super) fn sign(&mut self, mark: Mark<'tree, 'text>) -> Option<char> {
        let number = FIRST + u32::try_from(self.marks.len()).ok()?;
        self.marks.push(mark);
        char::from_u32(number).filter(|_| number <= LAST)
    }

    /// What a sign stands for.
    pub(super) fn of(&self, sign: char) -> Option<&Mark<'tree, 'text>> {
        self.marks.get(u32::from(sign).checked_sub(FIRST)? as usize)
    }
}

/// Returns true for the signs that stand for something else.
pub(super) fn is_sign(letter: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(letter))
}

/// Returns a text without tags and marks, in one line: a title.
pub(super) fn title(text: &str) -> String {
    let text = decode(text);
    let plain = guide::inline::plain(&text.replace('\n', " "));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
