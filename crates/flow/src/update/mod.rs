//! The flow itself: events in, the next state and the effects out.
//!
//! An event that no longer fits (a late answer, a second press) changes nothing. The files beside this one are named
//! after the part of the user's story that they tell.

mod filling;
mod loading;
mod navigating;
mod picking;
mod renewing;
mod signing_in;
mod submitting;
mod timing;

use std::{mem, sync::Arc};

use super::{
    budget::RequestBudget,
    effect::{Effect, Focus, HostEvent},
    event::Event,
    failure::{Failure, FailureCode},
    field::FieldKey,
    form::{Form, FormConfig},
    state::{AccountCreation, ConnectorState, ConnectorSummary, FlowState, RequestId},
};

/// The flow from the first step to the linked account.
#[derive(Clone, Debug)]
pub struct Flow {
    state: FlowState,
    /// The fixed parts of the built-in guide's form.
    config: Arc<FormConfig>,
    /// The connectors to pick from, where there are several.
    connectors: Vec<ConnectorSummary>,
    account_creation: AccountCreation,
    budget: RequestBudget,
    last_request: RequestId,
}

impl Flow {
    /// A flow on the first step of the built-in guide, which has asked nobody anything.
    pub fn new(config: Arc<FormConfig>) -> Self {
        let step = config.guide.first();
        Self {
            state: FlowState::Filling {
                form: Form::new(config.clone()),
                step,
            },
            config,
            connectors: Vec::new(),
            account_creation: AccountCreation::Settled,
            budget: RequestBudget::new(),
            last_request: RequestId::default(),
        }
    }

    /// A flow that waits for the backend to say what is to be linked.
    pub fn loading(config: Arc<FormConfig>) -> Self {
        Self {
            state: FlowState::default(),
            ..Self::new(config)
        }
    }

    /// The same flow in another state: for a screen that is drawn without a story that leads to it.
    #[must_use]
    pub fn in_state(self, state: impl FnOnce(Form) -> FlowState) -> Self {
        let form = match self.state.form() {
            Some(form) => form.clone(),
            None => Form::new(self.config.clone()),
        };
        Self {
            state: state(form),
            ..self
        }
    }

    /// Returns the current state.
    pub fn state(&self) -> &FlowState {
        &self.state
    }

    /// The open form, if there is one.
    pub fn form(&self) -> Option<&Form> {
        self.state.form()
    }

    /// Returns the fixed parts of the open form, or of the built-in guide's if none is open.
    pub fn config(&self) -> &Arc<FormConfig> {
        self.form().map_or(&self.config, Form::config)
    }

    /// The connectors that the session allows, where there are several.
    pub fn connectors(&self) -> &[ConnectorSummary] {
        &self.connectors
    }

    /// Names where the user is in the form, for events: the key of the field that the step asks for, `check` for the last
    /// step, `choose` where the connector is being picked.
    pub fn step_name(&self) -> Option<&str> {
        match &self.state {
            FlowState::PickingConnector => Some("choose"),
            FlowState::Filling { form, step } => {
                Some(form.guide().field(*step).map_or("check", FieldKey::as_str))
            }
            _ => None,
        }
    }

