//! A field with its label, hint, error and warnings, joined for assistive technology.
//!
//! One file for each kind of input; `input` has what they share.

mod input;
mod messages;
mod other;
mod password;
pub mod paste;
mod saved_secret;
mod select;
mod text;
mod text_area;

use flow::field::{Field as Definition, FieldKey, FieldKind};
use leptos::prelude::*;

use self::{input::InputField, messages::FieldMessages, password::PasswordInput, text::TextInput};
pub use self::{
    other::{OtherInput, draw_input},
    saved_secret::DOTS,
};
use crate::{
    components::{notice::ConnectorNotices, rich_text::RichText},
    contexts::{field_label, use_flow, use_i18n},
    draw::{memo, reactive, view},
    i18n::{Message, sentences},
    screens::later::{Later, LaterView},
};

/// A field that a step of the guide asks for, or that the backend adds: as we describe it, or else as the backend does.
#[component]
pub fn Field(
    /// The field.
    #[prop(into)]
    key: FieldKey,
) -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let definition = {
        let key = key.clone();
        memo(move || flow.described(&key).unwrap_or_else(|| own_definition(&key)))
    };
    let label = {
        let key = key.clone();
        Signal::derive(move || {
            let label = field_label(flow, i18n, &key);
            if definition.with(|field| field.is_required) {
                return label;
            }
            format!(
                "{label} {}",
                i18n.with(|catalogue| catalogue.text(Message::Optional))
            )
        })
    };
    let hint = {
        let key = key.clone();
        memo(move || {
            let own = i18n.with(|catalogue| sentences::field_hint(catalogue, &key));
            own.or_else(|| definition.with(|field| field.description.clone()))
        })
    };
    let has_hint = memo(move || hint.with(Option::is_some));
    let hint_text = Signal::derive(move || hint.get().unwrap_or_default());
    let hint_id = id_of(&key, "hint");
    view! {
        <div class="cw-field" part="field">
            <ConnectorNotices field=key.clone() />
            <label class="cw-field__label" for=id_of(&key, "")>
                {label}
            </label>
            {reactive(move || {
                let id = hint_id.clone();
                has_hint
                    .get()
                    .then(|| {
                        view! {
                            <p class="cw-field__hint" id=id>
                                <RichText text=hint_text />
                            </p>
                        }
                    })
            })}
            <Control key=key.clone() definition />
            <FieldMessages key />
        </div>
    }
}

/// The input of a field. A secret that the linked account keeps is only named, until the user wants to replace it.
#[component]
fn Control(
    /// The field.
    key: FieldKey,
    /// The field's description.
    definition: Memo<Definition>,
) -> impl IntoView {
    let saved_ending = {
        let key = key.clone();
        use_flow().memo(move |flow| flow.form()?.saved_suffix(&key).map(str::to_owned))
    };
    let kind = memo(move || definition.with(|field| field.kind.clone()));
    let field = InputField::new(key.clone(), definition);
    // An input is drawn anew only if it becomes another one.
    let input = reactive(move || {
        let (key, field) = (key.clone(), field.clone());
        if let Some(ending) = saved_ending.get() {
            return view! { <Later view=LaterView::Input(OtherInput::Saved(key, ending)) /> };
        }
        match (key, kind.get()) {
            (FieldKey::Other(_), kind) => {
                view! { <Later view=LaterView::Input(OtherInput::Described(field, kind)) /> }
            }
            (FieldKey::ApiKey, _) => view! { <PasswordInput field /> },
            _ => view! { <TextInput field /> },
        }
    });
    view! { <div class="cw-field__control">{input}</div> }
}

/// A field of our own guide.
fn own_definition(key: &FieldKey) -> Definition {
    Definition {
        kind: match key {
            FieldKey::ApiKey => FieldKind::Password,
            _ => FieldKind::Text,
        },
        is_required: true,
        ..Definition::default()
    }
}

/// The id of a field's element, or of what describes it.
fn id_of(field: &FieldKey, part: &str) -> String {
    let field = field.as_str();
    if part.is_empty() {
        format!("cw-{field}")
    } else {
        format!("cw-{field}-{part}")
    }
}
