//! From Connect to the account: sending, and what becomes of each answer.

use super::Flow;
use crate::{
    effect::{AccountRequest, Effect, Focus, HostEvent},
    failure::{Failure, FailureCode},
    field::FieldKey,
    form::ValidForm,
    guide::StepId,
    state::{
        Account, AccountCreation, Confirmation, ConnectorState, FlowState, RequestId, Submission,
    },
};

impl Flow {
    pub(super) fn connect(&mut self) -> Vec<Effect> {
        let can_connect = matches!(
            self.state,
            FlowState::Filling {
                step: StepId::Check,
                ..
            } | FlowState::Failed { .. }
        );
        if !can_connect || self.seconds_until_retry() > 0 {
            return Vec::new();
        }
        let Some(form) = self.state.form_mut() else {
            return self.wait_for_connector(None);
        };
        // What checks a rule may have come after the answer was typed.
        form.check_again();
        if let Err(field) = form.validate()
            && let Some(step) = form.guide().step_of(&field)
        {
            return self.refuse(field, step);
        }
        form.forget_filled();
        let has_details = match form.connector {
            ConnectorState::NotRequested | ConnectorState::NoToken => {
                let mut effects = vec![Effect::HideSecrets];
                effects.extend(self.fail(Failure::new(FailureCode::SessionMissing)));
                return effects;
            }
            // After a lost answer the account may exist: look before sending again.
            ConnectorState::Ready(_) => self.account_creation == AccountCreation::Settled,
            // A question that is under way may hang: ask once more, and take the first answer.
            ConnectorState::Loading { .. } | ConnectorState::Failed { .. } => false,
        };
        let mut effects = vec![Effect::HideSecrets];
        if has_details {
            effects.extend(self.send());
            return effects;
        }
        let load = self.load_connector();
        let is_loading = load.is_some()
            || matches!(
                self.form().map(|form| &form.connector),
                Some(ConnectorState::Loading { .. })
            );
        if !is_loading {
            // The budget is spent: what failed stays on screen.
            return Vec::new();
        }
        effects.extend(load);
        self.go(|form| FlowState::Submitting {
            form,
            submission: Submission::AwaitingConnector,
        });
        effects.push(Effect::Focus(Focus::Heading));
        effects
    }

    /// Goes to a field that can't be sent, and says why.
    fn refuse(&mut self, field: FieldKey, step: StepId) -> Vec<Effect> {
        let mut effects = self.enter(step);
        if let Some(form) = self.state.form_mut() {
            // What can't be sent is left as it was typed.
            let _ = form.report(&field);
        }
        effects.push(Effect::Focus(Focus::Field(field)));
        effects
    }

