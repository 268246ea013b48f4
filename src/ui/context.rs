//! What the user interface needs from above. The shell provides it once.

use std::{
    ops::Deref,
    sync::{Arc, RwLock},
};

use leptos::prelude::*;

use crate::i18n::{Catalogue, Message, sentences};
use flow::{
    answers::Answers,
    field::{Field, FieldKey},
    fields::validation::{ValidationError, Warning},
    secret::Secret,
    session::Event,
    wizard::{Rules, Wizard},
};
use settings::Config;

/// Everything that a screen can read or do. One pointer: each closure of a screen holds a copy.
#[derive(Clone)]
pub struct Context(Arc<Parts>);

/// What a [`Context`] points to.
pub struct Parts {
    /// The flow. Read only: what changes it goes through [`Context::dispatch`].
    pub wizard: RwSignal<Wizard>,
    /// What is typed.
    pub drafts: Drafts,
    /// The sentences.
    pub texts: Texts,
    /// The settings.
    pub config: Arc<Config>,
    dispatch: Callback<Event>,
}

impl Context {
    /// Puts the parts together.
    pub fn new(
        wizard: RwSignal<Wizard>,
        drafts: Drafts,
        texts: Texts,
        config: Arc<Config>,
        dispatch: Callback<Event>,
    ) -> Self {
        Self(Arc::new(Parts {
            wizard,
            drafts,
            texts,
            config,
            dispatch,
        }))
    }

    /// The same flow, under other settings.
    pub fn with_config(&self, config: Arc<Config>) -> Self {
        Self(Arc::new(Parts {
            wizard: self.wizard,
            drafts: self.drafts.clone(),
            texts: self.texts,
            config,
            dispatch: self.dispatch,
        }))
    }

    /// Whether secrets are shown as they are typed: empty when they are not. A draft like those of the fields, since each
    /// type of signal is code of its own; no field of a connector has this name.
    pub fn secrets_shown(&self) -> ArcRwSignal<Secret> {
        self.drafts.of(&FieldKey::Other("cw shown".to_owned()))
    }

    /// What is asked for, by the rules of the provider that is being linked.
    pub fn rules(&self) -> Arc<Rules> {
        self.wizard.with_untracked(|wizard| wizard.rules().clone())
    }

    /// What the backend says of a field that only it knows.
    pub fn described(&self, key: &FieldKey) -> Option<Field> {
        if !matches!(key, FieldKey::Other(_)) {
            return None;
        }
        self.wizard
            .with_untracked(|wizard| wizard.field(key).cloned())
    }

    /// What a field is called.
    pub fn label(&self, key: &FieldKey) -> String {
        match self.described(key) {
            Some(field) => field.label,
            None => self.texts.label(key),
        }
    }

    /// Tells the shell what the user did. Safe when the widget is already gone.
    pub fn dispatch(&self, event: Event) {
        self.dispatch.try_run(event);
    }
}

impl Deref for Context {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The sentences of the language in use. When another language's file arrives, the whole card is drawn anew: what
/// reads a sentence need not follow it.
#[derive(Clone, Copy)]
pub struct Texts(pub RwSignal<Catalogue>);

impl Texts {
    /// A sentence.
    pub fn text(self, message: Message) -> String {
        self.fill(message, &[])
    }

    /// A sentence with values in the place of its names.
    pub fn fill(self, message: Message, values: &[(&str, &str)]) -> String {
        self.0
            .with_untracked(|catalogue| catalogue.fill(message, values))
    }

    /// A sentence with a count in the place of `{name}`.
    pub fn fill_count(self, message: Message, name: &str, count: u32) -> String {
        self.0
            .with_untracked(|catalogue| catalogue.fill_count(message, name, count))
    }

    /// A guide's sentence.
    pub fn guide_text(self, own: &str) -> String {
        self.0.with_untracked(|catalogue| catalogue.guide_text(own))
    }

    /// What is wrong with a field, and what to do.
    pub fn problem(self, problem: &ValidationError) -> String {
        self.0
            .with_untracked(|catalogue| sentences::problem(catalogue, problem))
    }

    /// What is worth knowing of a field.
    pub fn remark(self, field: &FieldKey, remark: &Warning) -> String {
        self.0
            .with_untracked(|catalogue| sentences::remark(catalogue, field, remark))
    }

    /// What a field is called.
    pub fn label(self, field: &FieldKey) -> String {
        self.0
            .with_untracked(|catalogue| sentences::field_label(catalogue, field))
    }
}

/// What is typed, one signal per field. They outlive the steps, so that Back finds everything unchanged.
#[derive(Clone, Default)]
pub struct Drafts(Arc<RwLock<Vec<Draft>>>);

/// A field, and what is typed in it.
type Draft = (FieldKey, ArcRwSignal<Secret>);

impl Drafts {
    /// The draft of one field; empty when it is first asked for.
    pub fn of(&self, field: &FieldKey) -> ArcRwSignal<Secret> {
        let mut drafts = match self.0.write() {
            Ok(drafts) => drafts,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some((_, draft)) = drafts.iter().find(|(known, _)| known == field) {
            return draft.clone();
        }
        let draft = ArcRwSignal::new(Secret::default());
        drafts.push((field.clone(), draft.clone()));
        draft
    }

    /// Everything typed at this moment.
    pub fn answers(&self) -> Answers {
        self.entries()
            .into_iter()
            .map(|(field, draft)| (field, draft.get_untracked()))
            .collect()
    }

    /// Empties every field.
    pub fn forget(&self) {
        for (_, draft) in self.entries() {
            draft.set(Secret::default());
        }
    }

    fn entries(&self) -> Vec<Draft> {
        match self.0.read() {
            Ok(drafts) => drafts.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }
}
