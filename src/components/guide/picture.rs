//! A picture of the guide, or its words where pictures are not shown.

use flow::guide::Picture;
use leptos::prelude::*;

use crate::{
    contexts::{use_config, use_i18n},
    draw::{reactive, view},
};

/// A picture. It is asked for only where the host allows that.
#[component]
pub fn GuidePicture(
    /// The picture.
    picture: Picture,
) -> impl IntoView {
    let has_pictures = use_config().memo(|config| config.has_pictures);
    let words = use_i18n().guide_text(&picture.words);
    reactive(move || match &picture.address {
        Some(address) if has_pictures.get() => view! {
            <img
                class="cw-guide-picture"
                loading="lazy"
                referrerpolicy="no-referrer"
                src=address.clone()
                alt=words
            />
        },
        _ => view! { <p class="cw-text cw-text--quiet cw-guide-words">{words}</p> },
    })
}
