//! What the user interface needs from above. The shell provides it once.

use std::{
    collections::BTreeMap,
    sync::{Arc, RwLock},
};

use leptos::prelude::*;

use crate::{
    config::Config,
    domain::{
        answers::Answers,
        field::FieldKey,
        secret::Secret,
        session::Event,
        wizard::{Rules, Wizard},
    },
    i18n::{Catalogue, Message, sentences},
};

/// Everything that a screen can read or do.
#[derive(Clone)]
pub struct Context {
    /// The flow. Read only: what changes it goes through [`Context::dispatch`].
    pub wizard: RwSignal<Wizard>,
    /// What is typed.
    pub drafts: Drafts,
    /// The sentences.
    pub texts: Texts,
    /// The settings.
    pub config: Arc<Config>,
    /// What stays the same for the whole flow.
    pub rules: Arc<Rules>,
    /// Whether secrets are shown as they are typed.
    pub are_secrets_shown: RwSignal<bool>,
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
        Self {
            rules: wizard.read_untracked().rules().clone(),
            wizard,
            drafts,
            texts,
            config,
            are_secrets_shown: RwSignal::new(false),
            dispatch,
        }
    }

    /// Tells the shell what the user did. Safe when the widget is already gone.
    pub fn dispatch(&self, event: Event) {
        self.dispatch.try_run(event);
    }
}

/// The context that the shell provided.
pub fn use_wizard() -> Context {
    use_context().expect("the shell provides the context before it draws anything")
}

/// The sentences of the language in use; they change when another language's file arrives.
#[derive(Clone, Copy)]
pub struct Texts(pub RwSignal<Catalogue>);

impl Texts {
    /// A sentence, as something that a view can show.
    pub fn text(self, message: Message) -> impl Fn() -> String + Copy + Send + Sync + 'static {
        move || self.0.with(|catalogue| catalogue.text(message))
    }

    /// What a field is called.
    pub fn label(self, field: &FieldKey) -> String {
        self.0
            .with(|catalogue| sentences::field_label(catalogue, field))
    }
}

/// What is typed, one signal per field. They outlive the steps, so that Back finds everything unchanged.
#[derive(Clone, Default)]
pub struct Drafts(Arc<RwLock<BTreeMap<FieldKey, ArcRwSignal<Secret>>>>);

impl Drafts {
    /// The draft of one field; empty when it is first asked for.
    pub fn of(&self, field: &FieldKey) -> ArcRwSignal<Secret> {
        let mut drafts = match self.0.write() {
            Ok(drafts) => drafts,
            Err(poisoned) => poisoned.into_inner(),
        };
        drafts.entry(field.clone()).or_default().clone()
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

    fn entries(&self) -> Vec<(FieldKey, ArcRwSignal<Secret>)> {
        let drafts = match self.0.read() {
            Ok(drafts) => drafts,
            Err(poisoned) => poisoned.into_inner(),
        };
        drafts
            .iter()
            .map(|(field, draft)| (field.clone(), draft.clone()))
            .collect()
    }
}
