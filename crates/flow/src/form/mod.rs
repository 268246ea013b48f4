//! The form that is open: its guide, its connector, and every field with its text, checked once for each change.

mod config;
mod edit;
mod field;
mod notice;
mod valid;

use std::sync::Arc;

pub use self::{
    config::FormConfig,
    field::{FieldState, FormField, Report},
    notice::{Filled, FilledFrom, FormNotice},
    valid::ValidForm,
};
use super::{
    answers::Answers,
    details::ConnectorDetails,
    field::{Field, FieldKey},
    field_map::FieldMap,
    fields::custom::CustomValidation,
    fields::paste::swapped,
    fields::subdomain::{self, parse_subdomain},
    fields::user_id::parse_user_id,
    fields::validation::{ValidValue, ValidationError, Warning, validate_field},
    guide::{Guide, StepId},
    state::ConnectorState,
};

/// The form that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    config: Arc<FormConfig>,
    /// The integration whose form it is; none for the built-in one.
    pub(super) integration: Option<String>,
    /// The integration that the user picked, where there were several.
    pub(super) selected: Option<String>,
    /// The backend's description of it, as far as it has come.
    pub connector: ConnectorState,
    fields: FieldMap<FormField>,
    /// A notice about something that was done to it.
    pub notice: Option<FormNotice>,
    /// The account whose answers were filled in already, so that this is done once: an integration and an account.
    prefilled: Option<(String, String)>,
    /// The company as it was last given with its host.
    company: Option<ValidValue>,
    /// Validates the fields that only the backend knows: there are none before it has told of them.
    custom: Option<CustomValidation>,
}

impl Form {
    /// An empty form, of which the backend was not asked yet.
    pub fn new(config: Arc<FormConfig>) -> Self {
        Self {
            config,
            integration: None,
            selected: None,
            connector: ConnectorState::NotRequested,
            fields: FieldMap::default(),
            notice: None,
            prefilled: None,
            company: None,
            custom: None,
        }
    }

    /// Returns its fixed parts.
    pub fn config(&self) -> &Arc<FormConfig> {
        &self.config
    }

    /// Returns the text the user reads.
    pub fn guide(&self) -> &Guide {
        &self.config.guide
    }

    /// The latest of what the backend said.
    pub fn details(&self) -> Option<&Arc<ConnectorDetails>> {
        self.connector.details()
    }

    /// A field as the backend describes it, once it has answered.
    pub fn described(&self, key: &FieldKey) -> Option<&Field> {
        let details = self.details()?;
        details.connector.field(&self.config.field_names, key)
    }

    /// The text of a field; empty if nothing was typed.
    pub fn text(&self, key: &FieldKey) -> &str {
        self.fields.get(key).map_or("", |field| field.text.expose())
    }

    /// The text of a field, checked; [`FieldState::Untouched`] if nothing was typed.
    pub fn state(&self, key: &FieldKey) -> &FieldState {
        self.fields
            .get(key)
            .map_or(&FieldState::Untouched, |field| &field.state)
    }

    /// The checked value of a field, if it can be sent.
    pub fn value(&self, key: &FieldKey) -> Option<&ValidValue> {
        match self.state(key) {
            FieldState::Valid(value) => Some(value),
            _ => None,
        }
    }

    /// The end of the secret that the linked account keeps, while it is not being replaced.
    pub fn saved_suffix(&self, key: &FieldKey) -> Option<&str> {
        match self.state(key) {
            FieldState::Saved { suffix } => Some(suffix),
            _ => None,
        }
    }

    /// The error that the user is told of.
    pub fn error(&self, key: &FieldKey) -> Option<&ValidationError> {
        let field = self.fields.get(key)?;
        match &field.state {
            FieldState::Invalid(error) if field.report != Report::Silent => Some(error),
            _ => None,
        }
    }

    /// Every field whose error the user is told of.
    pub(crate) fn refused(&self) -> Vec<FieldKey> {
        let keys = self.fields.keys();
        keys.filter(|key| self.error(key).is_some())
            .cloned()
            .collect()
    }

    /// The warnings that the user is told of.
    pub fn warnings(&self, key: &FieldKey) -> Vec<Warning> {
        let Some(field) = self.fields.get(key) else {
            return Vec::new();
        };
        let tidied = (field.report == Report::Tidied).then_some(Warning::Tidied);
        let unusual = match &field.state {
            FieldState::Valid(value) if field.report != Report::Silent => value.warning.clone(),
            _ => None,
        };
        tidied.into_iter().chain(unusual).collect()
    }

