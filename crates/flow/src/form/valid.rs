//! A form that can be sent, by its type: only [`super::Form::validate`] makes one.

use crate::{
    answers::Answers,
    connector::{Connector, FieldNames},
    secret::Secret,
};

/// The checked value of each field that has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidForm(pub(super) Answers);

impl ValidForm {
    /// The credentials as the connector wants them: an entry for each of its fields, shown or not, in its order; empty
    /// ones are left out.
    pub fn credentials(&self, connector: &Connector, names: &FieldNames) -> Vec<(String, Secret)> {
        connector.credentials(names, |key| self.0.get(key).cloned())
    }
}
