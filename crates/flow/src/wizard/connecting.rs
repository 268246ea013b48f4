//! From Connect to the account: asking the backend, sending, and what becomes of each answer.

use std::sync::Arc;

use super::Wizard;
use crate::{
    answers::Answers,
    failure::{Failure, FailureCode},
    field::FieldKey,
    fields::{custom::validate_custom_field, validation::FieldError},
    guide::StepId,
    secret::Secret,
    session::{
        Account, AccountRequest, Attempt, Backend, Confirmation, Connecting, Effect, Focus,
        HostEvent, Prepared, Session,
    },
};

impl Wizard {
    pub(super) fn take_token(&mut self) -> Vec<Effect> {
        let was_waiting = match &self.session {
            Session::Connected { .. }
            | Session::Connecting(Connecting::Sending { .. } | Connecting::SigningIn { .. }) => {
                return Vec::new();
            }
            Session::Failed(failure) => failure.code.is_about_the_session(),
            _ => false,
        };
        let mut effects = vec![Effect::Abort, self.ask_backend()];
        if was_waiting && self.is_opened {
            effects.extend(self.enter(StepId::Check));
        } else if was_waiting {
            self.session = Session::Opening;
        }
        effects
    }

    pub(super) fn connect(&mut self, answers: &Answers) -> Vec<Effect> {
        if !matches!(
            self.session,
            Session::Answering {
                step: StepId::Check,
                ..
            } | Session::Failed(_)
        ) {
            return Vec::new();
        }
        if self.seconds_to_wait() > 0 {
            return Vec::new();
        }
        if !self.is_opened {
            return self.open();
        }
        if let Some(effects) = self.refuse_unusable(answers) {
            return effects;
        }
        self.filled = None;
        let mut effects = vec![Effect::HideSecrets];
        match &self.backend {
            Backend::Unasked | Backend::Missing => {
                return self.fail(Failure::new(FailureCode::SessionMissing), answers);
            }
            Backend::Asking { .. } => self.session = Session::Connecting(Connecting::Preparing),
            // After a lost answer the account may exist: look before sending again.
            Backend::Known(_) if self.is_outcome_open => {
                effects.push(self.ask_backend());
                self.session = Session::Connecting(Connecting::Preparing);
            }
            Backend::Unknown(_) => {
                effects.push(self.ask_backend());
                self.session = Session::Connecting(Connecting::Preparing);
            }
            Backend::Known(prepared) => {
                let prepared = prepared.clone();
                effects.extend(self.send(&prepared, answers));
                return effects;
            }
        }
        effects.push(Effect::Focus(Focus::Heading));
        effects
    }

    /// Back to the first field that can't be sent, whatever way the user came by; `None` where all can.
    fn refuse_unusable(&mut self, answers: &Answers) -> Option<Vec<Effect>> {
        let (field, error) = self.rules.guide.asking().find_map(|(field, _)| {
            let error = self.check(field, answers.text(field)).err()?;
            Some((field.clone(), error))
        })?;
        let step = self.rules.guide.step_of(&field)?;
        let mut effects = self.enter(step);
        if let Session::Answering { errors, .. } = &mut self.session {
            errors.push(FieldError {
                field: field.clone(),
                error,
            });
        }
        effects.push(Effect::Focus(Focus::Field(field)));
        Some(effects)
    }

    pub(super) fn prepared(
        &mut self,
        attempt: Attempt,
        result: Result<Arc<Prepared>, Failure>,
        answers: &Answers,
    ) -> Vec<Effect> {
        if !self.is_asking(attempt) {
            return Vec::new();
        }
        let is_waiting = matches!(
            self.session,
            Session::Connecting(Connecting::Preparing) | Session::Opening
        );
        // Our own guide asks for something: a form without fields is not the one it is for.
        let result = result.and_then(|prepared| {
            if prepared.rules.is_none() && prepared.connector.fields.is_empty() {
                return Err(Failure::new(FailureCode::ConfigInvalid));
            }
            Ok(prepared)
        });
        match result {
            Err(failure) => {
                self.backend = Backend::Unknown(failure.clone());
                if is_waiting {
                    return self.fail(failure, answers);
                }
                Vec::new()
            }
            Ok(prepared) => {
                self.backend = Backend::Known(prepared.clone());
                let mut effects = self.take_up(&prepared);
                let is_new = !effects.is_empty();
                effects.extend(self.prefill(&prepared, answers));
                if is_waiting && !is_new {
                    effects.extend(self.send(&prepared, answers));
                }
                effects
            }
        }
    }

    /// Writes what the backend knows already into the fields that are still empty, once for each form.
    fn prefill(&mut self, prepared: &Prepared, answers: &Answers) -> Vec<Effect> {
        let account = match &prepared.existing_account {
            Ok(Some(existing)) => existing.id.clone(),
            _ => String::new(),
        };
        let connector = &prepared.connector;
        let form = Some((connector.integration_id.clone(), account));
        if self.prefilled == form {
            return Vec::new();
        }
        self.prefilled = form;
        let keys = self.rules.field_names.recognise(&connector.fields);
        let mut texts = Vec::new();
        for (key, field) in keys.into_iter().zip(&connector.fields) {
            let is_typed = !answers.text(&key).is_empty();
            if is_typed && field.kept.is_some() {
                self.replaced.push(key);
            } else if !is_typed && field.is_shown && !field.value.is_empty() {
                texts.push((key, Secret::new(field.value.as_str())));
            }
        }
        if texts.is_empty() {
            return Vec::new();
        }
        vec![Effect::Fill(texts)]
    }

