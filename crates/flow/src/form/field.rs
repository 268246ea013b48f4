//! One field of the open form: its text, what became of it, and what of that is shown.

use crate::{
    fields::validation::{ValidValue, ValidationError},
    secret::Secret,
};

/// A field of the open form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormField {
    /// The text as it stands in the field.
    pub text: Secret,
    /// The text, checked when it last changed.
    pub state: FieldState,
    /// The level at which that is reported.
    pub report: Report,
}

/// The text of a field, checked once for each change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldState {
    /// Nothing was typed.
    #[default]
    Untouched,
    /// It can't be sent.
    Invalid(ValidationError),
    /// It can be sent.
    Valid(ValidValue),
    /// The linked account keeps a secret, which stays unless it is replaced.
    Saved {
        /// As much of its end as may be shown.
        suffix: String,
    },
}

/// The level at which a field's errors and warnings are reported. Nothing is said while the user is only typing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Report {
    /// Nothing.
    #[default]
    Silent,
    /// Errors and warnings are shown.
    Shown,
    /// Only warnings are shown, and a note that spaces, quotes or invisible characters were taken off.
    Tidied,
}
