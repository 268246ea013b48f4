//! The foot of the card: help, the brand's legal pages, who stands behind the link, and where the whole guide is.

use leptos::prelude::*;

use crate::{
    i18n::Message,
    ui::{
        context::Context,
        element::{Element, element, outside_link},
    },
};
use flow::session::Backend;

/// Links to what the brand names; under a partner's brand nothing of the vendor is drawn.
pub fn footer(context: &Context) -> Element {
    let texts = context.texts;
    let config = &context.config;
    let mut footer = element("footer", "cw-footer").attribute("part", "footer");
    if !config.has_footer {
        return footer;
    }
    let links = [
        (config.support_contact.as_deref(), Message::ContactSupport),
        (config.privacy_link.as_deref(), Message::Privacy),
        (config.terms_link.as_deref(), Message::Terms),
    ];
    for (href, message) in links {
        footer = footer.children(href.map(|href| link_to(texts, href, texts.text(message))));
    }
    if config.is_vendor_hidden {
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
    let vendor = config
        .vendor_name
        .as_deref()
        .zip(config.vendor_link.as_deref());
    let vendor = vendor.map(|(name, href)| {
        link_to(
            texts,
            href,
            texts.fill(Message::Footer, &[("vendor", name)]),
        )
    });
    footer.children(vendor).live(Box::new(guide))
}

fn link_to(texts: crate::ui::context::Texts, href: &str, label: String) -> Element {
    outside_link("cw-link", href, label, texts.text(Message::NewTab))
}
