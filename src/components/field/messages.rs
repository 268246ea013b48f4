//! The error or warning about a field, and the button that may fix it.

use flow::{field::FieldKey, fields::validation::ValidationError, form::Form};
use leptos::prelude::*;

use super::id_of;
use crate::{
    components::live_region::{LiveMessage, LiveRegion, MessageAction, MessageKind},
    contexts::{use_flow, use_i18n},
    draw::view,
    i18n::{Catalogue, Message, sentences},
};

/// The messages of one field.
#[component]
pub fn FieldMessages(
    /// The field.
    key: FieldKey,
) -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let findings = {
        let key = key.clone();
        flow.memo(move |flow| {
            let form = flow.form()?;
            let error = form.error(&key).cloned();
            let swap = error.as_ref().and_then(|error| swap(form, &key, error));
            Some((error, swap, form.warnings(&key)))
        })
    };
    let id = id_of(&key, "messages");
    let messages = Memo::new(move |_| {
        let (found, swap, warnings) = findings.get().unwrap_or_default();
        i18n.with(|catalogue| {
            let error = found.map(|found| error(catalogue, &key, &found, swap));
            let remarks = warnings.iter().map(|warning| {
                let sentence = sentences::remark(catalogue, &key, warning);
                LiveMessage::new(MessageKind::Remark, sentence)
            });
            error.into_iter().chain(remarks).collect::<Vec<_>>()
        })
    });
    view! { <LiveRegion messages id /> }
}

/// The button that swaps the key and the user ID, where that mends the error.
fn swap(form: &Form, key: &FieldKey, error: &ValidationError) -> Option<Message> {
    if !error.is_swap() || !form.can_swap() {
        return None;
    }
    let other = match key {
        FieldKey::ApiKey => FieldKey::UserId,
        _ => FieldKey::ApiKey,
    };
    Some(match (form.text(&other).is_empty(), other) {
        (true, FieldKey::UserId) => Message::MoveToUserId,
        (true, _) => Message::MoveToApiKey,
        (false, _) => Message::Swap,
    })
}

/// Returns the error, with a button if one press can fix it.
fn error(
    catalogue: &Catalogue,
    field: &FieldKey,
    error: &ValidationError,
    swap: Option<Message>,
) -> LiveMessage {
    let message = LiveMessage::new(MessageKind::Error, sentences::problem(catalogue, error));
    if let Some(suggestion) = error.suggestion() {
        let label = catalogue.fill(Message::UseSuggestion, &[("suggestion", suggestion)]);
        let action = MessageAction::TakeSuggestion(field.clone(), suggestion.to_owned());
        return message.with_action(label, action);
    }
    match swap {
        Some(label) => message.with_action(catalogue.text(label), MessageAction::Swap),
        None => message,
    }
}
