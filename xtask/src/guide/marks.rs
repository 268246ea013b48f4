//! Signs that stand for tags in a text of Markdown: one each, from an area of Unicode that texts don't use, with a
//! table of their meanings. So Markdown is read as a whole, and never sees a tag.

use super::{entities::decode, markdown::Piece};

/// The meaning of one sign.
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

    /// Returns the meaning of a sign.
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

/// A title that begins with its number, and what stands behind that: `Step 2: Make the key`, `2. Make the key`.
pub(super) fn numbered(title: &str) -> Option<(u32, &str)> {
    let (word, behind) = title.split_once(' ').unwrap_or((title, ""));
    let is_step = word.eq_ignore_ascii_case("step");
    let rest = if is_step { behind } else { title };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let name = rest.trim_start_matches([' ', '.', ':', ')', '-', '\u{2013}', '\u{2014}']);
    let is_parted = rest.starts_with(['.', ':', ')'])
        || rest.trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
    let is_numbered = !name.is_empty() && name.len() < rest.len() && (is_step || is_parted);
    Some((number.parse().ok()?, name)).filter(|_| is_numbered)
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_number_before_a_title_is_told_from_one_in_it() {
        for (title, read) in [
            ("Step 2: Make the key", Some((2, "Make the key"))),
            ("STEP 3 - Copy it", Some((3, "Copy it"))),
            ("Step 4 Copy it", Some((4, "Copy it"))),
            ("1. Open", Some((1, "Open"))),
            ("2) Open", Some((2, "Open"))),
            ("3 \u{2013} Open", Some((3, "Open"))),
            ("2 factors", None),
            ("Step 2", None),
            ("Steps", None),
            ("3.", None),
            ("", None),
        ] {
            assert_eq!(numbered(title), read, "{title}");
        }
    }
}
