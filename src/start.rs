//! The built page before, and without, the program: the whole guide to read, and a sentence for each thing that can
//! keep the program from starting.
//!
//! Only the prerender program draws this; nothing of it is in what the browser loads as code.

use flow::guide::{Guide, Section};
use leptos::prelude::*;

use crate::{
    components::{
        button::ButtonKind,
        guide::{Blocks, Instructions},
    },
    contexts::use_i18n,
    draw::{draw, view},
    i18n::start::StartMessage,
};

/// The part of the page that the program takes away once it runs.
#[component]
pub fn Start(
    /// The guide to read.
    guide: Guide,
) -> impl IntoView {
    let errors: Vec<_> = StartMessage::ERRORS
        .into_iter()
        .map(|(name, title, text)| view! { <StartError name title text /> })
        .collect();
    let warning = (!guide.warning.is_empty()).then(|| {
        view! {
            <div class="cw-note">
                <Blocks blocks=guide.warning />
            </div>
        }
    });
    let sections: Vec<_> = guide
        .sections
        .into_iter()
        .map(|section| view! { <GuideSection section /> })
        .collect();
    view! {
        <div>
            {errors}
            <noscript>
                <Notice title=StartMessage::NoScriptTitle text=StartMessage::NoScript />
            </noscript>
            <article class="cw-start__guide">
                <h2 class="cw-start__title">{text(StartMessage::Guide)}</h2>
                {warning}
                {sections}
            </article>
        </div>
    }
}

fn text(message: StartMessage) -> Signal<String> {
    use_i18n().derive(move |catalogue| catalogue.start_text(message))
}

/// A problem that keeps the program from running, or could; the page's loader finds it by its name and shows it.
#[component]
fn StartError(
    /// The loader's name for it.
    name: &'static str,
    /// Its heading.
    title: StartMessage,
    /// The advice.
    text: StartMessage,
) -> impl IntoView {
    let more = match name {
        "crashed" => draw(view! { <Restart /> }),
        "settings" => view! { <pre class="cw-details__text" data-cw-details=""></pre> },
        _ => draw(()),
    };
    // Without any script nobody can show a notice: this one shows itself after a while, by its style alone.
    let is_hidden = name != "waiting";
    view! { <Notice title text name is_hidden more /> }
}

#[component]
fn Restart() -> impl IntoView {
    let kind = ButtonKind::Primary;
    view! {
        <button class=kind.class() type="button" part=kind.part() data-cw-restart="">
            {text(StartMessage::Again)}
        </button>
    }
}

#[component]
fn Notice(
    title: StartMessage,
    text: StartMessage,
    #[prop(optional, into)] name: Option<&'static str>,
    #[prop(optional)] is_hidden: bool,
    #[prop(optional, into)] more: Option<crate::draw::Drawn>,
) -> impl IntoView {
    view! {
        <div class="cw-start__error" role="alert" data-cw-error=name hidden=is_hidden>
            <h2 class="cw-start__title">{self::text(title)}</h2>
            <p class="cw-text">{self::text(text)}</p>
            {more}
        </div>
    }
}

#[component]
fn GuideSection(
    /// A part of the guide, with its steps.
    section: Section,
) -> impl IntoView {
    let i18n = use_i18n();
    let steps: Vec<_> = section
        .steps
        .into_iter()
        .map(|step| {
            let title = i18n.guide_text(&step.title);
            view! {
                <h4 class="cw-start__step">{title}</h4>
                <Instructions step />
            }
        })
        .collect();
    view! {
        <section>
            <h3 class="cw-start__section">{i18n.guide_text(&section.title)}</h3>
            <Blocks blocks=section.blocks />
            {steps}
        </section>
    }
}
