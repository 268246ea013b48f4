//! A list: numbered or not, with what belongs to an item in it.

use flow::guide::{Item, List};
use guide::links::addresses_to_copy;
use leptos::prelude::*;

use super::Blocks;
use crate::{
    components::{rich_text::RichText, share::Copyable},
    contexts::use_guide_text,
    draw::view,
};

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
    let addresses: Vec<_> = addresses_to_copy(&item.text)
        .into_iter()
        .map(|text| view! { <Copyable text /> })
        .collect();
    let text = use_guide_text(&item.text);
    view! {
        <li>
            <RichText text />
            {addresses}
            <Blocks blocks=item.blocks />
        </li>
    }
}
