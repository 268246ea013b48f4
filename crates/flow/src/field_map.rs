//! One value for each field. A form has a handful of fields, so a list that is searched from its start does: a tree map
//! of the standard library is 4 KB of the program for each type of value.

use super::field::FieldKey;

/// Values by field, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap<V>(Vec<(FieldKey, V)>);

impl<V> FieldMap<V> {
    /// Returns the value of one field.
    pub fn get(&self, key: &FieldKey) -> Option<&V> {
        let (_, value) = self.0.iter().find(|(known, _)| known == key)?;
        Some(value)
    }

    /// Returns the value of one field, to be changed.
    pub fn get_mut(&mut self, key: &FieldKey) -> Option<&mut V> {
        let (_, value) = self.0.iter_mut().find(|(known, _)| known == key)?;
        Some(value)
    }

    /// Returns the value of one field, made by `make` if there is none yet.
    pub fn get_or_insert_with(&mut self, key: &FieldKey, make: impl FnOnce() -> V) -> &mut V {
        let index = match self.0.iter().position(|(known, _)| known == key) {
            Some(index) => index,
            None => {
                self.0.push((key.clone(), make()));
                self.0.len() - 1
            }
        };
        &mut self.0[index].1
    }

    /// Sets the value of one field.
    pub fn insert(&mut self, key: FieldKey, value: V) {
        match self.get_mut(&key) {
            Some(known) => *known = value,
            None => self.0.push((key, value)),
        }
    }

    /// Takes one field out.
    pub fn remove(&mut self, key: &FieldKey) {
        self.0.retain(|(known, _)| known != key);
    }

    /// Every field with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&FieldKey, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// Every field.
    pub fn keys(&self) -> impl Iterator<Item = &FieldKey> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Every value.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Every value, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<V> Default for FieldMap<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> FromIterator<(FieldKey, V)> for FieldMap<V> {
    fn from_iter<I: IntoIterator<Item = (FieldKey, V)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}
