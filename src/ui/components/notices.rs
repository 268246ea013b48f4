//! The notices of a step: what a paste filled, that the session is over, and everything that is wrong at once.

use super::lines::{Line, Press, lines};
use crate::{
    domain::{
        session::{Backend, Session},
        wizard::{FilledBy, Wizard},
    },
    i18n::Message,
    ui::{context::Context, element::Element},
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
            .map(|field| texts.label(field))
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
        let message = match &wizard.backend {
            Backend::Missing => Message::LinkBroken,
            Backend::Unknown(failure) if failure.code.is_about_the_session() => {
                Message::SessionExpiredText
            }
            _ => return Vec::new(),
        };
        vec![Line::plain(WARNING, context.texts.text(message))]
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
        text: texts.problem(&error.problem),
        button: Some((
            texts.fill(
                Message::CheckField,
                &[("field", &texts.label(&error.field))],
            ),
            Press::GoTo(error.field.clone()),
        )),
    });
    [title].into_iter().chain(lines).collect()
}
