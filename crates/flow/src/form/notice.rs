//! The notices that a form shows above a field.

use crate::{field::FieldKey, secret::Secret};

/// Something that was done to the form, and that the user should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormNotice {
    /// Fields were filled in, until the user moves on.
    Filled(Filled),
    /// Secrets were taken away because nothing was done for a while.
    SecretsRemoved,
}

/// Fields that were filled in for the user, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The fields, in the order of the guide.
    pub fields: Vec<FieldKey>,
    /// The source of the texts.
    pub source: FilledFrom,
    /// The texts that they replaced, which Undo brings back.
    pub(super) before: Vec<(FieldKey, Secret)>,
}

/// The source of filled-in texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilledFrom {
    /// From what was pasted.
    Paste,
    /// Each from the other's field.
    Swap,
}
