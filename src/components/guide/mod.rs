//! The blocks of a guide, one file for each kind. What they say is data, and drawn as text alone.
//!
//! Those that the built-in guide has not are in a part of the program that comes after the first step.

mod actions;
mod callout;
mod code;
mod list;
mod paragraph;
mod picture;
mod scopes;
mod table;
mod titled;

pub use actions::{ActionChoice, ActionList};

use flow::guide::{Block, Step};
use leptos::prelude::*;

use crate::{
    contexts::{ChosenActions, use_chosen_actions, use_flow, use_i18n},
    draw::{Drawn, draw, memo, reactive, view},
    screens::later::{Later, LaterView},
};

use self::{
    callout::Callout, code::CodeBlock, list::GuideList, paragraph::Paragraph,
    picture::GuidePicture, scopes::ScopeList, table::GuideTable,
};

/// A step's instructions, without its title.
#[component]
pub fn Instructions(
    /// The step.
    step: Step,
) -> impl IntoView {
    view! { <Blocks blocks=step.blocks /> }
}

/// The place of the first of some parts that the chosen actions need; the last one, where they need none.
pub fn first_wanted(parts: Vec<Step>) -> Memo<usize> {
    let (config, ChosenActions(chosen)) = (use_flow().config(), use_chosen_actions());
    memo(move || {
        let wanted = chosen.with(|chosen| config.guide.wanted_scopes(chosen));
        let first = parts.iter().position(|part| part.is_wanted(&wanted));
        first.unwrap_or(parts.len().saturating_sub(1))
    })
}

/// A part of the guide, as long as the chosen actions need it.
#[component]
pub fn Reading(
    /// The part.
    step: Step,
    /// Its title is the heading of the screen.
    #[prop(optional, into)]
    names_screen: Signal<bool>,
) -> impl IntoView {
    let is_wanted = {
        let (step, config) = (step.clone(), use_flow().config());
        let ChosenActions(chosen) = use_chosen_actions();
        memo(move || chosen.with(|chosen| step.is_wanted(&config.guide.wanted_scopes(chosen))))
    };
    let i18n = use_i18n();
    reactive(move || {
        let step = step.clone();
        let has_title = !step.title.is_empty() && !names_screen.get();
        is_wanted.get().then(|| {
            let title = has_title.then(|| {
                let title = i18n.guide_text(&step.title);
                view! { <h2 class="cw-subheading">{title}</h2> }
            });
            view! {
                {title}
                <Instructions step />
            }
        })
    })
}

/// Some blocks, in their order.
#[component]
pub fn Blocks(
    /// The blocks.
    blocks: Vec<Block>,
) -> impl IntoView {
    blocks.into_iter().map(draw_block).collect::<Vec<_>>()
}

fn draw_block(block: Block) -> Drawn {
    match block {
        Block::Paragraph(text) => view! { <Paragraph text /> },
        Block::Heading(title) => {
            let title = use_i18n().guide_text(&title);
            view! { <h3 class="cw-subheading cw-subheading--inner">{title}</h3> }
        }
        Block::List(list) => view! { <GuideList list /> },
        Block::Callout { rank, blocks } => view! { <Callout rank blocks /> },
        other => view! { <Later view=LaterView::Block(other) /> },
    }
}

/// Draws a block that the built-in guide has not; it comes with a part of the program (`screens/later.rs`).
pub fn draw_rare_block(block: Block) -> Drawn {
    match block {
        Block::Picture(picture) => view! { <GuidePicture picture /> },
        Block::Code(code) => view! { <CodeBlock code /> },
        Block::Table(table) => view! { <GuideTable table /> },
        Block::Details(part) => view! { <titled::Details part /> },
        Block::Tabs(parts) => view! { <titled::Tabs parts /> },
        Block::Scopes => view! { <ScopeList /> },
        Block::Paragraph(_) | Block::Heading(_) | Block::List(_) | Block::Callout { .. } => {
            draw(())
        }
    }
}
