//! The notices of a step: what a paste filled, that the session is over, and everything that is wrong at once.

use flow::{
    connector::NoticePlace,
    field::FieldKey,
    form::{FilledFrom, FormNotice},
    state::{ConnectorState, FlowState},
    update::Flow,
};
use leptos::prelude::*;

use crate::{
    components::live_region::{LiveMessage, LiveRegion, MessageAction, MessageKind, Politeness},
    contexts::{field_label, use_flow, use_i18n},
    draw::view,
    i18n::{Message, sentences},
};

/// Says which fields a paste or a swap filled, with Undo.
#[component]
pub fn FilledNotice() -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let messages = flow.memo(move |state| {
        let Some(FormNotice::Filled(filled)) = state.form().and_then(|form| form.notice.as_ref())
        else {
            return Vec::new();
        };
        let names: Vec<_> = filled
            .fields
            .iter()
            .map(|field| field_label(flow, i18n, field))
            .collect();
        i18n.with(|catalogue| {
            let listed = match names.as_slice() {
                [one, other] => catalogue.fill(Message::And, &[("one", one), ("other", other)]),
                _ => names.join(", "),
            };
            let sentence = if filled.source == FilledFrom::Swap {
                Message::SwappedFields
            } else {
                Message::FilledFields
            };
            let text = catalogue.fill(sentence, &[("fields", &listed)]);
            let notice = LiveMessage::new(MessageKind::Notice, text);
            vec![notice.with_action(catalogue.text(Message::Undo), MessageAction::Undo)]
        })
    });
    view! { <LiveRegion messages /> }
}

/// Says early that the session is missing or over, so that nobody hears of it only at the end.
#[component]
pub fn SessionNotice() -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let messages = flow.memo(move |flow| {
        let notice = session_notice(flow).into_iter();
        notice
            .map(|(kind, message)| {
                LiveMessage::new(kind, i18n.with(|catalogue| catalogue.text(message)))
            })
            .collect()
    });
    view! { <LiveRegion messages /> }
}

fn session_notice(flow: &Flow) -> Option<(MessageKind, Message)> {
    let form = flow.form()?;
    match &form.connector {
        _ if form.notice == Some(FormNotice::SecretsRemoved) => {
            Some((MessageKind::Warning, Message::WasIdle))
        }
        ConnectorState::NoToken => Some((MessageKind::Warning, Message::LinkBroken)),
        ConnectorState::Failed { failure, .. } if failure.code.is_about_the_session() => {
            Some((MessageKind::Warning, Message::SessionExpiredText))
        }
        state => {
            let details = state.details()?;
            let is_update = matches!(details.existing_account, Ok(Some(_)));
            is_update.then_some((MessageKind::Notice, Message::Updating))
        }
    }
}

/// The connector's notices for a place, or for one field.
#[component]
pub fn ConnectorNotices(
    /// The place on the screen; before a field, that of the field counts.
    #[prop(default = NoticePlace::Top)]
    place: NoticePlace,
    /// The field before which this stands.
    #[prop(optional, into)]
    field: Option<FieldKey>,
) -> impl IntoView {
    let messages =
        use_flow().memo(move |flow| notices(flow, &place, field.as_ref()).unwrap_or_default());
    view! { <LiveRegion messages /> }
}

fn notices(flow: &Flow, place: &NoticePlace, field: Option<&FieldKey>) -> Option<Vec<LiveMessage>> {
    let form = flow.form()?;
    let place = match field {
        None => place.clone(),
        Some(key) => NoticePlace::Before(form.described(key)?.sent_key().to_owned()),
    };
    let notices = form.details()?.connector.notices.iter();
    let notices = notices
        .filter(|notice| notice.place == place)
        .map(|notice| {
            let kind = if notice.is_warning {
                MessageKind::Warning
            } else {
                MessageKind::Notice
            };
            LiveMessage::new(kind, notice.text.clone())
        })
        .collect();
    Some(notices)
}

/// The list of what is wrong, where more than one thing is. Each line goes to its field.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let messages = flow.memo(move |state| {
        let FlowState::Filling { form, step } = state.state() else {
            return Vec::new();
        };
        let errors = form.errors(*step);
        if errors.len() < 2 {
            return Vec::new();
        }
        let title = i18n.with(|catalogue| catalogue.text(Message::Problems));
        let title = LiveMessage::new(MessageKind::SummaryTitle, title);
        let lines = errors.iter().map(|(key, error)| {
            let field = field_label(flow, i18n, key);
            i18n.with(|catalogue| {
                let sentence = sentences::problem(catalogue, error);
                let label = catalogue.fill(Message::CheckField, &[("field", &field)]);
                LiveMessage::new(MessageKind::Error, sentence)
                    .with_action(label, MessageAction::GoTo(key.clone()))
            })
        });
        [title].into_iter().chain(lines).collect()
    });
    view! { <LiveRegion messages politeness=Politeness::Alert /> }
}
