//! The notices of a step: what a paste filled, that the session is over, and everything that is wrong at once.

use flow::{
    connector::NoticePlace,
    field::FieldKey,
    session::{Backend, Session},
    wizard::{FilledBy, Wizard},
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
    let filled = flow.memo(|wizard| {
        let filled = wizard.filled.as_ref()?;
        Some((filled.by == FilledBy::Swap, filled.fields.clone()))
    });
    let messages = Memo::new(move |_| {
        let Some((is_swap, fields)) = filled.get() else {
            return Vec::new();
        };
        let names: Vec<_> = fields
            .iter()
            .map(|field| field_label(flow, i18n, field))
            .collect();
        i18n.with(|catalogue| {
            let listed = match names.as_slice() {
                [one, other] => catalogue.fill(Message::And, &[("one", one), ("other", other)]),
                _ => names.join(", "),
            };
            let sentence = if is_swap {
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
    let notice = flow.memo(session_notice);
    let messages = Memo::new(move |_| {
        let notice = notice.get().into_iter();
        notice
            .map(|(kind, message)| {
                LiveMessage::new(kind, i18n.with(|catalogue| catalogue.text(message)))
            })
            .collect()
    });
    view! { <LiveRegion messages /> }
}

fn session_notice(wizard: &Wizard) -> Option<(MessageKind, Message)> {
    match &wizard.backend {
        _ if wizard.was_idle => Some((MessageKind::Warning, Message::WasIdle)),
        Backend::Missing => Some((MessageKind::Warning, Message::LinkBroken)),
        Backend::Unknown(failure) if failure.code.is_about_the_session() => {
            Some((MessageKind::Warning, Message::SessionExpiredText))
        }
        Backend::Known(prepared) if matches!(prepared.existing_account, Ok(Some(_))) => {
            Some((MessageKind::Notice, Message::Updating))
        }
        _ => None,
    }
}

/// What the connector has to say in a place, or before a field.
#[component]
pub fn ConnectorNotices(
    /// The place on the screen; before a field, that of the field counts.
    #[prop(default = NoticePlace::Top)]
    place: NoticePlace,
    /// The field before which this stands.
    #[prop(optional, into)]
    field: Option<FieldKey>,
) -> impl IntoView {
    let messages = use_flow().memo(move |wizard| notices(wizard, &place, field.as_ref()));
    view! { <LiveRegion messages /> }
}

fn notices(wizard: &Wizard, place: &NoticePlace, field: Option<&FieldKey>) -> Vec<LiveMessage> {
    let Backend::Known(prepared) = &wizard.backend else {
        return Vec::new();
    };
    let place = match field {
        None => place.clone(),
        Some(key) => match wizard.field(key) {
            Some(field) => NoticePlace::Before(field.key.clone()),
            None => return Vec::new(),
        },
    };
    let notices = prepared.connector.notices.iter();
    notices
        .filter(|notice| notice.place == place)
        .map(|notice| {
            let kind = if notice.is_warning {
                MessageKind::Warning
            } else {
                MessageKind::Notice
            };
            LiveMessage::new(kind, notice.text.clone())
        })
        .collect()
}

/// The list of what is wrong, where more than one thing is. Each line goes to its field.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let (flow, i18n) = (use_flow(), use_i18n());
    let errors = flow.memo(|wizard| match &wizard.session {
        Session::Answering { errors, .. } if errors.len() > 1 => errors.clone(),
        _ => Vec::new(),
    });
    let messages = Memo::new(move |_| {
        let errors = errors.get();
        if errors.is_empty() {
            return Vec::new();
        }
        let title = i18n.with(|catalogue| catalogue.text(Message::Problems));
        let title = LiveMessage::new(MessageKind::SummaryTitle, title);
        let lines = errors.iter().map(|error| {
            let field = field_label(flow, i18n, &error.field);
            i18n.with(|catalogue| {
                let sentence = sentences::problem(catalogue, &error.error);
                let label = catalogue.fill(Message::CheckField, &[("field", &field)]);
                LiveMessage::new(MessageKind::Error, sentence)
                    .with_action(label, MessageAction::GoTo(error.field.clone()))
            })
        });
        [title].into_iter().chain(lines).collect()
    });
    view! { <LiveRegion messages politeness=Politeness::Alert /> }
}
