//! The contexts of the screens, each a type of its own. [`App`](crate::app::App) provides them once; a component asks
//! for those that it uses.

use std::sync::{Arc, PoisonError, RwLock};

use flow::{
    answers::Answers,
    effect::{Effect, Focus},
    event::Event,
    field::{Field, FieldKey},
    field_map::FieldMap,
    form::FormConfig,
    secret::Secret,
    state::FlowState,
    update::Flow,
};
use leptos::prelude::*;
use settings::Config;

use crate::{
    draw::memo,
    i18n::{Catalogue, Message, sentences},
};

/// The flow.
pub fn use_flow() -> FlowSignal {
    expect_context()
}

/// The way to tell the flow what the user did.
pub fn use_dispatch() -> Dispatch {
    expect_context()
}

/// The sentences.
pub fn use_i18n() -> I18n {
    expect_context()
}

/// The settings.
pub fn use_config() -> Settings {
    expect_context()
}

/// Returns the actions chosen for the connection.
pub fn use_chosen_actions() -> ChosenActions {
    expect_context()
}

/// Returns the user's input.
pub fn use_drafts() -> Drafts {
    expect_context()
}

/// The switch that shows secrets as they are typed.
pub fn use_revealed() -> Revealed {
    expect_context()
}

/// Returns the next target of the focus.
pub fn use_focus_requests() -> FocusRequests {
    expect_context()
}

/// The flow, to be read. What changes it goes through [`Dispatch`].
#[derive(Clone, Copy)]
pub struct FlowSignal(RwSignal<Flow>);

impl FlowSignal {
    /// A flow that the current owner keeps.
    pub fn new(flow: Flow) -> Self {
        Self(RwSignal::new(flow))
    }

    /// Reads the flow, and follows it.
    pub fn with<T>(self, read: impl FnOnce(&Flow) -> T) -> T {
        self.0.with(read)
    }

    /// Reads the flow as it is now.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Flow) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Follows a part of the flow: what reads the memo is told when that part changes, and of nothing else.
    pub fn memo<T>(self, read: impl Fn(&Flow) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        memo(move || self.0.with(&read))
    }

    /// Returns the fixed parts of the open form.
    pub fn config(self) -> Arc<FormConfig> {
        self.with_untracked(|flow| flow.config().clone())
    }

    /// Reads the flow as it is now; none once the widget is gone.
    pub fn try_with_untracked<T>(self, read: impl FnOnce(&Flow) -> T) -> Option<T> {
        self.0.try_with_untracked(read)
    }

    /// Returns the backend's description of a field that only the backend knows. Follows the flow.
    pub fn described(self, key: &FieldKey) -> Option<Field> {
        matches!(key, FieldKey::Other(_))
            .then(|| self.with(|flow| flow.form()?.described(key).cloned()))
            .flatten()
    }

    /// Moves the flow on by what happens on a step; gives any other event back. Nothing happens once the widget is gone.
    ///
    /// # Errors
    /// The event, for [`Self::update_link`].
    pub fn update_step(self, event: Event) -> Result<Vec<Effect>, Event> {
        self.0
            .try_update(|flow| flow.update_step(event))
            .unwrap_or(Ok(Vec::new()))
    }

    /// Moves the flow on by what only linking brings. Nothing happens once the widget is gone.
    pub fn update_link(self, event: Event) -> Vec<Effect> {
        self.0
            .try_update(|flow| flow.update_link(event))
            .unwrap_or_default()
    }
}

/// Tells the flow what the user did.
#[derive(Clone, Copy)]
pub struct Dispatch(Callback<Event>);

impl Dispatch {
    /// Tells it by this callback.
    pub fn new(run: impl Fn(Event) + Send + Sync + 'static) -> Self {
        Self(Callback::new(run))
    }

    /// Tells it. Safe when the widget is already gone.
    pub fn send(self, event: Event) {
        self.0.try_run(event);
    }
}

/// The sentences of the language in use. Each is a signal: when another language arrives, the texts change in place.
#[derive(Clone, Copy)]
pub struct I18n(RwSignal<Catalogue>);

impl I18n {
    /// The sentences of a catalogue.
    pub fn new(catalogue: Catalogue) -> Self {
        Self(RwSignal::new(catalogue))
    }

    /// Reads the catalogue, and follows it.
    pub fn with<T>(self, read: impl FnOnce(&Catalogue) -> T) -> T {
        self.0.with(read)
    }

    /// Reads the catalogue as it is now; none once the widget is gone.
    pub fn try_with_untracked<T>(self, read: impl FnOnce(&Catalogue) -> T) -> Option<T> {
        self.0.try_with_untracked(read)
    }

    /// Changes the catalogue. Nothing happens once the widget is gone.
    pub fn update(self, change: impl FnOnce(&mut Catalogue)) {
        self.0.try_update(change);
    }

    /// A sentence.
    pub fn text(self, message: Message) -> Signal<String> {
        self.derive(move |catalogue| catalogue.text(message))
    }

