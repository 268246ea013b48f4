//! The inline text of guides: always as text, never as markup.

use flow::{event::Event, guide::StepId, state::FlowState};
use guide::{
    inline::{Inline, Target, parse_inline, plain_runs},
    links::step_at,
};
use leptos::prelude::*;

use crate::{
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
) -> impl IntoView {
    // Drawn anew only if it says something else now: a link in it may have the focus.
    let text = memo(move || text.get());
    reactive(move || text.with(|text| runs(parse_inline(text))))
}

fn runs(runs: Vec<Inline>) -> Vec<Drawn> {
    runs.into_iter().map(run).collect()
}

fn run(run: Inline) -> Drawn {
    match run {
        Inline::Text(text) => draw(text),
        Inline::Strong(inside) => view! { <strong>{runs(inside)}</strong> },
        Inline::Emphasis(inside) => view! { <em>{runs(inside)}</em> },
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

fn link(content: Vec<Inline>, target: Target) -> Drawn {
    match target {
        Target::Address(href) => view! {
            <a class="cw-link" href=href target="_blank" rel="noopener noreferrer">
                {runs(content)}
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
            view! { <span>{runs(content)} {reason}</span> }
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
    let content = runs(content);
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
