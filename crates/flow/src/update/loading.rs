//! Asking the backend what is to be linked, and taking up the form that it answers with.

use std::sync::Arc;

use super::Flow;
use crate::{
    details::{ConnectorDetails, GuideSource},
    effect::{Effect, Focus, HostEvent},
    failure::{Failure, FailureCode},
    form::{Form, FormConfig},
    state::{ConnectorState, FlowState, RequestId, Submission},
};

impl Flow {
    /// Asks what is to be linked; a question that is under way may still be answered. Nothing is asked beyond the budget.
    pub(super) fn load_connector(&mut self) -> Option<Effect> {
        if !self.budget.take_load() {
            return None;
        }
        let request = self.next_request();
        let selected = match &mut self.state {
            FlowState::LoadingConnector {
                request: asked,
                selected,
            } => {
                *asked = Some(request);
                selected.clone()
            }
            state => {
                let form = state.form_mut()?;
                let mut requests = match &form.connector {
                    ConnectorState::Loading { requests, .. } => requests.clone(),
                    _ => Vec::new(),
                };
                requests.push(request);
                form.connector = ConnectorState::Loading {
                    requests,
                    details: form.details().cloned(),
                };
                form.selected.clone()
            }
        };
        Some(Effect::LoadConnector { request, selected })
    }

    /// Takes the answer to what is to be linked.
    pub(super) fn take_connector(
        &mut self,
        request: RequestId,
        result: Result<Arc<ConnectorDetails>, Failure>,
    ) -> Vec<Effect> {
        if !self.is_awaited(request) {
            return Vec::new();
        }
        // Our own guide asks for something: a form without fields is not the one it is for.
        let result = result.and_then(|details| {
            if details.guide == GuideSource::BuiltIn && details.connector.fields.is_empty() {
                return Err(Failure::new(FailureCode::ConfigInvalid));
            }
            Ok(details)
        });
        match result {
            Ok(details) => self.take_details(details),
            Err(failure) => self.miss_connector(request, failure),
        }
    }

    pub(super) fn is_awaited(&self, request: RequestId) -> bool {
        match &self.state {
            FlowState::LoadingConnector { request: asked, .. } => *asked == Some(request),
            state => matches!(
                state.form().map(|form| &form.connector),
                Some(ConnectorState::Loading { requests, .. }) if requests.contains(&request)
            ),
        }
    }

    fn miss_connector(&mut self, request: RequestId, failure: Failure) -> Vec<Effect> {
        let is_waiting = !matches!(
            self.state,
            FlowState::Filling { .. } | FlowState::Failed { .. }
        );
        if let Some(form) = self.state.form_mut()
            && let ConnectorState::Loading { requests, details } = &mut form.connector
        {
            requests.retain(|asked| *asked != request);
            if !requests.is_empty() {
                // Asked once more meanwhile: the other question decides.
                return Vec::new();
            }
            form.connector = ConnectorState::Failed {
                failure: failure.clone(),
                details: details.take(),
            };
        }
        if is_waiting {
            self.fail(failure)
        } else if failure.code == FailureCode::SessionExpired {
            // Nobody waits yet.
            vec![Effect::RenewSession, Effect::Notify(HostEvent::Expired)]
        } else {
            Vec::new()
        }
    }

    fn take_details(&mut self, details: Arc<ConnectorDetails>) -> Vec<Effect> {
        let is_open = self
            .form()
            .is_some_and(|form| form.integration.as_ref() == details.other_integration());
        if !is_open {
            return self.open_form(details);
        }
        let Some(form) = self.state.form_mut() else {
            return Vec::new();
        };
        let texts = form.take_details(details);
        let mut effects = Vec::new();
        if !texts.is_empty() {
            effects.push(Effect::SetFields(texts));
        }
        if matches!(
            self.state,
            FlowState::Submitting {
                submission: Submission::AwaitingConnector,
                ..
            }
        ) {
            effects.extend(self.send());
        }
        effects
    }

    /// Opens the form of what is to be linked, on its first step.
    fn open_form(&mut self, details: Arc<ConnectorDetails>) -> Vec<Effect> {
        let selected = match &self.state {
            FlowState::LoadingConnector { selected, .. } => selected.clone(),
            state => state.form().and_then(|form| form.selected.clone()),
        };
        let config = match &details.guide {
            GuideSource::BuiltIn => self.config.clone(),
            GuideSource::Provided(guide) => {
                Arc::new(FormConfig::of_other(guide.clone(), self.config.checker))
            }
        };
        let name = details
            .other_integration()
            .map(|_| details.connector.name.clone());
        let replaces = self.form().is_some();
        let mut form = Form::new(config);
        form.integration = details.other_integration().cloned();
        form.selected = selected;
        let texts = form.take_details(details);
        let step = form.guide().first();
        self.state = FlowState::Filling { form, step };
        let mut effects = vec![Effect::SetProviderName(name)];
        if replaces {
            // What was typed was for somebody else.
            effects.push(Effect::ClearFields);
        }
        effects.extend(self.enter(step));
        if !texts.is_empty() {
            effects.push(Effect::SetFields(texts));
        }
        effects
    }

    /// Waits for the backend to say what is to be linked.
    pub(super) fn wait_for_connector(&mut self, selected: Option<String>) -> Vec<Effect> {
        self.state = FlowState::LoadingConnector {
            request: None,
            selected,
        };
        let mut effects: Vec<_> = self.load_connector().into_iter().collect();
        effects.push(Effect::Focus(Focus::Heading));
        effects
    }
}
