//! The foot of the card: who stands behind the link, and where the whole guide is.

use leptos::prelude::*;

use crate::{
    domain::session::Backend,
    i18n::Message,
    ui::context::use_wizard,
    vendor,
};

/// Names the vendor and links to the whole guide; under a partner's brand nothing of the vendor is drawn.
#[component]
pub fn Footer() -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let is_vendor_hidden = context.config.is_vendor_hidden;
    let vendor = (!is_vendor_hidden).then(|| {
        let sentence = move || {
            texts
                .0
                .with(|catalogue| catalogue.fill(Message::Footer, &[("vendor", vendor::NAME)]))
        };
        view! {
            <a class="cw-link" href=vendor::SITE target="_blank" rel="noopener noreferrer">
                {sentence}
                <span class="cw-visually-hidden">{" "}{texts.text(Message::NewTab)}</span>
            </a>
        }
    });
    let support_link = Memo::new(move |_| {
        context.wizard.with(|wizard| match &wizard.backend {
            Backend::Known(prepared) => prepared.connector.support_link.clone(),
            _ => None,
        })
    });
    let guide = move || {
        support_link
            .get()
            .filter(|_| !is_vendor_hidden)
            .map(|href| {
                view! {
                    <a class="cw-link" href=href target="_blank" rel="noopener noreferrer">
                        {texts.text(Message::FullGuide)}
                        <span class="cw-visually-hidden">{" "}{texts.text(Message::NewTab)}</span>
                    </a>
                }
            })
    };
    view! { <footer class="cw-footer" part="footer">{vendor}{guide}</footer> }
}
