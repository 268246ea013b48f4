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
    let id = id_of(&key, "messages");
    let messages = flow.memo(move |flow| {
        let found = flow
            .form()
            .map(|form| i18n.with(|catalogue| messages(catalogue, form, &key)));
        found.unwrap_or_default()
    });
    view! { <LiveRegion messages id /> }
}

fn messages(catalogue: &Catalogue, form: &Form, key: &FieldKey) -> Vec<LiveMessage> {
    let mut messages = Vec::new();
    if let Some(found) = form.error(key) {
        messages.push(error(catalogue, key, found, swap(form, key, found)));
    }
    for warning in form.warnings(key) {
        let sentence = sentences::warning(catalogue, key, &warning);
        messages.push(LiveMessage::new(MessageKind::FieldWarning, sentence));
    }
    messages
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
