//! The notices of a step: what a paste filled, that the session is over, and everything that is wrong at once.

use super::lines::{Line, Press, lines};
use crate::{
    i18n::Message,
    ui::{context::Context, element::Element},
};
use flow::{
    connector::NoticePlace,
    field::FieldKey,
    session::{Backend, Session},
    wizard::{FilledBy, Wizard},
};

const NOTICE: &str = "cw-notice";
const WARNING: &str = "cw-notice cw-notice--warning";

/// Says which fields a paste filled, with Undo.
pub fn filled_notice(context: &Context) -> Element {
    lines(context, |context, wizard| {
        let texts = context.texts;
        let Some(filled) = &wizard.filled else {
            return Vec::new();
        };
        let names: Vec<_> = filled
            .fields
            .iter()
            .map(|field| context.label(field))
            .collect();
        let listed = match names.as_slice() {
            [one, other] => texts.fill(Message::And, &[("one", one), ("other", other)]),
            _ => names.join(", "),
        };
        let sentence = match filled.by {
            FilledBy::Paste => Message::FilledFields,
            FilledBy::Swap => Message::SwappedFields,
        };
        vec![Line {
            class: NOTICE,
            text: texts.fill(sentence, &[("fields", &listed)]),
            button: Some((texts.text(Message::Undo), Press::Undo)),
        }]
    })
}

/// Says early that the session is missing or over, so that nobody hears of it only at the end.
pub fn session_notice(context: &Context) -> Element {
    lines(context, |context, wizard| {
        let (class, message) = match &wizard.backend {
            _ if wizard.was_idle => (WARNING, Message::WasIdle),
            Backend::Missing => (WARNING, Message::LinkBroken),
            Backend::Unknown(failure) if failure.code.is_about_the_session() => {
                (WARNING, Message::SessionExpiredText)
            }
            Backend::Known(prepared) if matches!(prepared.existing_account, Ok(Some(_))) => {
                (NOTICE, Message::Updating)
            }
            _ => return Vec::new(),
        };
        vec![Line::plain(class, context.texts.text(message))]
    })
}

/// What the connector has to say in a place, or before a field.
pub fn connector_notices(
    context: &Context,
    place: NoticePlace,
    field: Option<FieldKey>,
) -> Element {
    lines(context, move |_, wizard| {
        let Backend::Known(prepared) = &wizard.backend else {
            return Vec::new();
        };
        let place = match &field {
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
                let class = if notice.is_warning { WARNING } else { NOTICE };
                Line::plain(class, notice.text.clone())
            })
            .collect()
    })
}

/// The list of what is wrong, where more than one thing is. Each line goes to its field.
pub fn error_summary(context: &Context) -> Element {
    lines(context, summary_lines).attribute("role", "alert")
}

fn summary_lines(context: &Context, wizard: &Wizard) -> Vec<Line> {
    let texts = context.texts;
    let errors = match &wizard.session {
        Session::Answering { errors, .. } if errors.len() > 1 => errors,
        _ => return Vec::new(),
    };
    let title = Line::plain("cw-summary__title", texts.text(Message::Problems));
    let lines = errors.iter().map(|error| Line {
        class: "cw-field__error",
        text: texts.problem(&error.error),
        button: Some((
            texts.fill(
                Message::CheckField,
                &[("field", &context.label(&error.field))],
            ),
            Press::GoTo(error.field.clone()),
        )),
    });
    [title].into_iter().chain(lines).collect()
}
