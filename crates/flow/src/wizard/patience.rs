//! What time brings: the wait that a backend asks for, a user who left, and answers that are back.

use super::Wizard;
use crate::{
    answers::Answers,
    field::FieldKey,
    secret::Secret,
    session::{Effect, Session},
};

impl Wizard {
    /// How many seconds the backend still wants to be left in peace.
    pub fn seconds_to_wait(&self) -> u32 {
        match &self.session {
            Session::Failed(failure) => failure.retry_after.unwrap_or(0),
            _ => 0,
        }
    }

    pub(super) fn second_passed(&mut self) -> Vec<Effect> {
        let left = self.seconds_to_wait();
        if let Session::Failed(failure) = &mut self.session {
            failure.retry_after = left.checked_sub(1);
        }
        if left > 1 {
            vec![Effect::WaitASecond]
        } else {
            Vec::new()
        }
    }

    /// Takes away every secret that was typed, and what Undo would bring back. Not while it is being sent.
    pub(super) fn forget_secrets(&mut self, answers: &Answers) -> Vec<Effect> {
        if matches!(self.session, Session::Connecting(_)) {
            return Vec::new();
        }
        self.filled = None;
        let texts: Vec<_> = answers
            .iter()
            .filter(|(key, text)| !text.is_empty() && self.is_secret(key))
            .map(|(key, _)| (key.clone(), Secret::default()))
            .collect();
        if texts.is_empty() {
            return Vec::new();
        }
        self.was_idle = true;
        vec![Effect::HideSecrets, Effect::Fill(texts)]
    }

    /// Unknown fields are treated as secret.
    fn is_secret(&self, key: &FieldKey) -> bool {
        match (key, self.field(key)) {
            (FieldKey::ApiKey, _) | (FieldKey::Other(_), None) => true,
            (_, Some(field)) => field.is_secret,
            (_, None) => false,
        }
    }

    /// Goes to the first step whose answer is still missing, where some are there from before.
    pub(super) fn resume(&mut self, answers: &Answers) -> Vec<Effect> {
        if !self.is_opened || answers.is_empty() {
            return Vec::new();
        }
        let guide = &self.rules.guide;
        let mut step = guide.first();
        while let Some(field) = guide.field(step) {
            if self.check(field, answers.text(field)).is_err() {
                break;
            }
            step = guide.next(step);
        }
        if step == guide.first() {
            return Vec::new();
        }
        self.enter(step)
    }
}
