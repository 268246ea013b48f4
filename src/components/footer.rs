//! The foot of the card: help, the brand's legal pages, who stands behind the link, and where the whole guide is.

use flow::guide::StepId;
use leptos::prelude::*;
use settings::Config;

use crate::{
    components::link::ExternalLink,
    contexts::{use_config, use_flow, use_i18n},
    draw::{memo, reactive, view},
    i18n::Message,
};

/// Links to what the brand names; under a partner's brand nothing of the vendor is drawn.
#[component]
pub fn Footer() -> impl IntoView {
    let (i18n, settings, flow) = (use_i18n(), use_config(), use_flow());
    let named = move |read: fn(&Config) -> Option<&str>| {
        settings.memo(move |config| {
            read(config)
                .filter(|_| config.has_footer)
                .map(str::to_owned)
        })
    };
    let vendor_name = named(|config| config.vendor_name.as_deref());
    let vendor = named(|config| {
        let href = config
            .vendor_link
            .as_deref()
            .zip(config.vendor_name.as_deref());
        href.filter(|_| !config.is_vendor_hidden)
            .map(|(href, _)| href)
    });
    let vendor_label = i18n.derive(move |catalogue| {
        let name = vendor_name.get().unwrap_or_default();
        catalogue.fill(Message::Footer, &[("vendor", &name)])
    });
    let is_guide_shown = settings.memo(|config| config.has_footer && !config.is_vendor_hidden);
    // A connector's form has the link beside its fields.
    let guide = memo(move || {
        let link = flow.with(|flow| {
            let details = flow.form()?.details()?;
            let is_form = flow.config().guide.first() == StepId::Check;
            details.connector.support_link.clone().filter(|_| !is_form)
        });
        link.filter(|_| is_guide_shown.get())
    });
    view! {
        <footer class="cw-footer" part="footer">
            <FooterLink
                href=named(|config| config.support_contact.as_deref())
                label=i18n.text(Message::ContactSupport)
            />
            <FooterLink
                href=named(|config| config.privacy_link.as_deref())
                label=i18n.text(Message::Privacy)
            />
            <FooterLink
                href=named(|config| config.terms_link.as_deref())
                label=i18n.text(Message::Terms)
            />
            <FooterLink href=vendor label=vendor_label />
            <FooterLink href=guide label=i18n.text(Message::FullGuide) />
        </footer>
    }
}

/// A link, where it is known where to.
#[component]
fn FooterLink(
    /// The address it leads to.
    href: Memo<Option<String>>,
    /// Its visible text.
    label: Signal<String>,
) -> impl IntoView {
    reactive(move || href.get().map(|href| view! { <ExternalLink href label /> }))
}
