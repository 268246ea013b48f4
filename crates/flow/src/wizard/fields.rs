//! What is typed, pasted and left: checking fields, filling them, and taking that back.

use super::{Filled, FilledBy, Wizard};
use crate::{
    answers::Answers,
    field::{Field, FieldKey},
    fields::{
        custom::validate_custom_field,
        paste::{Pasted, swapped},
        user_id::parse_user_id,
        validation::{
            FieldError, FieldWarning, ValidValue, ValidationError, Warning, validate_field,
        },
    },
    secret::Secret,
    session::{Backend, Effect, Focus, Session},
};

impl Wizard {
    /// What the backend says of a field, once it has answered.
    pub fn field(&self, key: &FieldKey) -> Option<&Field> {
        match &self.backend {
            Backend::Known(prepared) => prepared.connector.field(&self.rules.field_names, key),
            _ => None,
        }
    }

    /// The end of the secret that the linked account keeps, while it is not being replaced.
    pub fn kept(&self, key: &FieldKey) -> Option<&str> {
        let kept = self.field(key)?.kept.as_deref();
        kept.filter(|_| !self.replaced.contains(key))
    }

    /// Checks a field: by our own rules where we have some, by the backend's where it told us some.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, key: &FieldKey, text: &str) -> Result<ValidValue, ValidationError> {
        let field = self.field(key);
        let is_own = !matches!(key, FieldKey::Other(_));
        match field {
            // What is kept need not be entered.
            Some(field) if field.kept.is_some() && text.trim().is_empty() => {
                validate_custom_field(field, "", self.rules.matcher, "")
            }
            Some(field) if !is_own => {
                let instructions = self.rules.guide.instructions(key);
                validate_custom_field(field, text, self.rules.matcher, &instructions)
            }
            _ => validate_field(key, text, &self.rules.hosts),
        }
    }

    /// The fields that no step asks for, and that the user must see: they stand on the last step.
    pub fn extra_fields(&self) -> Vec<(FieldKey, Field)> {
        let Backend::Known(prepared) = &self.backend else {
            return Vec::new();
        };
        let mut fields = prepared.connector.extra_fields(&self.rules.field_names);
        fields.retain(|(key, _)| self.rules.guide.step_of(key).is_none());
        fields
    }

    pub(super) fn replace_kept(&mut self, key: FieldKey) -> Vec<Effect> {
        self.replaced.push(key.clone());
        vec![Effect::Focus(Focus::Field(key))]
    }

    /// A field that was left empty is not yet wrong: the user may only be looking around.
    pub(super) fn check_field(&mut self, field: &FieldKey, answers: &Answers) -> Vec<Effect> {
        if answers.text(field).trim().is_empty() {
            return Vec::new();
        }
        self.check_or_empty(field, answers)
    }

    /// Whether this step asks for the field. A field that is taken away with its step still says that it was left.
    fn is_asked(&self, field: &FieldKey) -> bool {
        match self.session {
            Session::Answering { step, .. } => match self.rules.guide.field(step) {
                Some(asked) => asked == field,
                None => self.rules.guide.step_of(field).is_none(),
            },
            _ => false,
        }
    }

    /// Checks a field of this step; an accepted value is written back cleaned.
    pub(super) fn check_or_empty(&mut self, field: &FieldKey, answers: &Answers) -> Vec<Effect> {
        let is_asked = self.is_asked(field);
        let checked = self.check(field, answers.text(field));
        let Session::Answering {
            errors, remarks, ..
        } = &mut self.session
        else {
            return Vec::new();
        };
        if !is_asked {
            return Vec::new();
        }
        let text = answers.text(field);
        errors.retain(|error| error.field != *field);
        match checked {
            Err(error) => {
                remarks.retain(|remark| remark.field != *field);
                errors.push(FieldError {
                    field: field.clone(),
                    error,
                });
                Vec::new()
            }
            Ok(usable) => {
                if let Some(host) = usable.host {
                    self.host = Some((usable.value.expose().to_owned(), host));
                }
                let is_tidied = usable.value.expose() != text;
                if is_tidied || usable.warning.is_some() {
                    remarks.retain(|remark| remark.field != *field);
                }
                let remark = |warning| FieldWarning {
                    field: field.clone(),
                    warning,
                };
                remarks.extend(is_tidied.then(|| remark(Warning::Tidied)));
                remarks.extend(usable.warning.map(remark));
                if is_tidied {
                    vec![Effect::Fill(vec![(field.clone(), usable.value)])]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// Once wrong, a field is looked at again with each change, so that it can heal; while it is only being typed it
    /// is left in peace.
    pub(super) fn recheck_field(&mut self, field: &FieldKey, answers: &Answers) -> Vec<Effect> {
        let checked = self.check(field, answers.text(field));
        let Session::Answering {
            errors, remarks, ..
        } = &mut self.session
        else {
            return Vec::new();
        };
        remarks.retain(|remark| remark.field != *field);
        errors.retain_mut(|error| match &checked {
            Err(refused) if error.field == *field => {
                error.error = refused.clone();
                true
            }
            Ok(_) if error.field == *field => false,
            _ => true,
        });
        Vec::new()
    }

    pub(super) fn fill(&mut self, pasted: Pasted, answers: &Answers) -> Vec<Effect> {
        if !matches!(self.session, Session::Answering { .. }) {
            return Vec::new();
        }
        let mut texts = Vec::new();
        if let Some(subdomain) = pasted.subdomain {
            let label = subdomain.label().to_owned();
            if let Some(host) = subdomain.host() {
                self.host = Some((label.clone(), host.to_owned()));
            }
            texts.push((FieldKey::Subdomain, Secret::new(label)));
        }
        texts.extend(pasted.api_key.map(|key| (FieldKey::ApiKey, key)));
        texts.extend(pasted.user_id.map(|id| (FieldKey::UserId, Secret::new(id))));
        self.fill_with(texts, FilledBy::Paste, answers)
    }

    fn fill_with(
        &mut self,
        texts: Vec<(FieldKey, Secret)>,
        by: FilledBy,
        answers: &Answers,
    ) -> Vec<Effect> {
        let fields: Vec<_> = texts.iter().map(|(field, _)| field.clone()).collect();
        if let Session::Answering {
            errors, remarks, ..
        } = &mut self.session
        {
            errors.retain(|error| !fields.contains(&error.field));
            remarks.retain(|remark| !fields.contains(&remark.field));
        }
        // Undo brings back every field that was written, those too that were never touched before.
        let before = fields
            .iter()
            .map(|field| (field.clone(), Secret::new(answers.text(field))))
            .collect();
        self.filled = Some(Filled { fields, by, before });
        vec![Effect::Fill(texts)]
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(filled) = self.filled.take() else {
            return Vec::new();
        };
        let texts = filled
            .before
            .iter()
            .map(|(field, text)| (field.clone(), text.clone()))
            .collect();
        let mut effects = vec![Effect::Fill(texts)];
        if let Session::Answering { step, .. } = self.session
            && let Some(field) = self.rules.guide.field(step)
        {
            effects.push(Effect::Focus(Focus::Field(field.clone())));
        }
        effects
    }

    pub(super) fn take_suggestion(&mut self, field: FieldKey, text: String) -> Vec<Effect> {
        let Session::Answering { errors, .. } = &mut self.session else {
            return Vec::new();
        };
        errors.retain(|error| error.field != field);
        vec![
            Effect::Fill(vec![(field.clone(), Secret::new(text))]),
            Effect::Focus(Focus::Field(field)),
        ]
    }

    /// Whether swapping the key and the user ID would mend something: each would be at home in the other's field, or
    /// that field is still empty.
    pub fn can_swap(answers: &Answers) -> bool {
        let key = answers.text(&FieldKey::ApiKey);
        let user_id = answers.text(&FieldKey::UserId);
        swapped(key, user_id)
            || (user_id.is_empty() && parse_user_id(key).is_ok())
            || (key.is_empty() && !user_id.is_empty())
    }

    pub(super) fn swap(&mut self, answers: &Answers) -> Vec<Effect> {
        let Session::Answering { step, .. } = self.session else {
            return Vec::new();
        };
        let texts = [
            (FieldKey::ApiKey, FieldKey::UserId),
            (FieldKey::UserId, FieldKey::ApiKey),
        ]
        .map(|(to, from)| (to, Secret::new(answers.text(&from))));
        let mut effects = self.fill_with(texts.into(), FilledBy::Swap, answers);
        if let Some(field) = self.rules.guide.field(step) {
            effects.push(Effect::Focus(Focus::Field(field.clone())));
        }
        effects
    }
}
