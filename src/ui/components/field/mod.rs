//! A field with its label, hint, error and remarks, joined for assistive technology.

mod control;
mod messages;

use leptos::prelude::*;

use self::{control::TextControl, messages::Messages};
use crate::{
    domain::field::{Field, FieldKey, FieldKind},
    i18n::{Message, sentences},
    ui::context::use_wizard,
};

/// One of the fields that a step of the guide asks for.
#[component]
pub fn AskedField(
    /// Which field.
    field: FieldKey,
) -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let label = {
        let field = field.clone();
        move || texts.label(&field)
    };
    let hint = {
        let field = field.clone();
        move || {
            texts
                .0
                .with(|catalogue| sentences::field_hint(catalogue, &field))
        }
    };
    let is_secret = field == FieldKey::ApiKey;
    view! {
        <div class="cw-field" part="field">
            <label class="cw-field__label" for=id_of(&field, "")>{label}</label>
            <p class="cw-field__hint" id=id_of(&field, "hint")>{hint}</p>
            <TextControl field=field.clone() is_secret=is_secret has_hint=true />
            <Messages field=field />
        </div>
    }
}

/// A field that only the backend knows, as it describes it.
#[component]
pub fn ExtraField(
    /// Our name for it.
    key: FieldKey,
    /// What the backend says of it.
    field: Field,
) -> impl IntoView {
    let context = use_wizard();
    let draft = context.drafts.of(&key);
    if draft.with_untracked(|text| text.is_empty()) && !field.value.is_empty() {
        draft.set(crate::domain::secret::Secret::new(field.value.as_str()));
    }
    let optional = (!field.is_required).then(|| {
        let optional = context.texts.text(Message::Optional);
        move || [" ", &optional()].concat()
    });
    let has_hint = field.description.is_some();
    let hint = field.description.clone().map(|description| {
        view! { <p class="cw-field__hint" id=id_of(&key, "hint")>{description}</p> }
    });
    let is_secret = field.kind == FieldKind::Password;
    let control = match field.kind {
        FieldKind::Select(options) => {
            let options: Vec<_> = options
                .into_iter()
                .map(|option| view! { <option value=option.value>{option.label}</option> })
                .collect();
            let written = draft.clone();
            view! {
                <select
                    class="cw-field__input"
                    id=id_of(&key, "")
                    data-cw-field=key.as_str().to_owned()
                    disabled=field.is_read_only
                    prop:value=move || draft.with(|text| text.expose().to_owned())
                    on:change:target=move |event| {
                        written.set(crate::domain::secret::Secret::new(event.target().value()));
                    }
                >
                    <option value="">{""}</option>
                    {options}
                </select>
            }
            .into_any()
        }
        FieldKind::Text | FieldKind::Password | FieldKind::TextArea => view! {
            <TextControl
                field=key.clone()
                is_secret=is_secret
                has_hint=has_hint
                is_read_only=field.is_read_only
            />
        }
        .into_any(),
    };
    view! {
        <div class="cw-field" part="field">
            <label class="cw-field__label" for=id_of(&key, "")>{field.label}{optional}</label>
            {hint}
            {control}
            <Messages field=key />
        </div>
    }
}

/// The id of a field's element, or of what describes it. Ids are the widget's own: inside a shadow root nothing else
/// has them.
fn id_of(field: &FieldKey, part: &str) -> String {
    let mut id = ["cw-", field.as_str()].concat();
    if !part.is_empty() {
        id.push('-');
        id.push_str(part);
    }
    id
}
