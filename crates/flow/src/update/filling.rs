//! The user's edits: typing, pasting, leaving a field, swapping and undoing.

use super::Flow;
use crate::{
    effect::{Effect, Focus},
    field::FieldKey,
    fields::paste::Pasted,
    form::{FilledFrom, Form, FormNotice},
    guide::StepId,
    secret::Secret,
    state::FlowState,
};

impl Flow {
    pub(super) fn change_field(&mut self, field: &FieldKey, text: Secret) -> Vec<Effect> {
        if let Some(form) = self.state.form_mut() {
            if form.notice == Some(FormNotice::SecretsRemoved) {
                form.notice = None;
            }
            form.set_text(field, text);
        }
        Vec::new()
    }

    /// Checks a field that the focus has left. An empty one is not yet wrong: the user may only be looking around.
    pub(super) fn leave_field(&mut self, field: &FieldKey) -> Vec<Effect> {
        let Some((form, step)) = self.filling() else {
            return Vec::new();
        };
        // A field that is taken away with its step still says that it was left.
        let is_on_step = match form.guide().field(step) {
            Some(asked) => asked == field,
            None => form.guide().step_of(field).is_none(),
        };
        if !is_on_step || form.text(field).trim().is_empty() {
            return Vec::new();
        }
        let tidied = form.report(field);
        let set = tidied.map(|text| Effect::SetFields(vec![(field.clone(), text)]));
        set.into_iter().collect()
    }

    pub(super) fn fill_pasted(&mut self, pasted: Pasted) -> Vec<Effect> {
        let Some((form, _)) = self.filling() else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        if let Some(subdomain) = pasted.subdomain {
            form.set_company(&subdomain);
            texts.push((FieldKey::Subdomain, Secret::new(subdomain.label())));
        }
        texts.extend(pasted.api_key.map(|key| (FieldKey::ApiKey, key)));
        texts.extend(pasted.user_id.map(|id| (FieldKey::UserId, Secret::new(id))));
        form.fill(&texts, FilledFrom::Paste);
        vec![Effect::SetFields(texts)]
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(form) = self.state.form_mut() else {
            return Vec::new();
        };
        let Some(texts) = form.undo() else {
            return Vec::new();
        };
        let mut effects = vec![Effect::SetFields(texts)];
        effects.extend(self.focus_asked());
        effects
    }

    pub(super) fn swap(&mut self) -> Vec<Effect> {
        let Some((form, _)) = self.filling() else {
            return Vec::new();
        };
        let texts = [
            (FieldKey::ApiKey, FieldKey::UserId),
            (FieldKey::UserId, FieldKey::ApiKey),
        ]
        .map(|(to, from)| (to, Secret::new(form.text(&from))));
        form.fill(&texts, FilledFrom::Swap);
        let mut effects = vec![Effect::SetFields(texts.into())];
        effects.extend(self.focus_asked());
        effects
    }

    pub(super) fn take_suggestion(&mut self, field: FieldKey, text: String) -> Vec<Effect> {
        let Some((form, _)) = self.filling() else {
            return Vec::new();
        };
        let texts = vec![(field.clone(), Secret::new(text))];
        form.write(&texts);
        vec![Effect::SetFields(texts), Effect::Focus(Focus::Field(field))]
    }

    pub(super) fn replace_saved(&mut self, field: FieldKey) -> Vec<Effect> {
        let Some((form, _)) = self.filling() else {
            return Vec::new();
        };
        form.replace_saved(&field);
        vec![Effect::Focus(Focus::Field(field))]
    }

    fn filling(&mut self) -> Option<(&mut Form, StepId)> {
        match &mut self.state {
            FlowState::Filling { form, step } => Some((form, *step)),
            _ => None,
        }
    }

    /// Moves the focus to the field that the step asks for.
    fn focus_asked(&self) -> Option<Effect> {
        let FlowState::Filling { form, step } = &self.state else {
            return None;
        };
        let field = form.guide().field(*step)?;
        Some(Effect::Focus(Focus::Field(field.clone())))
    }
}
