//! The inputs that no step of the built-in guide has: they come with a part of the program (`screens/later.rs`).

use flow::field::{FieldKey, FieldKind};
use leptos::prelude::*;

use super::{
    input::InputField, password::PasswordInput, saved_secret::SavedSecret, select::SelectInput,
    text::TextInput, text_area::TextAreaInput,
};
use crate::{
    components::share::CopyButton,
    contexts::use_i18n,
    draw::{Drawn, view},
    i18n::Message,
};

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
        OtherInput::Described(field, kind) => {
            let takes_file = field.takes_file();
            let is_to_be_copied = field.is_to_be_copied()
                && !matches!(kind, FieldKind::Password | FieldKind::Select(_));
            let input = match kind {
                FieldKind::Text => view! { <TextInput field /> },
                FieldKind::Email => view! { <TextInput field keyboard="email" /> },
                FieldKind::Number => view! { <TextInput field keyboard="decimal" /> },
                FieldKind::Password => view! { <PasswordInput field /> },
                FieldKind::TextArea => view! { <TextAreaInput field /> },
                FieldKind::Select(options) => view! { <SelectInput field options /> },
            };
            if is_to_be_copied {
                view! {
                    {input}
                    <CopyButton />
                }
            } else if takes_file {
                with_file(input)
            } else {
                input
            }
        }
    }
}

/// An input for a key of several lines, on which its file can be dropped: `web/drop.js` takes it.
fn with_file(input: Drawn) -> Drawn {
    view! {
        <div class="cw-field__file" data-cw-drop="">
            {input}
            <p class="cw-field__hint">{use_i18n().text(Message::DropFile)}</p>
        </div>
    }
}
