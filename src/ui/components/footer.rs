//! The foot of the card: who stands behind the link, and where the whole guide is.

use leptos::prelude::*;

use crate::{
    domain::session::Backend,
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, element, outside_link},
    },
    vendor,
};

/// Names the vendor and links to the whole guide; under a partner's brand nothing of the vendor is drawn.
pub fn footer(context: &Context) -> Element {
    let texts = context.texts;
    let footer = element("footer", "cw-footer").attribute("part", "footer");
    if context.config.is_vendor_hidden {
        return footer;
    }
    let wizard = context.wizard;
    let guide = move || {
        let link = wizard.with(|wizard| match &wizard.backend {
            Backend::Known(prepared) => prepared.connector.support_link.clone(),
            _ => None,
        });
        let link = link.map(|href| link_to(texts, &href, texts.text(Message::FullGuide)));
        link.into_iter().collect()
    };
    let sentence = texts.fill(Message::Footer, &[("vendor", vendor::NAME)]);
    footer
        .child(link_to(texts, vendor::SITE, sentence))
        .live(Box::new(guide))
}

fn link_to(texts: crate::ui::context::Texts, href: &str, label: String) -> Element {
    outside_link("cw-link", href, label, texts.text(Message::NewTab))
}
