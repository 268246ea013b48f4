//! "Filled in from what you pasted", with Undo.

use leptos::prelude::*;

use crate::{
    domain::session::Event,
    i18n::Message,
    ui::context::{Texts, use_wizard},
};
use crate::domain::field::FieldKey;

/// Says which fields a paste filled. Its box is always there, so that a screen reader hears what appears in it.
#[component]
pub fn FilledNotice() -> impl IntoView {
    let context = use_wizard();
    let filled = Memo::new({
        let wizard = context.wizard;
        move |_| wizard.with(|wizard| wizard.filled.as_ref().map(|filled| filled.fields.clone()))
    });
    let notice = move |fields: Vec<FieldKey>| {
        let context = context.clone();
        let texts = context.texts;
        view! {
            <div class="cw-notice" part="notice">
                <span>{move || sentence(texts, &fields)}</span>
                <button
                    type="button"
                    class="cw-button cw-button--small"
                    on:click=move |_| context.dispatch(Event::UndoPressed)
                >
                    {texts.text(Message::Undo)}
                </button>
            </div>
        }
    };
    view! { <div aria-live="polite">{move || filled.get().map(notice.clone())}</div> }
}

fn sentence(texts: Texts, fields: &[FieldKey]) -> String {
    let names: Vec<_> = fields.iter().map(|field| texts.label(field)).collect();
    texts.0.with(|catalogue| {
        let listed = match names.as_slice() {
            [one, other] => catalogue.fill(Message::And, &[("one", one), ("other", other)]),
            _ => names.join(", "),
        };
        catalogue.fill(Message::FilledFields, &[("fields", &listed)])
    })
}
