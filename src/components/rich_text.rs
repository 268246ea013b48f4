//! The inline text of guides: always as text, never as markup.

use flow::{event::Event, guide::StepId, state::FlowState};
use guide::{
    inline::{Inline, Target, parse_inline, plain_runs},
    links::{asks_to_copy, split_address, step_at},
};
use leptos::prelude::*;

use crate::{
    components::share::Copyable,
    contexts::{use_dispatch, use_flow, use_i18n},
    draw::{Drawn, draw, memo, reactive, view},
    i18n::Message,
};

/// A text with its marks drawn.
#[component]
pub fn RichText(
    /// The text, with the marks of guides in it.
    #[prop(into)]
    text: Signal<String>,
    /// An address that the text asks the reader to copy has a button behind it.
    #[prop(optional)]
    can_copy: bool,
) -> impl IntoView {
    // Drawn anew only if it says something else now: a link in it may have the focus.
    let text = memo(move || text.get());
    reactive(move || text.with(|text| runs(parse_inline(text), can_copy && asks_to_copy(text))))
}

fn runs(runs: Vec<Inline>, can_copy: bool) -> Vec<Drawn> {
    runs.into_iter()
        .map(|inline| run(inline, can_copy))
        .collect()
}

fn run(run: Inline, can_copy: bool) -> Drawn {
    match run {
        Inline::Text(text) | Inline::Code(text) if can_copy && split_address(&text).is_some() => {
            with_copies(&text)
        }
        Inline::Text(text) => draw(text),
        Inline::Strong(inside) => view! { <strong>{runs(inside, can_copy)}</strong> },
        Inline::Emphasis(inside) => view! { <em>{runs(inside, can_copy)}</em> },
        // An address or a value to compare: never translated by the browser.
        Inline::Code(text) => view! {
            <code class="cw-code" translate="no">
                {text}
            </code>
        },
        Inline::Break => view! { <br /> },
        Inline::Link { content, target } => link(content, target),
    }
}

/// A text whose addresses are to be copied, each with its button behind it.
fn with_copies(text: &str) -> Drawn {
    let mut drawn = Vec::new();
    let mut rest = text;
    while let Some((before, address, after)) = split_address(rest) {
        if !before.is_empty() {
            drawn.push(draw(before.to_owned()));
        }
        let text = address.to_owned();
        drawn.push(view! { <Copyable text /> });
        rest = after;
    }
    if !rest.is_empty() {
        drawn.push(draw(rest.to_owned()));
    }
    draw(drawn)
}

fn link(content: Vec<Inline>, target: Target) -> Drawn {
    match target {
        Target::Address(href) => view! {
            <a class="cw-link" href=href target="_blank" rel="noopener noreferrer">
                {runs(content, false)}
            </a>
        },
        Target::Anchor(name) => view! { <StepLink name content /> },
        Target::Unprotected(address) => {
            let is_address = plain_runs(&content) == address;
            let reason = use_i18n().derive(move |catalogue| {
                let reason = catalogue.text(Message::UnprotectedLink);
                if is_address {
                    format!(" ({reason})")
                } else {
                    format!(" ({address}, {reason})")
                }
            });
            view! { <span>{runs(content, false)} {reason}</span> }
        }
    }
}

fn is_on(state: &FlowState, step: StepId) -> bool {
    matches!(state, FlowState::Filling { step: shown, .. } if *shown == step)
}

/// A link to another step of the guide. Where that is no other step, its text.
#[component]
fn StepLink(
    /// The anchor that it names.
    name: String,
    /// Its text.
    content: Vec<Inline>,
) -> impl IntoView {
    let (flow, dispatch) = (use_flow(), use_dispatch());
    let config = flow.config();
    let guide = &config.guide;
    let field = step_at(guide, &name)
        .filter(|step| flow.with_untracked(|flow| !is_on(flow.state(), *step)))
        .and_then(|step| guide.field(step).cloned());
    let content = runs(content, false);
    match field {
        Some(field) => view! {
            <button
                class="cw-link cw-link--step"
                type="button"
                on:click=move |_| dispatch.send(Event::ChangePressed(field.clone()))
            >
                {content}
            </button>
        },
        None => view! { <span>{content}</span> },
    }
}
