//! The blocks of a guide: what a section or a step says, in reading order.
//!
//! Texts are inline text with marks (`**bold**`, `` `code` ``, links), as the crate `guide` reads them; a line end in
//! one is a line break that means something. Titles and the words of pictures are plain.

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A heading below the title of the section or step; plain text.
    Heading(String),
    /// A list, perhaps with lists and other blocks in its items.
    List(List),
    /// A picture, where it stands.
    Picture(Picture),
    /// A remark in a box.
    Callout {
        /// Its weight.
        rank: Rank,
        /// Its content.
        blocks: Vec<Block>,
    },
    /// Code or a command, to be copied as it is, line ends and all.
    Code(String),
    /// A table.
    Table(Table),
    /// A part that is folded up until it is asked for.
    Details(Titled),
    /// Ways to do one thing, one after the other.
    Tabs(Vec<Titled>),
    /// The scopes that the chosen actions need.
    Scopes,
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The number of the first item, where the items are numbered. A list that goes on after a picture begins with
    /// more than 1.
    pub start: Option<u32>,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its text.
    pub text: String,
    /// Its content besides the text: an inner list, a picture, a command.
    pub blocks: Vec<Block>,
}

/// A picture. It is asked for only where the host allows that; its words are there for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address; `https` only, or `None`.
    pub address: Option<String>,
    /// Its content in words; plain text.
    pub words: String,
}

/// The weight of a callout, from the least to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Good to know.
    #[default]
    Note,
    /// Makes it easier.
    Tip,
    /// Explains.
    Info,
    /// Goes wrong if it is overlooked.
    Warning,
    /// Does harm if it is overlooked.
    Danger,
}

impl Rank {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Note,
        Self::Tip,
        Self::Info,
        Self::Warning,
        Self::Danger,
    ];

    /// Its name in guide files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// Returns the rank with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rank| rank.as_str() == name)
    }
}

/// A table. Every row has as many cells as the first one, or fewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings of the columns; empty where there are none.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Blocks under a title of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titled {
    /// The title; plain text.
    pub title: String,
    /// The content below it.
    pub blocks: Vec<Block>,
}

/// Goes through every text in some blocks, in reading order, with those inside other blocks.
pub fn for_each_text<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a str)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Code(text) => see(text),
            Block::List(list) => {
                for item in &list.items {
                    see(&item.text);
                    for_each_text(&item.blocks, see);
                }
            }
            Block::Picture(picture) => see(&picture.words),
            Block::Callout { blocks, .. } => for_each_text(blocks, see),
            Block::Table(table) => {
                let rows = table.rows.iter().flatten();
                table.head.iter().chain(rows).for_each(|cell| see(cell));
            }
            Block::Details(part) => {
                see(&part.title);
                for_each_text(&part.blocks, see);
            }
            Block::Tabs(parts) => {
                for part in parts {
                    see(&part.title);
                    for_each_text(&part.blocks, see);
                }
            }
            Block::Scopes => {}
        }
    }
}

/// Changes every text in some blocks, in reading order, with those inside other blocks.
pub fn for_each_text_mut(blocks: &mut [Block], change: &mut dyn FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Code(text) => change(text),
            Block::List(list) => {
                for item in &mut list.items {
                    change(&mut item.text);
                    for_each_text_mut(&mut item.blocks, change);
                }
            }
            Block::Picture(picture) => change(&mut picture.words),
            Block::Callout { blocks, .. } => for_each_text_mut(blocks, change),
            Block::Table(table) => {
                let rows = table.rows.iter_mut().flatten();
                table.head.iter_mut().chain(rows).for_each(&mut *change);
            }
            Block::Details(part) => {
                change(&mut part.title);
                for_each_text_mut(&mut part.blocks, change);
            }
            Block::Tabs(parts) => {
                for part in parts {
                    change(&mut part.title);
                    for_each_text_mut(&mut part.blocks, change);
                }
            }
            Block::Scopes => {}
        }
    }
}