    /// Sends the form, or goes back to it where it can't be sent.
    pub(super) fn send(&mut self) -> Vec<Effect> {
        let Some(form) = self.form() else {
            return Vec::new();
        };
        let Some(details) = form.details().cloned() else {
            return Vec::new();
        };
        let valid = match form.validate() {
            Ok(valid) => valid,
            Err(field) => return self.show_invalid(field),
        };
        let existing_account = match &details.existing_account {
            Ok(existing) => existing.as_ref().map(|account| account.id.clone()),
            Err(failure) if self.account_creation == AccountCreation::Unknown => {
                return self.fail(failure.clone());
            }
            Err(_) => None,
        };
        if !self.budget.take_submission() {
            let mut effects = self.show_failure(Failure::new(FailureCode::SessionExpired));
            effects.push(Effect::Notify(HostEvent::Expired));
            return effects;
        }
        let connector = &details.connector;
        let account = AccountRequest {
            existing_account,
            integration_id: connector.integration_id.clone(),
            provider: connector.provider.clone(),
            credentials: self.credentials(&valid, connector),
        };
        let request = self.next_request();
        if connector.signs_in {
            return self.sign_in(request, account);
        }
        self.go(|form| FlowState::Submitting {
            form,
            submission: Submission::Sent(request),
        });
        vec![
            Effect::Submit { request, account },
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Submit),
        ]
    }

    fn credentials(
        &self,
        valid: &ValidForm,
        connector: &crate::connector::Connector,
    ) -> Vec<(String, crate::secret::Secret)> {
        valid.credentials(connector, &self.config().field_names)
    }

    /// Shows every field that can't be sent on the step of the first of them.
    fn show_invalid(&mut self, first: FieldKey) -> Vec<Effect> {
        let step = self.config().guide.step_of(&first);
        if let Some(step) = step {
            return self.refuse(first, step);
        }
        let mut tidied = Vec::new();
        self.go(|mut form| {
            form.silence();
            for (key, _) in form.extra_fields() {
                tidied.extend(form.report(&key).map(|text| (key, text)));
            }
            FlowState::Filling {
                form,
                step: StepId::Check,
            }
        });
        let mut effects = Vec::new();
        if !tidied.is_empty() {
            effects.push(Effect::SetFields(tidied));
        }
        effects.push(Effect::Focus(Focus::Field(first)));
        effects
    }

    pub(super) fn take_response(
        &mut self,
        request: RequestId,
        result: Result<String, Failure>,
    ) -> Vec<Effect> {
        let is_sign_in = match self.state {
            FlowState::Submitting {
                submission: Submission::Sent(sent),
                ..
            } if sent == request => false,
            FlowState::SigningIn { request: sent, .. } if sent == request => true,
            _ => return Vec::new(),
        };
        match result {
            Ok(id) => self.connected(id),
            Err(failure) => {
                // A sign-in that came to nothing is given up at the backend too.
                if failure.code.leaves_outcome_open() && !is_sign_in {
                    self.account_creation = AccountCreation::Unknown;
                }
                self.fail(failure)
            }
        }
    }

    fn connected(&mut self, id: String) -> Vec<Effect> {
        let Some(form) = self.take_form() else {
            return Vec::new();
        };
        let provider = form
            .details()
            .map(|details| details.connector.provider.clone())
            .unwrap_or_default();
        let company = form
            .value(&FieldKey::Subdomain)
            .map(|value| value.value.expose().to_owned())
            .unwrap_or_default();
        self.state = FlowState::Connected {
            account: Account {
                id: id.clone(),
                provider: provider.clone(),
                company,
            },
            confirmation: Confirmation::Open,
        };
        vec![
            Effect::ClearFields,
            Effect::Focus(Focus::Popup),
            Effect::Notify(HostEvent::Success { id, provider }),
        ]
    }

    /// The last try came to nothing. Where the session alone is to blame, another one may still come.
    pub(super) fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        match failure.code {
            FailureCode::SessionExpired | FailureCode::SessionMissing => {
                self.renew_session(failure)
            }
            _ => self.show_failure(failure),
        }
    }

    pub(super) fn show_failure(&mut self, failure: Failure) -> Vec<Effect> {
        let form = self.take_form();
        // The provider may have sent back what it was sent.
        let failure = match (failure.detail.clone(), &form) {
            (Some(words), Some(form)) => failure.with_detail(&words, form.texts()),
            _ => failure,
        };
        let code = failure.code;
        let reference = failure.reference.clone();
        self.state = FlowState::Failed { form, failure };
        let mut effects = vec![
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Error {
                code: code.as_str(),
                reference,
            }),
        ];
        if self.seconds_until_retry() > 0 {
            effects.push(Effect::StartCountdown);
        }
        effects
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        match self.state {
            FlowState::Renewing { form: Some(_), .. }
            | FlowState::Submitting {
                submission: Submission::AwaitingConnector,
                ..
            } => {
                let mut effects = self.enter(StepId::Check);
                effects.push(Effect::Notify(HostEvent::Cancel));
                effects
            }
            FlowState::SigningIn { .. } => {
                let mut effects = vec![Effect::Abort];
                effects.extend(self.enter(StepId::Check));
                effects.push(Effect::Notify(HostEvent::Cancel));
                effects
            }
            FlowState::Submitting {
                submission: Submission::Sent(_),
                ..
            } => {
                self.account_creation = AccountCreation::Unknown;
                self.go(|form| FlowState::Failed {
                    form: Some(form),
                    failure: Failure::new(FailureCode::Cancelled),
                });
                vec![
                    Effect::Abort,
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Cancel),
                ]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn close_confirmation(&mut self) -> Vec<Effect> {
        match &mut self.state {
            FlowState::Connected { confirmation, .. } if *confirmation == Confirmation::Open => {
                *confirmation = Confirmation::Closed;
                vec![
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Close),
                ]
            }
            _ => Vec::new(),
        }
    }
}
