//! The input itself: typing, pasting, leaving, and showing what is hidden.

use leptos::{
    ev::{ClipboardEvent, FocusEvent},
    prelude::*,
};

use super::id_of;
use crate::{
    domain::{
        field::FieldKey,
        paste::{Target, understand},
        secret::Secret,
        session::{Event, Session},
    },
    i18n::Message,
    ui::context::{Context, use_wizard},
};

/// One line of text, hidden while it is typed if it is a secret. What is pasted is understood first.
#[component]
pub fn TextControl(
    /// Which field.
    field: FieldKey,
    /// Whether it is hidden until the user asks to see it.
    is_secret: bool,
    /// Whether a hint describes it.
    has_hint: bool,
    /// Whether its value is given and can't be changed.
    #[prop(optional)]
    is_read_only: bool,
) -> impl IntoView {
    let context = use_wizard();
    let shown = context.are_secrets_shown;
    let kind = move || {
        if is_secret && !shown.get() {
            "password"
        } else {
            "text"
        }
    };
    let is_wrong = Memo::new({
        let (wizard, field) = (context.wizard, field.clone());
        move |_| wizard.with(|wizard| has_error(&wizard.session, &field))
    });
    let described_by = if has_hint {
        [id_of(&field, "hint"), id_of(&field, "messages")].join(" ")
    } else {
        id_of(&field, "messages")
    };
    let draft = context.drafts.of(&field);
    let text = {
        let draft = draft.clone();
        move || draft.with(|text| text.expose().to_owned())
    };
    let on_input = {
        let (context, field) = (context.clone(), field.clone());
        move |text: String| {
            draft.set(Secret::new(text));
            context.dispatch(Event::FieldChanged(field.clone()));
        }
    };
    let on_blur = {
        let (context, field) = (context.clone(), field.clone());
        move |_: FocusEvent| context.dispatch(Event::FieldLeft(field.clone()))
    };
    let on_paste = {
        let (context, field) = (context.clone(), field.clone());
        move |event: ClipboardEvent| take_paste(&context, &field, &event)
    };
    let reveal = is_secret.then(|| {
        view! {
            <button
                type="button"
                class="cw-button cw-button--small cw-field__reveal"
                aria-pressed=move || if shown.get() { "true" } else { "false" }
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {context.texts.text(Message::ShowKey)}
            </button>
        }
    });
    view! {
        <div class="cw-field__control">
            <input
                class="cw-field__input"
                part="input"
                type=kind
                id=id_of(&field, "")
                data-cw-field=field.as_str().to_owned()
                aria-describedby=described_by
                aria-invalid=move || is_wrong.get().then_some("true")
                // Off: a browser would offer the user's own passwords, and would keep the key.
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                inputmode=(field == FieldKey::UserId).then_some("numeric")
                enterkeyhint="next"
                disabled=is_read_only
                prop:value=text
                on:input:target=move |event| on_input(event.target().value())
                on:blur=on_blur
                on:paste=on_paste
            />
            {reveal}
        </div>
    }
}

fn has_error(session: &Session, field: &FieldKey) -> bool {
    matches!(session, Session::Answering { errors, .. }
        if errors.iter().any(|error| error.field == *field))
}

/// Takes a paste that holds more than this field's own value; any other is left to the browser.
fn take_paste(context: &Context, field: &FieldKey, event: &ClipboardEvent) {
    let target = match field {
        FieldKey::Subdomain => Target::Subdomain,
        FieldKey::ApiKey => Target::ApiKey,
        FieldKey::UserId => Target::UserId,
        FieldKey::Other(_) => return,
    };
    let Some(text) = event
        .clipboard_data()
        .and_then(|data| data.get_data("text").ok())
        .map(Secret::new)
    else {
        return;
    };
    if let Some(pasted) = understand(text.expose(), target, &context.rules.hosts) {
        event.prevent_default();
        context.dispatch(Event::Pasted(pasted));
    }
}
