//! Text to hand on to somebody else: details of a failure, and instructions for whoever has the rights. Never a secret.

use leptos::{html, prelude::*};

use crate::{
    components::{button::ButtonKind, link::ExternalLink},
    contexts::{use_config, use_flow, use_i18n},
    draw::{reactive, view},
    i18n::Message,
};

/// A button that puts the text before it on the clipboard, and then says so: by `web/handoff.js`, which is fetched when it
/// is pressed.
#[component]
pub fn CopyButton() -> impl IntoView {
    let i18n = use_i18n();
    let kind = ButtonKind::Small;
    view! {
        <button
            class=kind.class()
            type="button"
            part=kind.part()
            aria-live="polite"
            data-cw-copy=i18n.text(Message::Copied)
            data-cw-selected=i18n.text(Message::CopyByHand)
        >
            {i18n.text(Message::Copy)}
        </button>
    }
}

/// A text to copy, and the button that does it.
#[component]
pub fn Copyable(
    /// The text.
    text: String,
) -> impl IntoView {
    view! {
        <span class="cw-copyable cw-copyable--inline">
            <code class="cw-code" translate="no">
                {text}
            </code>
            <CopyButton />
        </span>
    }
}

/// For somebody who may not do what the guide asks: all of it as plain text for whoever may, and the host's own link. The
/// text is written by `web/handoff.js`, which is fetched when this is opened.
#[component]
pub fn Handoff() -> impl IntoView {
    let (i18n, settings) = (use_i18n(), use_config());
    // The guides of other connectors may come from the backend, and then stand in no file.
    if use_flow().config().field_names.names.is_empty() {
        return None;
    }
    let link = settings.memo(|config| config.handoff_link.clone());
    let link = reactive(move || {
        let label = i18n.text(Message::HandoffLink);
        link.get().map(|href| view! { <ExternalLink href label /> })
    });
    let details = NodeRef::<html::Details>::new();
    let text = NodeRef::<html::Pre>::new();
    // In another language it is written anew, when it is opened again.
    Effect::new(move |before: Option<String>| {
        let tag = i18n.with(|catalogue| catalogue.tag.clone());
        if before.is_some_and(|before| before != tag)
            && let (Some(details), Some(text)) = (details.get(), text.get())
        {
            details.set_open(false);
            text.set_text_content(None);
        }
        tag
    });
    Some(view! {
        <details
            class="cw-details"
            data-cw-handoff=i18n.derive(|catalogue| catalogue.provider.clone())
            node_ref=details
        >
            <summary>{i18n.text(Message::Handoff)}</summary>
            <p class="cw-text">{i18n.text(Message::HandoffText)}</p>
            {link}
            <pre class="cw-details__text" tabindex="0" node_ref=text></pre>
            <CopyButton />
        </details>
    })
}
