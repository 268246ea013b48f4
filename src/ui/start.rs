//! What stands in the built page before, and without, the program: the first step, the whole guide to read, and a
//! sentence for each thing that can keep the program from starting.
//!
//! Only the prerender program draws this; nothing of it is in what the browser loads as code.

use leptos::prelude::*;

use super::components::{instructions::instructions, rich_text::rich_text};
use crate::{
    domain::guide::{Guide, Section},
    i18n::{Catalogue, Message},
};

/// What can keep the program from running, by the name that the page's loader uses, with its sentences.
const TROUBLES: [(&str, Message, Message); 7] = [
    ("unsupported", Message::StartUnsupportedTitle, Message::StartUnsupported),
    ("refused", Message::StartRefusedTitle, Message::StartRefused),
    ("missing", Message::StartMissingTitle, Message::StartMissing),
    ("damaged", Message::StartDamagedTitle, Message::StartDamaged),
    ("settings", Message::StartSettingsTitle, Message::StartSettings),
    ("crashed", Message::StartCrashedTitle, Message::StartCrashed),
    ("waiting", Message::StartWaitingTitle, Message::StartWaiting),
];

/// The part of the page that the program takes away once it runs.
#[component]
pub fn Start(
    /// What the user can read.
    guide: Guide,
    /// The sentences.
    catalogue: Catalogue,
) -> impl IntoView {
    let troubles: Vec<_> = TROUBLES
        .into_iter()
        .map(|trouble| trouble_notice(&catalogue, trouble))
        .collect();
    let sections: Vec<_> = guide
        .sections
        .iter()
        .map(|section| section_view(&catalogue, section))
        .collect();
    let warning = guide
        .warning
        .as_deref()
        .map(|text| view! { <p class="cw-note">{rich_text(&catalogue.guide_text(text))}</p> });
    view! {
        {troubles}
        <noscript>
            <div class="cw-start__trouble" role="alert">
                <h2 class="cw-start__title">{catalogue.text(Message::StartNoScriptTitle)}</h2>
                <p class="cw-text">{catalogue.text(Message::StartNoScript)}</p>
            </div>
        </noscript>
        <article class="cw-start__guide">
            <h2 class="cw-start__title">{catalogue.text(Message::StartGuide)}</h2>
            {warning}
            {sections}
        </article>
    }
}

fn trouble_notice(
    catalogue: &Catalogue,
    (name, title, text): (&'static str, Message, Message),
) -> impl IntoView + use<> {
    // Without any script nobody can show a notice: this one shows itself after a while, by its style alone.
    let is_hidden = name != "waiting";
    let restart = (name == "crashed").then(|| {
        view! {
            <button type="button" class="cw-button cw-button--primary" data-cw-restart="">
                {catalogue.text(Message::StartAgain)}
            </button>
        }
    });
    let details = (name == "settings").then(|| view! { <pre class="cw-details__text" data-cw-details=""></pre> });
    view! {
        <div class="cw-start__trouble" role="alert" data-cw-trouble=name hidden=is_hidden>
            <h2 class="cw-start__title">{catalogue.text(title)}</h2>
            <p class="cw-text">{catalogue.text(text)}</p>
            {details}
            {restart}
        </div>
    }
}

fn section_view(catalogue: &Catalogue, section: &Section) -> impl IntoView + use<> {
    let content = (!section.content.is_empty()).then(|| {
        view! { <p class="cw-text">{rich_text(&catalogue.guide_text(&section.content))}</p> }
    });
    let steps: Vec<_> = section
        .steps
        .iter()
        .map(|step| {
            view! {
                <h4 class="cw-start__step">{catalogue.guide_text(&step.title)}</h4>
                {instructions(catalogue, step)}
            }
        })
        .collect();
    view! {
        <section>
            <h3 class="cw-start__section">{catalogue.guide_text(&section.title)}</h3>
            {content}
            {steps}
        </section>
    }
}
