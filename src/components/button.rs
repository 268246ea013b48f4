//! Buttons.

use flow::event::Event;
use leptos::prelude::*;

use crate::{
    contexts::{use_dispatch, use_i18n},
    draw::view,
    i18n::Message,
};

/// The weight of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one that the screen is about.
    Primary,
    /// Any other of a screen.
    #[default]
    Plain,
    /// Beside something, and about that alone.
    Small,
}

impl ButtonKind {
    /// The classes in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "cw-button cw-button--primary",
            Self::Plain => "cw-button",
            Self::Small => "cw-button cw-button--small",
        }
    }

    /// The name under which a page around can style it.
    pub fn part(self) -> &'static str {
        match self {
            Self::Primary => "button-primary",
            Self::Plain | Self::Small => "button",
        }
    }
}

/// A button that does something when it is pressed.
#[component]
pub fn Button(
    /// Its visible text.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is pressed.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its name for assistive technology, where that is not its label.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Tells that a press would do nothing now. It keeps its place in the order of focus.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
    /// Tells whether what it switches is on, if it is a switch.
    #[prop(optional, into)]
    is_pressed: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            class=kind.class()
            type="button"
            part=kind.part()
            aria-label=name
            aria-disabled=move || is_disabled.get().then_some("true")
            aria-pressed=move || is_pressed.map(|is_pressed| is_pressed.get().to_string())
            on:click=move |_| {
                on_press.try_run(());
            }
        >
            {label}
        </button>
    }
}

/// The button that sends a form on its way.
#[component]
pub fn SubmitButton(
    /// Its visible text.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let kind = ButtonKind::Primary;
    view! {
        <button class=kind.class() type="submit" part=kind.part()>
            {label}
        </button>
    }
}

/// The button that goes one step back and keeps everything.
#[component]
pub fn BackButton() -> impl IntoView {
    let (i18n, dispatch) = (use_i18n(), use_dispatch());
    view! {
        <Button
            label=i18n.text(Message::Back)
            on_press=move || dispatch.send(Event::BackPressed)
        />
    }
}
