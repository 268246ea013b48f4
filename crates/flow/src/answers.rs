//! The user's input, by field. All of it is kept as [`Secret`], so that no log can show any of it.

use super::{field::FieldKey, field_map::FieldMap, secret::Secret};

/// A picture of everything typed at one moment, taken when an event needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(FieldMap<Secret>);

impl Answers {
    /// The text of one field; `None` where nothing was ever typed.
    pub fn get(&self, key: &FieldKey) -> Option<&Secret> {
        self.0.get(key)
    }

    /// The text of one field, empty where nothing was ever typed.
    pub fn text(&self, key: &FieldKey) -> &str {
        self.get(key).map_or("", Secret::expose)
    }

    /// Sets the text of one field.
    pub fn set(&mut self, key: FieldKey, text: Secret) {
        self.0.insert(key, text);
    }

    /// Every field with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&FieldKey, &Secret)> {
        self.0.iter()
    }
}

impl FromIterator<(FieldKey, Secret)> for Answers {
    fn from_iter<I: IntoIterator<Item = (FieldKey, Secret)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}
