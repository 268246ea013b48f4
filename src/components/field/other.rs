//! The inputs that no step of the built-in guide has: they come with a part of the program (`screens/later.rs`).

use flow::field::{FieldKey, FieldKind};

use super::{
    input::InputField, password::PasswordInput, saved_secret::SavedSecret, select::SelectInput,
    text::TextInput, text_area::TextAreaInput,
};
use crate::draw::{Drawn, view};

/// The input to draw for a field.
#[derive(Clone)]
pub enum OtherInput {
    /// The input of a field that only the backend knows.
    Described(InputField, FieldKind),
    /// A secret that the linked account keeps, with its end.
    Saved(FieldKey, String),
}

/// Draws it.
pub fn draw_input(input: OtherInput) -> Drawn {
    match input {
        OtherInput::Saved(key, ending) => view! { <SavedSecret key ending /> },
        OtherInput::Described(field, kind) => match kind {
            FieldKind::Text => view! { <TextInput field /> },
            FieldKind::Number => view! { <TextInput field is_number=true /> },
            FieldKind::Password => view! { <PasswordInput field /> },
            // A secret of several lines is not hidden while it is typed.
            FieldKind::TextArea => view! { <TextAreaInput field /> },
            FieldKind::Select(options) => view! { <SelectInput field options /> },
        },
    }
}
