//! What the guide says at one step: a paragraph, the clicks to make, and what is good to know.

use leptos::prelude::*;

use super::rich_text::rich_text;
use crate::{
    domain::guide::Step,
    i18n::{Catalogue, Message},
};

/// Draws a step's instructions, without its title.
pub fn instructions(catalogue: &Catalogue, step: &Step) -> impl IntoView + use<> {
    let paragraph = |text: &str| {
        (!text.is_empty()).then(|| {
            view! { <p class="cw-text">{rich_text(&catalogue.guide_text(text))}</p> }
        })
    };
    let items: Vec<_> = step
        .list
        .iter()
        .map(|item| view! { <li>{rich_text(&catalogue.guide_text(item))}</li> })
        .collect();
    let list = (!items.is_empty()).then(|| {
        if step.is_ordered {
            view! { <ol class="cw-list">{items}</ol> }.into_any()
        } else {
            view! { <ul class="cw-list">{items}</ul> }.into_any()
        }
    });
    let note = step.note.as_deref().map(|text| {
        view! {
            <p class="cw-note">
                <strong class="cw-visually-hidden">{catalogue.text(Message::Note)}": "</strong>
                <span>{rich_text(&catalogue.guide_text(text))}</span>
            </p>
        }
    });
    (paragraph(&step.content), list, note)
}
