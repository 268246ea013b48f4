//! The passing of time: the wait that a backend asks for, a user who left, and answers that are back.

use super::Flow;
use crate::{
    answers::Answers,
    effect::Effect,
    form::FieldState,
    secret::Secret,
    state::{FlowState, Submission},
};

impl Flow {
    /// Seconds until retrying is allowed.
    pub fn seconds_until_retry(&self) -> u32 {
        match &self.state {
            FlowState::Failed { failure, .. } => failure.retry_after.unwrap_or(0),
            _ => 0,
        }
    }

    pub(super) fn tick(&mut self) -> Vec<Effect> {
        let left = self.seconds_until_retry();
        if let FlowState::Failed { failure, .. } = &mut self.state {
            failure.retry_after = left.checked_sub(1);
        }
        if left > 1 {
            vec![Effect::StartCountdown]
        } else {
            Vec::new()
        }
    }

    /// Takes away every secret that was typed, and what Undo would bring back. Not while it is being sent.
    pub(super) fn remove_secrets(&mut self) -> Vec<Effect> {
        if matches!(
            self.state,
            FlowState::SigningIn { .. }
                | FlowState::Renewing { .. }
                | FlowState::Submitting {
                    submission: Submission::Sent(_) | Submission::AwaitingConnector,
                    ..
                }
        ) {
            return Vec::new();
        }
        let Some(form) = self.state.form_mut() else {
            return Vec::new();
        };
        let texts = form.remove_secrets();
        if texts.is_empty() {
            return Vec::new();
        }
        vec![Effect::HideSecrets, Effect::SetFields(texts)]
    }

    /// Takes answers from before, and goes to the first step whose answer is still missing.
    pub(super) fn resume(&mut self, answers: &Answers) -> Vec<Effect> {
        let FlowState::Filling { form, step } = &mut self.state else {
            return Vec::new();
        };
        let texts: Vec<(_, Secret)> = answers
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect();
        if texts.is_empty() {
            return Vec::new();
        }
        form.write(&texts);
        let guide = form.guide();
        let first = *step;
        let mut step = first;
        while let Some(field) = guide.field(step) {
            if !matches!(form.state(field), FieldState::Valid(_)) {
                break;
            }
            step = guide.next(step);
        }
        let mut effects = vec![Effect::SetFields(texts)];
        if step != first {
            effects.extend(self.enter(step));
        }
        effects
    }
}
