//! The scopes that the chosen actions need.

use leptos::prelude::*;

use crate::{
    components::share::CopyButton,
    contexts::{ChosenActions, use_chosen_actions, use_flow, use_i18n},
    draw::{memo, reactive, view},
    i18n::Message,
};

/// The list of scopes, as the provider's own form takes it.
#[component]
pub fn ScopeList() -> impl IntoView {
    let (i18n, ChosenActions(chosen)) = (use_i18n(), use_chosen_actions());
    let config = use_flow().config();
    let scopes = memo(move || {
        let guide = &config.guide;
        chosen.with(|chosen| guide.wanted_scopes(chosen).join(&guide.scope_separator))
    });
    let has_scopes = memo(move || scopes.with(|scopes| !scopes.is_empty()));
    reactive(move || {
        has_scopes.get().then(|| {
            view! {
                <div class="cw-copyable" role="group" aria-label=i18n.text(Message::Scopes)>
                    <pre class="cw-code-block" data-cw-scopes="" tabindex="0" translate="no">
                        {scopes}
                    </pre>
                    <CopyButton />
                </div>
            }
        })
    })
}
