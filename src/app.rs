//! The application: its state, and the card that shows it.

use std::sync::Arc;

use ::white_label::WhiteLabel;
use flow::{fields::rule::RuleChecker, form::FormConfig, update::Flow};
use leptos::prelude::*;
use settings::Config;

use crate::{
    components::card::Card,
    contexts::{
        ChosenActions, Dispatch, Drafts, FlowSignal, FocusRequests, I18n, Revealed, Settings,
    },
    draw::view,
    i18n::Catalogue,
    white_label,
};

/// The state of one wizard. Whoever makes it keeps its owner: it outlives every view of it.
#[derive(Clone)]
pub struct AppState {
    /// The flow.
    pub flow: FlowSignal,
    /// The user's input, by field.
    pub drafts: Drafts,
    /// The sentences.
    pub i18n: I18n,
    /// The settings.
    pub settings: Settings,
    /// The actions chosen for the connection.
    pub actions: ChosenActions,
    /// The switch that shows secrets.
    pub revealed: Revealed,
    /// The next target of the focus.
    pub focus: FocusRequests,
}

impl AppState {
    /// The state at the start: the first step of the built-in guide, where that is for the provider of the settings; else
    /// the wait for what the backend has. `checker` checks answers by the backend's rules.
    pub fn new(config: Arc<Config>, checker: RuleChecker) -> Self {
        let mut guide = guide::clayhr();
        if config.is_vendor_hidden {
            guide = guide.without_vendor();
        }
        let form = Arc::new(FormConfig {
            guide,
            hosts: config.hosts.clone(),
            field_names: config.field_names.clone(),
            checker,
        });
        let (flow, provider) = if guide::is_built_in(&config.provider) {
            (Flow::new(form), &*config.provider_name)
        } else {
            (Flow::loading(form), "")
        };
        let catalogue = Catalogue::english(provider).with_texts(&config.texts);
        Self::with(flow, catalogue, config)
    }

    /// The words in the place of the vendor's names, under a partner's brand.
    pub fn white_label(&self) -> Option<WhiteLabel> {
        let config = self.settings.now();
        let of_catalogue = |catalogue: &Catalogue| white_label::of(&config, catalogue);
        self.i18n.try_with_untracked(of_catalogue).flatten()
    }

    /// The state of a flow that is somewhere already.
    pub fn with(flow: Flow, catalogue: Catalogue, config: Arc<Config>) -> Self {
        Self {
            flow: FlowSignal::new(flow),
            drafts: Drafts::default(),
            i18n: I18n::new(catalogue),
            actions: ChosenActions(RwSignal::new(config.actions.clone())),
            settings: Settings::new(config),
            revealed: Revealed(RwSignal::new(false)),
            focus: FocusRequests::new(),
        }
    }
}

/// The whole wizard.
#[component]
pub fn App(
    /// The screen's state.
    state: AppState,
    /// The way to tell the flow what the user did.
    dispatch: Dispatch,
) -> impl IntoView {
    provide_context(state.flow);
    provide_context(state.drafts);
    provide_context(state.i18n);
    provide_context(state.settings);
    provide_context(state.actions);
    provide_context(state.revealed);
    provide_context(state.focus);
    provide_context(dispatch);
    view! {
        <div class="cw-root">
            <Card />
        </div>
    }
}

/// Renders the state of an application as HTML, natively, for the built page: without the marks that only hydration
/// needs.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_html(view: impl IntoView) -> String {
    view.to_html().replace("<!>", "")
}
