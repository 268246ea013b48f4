//! A list: numbered or not, with what belongs to an item in it.

use flow::guide::{Item, List};
use leptos::prelude::*;

use super::Blocks;
use crate::{components::rich_text::RichText, contexts::use_guide_text, draw::view};

/// A list. One that goes on after a picture begins with the number that it stopped at.
#[component]
pub fn GuideList(
    /// The list.
    list: List,
) -> impl IntoView {
    let items: Vec<_> = list
        .items
        .into_iter()
        .map(|item| view! { <GuideItem item /> })
        .collect();
    match list.start {
        Some(start) => view! {
            <ol class="cw-list" start=(start != 1).then_some(start)>
                {items}
            </ol>
        },
        None => view! { <ul class="cw-list">{items}</ul> },
    }
}

#[component]
fn GuideItem(item: Item) -> impl IntoView {
    let text = use_guide_text(&item.text);
    view! {
        <li>
            <RichText text can_copy=true />
            <Blocks blocks=item.blocks />
        </li>
    }
}
