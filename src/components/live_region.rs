//! Messages that come and go while the user works: errors, warnings, notices. Each may have a button that helps.
//!
//! They are worked out as plain data, and only what changes is drawn: a screen reader hears each message once, and a
//! button stays under the finger.

use flow::{event::Event, field::FieldKey};
use leptos::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        decoration::VisuallyHidden,
        rich_text::RichText,
    },
    contexts::{use_dispatch, use_i18n},
    draw::view,
    i18n::Message,
};

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveMessage {
    /// The kind of message.
    pub kind: MessageKind,
    /// Its text.
    pub text: String,
    /// The button beside it: its label, and what it does.
    pub action: Option<(String, MessageAction)>,
}

/// The kind of a message: it decides the look, and how the message is read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// An error in a field.
    Error,
    /// A warning about a field.
    FieldWarning,
    /// A notice about a screen.
    Notice,
    /// A warning that must not be missed.
    Warning,
    /// The title above a list of errors.
    SummaryTitle,
    /// A sentence of the screen.
    Text,
    /// A sentence beside what counts.
    QuietText,
}

/// The action of a message's button.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MessageAction {
    /// Takes back what was filled in.
    Undo,
    /// Swaps the key and the user ID.
    Swap,
    /// Takes the corrected value.
    TakeSuggestion(FieldKey, String),
    /// Goes to a field.
    GoTo(FieldKey),
}

impl LiveMessage {
    /// A message without a button.
    pub fn new(kind: MessageKind, text: String) -> Self {
        Self {
            kind,
            text,
            action: None,
        }
    }

    /// With a button of this label.
    pub fn with_action(self, label: String, action: MessageAction) -> Self {
        Self {
            action: Some((label, action)),
            ..self
        }
    }
}

impl MessageKind {
    fn class(self) -> &'static str {
        match self {
            Self::Error => "cw-field__error",
            Self::FieldWarning => "cw-field__warning",
            Self::Notice => "cw-notice",
            Self::Warning => "cw-notice cw-notice--warning",
            Self::SummaryTitle => "cw-summary__title",
            Self::Text => "cw-text",
            Self::QuietText => "cw-text cw-text--quiet",
        }
    }
}

impl MessageAction {
    fn event(&self) -> Event {
        match self {
            Self::Undo => Event::UndoPressed,
            Self::Swap => Event::SwapPressed,
            Self::TakeSuggestion(field, text) => {
                Event::SuggestionTaken(field.clone(), text.clone())
            }
            Self::GoTo(field) => Event::FocusRequested(field.clone()),
        }
    }
}

/// The urgency with which a region is read out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Politeness {
    /// Read when the screen reader has finished its sentence.
    #[default]
    Polite,
    /// At once: `role="alert"`.
    Alert,
    /// Not at all: what changes each second would drown all else.
    Off,
}

/// A place for messages. It is always there, so that what appears in it is heard.
#[component]
pub fn LiveRegion(
    /// The messages it shows now.
    #[prop(into)]
    messages: Signal<Vec<LiveMessage>>,
    /// By which a field names it as its description.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its urgency.
    #[prop(optional)]
    politeness: Politeness,
) -> impl IntoView {
    let live = match politeness {
        Politeness::Off => "off",
        Politeness::Polite | Politeness::Alert => "polite",
    };
    // A message stays the same while its words change: with the language, or with the time that is left.
    let places = move || {
        messages.with(|messages| {
            let places = messages.iter().enumerate();
            places
                .map(|(index, message)| {
                    let action = message.action.as_ref().map(|(_, action)| action.clone());
                    (index, message.kind, action)
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div
            class="cw-lines"
            id=id
            aria-live=live
            role=(politeness == Politeness::Alert).then_some("alert")
        >
            <For each=places key=Clone::clone let((index, kind, action))>
                <MessageLine messages index kind action />
            </For>
        </div>
    }
}

#[component]
fn MessageLine(
    messages: Signal<Vec<LiveMessage>>,
    index: usize,
    kind: MessageKind,
    action: Option<MessageAction>,
) -> impl IntoView {
    let (i18n, dispatch) = (use_i18n(), use_dispatch());
    let read = move |read: fn(&LiveMessage) -> String| {
        Signal::derive(move || {
            messages.with(|messages| messages.get(index).map(read).unwrap_or_default())
        })
    };
    let text = read(|message| message.text.clone());
    let is_error = kind == MessageKind::Error;
    let prefix = is_error.then(|| {
        let text = i18n.derive(|catalogue| format!("{} ", catalogue.text(Message::ErrorPrefix)));
        view! { <VisuallyHidden text /> }
    });
    // What the user typed may be quoted in an error: there, no mark is read.
    let words = if is_error {
        view! { <span>{text}</span> }
    } else {
        view! {
            <span>
                <RichText text />
            </span>
        }
    };
    let button = action.map(|action| {
        let label = read(|message| {
            let label = message.action.as_ref().map(|(label, _)| label.clone());
            label.unwrap_or_default()
        });
        let on_press = move || dispatch.send(action.event());
        view! { <Button kind=ButtonKind::Small label on_press /> }
    });
    view! {
        <p class=kind.class() part=is_error.then_some("error")>
            {prefix}
            {words}
            {button}
        </p>
    }
}
