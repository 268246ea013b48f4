//! Links to other pages.

use leptos::prelude::*;

use crate::{
    components::decoration::{NewTabMark, VisuallyHidden},
    contexts::use_i18n,
    draw::view,
    i18n::Message,
};

/// The look of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkKind {
    /// A link in the text.
    #[default]
    Inline,
    /// A button.
    Button,
    /// The button that the screen is about.
    PrimaryButton,
}

impl LinkKind {
    fn class(self) -> &'static str {
        match self {
            Self::Inline => "cw-link",
            Self::Button => "cw-button",
            Self::PrimaryButton => "cw-button cw-button--primary",
        }
    }
}

/// A link that opens a new tab and hands nothing on to it. It says so, by a sign and in words.
#[component]
pub fn ExternalLink(
    /// The address it leads to.
    #[prop(into)]
    href: Signal<String>,
    /// Its visible text.
    #[prop(into)]
    label: Signal<String>,
    /// Its look.
    #[prop(optional)]
    kind: LinkKind,
) -> impl IntoView {
    let i18n = use_i18n();
    let new_tab = i18n.derive(|catalogue| format!(" {}", catalogue.text(Message::NewTab)));
    let is_button = kind == LinkKind::Button;
    view! {
        <a
            class=kind.class()
            part=is_button.then_some("button")
            href=href
            target="_blank"
            rel="noopener noreferrer"
        >
            {label}
            <VisuallyHidden text=new_tab />
            {is_button.then(|| view! { <NewTabMark /> })}
        </a>
    }
}
