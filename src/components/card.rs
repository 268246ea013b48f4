//! The card: the title, where the user is, the screen, and the foot.

use leptos::prelude::*;

use crate::{
    components::{footer::Footer, progress::Progress},
    contexts::{use_config, use_flow, use_i18n},
    draw::{draw, reactive, view},
    i18n::Message,
    screens::{CurrentScreen, ScreenKey},
};

/// The card.
#[component]
pub fn Card() -> impl IntoView {
    let (i18n, settings) = (use_i18n(), use_config());
    let screen = use_flow().memo(ScreenKey::of);
    let step = Memo::new(move |_| screen.with(ScreenKey::counted_step));
    let direction = move || {
        let is_right_to_left = i18n.with(|catalogue| catalogue.is_right_to_left());
        if is_right_to_left { "rtl" } else { "ltr" }
    };
    view! {
        <section
            class="cw-card"
            part="card"
            data-cw-theme=move || settings.with(|config| config.theme.as_str())
            lang=i18n.derive(|catalogue| catalogue.tag.clone())
            dir=direction
            aria-label=i18n.text(Message::Title)
        >
            <header class="cw-header" part="header">
                <Brand />
                <p class="cw-header__title">{i18n.text(Message::Title)}</p>
                {reactive(move || step.get().map(|step| view! { <Progress step /> }))}
            </header>
            <CurrentScreen screen />
            <Footer />
        </section>
    }
}

/// The brand's logo for light and for dark, of which the style shows one; its name if it has no logo.
#[component]
fn Brand() -> impl IntoView {
    let brand = use_config().memo(|config| {
        [
            config.logo.clone(),
            config.logo_dark.clone(),
            config.logo_alt.clone(),
            config.product_name.clone(),
        ]
    });
    reactive(move || {
        let [light, dark, words, name] = brand.get();
        let words = words.unwrap_or_default();
        match (light, dark) {
            (None, _) => draw(name.map(|name| view! { <p class="cw-header__product">{name}</p> })),
            (Some(src), None) => view! { <Logo class="cw-logo" src words /> },
            (Some(light), Some(dark)) => view! {
                <Logo class="cw-logo cw-logo--light" src=light words=words.clone() />
                <Logo class="cw-logo cw-logo--dark" src=dark words />
            },
        }
    })
}

/// A logo.
#[component]
fn Logo(
    /// Says for which colour scheme it is.
    class: &'static str,
    /// The address of the picture.
    src: String,
    /// The alternative text.
    words: String,
) -> impl IntoView {
    view! { <img class=class part="logo" src=src alt=words /> }
}
