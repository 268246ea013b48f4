//! What the guide says at one step: a paragraph, the clicks to make, and what is good to know.

use flow::guide::{Picture, Step};
use leptos::prelude::*;

use crate::{
    components::{decoration::VisuallyHidden, rich_text::RichText},
    contexts::{use_config, use_i18n},
    draw::{draw, reactive, view},
    i18n::Message,
};

/// A step's instructions, without its title.
#[component]
pub fn Instructions(
    /// The step.
    step: Step,
) -> impl IntoView {
    let i18n = use_i18n();
    let content = (!step.content.is_empty()).then(|| {
        let text = i18n.guide_text(&step.content);
        view! {
            <p class="cw-text">
                <RichText text />
            </p>
        }
    });
    let items: Vec<_> = step
        .list
        .iter()
        .map(|item| {
            let text = i18n.guide_text(item);
            view! {
                <li>
                    <RichText text />
                </li>
            }
        })
        .collect();
    let list = match (items.is_empty(), step.is_ordered) {
        (true, _) => draw(()),
        (false, true) => view! { <ol class="cw-list">{items}</ol> },
        (false, false) => view! { <ul class="cw-list">{items}</ul> },
    };
    view! {
        {content}
        {list}
        {step.picture.map(|picture| view! { <GuidePicture picture /> })}
        {step.note.map(|note| view! { <Note text=note /> })}
    }
}

/// A picture of the guide, or its words where pictures are not shown.
#[component]
fn GuidePicture(
    /// The picture.
    picture: Picture,
) -> impl IntoView {
    let has_pictures = use_config().memo(|config| config.has_pictures);
    reactive(move || {
        let words = picture.words.clone();
        match &picture.address {
            Some(address) if has_pictures.get() => view! {
                <img
                    class="cw-guide-picture"
                    referrerpolicy="no-referrer"
                    src=address.clone()
                    alt=words
                />
            },
            _ => view! { <p class="cw-text cw-text--quiet">{words}</p> },
        }
    })
}

/// What is good to know at a step.
#[component]
fn Note(
    /// What the guide says.
    text: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let prefix = i18n.derive(|catalogue| format!("{}: ", catalogue.text(Message::Note)));
    view! {
        <p class="cw-note">
            <VisuallyHidden text=prefix />
            <RichText text=i18n.guide_text(&text) />
        </p>
    }
}
