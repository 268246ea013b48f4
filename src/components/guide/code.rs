//! Code and commands.

use leptos::prelude::*;

use crate::{components::share::CopyButton, contexts::use_i18n, draw::view};

/// Code as it is, line ends and all, and the way to copy it.
#[component]
pub fn CodeBlock(
    /// The code.
    code: String,
) -> impl IntoView {
    // A brand may say it in other words; it is never translated by the browser.
    let code = use_i18n().guide_text(&code);
    view! {
        <div class="cw-copyable">
            <pre class="cw-code-block" tabindex="0" translate="no">
                {code}
            </pre>
            <CopyButton />
        </div>
    }
}