    fn send(&mut self, prepared: &Prepared, answers: &Answers) -> Vec<Effect> {
        let names = &self.rules.field_names;
        let errors: Vec<_> = self
            .extra_fields()
            .into_iter()
            .filter_map(|(field, described)| {
                let text = answers.get(&field).map(Secret::expose);
                let text = text.unwrap_or(&described.value);
                let error =
                    validate_custom_field(&described, text, self.rules.matcher, "").err()?;
                Some(FieldError { field, error })
            })
            .collect();
        if let Some(first) = errors.first().map(|error| error.field.clone()) {
            self.session = Session::Answering {
                step: StepId::Check,
                errors,
                remarks: Vec::new(),
            };
            return vec![Effect::Focus(Focus::Field(first))];
        }
        let existing_account = match &prepared.existing_account {
            Ok(existing) => existing.as_ref().map(|account| account.id.clone()),
            Err(failure) if self.is_outcome_open => return self.fail(failure.clone(), answers),
            Err(_) => None,
        };
        let cleaned = answers
            .iter()
            .filter_map(|(field, text)| {
                let usable = self.check(field, text.expose()).ok()?;
                Some((field.clone(), usable.value))
            })
            .collect();
        let request = AccountRequest {
            existing_account,
            integration_id: prepared.connector.integration_id.clone(),
            provider: prepared.connector.provider.clone(),
            credentials: prepared.connector.credentials(names, &cleaned),
        };
        let attempt = self.next_attempt();
        if prepared.connector.signs_in {
            return self.sign_in(attempt, request);
        }
        self.session = Session::Connecting(Connecting::Sending { attempt });
        vec![
            Effect::Send { attempt, request },
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Submit),
        ]
    }

    pub(super) fn answered(
        &mut self,
        attempt: Attempt,
        result: Result<String, Failure>,
        answers: &Answers,
    ) -> Vec<Effect> {
        let is_sent = match self.session {
            Session::Connecting(Connecting::Sending { attempt: sent }) => sent == attempt,
            Session::Connecting(Connecting::SigningIn { attempt: sent, .. }) => sent == attempt,
            _ => false,
        };
        if !is_sent {
            return Vec::new();
        }
        let provider = match &self.backend {
            Backend::Known(prepared) => prepared.connector.provider.clone(),
            _ => String::new(),
        };
        match result {
            Ok(id) => {
                let company = self
                    .check(&FieldKey::Subdomain, answers.text(&FieldKey::Subdomain))
                    .map_or_else(|_| String::new(), |usable| usable.value.expose().to_owned());
                self.session = Session::Connected {
                    account: Account {
                        id: id.clone(),
                        provider: provider.clone(),
                        company,
                    },
                    confirmation: Confirmation::Open,
                };
                vec![
                    Effect::ForgetAnswers,
                    Effect::Focus(Focus::Popup),
                    Effect::Notify(HostEvent::Success { id, provider }),
                ]
            }
            Err(failure) => {
                // A sign-in that came to nothing is given up at the backend too.
                self.is_outcome_open |= failure.code.leaves_outcome_open()
                    && !matches!(
                        self.session,
                        Session::Connecting(Connecting::SigningIn { .. })
                    );
                self.fail(failure, answers)
            }
        }
    }

    pub(super) fn fail(&mut self, failure: Failure, answers: &Answers) -> Vec<Effect> {
        let code = failure.code;
        // The provider may have sent back what it was sent.
        let detail = failure.detail.clone();
        let failure = match detail {
            Some(words) => {
                failure.with_detail(&words, answers.iter().map(|(_, text)| text.expose()))
            }
            None => failure,
        };
        let reference = failure.reference.clone();
        self.session = Session::Failed(failure);
        let mut effects = vec![
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Error {
                code: code.as_str(),
                reference,
            }),
        ];
        if self.seconds_to_wait() > 0 {
            effects.push(Effect::WaitASecond);
        }
        if code == FailureCode::SessionExpired {
            effects.push(Effect::Notify(HostEvent::Expired));
        }
        effects
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        match self.session {
            Session::Connecting(Connecting::Preparing) => {
                let mut effects = self.enter(StepId::Check);
                effects.push(Effect::Notify(HostEvent::Cancel));
                effects
            }
            Session::Connecting(Connecting::SigningIn { .. }) => {
                let mut effects = vec![Effect::Abort];
                effects.extend(self.enter(StepId::Check));
                effects.push(Effect::Notify(HostEvent::Cancel));
                effects
            }
            Session::Connecting(Connecting::Sending { .. }) => {
                self.is_outcome_open = true;
                self.session = Session::Failed(Failure::new(FailureCode::Cancelled));
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
        match &mut self.session {
            Session::Connected { confirmation, .. } if *confirmation == Confirmation::Open => {
                *confirmation = Confirmation::Closed;
                vec![
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Close),
                ]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn ask_backend(&mut self) -> Effect {
        let attempt = self.next_attempt();
        self.backend = Backend::Asking { attempt };
        Effect::Prepare {
            attempt,
            chosen: self.chosen.clone(),
        }
    }

    fn next_attempt(&mut self) -> Attempt {
        self.attempts += 1;
        Attempt(self.attempts)
    }
}
