//! YAML as a tree with line numbers. Aliases are refused: they can make a small file as big as one likes.

use saphyr_parser::{Event, Parser};

/// A value, and the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Yaml {
    pub(super) line: usize,
    pub(super) value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Any scalar, as it is written.
    Text(String),
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>),
}

/// Nothing that belongs to a guide is nested deeper.
const DEEPEST: usize = 64;

impl Yaml {
    /// The value under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The text under a key; a block's last line end is none of it.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    pub(super) fn is_on(&self, key: &str) -> Option<bool> {
        Some(matches!(self.text(key)?, "true" | "yes" | "on"))
    }

    pub(super) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The list under a key; empty where there is none.
    pub(super) fn list(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }

    /// The entries of a map, in their order: a key may come more than once.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The entries of a map, or of a list of maps with one key each.
    pub(super) fn named(&self) -> Vec<(&str, &Self)> {
        match &self.value {
            Value::Map(entries) => entries
                .iter()
                .map(|(name, value)| (name.as_str(), value))
                .collect(),
            Value::List(items) => items
                .iter()
                .flat_map(|item| match (item.text("key"), &item.value) {
                    (Some(key), _) => vec![(key, item)],
                    (None, Value::Map(entries)) => entries
                        .iter()
                        .map(|(name, value)| (name.as_str(), value))
                        .collect(),
                    _ => Vec::new(),
                })
                .collect(),
            Value::Text(_) => Vec::new(),
        }
    }
}

/// Reads the first document of a text. The error is a line and a sentence.
pub(super) fn read(text: &str) -> Result<Yaml, (usize, String)> {
    let mut open: Vec<(Yaml, Option<String>)> = Vec::new();
    let mut line = 1;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| (error.marker().line(), error.info().to_owned()))?;
        line = span.start.line().max(1);
        let whole = match event {
            Event::Scalar(text, ..) => Yaml {
                line,
                value: Value::Text(text.into_owned()),
            },
            Event::SequenceStart(..) => {
                begin(&mut open, line, Value::List(Vec::new()))?;
                continue;
            }
            Event::MappingStart(..) => {
                begin(&mut open, line, Value::Map(Vec::new()))?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some((value, _)) => value,
                None => continue,
            },
            Event::Alias(_) => return Err((line, "aliases are not read".to_owned())),
            Event::DocumentEnd | Event::StreamEnd => break,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        let Some((parent, key)) = open.last_mut() else {
            return Ok(whole);
        };
        match (&mut parent.value, key.take()) {
            (Value::List(items), _) => items.push(whole),
            (Value::Map(entries), Some(name)) => entries.push((name, whole)),
            // A key that is no scalar names nothing that we look for.
            (Value::Map(_), None) => *key = Some(whole.as_text().unwrap_or_default().to_owned()),
            (Value::Text(_), _) => {}
        }
    }
    Err((line, "there is nothing in it".to_owned()))
}

fn begin(
    open: &mut Vec<(Yaml, Option<String>)>,
    line: usize,
    value: Value,
) -> Result<(), (usize, String)> {
    if open.len() >= DEEPEST {
        return Err((line, format!("nested deeper than {DEEPEST}")));
    }
    open.push((Yaml { line, value }, None));
    Ok(())
}
