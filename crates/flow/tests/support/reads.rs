//! Readings of the harness: the state of the flow by name, and what was asked of the outside.

use flow::{
    effect::{AccountRequest, HostEvent},
    event::Event,
    failure::FailureCode,
    field::FieldKey,
    fields::validation::{ValidationError, Warning},
    form::{Form, FormNotice},
    guide::StepId,
    state::{ConnectorState, FlowState, Submission},
};

use super::{API_KEY, Harness, SUBDOMAIN, USER_ID};

impl Harness {
    #[track_caller]
    pub fn form(&self) -> &Form {
        self.flow.form().expect("a form is open")
    }

    #[track_caller]
    pub fn step(&self) -> StepId {
        match self.flow.state() {
            FlowState::Filling { step, .. } => *step,
            other => panic!("not on a step: {other:?}"),
        }
    }

    pub fn errors(&self) -> Vec<(FieldKey, ValidationError)> {
        self.form()
            .errors(self.step())
            .into_iter()
            .map(|(key, error)| (key, error.clone()))
            .collect()
    }

    pub fn warnings(&self) -> Vec<Warning> {
        let form = self.form();
        let field = form
            .guide()
            .field(self.step())
            .expect("a step with a field");
        form.warnings(field)
    }

    #[track_caller]
    pub fn failure(&self) -> FailureCode {
        match self.flow.state() {
            FlowState::Failed { failure, .. } => failure.code,
            other => panic!("not failed: {other:?}"),
        }
    }

    pub fn is_awaiting_connector(&self) -> bool {
        matches!(
            self.flow.state(),
            FlowState::Submitting {
                submission: Submission::AwaitingConnector,
                ..
            }
        )
    }

    pub fn is_sending(&self) -> bool {
        matches!(
            self.flow.state(),
            FlowState::Submitting {
                submission: Submission::Sent(_),
                ..
            }
        )
    }

    pub fn is_renewing(&self) -> bool {
        matches!(self.flow.state(), FlowState::Renewing { .. })
    }

    /// The fields that were filled in, while that is told.
    pub fn filled(&self) -> Vec<FieldKey> {
        match &self.form().notice {
            Some(FormNotice::Filled(filled)) => filled.fields.clone(),
            _ => Vec::new(),
        }
    }

    pub fn form_is_ready(&self) -> bool {
        matches!(self.form().connector, ConnectorState::Ready(_))
    }

    pub fn is_loading(&self) -> bool {
        matches!(self.flow.state(), FlowState::LoadingConnector { .. })
    }

    pub fn text(&self, field: &FieldKey) -> &str {
        self.answers.text(field)
    }

    /// The three texts as they stand in their fields.
    pub fn typed(&self) -> [&str; 3] {
        [&SUBDOMAIN, &API_KEY, &USER_ID].map(|field| self.text(field))
    }

    pub fn successes(&self) -> Vec<&HostEvent> {
        self.told
            .iter()
            .filter(|event| matches!(event, HostEvent::Success { .. }))
            .collect()
    }

    /// The credentials of the latest request.
    pub fn credentials(&self) -> Vec<(&str, &str)> {
        let (_, request) = self.sends.last().expect("something was sent");
        exposed(request)
    }
}

pub fn exposed(request: &AccountRequest) -> Vec<(&str, &str)> {
    request
        .credentials
        .iter()
        .map(|(key, value)| (key.as_str(), value.expose()))
        .collect()
}

/// On this step, with nothing wrong.
#[track_caller]
pub fn check(harness: &Harness, step: StepId) {
    assert_eq!(harness.step(), step);
    assert_eq!(harness.errors(), []);
}

/// Nothing at all comes of the event: neither another state nor an effect.
#[track_caller]
pub fn check_ignored(harness: &mut Harness, event: Event) {
    let before = harness.flow.state().clone();
    harness.tell(event.clone());
    assert_eq!(harness.last, [], "{event:?}");
    assert_eq!(harness.flow.state(), &before, "{event:?}");
}
