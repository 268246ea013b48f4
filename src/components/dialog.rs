//! A dialog over the card.

use flow::effect::Focus;
use leptos::{html, prelude::*};

use crate::{
    components::{
        actions::Actions,
        button::{Button, ButtonKind},
        decoration::SuccessMark,
        focus::focus_on_request,
    },
    draw::{Children, view},
};

/// A modal dialog, which opens when the flow asks for its focus. It closes by its button and by Escape, and one callback
/// tells of both. Where a browser has no modal dialogs it stays closed: the card behind it must say the same.
#[component]
pub fn Dialog(
    /// Its heading, which has the focus at first.
    #[prop(into)]
    title: Signal<String>,
    /// The text of its button.
    #[prop(into)]
    close_label: Signal<String>,
    /// Called once it is closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    focus_on_request(Focus::Popup, move || {
        // Refused where it is open already.
        let _ = dialog.get()?.show_modal();
        heading.get().map(Into::into)
    });
    let close = move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.close();
        }
    };
    view! {
        <dialog
            class="cw-dialog"
            part="dialog"
            data-cw-dialog=""
            aria-labelledby="cw-dialog-title"
            aria-describedby="cw-dialog-text"
            node_ref=dialog
            on:close=move |_| {
                on_close.try_run(());
            }
        >
            <SuccessMark />
            <h2
                class="cw-heading"
                id="cw-dialog-title"
                tabindex="-1"
                data-cw-dialog-title=""
                node_ref=heading
            >
                {title}
            </h2>
            <div class="cw-dialog__text" id="cw-dialog-text">
                {children.draw()}
            </div>
            <Actions>
                <Button kind=ButtonKind::Primary label=close_label on_press=close />
            </Actions>
        </dialog>
    }
}
