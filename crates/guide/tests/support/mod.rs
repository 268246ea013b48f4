//! Data that several tests of guides share.

use flow::field::Field;

/// A field as the backend describes one that is shown.
pub fn field(key: &str, label: &str) -> Field {
    Field {
        key: key.to_owned(),
        label: label.to_owned(),
        is_shown: true,
        ..Field::default()
    }
}
