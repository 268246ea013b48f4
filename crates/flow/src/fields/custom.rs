//! The fields that only the backend knows: cleaned by their kind, reduced to the part that is asked for, and checked by the
//! backend's own rule.

use super::{
    address::{Address, Part, is_company_label, wanted_part},
    clean::{
        clean, clean_secret, hyphens_to_ascii, look_alikes_to_ascii, trim, without_marks_around,
    },
    key_material::{self, KeyMaterial},
    rule::{RuleChecker, Suggestion},
    validation::{ValidValue, ValidationError, Warning},
};
use crate::{
    field::{Field, FieldKind},
    secret::Secret,
};

/// The one way to validate such fields, as a value: a form is given it with the first of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CustomValidation(
    pub fn(&Field, &str, RuleChecker, &str) -> Result<ValidValue, ValidationError>,
);

impl PartialEq for CustomValidation {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for CustomValidation {}

/// Validates a field as the backend describes it. `instructions` is what the guide says of it, in inline text.
///
/// # Errors
/// [`ValidationError`] if the answer is missing or breaks the backend's rule.
pub fn validate_custom_field(
    field: &Field,
    text: &str,
    checker: RuleChecker,
    instructions: &str,
) -> Result<ValidValue, ValidationError> {
    if field.is_cover(text) {
        // The backend's own value stands behind it.
        return Ok(valid(Secret::new(text), None));
    }
    let text = cleaned(field, text);
    if trim(text.expose()).is_empty() {
        if field.is_required && !field.is_read_only && field.saved_secret_suffix.is_none() {
            return Err(ValidationError::Missing {
                label: field.label.clone(),
            });
        }
        return Ok(valid(Secret::default(), None));
    }
    let whole = suggestion(field, text.expose(), checker);
    let Some(address) = address_in(field, text.expose()) else {
        return match whole {
            None => Ok(valid(text, None)),
            Some(suggestion) => plainer(field, text.expose(), checker)
                .map(|plain| valid(plain, None))
                .ok_or_else(|| mismatch(field, suggestion)),
        }
        .map(with_key_warning);
    };
    let wanted = wanted_part(field, instructions, &address);
    let part = |part| address.part(part).map(str::to_owned);
    let fits = |text: &str| suggestion(field, text, checker).is_none();
    let reduced = match wanted {
        Some(wanted) => part(wanted).filter(|text| fits(text)),
        // The rule refuses the address, and would take a part of it.
        None if whole.is_some() => [Part::Label, Part::Host]
            .into_iter()
            .filter_map(part)
            .find(|text| fits(text)),
        None => None,
    };
    match (reduced, whole) {
        (Some(reduced), _) => Ok(valid(Secret::new(reduced), None)),
        (None, Some(suggestion)) => Err(mismatch(field, suggestion)),
        (None, None) => {
            let is_odd = wanted.is_some() || address.is_unusual_for(field);
            let part = is_odd.then(|| part(Part::Label)).flatten();
            Ok(valid(text, part.map(|part| Warning::WholeAddress { part })))
        }
    }
}

/// The text as the kind of field wants it: without what nobody sees or means.
fn cleaned(field: &Field, text: &str) -> Secret {
    let is_secret = is_secret(field);
    match field.kind {
        // Spaces at the ends are nobody's intention, but in a text of several lines they may be.
        FieldKind::TextArea if !is_secret && key_material::recognize(text).is_none() => {
            Secret::new(text)
        }
        FieldKind::TextArea => Secret::new(trim(text)),
        _ if is_secret => {
            let text = Secret::new(clean_secret(text).text);
            match key_material::with_line_ends(text.expose()) {
                Some(pem) => Secret::new(pem),
                None => Secret::new(hyphens_to_ascii(text.expose())),
            }
        }
        FieldKind::Number => Secret::new(look_alikes_to_ascii(trim(text))),
        _ => {
            let plain = Secret::new(look_alikes_to_ascii(Secret::new(clean(text).text).expose()));
            match is_company_label(field, plain.expose()) {
                true => plain,
                false => Secret::new(trim(text).replace('\u{a0}', " ")),
            }
        }
    }
}

/// The text with plain letters, digits and hyphens for those that only look like them, if that keeps the rule; of a secret,
/// without what was copied along with it.
fn plainer(field: &Field, text: &str, checker: RuleChecker) -> Option<Secret> {
    let is_secret = is_secret(field);
    let plain = Secret::new(look_alikes_to_ascii(text));
    let unmarked = is_secret.then(|| without_marks_around(text));
    let unlabelled = is_secret.then(|| without_label(text)).flatten();
    [Some(plain), unmarked, unlabelled]
        .into_iter()
        .flatten()
        .filter(|plain| !plain.expose().is_empty())
        .find(|plain| suggestion(field, plain.expose(), checker).is_none())
}

fn is_secret(field: &Field) -> bool {
    field.is_secret || field.kind == FieldKind::Password
}

/// The secret after a name or a scheme: `API_KEY=…`, `Authorization: Bearer …`.
fn without_label(text: &str) -> Option<Secret> {
    let value = text.split_once([':', '=']).map_or(text, |(_, value)| value);
    let value = trim(value);
    let bare = value.strip_prefix("Bearer ").unwrap_or(value);
    (bare.len() < text.len()).then(|| without_marks_around(bare))
}

/// The address that a plain field was given.
fn address_in(field: &Field, text: &str) -> Option<Address> {
    let is_plain = field.kind == FieldKind::Text && !field.is_secret;
    is_plain.then(|| Address::read(text)).flatten()
}

fn suggestion(field: &Field, text: &str, checker: RuleChecker) -> Option<Suggestion> {
    field.rule.as_ref()?.suggestion(text, checker)
}

fn mismatch(field: &Field, suggestion: Suggestion) -> ValidationError {
    ValidationError::PatternMismatch {
        label: field.label.clone(),
        suggestion,
    }
}

fn valid(value: Secret, warning: Option<Warning>) -> ValidValue {
    ValidValue {
        value,
        host: None,
        warning,
    }
}

fn with_key_warning(value: ValidValue) -> ValidValue {
    let is_incomplete =
        key_material::recognize(value.value.expose()) == Some(KeyMaterial::Incomplete);
    ValidValue {
        warning: is_incomplete
            .then_some(Warning::IncompleteKey)
            .or(value.warning),
        ..value
    }
}
