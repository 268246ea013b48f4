//! From step to step: Continue, Back, and going straight to a field.

use super::Flow;
use crate::{
    effect::{Effect, Focus, HostEvent},
    field::FieldKey,
    form::FieldState,
    guide::StepId,
    state::FlowState,
};

impl Flow {
    /// Shows a step; nothing is told of any field before the user comes to it again.
    pub(super) fn enter(&mut self, step: StepId) -> Vec<Effect> {
        self.go(|mut form| {
            form.silence();
            FlowState::Filling { form, step }
        });
        let (number, of) = self.config().guide.progress(step);
        vec![
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Step { number, of }),
        ]
    }

    pub(super) fn advance(&mut self) -> Vec<Effect> {
        let FlowState::Filling { form, step } = &mut self.state else {
            return Vec::new();
        };
        let step = *step;
        let Some(field) = form.guide().field(step).cloned() else {
            return Vec::new();
        };
        let tidied = form.report(&field);
        if matches!(form.state(&field), FieldState::Invalid(_)) {
            return vec![Effect::Focus(Focus::Field(field))];
        }
        form.forget_filled();
        let next = form.guide().next(step);
        let mut effects = Vec::new();
        effects.extend(tidied.map(|text| Effect::SetFields(vec![(field, text)])));
        effects.extend(self.enter(next));
        effects
    }

    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        match &self.state {
            FlowState::Filling { form, step } => match form.guide().back(*step) {
                Some(step) => self.enter(step),
                None => self.back_to_picker(),
            },
            FlowState::Failed { form: Some(_), .. } => self.enter(StepId::Check),
            FlowState::Failed { form: None, .. } => self.back_to_picker(),
            _ => Vec::new(),
        }
    }

    /// Tells whether there is a way back from here.
    pub fn has_back(&self) -> bool {
        let has_picker = !self.connectors.is_empty();
        match &self.state {
            FlowState::Filling { form, step } => has_picker || form.guide().back(*step).is_some(),
            FlowState::Failed { form, .. } => has_picker || form.is_some(),
            _ => false,
        }
    }

    pub(super) fn correct(&mut self, field: FieldKey) -> Vec<Effect> {
        let form = match &mut self.state {
            FlowState::Filling { form, .. }
            | FlowState::Failed {
                form: Some(form), ..
            } => form,
            _ => return Vec::new(),
        };
        form.forget_filled();
        let step = form.guide().step_of(&field).unwrap_or(StepId::Check);
        let mut effects = self.enter(step);
        effects.push(Effect::Focus(Focus::Field(field)));
        effects
    }
}
