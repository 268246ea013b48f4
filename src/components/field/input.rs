//! The common parts of every input: its names, its draft, and the events it sends to the flow.

use flow::{
    effect::Focus,
    event::Event,
    field::{Field as Definition, FieldKey, FieldKind},
    fields::key_material::is_asked_for,
    secret::Secret,
};
use leptos::{
    attr::{Attribute, custom::custom_attribute},
    prelude::*,
};
use web_sys::HtmlElement;

use super::{id_of, paste::take_paste};
use crate::{
    components::focus::focus_on_request,
    contexts::{Dispatch, Draft, FlowSignal, use_dispatch, use_drafts, use_flow},
};

/// The field that an input belongs to.
#[derive(Clone)]
pub struct InputField {
    key: FieldKey,
    definition: Memo<Definition>,
    draft: Draft,
    flow: FlowSignal,
    dispatch: Dispatch,
}

impl InputField {
    /// The field of this name, as it is described. Its draft is asked for here.
    pub fn new(key: FieldKey, definition: Memo<Definition>) -> Self {
        Self {
            draft: use_drafts().of(&key),
            flow: use_flow(),
            dispatch: use_dispatch(),
            key,
            definition,
        }
    }

    /// Returns the key of its field.
    pub fn key(&self) -> &FieldKey {
        &self.key
    }

    /// `true` if the backend keeps its answer to itself.
    pub fn is_secret(&self) -> bool {
        self.definition.with_untracked(|field| field.is_secret)
    }

    /// `true` if it asks for a key of several lines, which mostly comes as a file.
    pub fn takes_file(&self) -> bool {
        self.definition.with_untracked(is_asked_for)
    }

    /// `true` while the user can't change it.
    pub fn is_read_only(&self) -> Signal<bool> {
        let definition = self.definition;
        Signal::derive(move || definition.with(|field| field.is_read_only))
    }

    /// The attributes that all inputs have, and what they hear.
    pub fn attributes(&self) -> impl Attribute + use<> {
        self.attributes_showing(Box::new(str::to_owned))
    }

    /// The attributes that all inputs have, where `shown` makes the draft into what the input holds. A removed input still
    /// says that it was left, when its owner is gone: what is used then lives as long as the widget.
    pub fn attributes_showing(
        &self,
        shown: Box<dyn Fn(&str) -> String + Send + Sync>,
    ) -> impl Attribute + use<> {
        let Self {
            key,
            definition,
            draft,
            flow,
            dispatch,
        } = self.clone();
        let text = {
            let draft = draft.clone();
            move || draft.with(|text| shown(text.expose()))
        };
        let is_wrong = {
            let key = key.clone();
            move || {
                let is_wrong =
                    flow.with(|flow| flow.form().is_some_and(|form| form.error(&key).is_some()));
                is_wrong.then_some("true")
            }
        };
        let on_blur = {
            let key = key.clone();
            move |_| dispatch.send(Event::FieldLeft(key.clone()))
        };
        let on_paste = {
            let key = key.clone();
            move |event: web_sys::ClipboardEvent| take_paste(&key, &event, flow, dispatch)
        };
        // Leptos's own `view!`: this is no view yet.
        let attributes = view! {
            <{..}
                class="cw-field__input"
                part="input"
                id=id_of(&key, "")
                data-cw-field=key.as_str().to_owned()
                aria-describedby=format!("{} {}", id_of(&key, "hint"), id_of(&key, "messages"))
                // Off: a browser would offer the user's own passwords, and would keep the key.
                autocomplete="off"
                autocapitalize="off"
                // Password managers look at neither: these are the marks of LastPass, Bitwarden and Dashlane.
                data-lpignore="true"
                data-bwignore="true"
                data-form-type="other"
                spellcheck="false"
                enterkeyhint="next"
                // A list has no such attribute: `SelectInput` disables it.
                readonly=move || {
                    definition
                        .with(|field| {
                            field.is_read_only && !matches!(field.kind, FieldKind::Select(_))
                        })
                }
                aria-invalid=is_wrong
                prop:value=text
                on:blur=on_blur
                on:paste=on_paste
            />
        };
        // Leptos has no name for the first of these; the second is 1Password's mark, which begins with a digit.
        (
            attributes,
            custom_attribute("autocorrect", "off"),
            custom_attribute("data-1p-ignore", "true"),
        )
    }

    /// Returns the placeholder, shown while nothing is typed.
    pub fn placeholder(&self) -> impl Fn() -> Option<String> + Send + Sync + use<> {
        let definition = self.definition;
        move || definition.with(|field| field.placeholder.clone())
    }

    /// Takes what stands in the input now.
    pub fn on_change(&self) -> impl Fn(web_sys::Event) + use<> {
        let field = self.clone();
        move |event| field.change(&event_target_value(&event))
    }

    /// Takes a text as what stands in the input now.
    pub fn change(&self, text: &str) {
        let text = Secret::new(text);
        self.draft.set(text.clone());
        self.dispatch.send(Event::FieldChanged {
            field: self.key.clone(),
            text,
        });
    }

    /// `true` if its value is given, to be copied elsewhere. What stands for a value is of no use there.
    pub fn is_to_be_copied(&self) -> bool {
        self.definition.with_untracked(|field| {
            field.is_read_only
                && !field.is_secret
                && !field.value.is_empty()
                && field.cover.is_none()
        })
    }

    /// Gives the input the focus when the flow asks for it.
    pub fn focus_on_request(
        &self,
        element: impl Fn() -> Option<HtmlElement> + Send + Sync + 'static,
    ) {
        focus_on_request(Focus::Field(self.key.clone()), element);
    }
}
