//! A TOML text as plain values that know their line, and the mistakes that are found in it.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Something that must be mended, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct Mistake {
    /// The file, as its reader would call it.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The problem, and what to do about it.
    pub problem: String,
}

impl Mistake {
    /// A mistake.
    pub fn new(file: &str, line: usize, problem: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            problem: problem.into(),
        }
    }
}

/// A value, and the line on which it starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value itself.
    pub value: Value,
    /// Its line, from 1.
    pub line: usize,
}

/// A TOML value; dates are none that anything here takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in their order.
    Table(Vec<Entry>),
    /// A date or time.
    Date,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The key's line, from 1.
    pub line: usize,
    /// Its value.
    pub node: Node,
}

/// Reads a text.
///
/// # Errors
/// The first thing that is no TOML.
pub fn parse(file: &str, text: &str) -> Result<Vec<Entry>, Mistake> {
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Mistake::new(file, line(text, at), error.message())
    })?;
    Ok(entries(text, table.get_ref()))
}

/// The entry that a key would most likely have been, if one is near enough to be meant.
pub fn nearest<'k>(key: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|known| (distance(key, known), known))
        .filter(|(distance, known)| *distance * 3 <= known.len().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

fn entries(text: &str, table: &DeTable<'_>) -> Vec<Entry> {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &Spanned<std::borrow::Cow<'_, str>> = key;
        Entry {
            key: key.get_ref().to_string(),
            line: line(text, key.span().start),
            node: node(text, value),
        }
    };
    table.iter().map(entry).collect()
}

fn node(text: &str, value: &Spanned<DeValue<'_>>) -> Node {
    Node {
        line: line(text, value.span().start),
        value: match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => Value::Number(number.to_string()),
            DeValue::Float(number) => Value::Number(number.to_string()),
            DeValue::Boolean(boolean) => Value::Bool(*boolean),
            DeValue::Datetime(_) => Value::Date,
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| node(text, item)).collect())
            }
            DeValue::Table(table) => Value::Table(entries(text, table)),
        },
    }
}

fn line(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].matches('\n').count() + 1
}

/// Returns the Levenshtein distance: how many letters must change to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_line() {
        let entries = parse("t", "[a]\nb = 'x'\n\n[c.d]\ne = [1, true]\n").expect("TOML");
        let Value::Table(a) = &entries[0].node.value else {
            panic!("a table")
        };
        assert_eq!((a[0].key.as_str(), a[0].line), ("b", 2));
        let Value::Table(c) = &entries[1].node.value else {
            panic!("a table")
        };
        let Value::Table(d) = &c[0].node.value else {
            panic!("a table")
        };
        assert_eq!((d[0].key.as_str(), d[0].line), ("e", 5));
        assert_eq!(parse("t", "a = 1\nb = \n").expect_err("no TOML").line, 2);
    }

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        let known = ["text", "text-quiet", "brand"];
        assert_eq!(nearest("txt", known), Some("text"));
        assert_eq!(nearest("text-quite", known), Some("text-quiet"));
        assert_eq!(nearest("zebra-crossing", known), None);
    }
}