    /// Moves on, and returns what the shell must now do.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match self.update_step(event) {
            Ok(effects) => effects,
            Err(event) => self.update_link(event),
        }
    }

    /// Moves on by what can happen on a step before the backend has said anything: the start, what is typed, and the way
    /// from step to step.
    ///
    /// # Errors
    /// Any other event, for [`Self::update_link`]. They are two so that a shell can load the second one later.
    pub fn update_step(&mut self, event: Event) -> Result<Vec<Effect>, Event> {
        if event.is_press() {
            self.budget = RequestBudget::new();
        }
        let refused_before = self.refused_fields();
        let mut effects = self.take_step_event(event)?;
        effects.extend(self.newly_refused(&refused_before));
        Ok(effects)
    }

    /// Moves on by what only linking brings: Connect and what follows it, and the answers of the backend.
    pub fn update_link(&mut self, event: Event) -> Vec<Effect> {
        let refused_before = self.refused_fields();
        let mut effects = self.take_link_event(event);
        effects.extend(self.newly_refused(&refused_before));
        effects
    }

    /// Tells the host of each field that the user is told an error of by now.
    fn newly_refused(&self, before: &[FieldKey]) -> Vec<Effect> {
        let refused = self.refused_fields().into_iter();
        refused
            .filter(|field| !before.contains(field))
            .map(|field| Effect::Notify(HostEvent::Field { field }))
            .collect()
    }

    /// The fields that the user is told an error of.
    fn refused_fields(&self) -> Vec<FieldKey> {
        self.form().map(Form::refused).unwrap_or_default()
    }

    fn take_step_event(&mut self, event: Event) -> Result<Vec<Effect>, Event> {
        Ok(match event {
            Event::Started { has_token } => self.start(has_token),
            Event::Resumed(answers) => self.resume(&answers),
            Event::TokenGiven => self.take_token(),
            Event::RenewalFailed => self.give_up_session(),
            Event::ContinuePressed => self.advance(),
            Event::BackPressed => self.go_back(),
            Event::ChangePressed(field) | Event::CorrectPressed(field) => self.correct(field),
            Event::FocusRequested(field) => vec![Effect::Focus(Focus::Field(field))],
            Event::FieldChanged { field, text } => self.change_field(&field, text),
            Event::FieldLeft(field) => self.leave_field(&field),
            Event::Pasted(pasted) => self.fill_pasted(pasted),
            Event::UndoPressed => self.undo(),
            Event::SuggestionTaken(field, text) => self.take_suggestion(field, text),
            Event::SwapPressed => self.swap(),
            Event::IdleReached => self.remove_secrets(),
            Event::ProgramIncomplete { is_awaited } if is_awaited || self.form().is_none() => {
                self.fail(Failure::new(FailureCode::ProgramIncomplete))
            }
            Event::ProgramIncomplete { .. } => Vec::new(),
            other => return Err(other),
        })
    }

    fn take_link_event(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::ReplacePressed(field) => self.replace_saved(field),
            Event::ConnectPressed => self.connect(),
            Event::CancelPressed => self.cancel(),
            Event::ActionsChosen(ids) => vec![Effect::Notify(HostEvent::Actions { ids })],
            Event::CountdownTicked => self.tick(),
            Event::ConfirmationClosed => self.close_confirmation(),
            Event::ConnectorsListed {
                request,
                connectors,
            } => self.list_connectors(request, connectors),
            Event::ConnectorSelected(id) => self.select_connector(id),
            Event::ConnectorLoaded { request, result } => self.take_connector(request, result),
            Event::PopupBlocked { request } => self.block_popup(request),
            Event::PopupRequested => self.open_popup(),
            Event::Responded { request, result } => self.take_response(request, result),
            // Of a step.
            _ => Vec::new(),
        }
    }

    fn start(&mut self, has_token: bool) -> Vec<Effect> {
        let mut effects = vec![Effect::Notify(HostEvent::Ready)];
        if has_token {
            effects.extend(self.load_connector());
            return effects;
        }
        match self.state.form_mut() {
            Some(form) => form.connector = ConnectorState::NoToken,
            None => effects.extend(self.fail(Failure::new(FailureCode::SessionMissing))),
        }
        effects
    }

    fn next_request(&mut self) -> RequestId {
        self.last_request.0 += 1;
        self.last_request
    }

    /// Takes the open form out of its state, which must then be set; none is taken where there is none.
    fn take_form(&mut self) -> Option<Form> {
        self.form()?;
        mem::take(&mut self.state).into_form()
    }

    /// Goes to the state that is made of the open form; stays where there is none.
    fn go(&mut self, state: impl FnOnce(Form) -> FlowState) {
        if let Some(form) = self.take_form() {
            self.state = state(form);
        }
    }
}
