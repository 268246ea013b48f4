//! A session that is over, and the token of another.
//!
//! Whoever has pressed Connect waits on the same screen while the host is asked for a token, and what was stopped then goes
//! on by itself, within the budget of that press. Where there is no such host, or it has none, the failure is shown.

use std::mem;

use super::Flow;
use crate::{
    effect::{Effect, Focus, HostEvent},
    failure::{Failure, FailureCode},
    guide::StepId,
    state::{ConnectorState, FlowState, Submission},
};

impl Flow {
    /// Waits for another session, in place of showing that this one is over.
    pub(super) fn renew_session(&mut self, failure: Failure) -> Vec<Effect> {
        let selected = match &self.state {
            FlowState::LoadingConnector { selected, .. } => selected.clone(),
            _ => None,
        };
        let is_expired = failure.code == FailureCode::SessionExpired;
        let form = self.take_form();
        self.state = FlowState::Renewing {
            form,
            selected,
            failure,
        };
        let mut effects = vec![Effect::Focus(Focus::Heading), Effect::RenewSession];
        if is_expired {
            effects.push(Effect::Notify(HostEvent::Expired));
        }
        effects
    }

    /// Shows that the session is over: no other one comes.
    pub(super) fn give_up_session(&mut self) -> Vec<Effect> {
        match &self.state {
            FlowState::Renewing { failure, .. } => self.show_failure(failure.clone()),
            _ => Vec::new(),
        }
    }

    /// Takes a new session token: what was asked with the old one is given up and asked again, and nothing that the user
    /// sees changes, unless it was the session that failed.
    pub(super) fn take_token(&mut self) -> Vec<Effect> {
        let session_failed = match &self.state {
            FlowState::Connected { .. }
            | FlowState::PickingConnector
            | FlowState::SigningIn { .. }
            | FlowState::Submitting {
                submission: Submission::Sent(_),
                ..
            } => return Vec::new(),
            FlowState::Renewing { .. } => return self.go_on(),
            FlowState::Failed { failure, .. } => failure.code.is_about_the_session(),
            _ => false,
        };
        if !self.budget.has_load() {
            return Vec::new();
        }
        let mut effects = self.abandon_questions();
        if session_failed && self.form().is_none() {
            self.state = FlowState::default();
        }
        effects.extend(self.load_connector());
        if session_failed && self.form().is_some() {
            effects.extend(self.enter(StepId::Check));
        }
        effects
    }

    /// Goes on from where the session was over.
    fn go_on(&mut self) -> Vec<Effect> {
        if !self.budget.has_load() {
            return self.give_up_session();
        }
        if let FlowState::Renewing { form, selected, .. } = mem::take(&mut self.state) {
            self.state = match form {
                Some(form) => FlowState::Submitting {
                    form,
                    submission: Submission::AwaitingConnector,
                },
                None => FlowState::LoadingConnector {
                    request: None,
                    selected,
                },
            };
        }
        let mut effects = self.abandon_questions();
        effects.extend(self.load_connector());
        effects
    }

    /// Whatever was asked with the old token is not waited for any more.
    fn abandon_questions(&mut self) -> Vec<Effect> {
        if let Some(form) = self.state.form_mut()
            && let ConnectorState::Loading { requests, .. } = &mut form.connector
        {
            requests.clear();
        }
        vec![Effect::Abort]
    }
}