    /// A guide's sentence.
    pub fn guide_text(self, own: &str) -> Signal<String> {
        let own = own.to_owned();
        self.derive(move |catalogue| catalogue.guide_text(&own))
    }

    /// A text made of the catalogue's sentences.
    pub fn derive(
        self,
        read: impl Fn(&Catalogue) -> String + Send + Sync + 'static,
    ) -> Signal<String> {
        Signal::derive(move || self.0.with(&read))
    }
}

/// Returns a guide's sentence, with the user's own company in its example addresses once that is known. The step that asks for the
/// company keeps the example: there it would change with each letter. So does the guide that is read without a flow.
pub fn use_guide_text(text: &str) -> Signal<String> {
    let text = use_i18n().guide_text(text);
    let Some(flow) = use_context::<FlowSignal>() else {
        return text;
    };
    Signal::derive(move || {
        let text = text.get();
        let personal = flow.with(|flow| match flow.state() {
            FlowState::Filling { form, step }
                if form.guide().field(*step) != Some(&FieldKey::Subdomain) =>
            {
                form.with_own_company(&text)
            }
            _ => None,
        });
        personal.unwrap_or(text)
    })
}

/// Returns the label of a field: the catalogue's, or else the backend's. Follows both.
pub fn field_label(flow: FlowSignal, i18n: I18n, key: &FieldKey) -> String {
    match flow.described(key) {
        Some(field) => field.label,
        None => i18n.with(|catalogue| sentences::field_label(catalogue, key)),
    }
}

/// The settings, which a host may change while the wizard runs.
#[derive(Clone, Copy)]
pub struct Settings(RwSignal<Arc<Config>>);

impl Settings {
    /// The settings to start with.
    pub fn new(config: Arc<Config>) -> Self {
        Self(RwSignal::new(config))
    }

    /// Reads the settings, and follows them.
    pub fn with<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.0.with(|config| read(config))
    }

    /// Follows a part of the settings.
    pub fn memo<T>(self, read: impl Fn(&Config) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        memo(move || self.with(&read))
    }

    /// The settings as they are now; the defaults once the widget is gone.
    pub fn now(self) -> Arc<Config> {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// Changes them.
    pub fn set(self, config: Arc<Config>) {
        self.0.set(config);
    }
}

/// The ids of the actions that the connection is to be for; none means all of them.
#[derive(Clone, Copy)]
pub struct ChosenActions(pub RwSignal<Vec<String>>);

/// Tells whether secrets are shown as they are typed.
#[derive(Clone, Copy)]
pub struct Revealed(pub RwSignal<bool>);

/// The user's input, one signal for each field. They outlive the steps, so that Back finds everything unchanged.
#[derive(Clone, Default)]
pub struct Drafts(Arc<RwLock<FieldMap<Draft>>>);

/// The user's input in one field.
pub type Draft = ArcRwSignal<Secret>;

impl Drafts {
    /// The draft of one field; empty when it is first asked for.
    pub fn of(&self, field: &FieldKey) -> Draft {
        self.0
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert_with(field, || Draft::new(Secret::default()))
            .clone()
    }

    /// Everything typed at this moment.
    pub fn answers(&self) -> Answers {
        self.entries()
            .iter()
            .map(|(field, draft)| (field.clone(), draft.get_untracked()))
            .collect()
    }

    /// Writes into fields.
    pub fn fill(&self, texts: Vec<(FieldKey, Secret)>) {
        for (field, text) in texts {
            self.of(&field).set(text);
        }
    }

    /// Empties every field.
    pub fn clear(&self) {
        for draft in self.entries().values() {
            draft.set(Secret::default());
        }
    }

    fn entries(&self) -> FieldMap<Draft> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// The next target of the focus, until it has it. The heading, each field and the dialog listen
/// (`components/focus.rs`), so that nobody has to look for them in the page.
#[derive(Clone, Copy)]
pub struct FocusRequests(RwSignal<Option<Focus>>);

impl FocusRequests {
    /// Nothing is asked for.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Asks for the focus. Only the last request counts.
    pub fn ask(self, focus: Focus) {
        self.0.set(Some(focus));
    }

    /// Tells whether the focus is asked for under this name, and follows that.
    pub fn is_asked(self, target: &Focus) -> bool {
        self.0.with(|focus| focus.as_ref() == Some(target))
    }

    /// Takes a request, so that nothing drawn later takes the focus again. `false` if it was not for this one.
    pub fn take(self, target: &Focus) -> bool {
        let is_asked = self
            .0
            .try_with_untracked(|focus| focus.as_ref() == Some(target));
        if is_asked == Some(true) {
            // Nobody needs to be told: it was a request to this one alone.
            self.0.try_update_untracked(|focus| *focus = None);
        }
        is_asked == Some(true)
    }
}

impl Default for FocusRequests {
    fn default() -> Self {
        Self::new()
    }
}
