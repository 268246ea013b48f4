//! The account is linked: a popup says so, and the card behind it goes on saying so.

use leptos::{ev, html, prelude::*};

use crate::{
    domain::session::{Account, Confirmation, Event, Session},
    i18n::Message,
    ui::context::{Context, use_wizard},
};

/// The last screen.
#[component]
pub fn Connected(
    /// The account.
    account: Account,
) -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let wizard = context.wizard;
    let is_open = Memo::new(move |_| {
        wizard.with(|wizard| {
            matches!(
                wizard.session,
                Session::Connected {
                    confirmation: Confirmation::Open,
                    ..
                }
            )
        })
    });
    let sentence = linked_sentence(&context, &account);
    let popup = {
        let sentence = sentence.clone();
        move || {
            is_open
                .get()
                .then(|| view! { <Popup sentence=sentence.clone() /> })
        }
    };
    view! {
        <div class="cw-screen cw-screen--connected">
            <div class="cw-success-mark" aria-hidden={"true"}></div>
            <h1 class="cw-heading" tabindex="-1" data-cw-heading="">{texts.text(Message::ConnectedTitle)}</h1>
            <p class="cw-text">{sentence}</p>
            <p class="cw-text">{texts.text(Message::ConnectedDone)}</p>
        </div>
        {popup}
    }
}

fn linked_sentence(
    context: &Context,
    account: &Account,
) -> impl Fn() -> String + Clone + Send + Sync + 'static + use<> {
    let texts = context.texts;
    let company = account.company.clone();
    move || {
        texts.0.with(|catalogue| {
            if company.is_empty() {
                catalogue.text(Message::ConnectedTextPlain)
            } else {
                catalogue.fill(Message::ConnectedText, &[("company", &company)])
            }
        })
    }
}

/// The confirmation: a modal dialog that takes the focus, closes by its button and by Escape, and gives it back.
#[component]
fn Popup(
    /// Names the provider and the company.
    sentence: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    dialog.on_load(move |dialog| {
        // Where there are no modal dialogs, the card behind says the same.
        let _ = dialog.show_modal();
        if let Some(heading) = heading.get_untracked() {
            let _ = heading.focus();
        }
    });
    let close = move |_: ev::MouseEvent| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog
            class="cw-dialog"
            part="dialog"
            node_ref=dialog
            aria-labelledby="cw-dialog-title"
            aria-describedby="cw-dialog-text"
            // By the button, by Escape, or by the browser's own way: one event tells of all.
            on:close=move |_| context.dispatch(Event::ConfirmationClosed)
        >
            <div class="cw-success-mark" aria-hidden={"true"}></div>
            <h2 class="cw-heading" id="cw-dialog-title" tabindex="-1" node_ref=heading>
                {texts.text(Message::ConnectedTitle)}
            </h2>
            <div id="cw-dialog-text">
                <p class="cw-text">{sentence}</p>
                <p class="cw-text">{texts.text(Message::ConnectedNext)}</p>
            </div>
            <div class="cw-actions">
                <button
                    type="button"
                    class="cw-button cw-button--primary"
                    part="button-primary"
                    on:click=close
                >
                    {texts.text(Message::Close)}
                </button>
            </div>
        </dialog>
    }
}
