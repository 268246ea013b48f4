//! The changes to a form. Only the flow makes them.

use std::sync::Arc;

use super::{FieldState, Filled, FilledFrom, Form, FormField, FormNotice, Report};
use crate::{
    details::ConnectorDetails,
    field::FieldKey,
    fields::{
        custom::{CustomValidation, validate_custom_field},
        subdomain::Subdomain,
        validation::ValidValue,
    },
    secret::Secret,
    state::ConnectorState,
};

impl Form {
    /// Takes a text as the field's, and checks it. What was told of the field before is told no longer, except an error
    /// while it lasts, so that it can heal.
    pub(crate) fn set_text(&mut self, key: &FieldKey, text: Secret) {
        let state = self.checked(key, text.expose());
        if let FieldState::Valid(value) = &state
            && value.host.is_some()
        {
            self.company = Some(value.clone());
        }
        let was_told_error = self.error(key).is_some();
        let report = match state {
            FieldState::Invalid(_) if was_told_error => Report::Shown,
            _ => Report::Silent,
        };
        self.fields.insert(
            key.clone(),
            FormField {
                text,
                state,
                report,
            },
        );
    }

    /// Takes the company as it was pasted, with its host.
    pub(crate) fn set_company(&mut self, company: &Subdomain) {
        if let Some(host) = company.host() {
            self.company = Some(ValidValue {
                value: Secret::new(company.label()),
                host: Some(host.to_owned()),
                warning: None,
            });
        }
    }

    /// Tells the user what is wrong or unusual about a field. Gives the cleaned text where it differs from what stands in
    /// the field, which then stands for it.
    pub(crate) fn report(&mut self, key: &FieldKey) -> Option<Secret> {
        if matches!(self.state(key), FieldState::Untouched) {
            let state = self.checked(key, "");
            self.fields
                .get_or_insert_with(key, FormField::default)
                .state = state;
        }
        let field = self.fields.get_or_insert_with(key, FormField::default);
        let tidied = match &field.state {
            FieldState::Valid(value) if value.value != field.text => Some(value.value.clone()),
            _ => None,
        };
        match &tidied {
            Some(text) => {
                field.text = text.clone();
                field.report = Report::Tidied;
            }
            None if field.report == Report::Tidied => {}
            None => field.report = Report::Shown,
        }
        tidied
    }

    /// Tells nothing of any field any more: another step is shown.
    pub(crate) fn silence(&mut self) {
        for field in self.fields.values_mut() {
            field.report = Report::Silent;
        }
    }

    /// Lets the user enter a kept secret anew.
    pub(crate) fn replace_saved(&mut self, key: &FieldKey) {
        if self.saved_suffix(key).is_some() {
            self.fields.insert(key.clone(), FormField::default());
        }
    }

    /// Writes texts into fields for the user, and keeps what stood there for Undo.
    pub(crate) fn fill(&mut self, texts: &[(FieldKey, Secret)], source: FilledFrom) {
        let fields: Vec<_> = texts.iter().map(|(key, _)| key.clone()).collect();
        let before = fields
            .iter()
            .map(|key| (key.clone(), Secret::new(self.text(key))))
            .collect();
        self.write(texts);
        self.notice = Some(FormNotice::Filled(Filled {
            fields,
            source,
            before,
        }));
    }

    /// Writes texts into fields; nothing is told of them.
    pub(crate) fn write(&mut self, texts: &[(FieldKey, Secret)]) {
        for (key, text) in texts {
            self.set_text(key, text.clone());
            if let Some(field) = self.fields.get_mut(key) {
                field.report = Report::Silent;
            }
        }
    }

    /// Takes back what was filled in, and gives what stood there before; none if nothing was filled in.
    pub(crate) fn undo(&mut self) -> Option<Vec<(FieldKey, Secret)>> {
        match self.notice.take() {
            Some(FormNotice::Filled(filled)) => {
                self.write(&filled.before);
                Some(filled.before)
            }
            other => {
                self.notice = other;
                None
            }
        }
    }

    /// Forgets what was filled in: the user has moved on.
    pub(crate) fn forget_filled(&mut self) {
        if matches!(self.notice, Some(FormNotice::Filled(_))) {
            self.notice = None;
        }
    }

    /// Takes away every secret that was typed, and gives the fields that are now empty.
    pub(crate) fn remove_secrets(&mut self) -> Vec<(FieldKey, Secret)> {
        self.forget_filled();
        let secrets: Vec<_> = self
            .fields
            .iter()
            .filter(|(key, field)| !field.text.is_empty() && self.is_secret(key))
            .map(|(key, _)| key.clone())
            .collect();
        for key in &secrets {
            self.fields.remove(key);
        }
        if !secrets.is_empty() {
            self.notice = Some(FormNotice::SecretsRemoved);
        }
        let empty = |key| (key, Secret::default());
        secrets.into_iter().map(empty).collect()
    }

    /// Tells whether a field is a secret. Unknown fields are treated as secret.
    fn is_secret(&self, key: &FieldKey) -> bool {
        match (key, self.described(key)) {
            (FieldKey::ApiKey, _) => true,
            (_, Some(field)) => field.is_secret,
            (FieldKey::Other(_), None) => true,
            (_, None) => false,
        }
    }

    /// Takes what the backend says: checks what was typed by its rules, and writes what it knows already into the fields
    /// that are still empty, once for each account. Gives the texts that were written.
    pub(crate) fn take_details(
        &mut self,
        details: Arc<ConnectorDetails>,
    ) -> Vec<(FieldKey, Secret)> {
        self.connector = ConnectorState::Ready(details.clone());
        self.custom = Some(CustomValidation(validate_custom_field));
        self.check_again();
        let account = match &details.existing_account {
            Ok(Some(existing)) => existing.id.clone(),
            _ => String::new(),
        };
        let connector = &details.connector;
        let source = Some((connector.integration_id.clone(), account));
        if self.prefilled == source {
            return Vec::new();
        }
        self.prefilled = source;
        let keys = self.config.field_names.recognise(&connector.fields);
        let mut texts = Vec::new();
        for (key, field) in keys.into_iter().zip(&connector.fields) {
            if !self.text(&key).is_empty() {
                continue;
            }
            if let Some(suffix) = &field.saved_secret_suffix {
                let state = FieldState::Saved {
                    suffix: suffix.clone(),
                };
                self.fields
                    .get_or_insert_with(&key, FormField::default)
                    .state = state;
            } else if field.is_shown && !field.value.is_empty() {
                texts.push((key, Secret::new(field.shown_value())));
            }
        }
        self.write(&texts);
        texts
    }

    /// Checks every text again, by rules that may have changed.
    pub(crate) fn check_again(&mut self) {
        let texts: Vec<_> = self
            .fields
            .iter()
            .filter(|(_, field)| {
                !matches!(
                    field.state,
                    FieldState::Untouched | FieldState::Saved { .. }
                )
            })
            .map(|(key, field)| (key.clone(), field.text.clone()))
            .collect();
        for (key, text) in texts {
            let state = self.checked(&key, text.expose());
            if let Some(field) = self.fields.get_mut(&key) {
                field.state = state;
            }
        }
    }
}