    /// The fields whose errors the user is told of, in the order in which they stand on the step.
    pub fn errors(&self, step: StepId) -> Vec<(FieldKey, &ValidationError)> {
        let shown = match self.guide().field(step) {
            Some(field) => vec![field.clone()],
            None => self
                .extra_fields()
                .into_iter()
                .map(|(key, _)| key)
                .collect(),
        };
        shown
            .into_iter()
            .filter_map(|key| Some((key.clone(), self.error(&key)?)))
            .collect()
    }

    /// The fields that no step asks for, and that the user must see: they stand on the last step.
    pub fn extra_fields(&self) -> Vec<(FieldKey, Field)> {
        let Some(details) = self.details() else {
            return Vec::new();
        };
        let mut fields = details.connector.extra_fields(&self.config.field_names);
        fields.retain(|(key, _)| self.guide().step_of(key).is_none());
        fields
    }

    /// The host under which the company was given (`acme.clayhr.net`), while the subdomain is still the same.
    pub fn company_host(&self) -> Option<&str> {
        let company = self.company.as_ref()?;
        let typed = self.value(&FieldKey::Subdomain)?;
        (company.value == typed.value)
            .then_some(company.host.as_deref())
            .flatten()
    }

    /// Returns a guide's text with the user's own company in its example addresses, once that is known.
    pub fn with_own_company(&self, text: &str) -> Option<String> {
        let hosts = &self.config.hosts;
        let label = self.value(&FieldKey::Subdomain)?.value.expose();
        let company = self.company_host().unwrap_or(label);
        let (company, _) = parse_subdomain(company, hosts).ok()?;
        Some(subdomain::with_own_company(text, &company, hosts))
    }

    /// Tells whether swapping the key and the user ID would mend something: each would be at home in the other's field,
    /// or that field is still empty.
    pub fn can_swap(&self) -> bool {
        let key = self.text(&FieldKey::ApiKey);
        let user_id = self.text(&FieldKey::UserId);
        swapped(key, user_id)
            || (user_id.is_empty() && parse_user_id(key).is_ok())
            || (key.is_empty() && !user_id.is_empty())
    }

    /// Every text that was typed, by field.
    pub fn answers(&self) -> Answers {
        self.fields
            .iter()
            .map(|(key, field)| (key.clone(), field.text.clone()))
            .collect()
    }

    /// Every text that was typed: what must be masked in the words of others.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields.values().map(|field| field.text.expose())
    }

    /// The form with every field checked, or the first field that can't be sent: those of the guide before the others.
    ///
    /// # Errors
    /// The key of that field.
    pub fn validate(&self) -> Result<ValidForm, FieldKey> {
        let asked = self.guide().asking().map(|(key, _)| key.clone());
        let extra = self.extra_fields().into_iter().map(|(key, _)| key);
        for key in asked.chain(extra) {
            let is_invalid = match self.state(&key) {
                FieldState::Invalid(_) => true,
                FieldState::Valid(_) | FieldState::Saved { .. } => false,
                FieldState::Untouched => self.check(&key, self.default_text(&key)).is_err(),
            };
            if is_invalid {
                return Err(key);
            }
        }
        let values = self
            .fields
            .iter()
            .filter_map(|(key, field)| match &field.state {
                FieldState::Valid(value) => Some((key.clone(), value.value.clone())),
                _ => None,
            });
        Ok(ValidForm(values.collect()))
    }

    /// The value that a field starts with.
    fn default_text(&self, key: &FieldKey) -> &str {
        self.described(key).map_or("", Field::shown_value)
    }

    /// Checks a text: by our own rules where we have some, by the backend's where it told us some.
    fn check(&self, key: &FieldKey, text: &str) -> Result<ValidValue, ValidationError> {
        let checker = self.config.checker;
        match (self.described(key).zip(self.custom), key) {
            // A secret that is kept need not be entered.
            (Some((field, custom)), _)
                if field.saved_secret_suffix.is_some() && text.trim().is_empty() =>
            {
                (custom.0)(field, "", checker, "")
            }
            (Some((field, custom)), FieldKey::Other(_)) => {
                let instructions = self.guide().instructions(key);
                (custom.0)(field, text, checker, &instructions)
            }
            _ => validate_field(key, text, &self.config.hosts),
        }
    }

    fn checked(&self, key: &FieldKey, text: &str) -> FieldState {
        match self.check(key, text) {
            Ok(value) => FieldState::Valid(value),
            Err(error) => FieldState::Invalid(error),
        }
    }
}
