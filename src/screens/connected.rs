//! The account is linked: a dialog says so, and the card behind it goes on saying so.

use flow::{
    event::Event,
    state::{Confirmation, FlowState},
};
use leptos::prelude::*;

use crate::{
    components::{decoration::SuccessMark, dialog::Dialog, heading::Heading},
    contexts::{use_dispatch, use_flow, use_i18n},
    draw::{reactive, view},
    i18n::Message,
};

/// The last screen.
#[component]
pub fn ConnectedScreen() -> impl IntoView {
    let (i18n, flow, dispatch) = (use_i18n(), use_flow(), use_dispatch());
    let company = flow.with_untracked(|flow| match flow.state() {
        FlowState::Connected { account, .. } => account.company.clone(),
        _ => String::new(),
    });
    let sentence = i18n.derive(move |catalogue| {
        if company.is_empty() {
            catalogue.text(Message::ConnectedTextPlain)
        } else {
            catalogue.fill(Message::ConnectedText, &[("company", &company)])
        }
    });
    let is_open = flow.memo(|flow| {
        matches!(
            flow.state(),
            FlowState::Connected {
                confirmation: Confirmation::Open,
                ..
            }
        )
    });
    let title = i18n.text(Message::ConnectedTitle);
    let confirmation = reactive(move || {
        is_open.get().then(|| {
            view! {
                <Dialog
                    title
                    close_label=i18n.text(Message::Close)
                    on_close=move || dispatch.send(Event::ConfirmationClosed)
                >
                    <p class="cw-text">{sentence}</p>
                    <p class="cw-text">{i18n.text(Message::ConnectedNext)}</p>
                </Dialog>
            }
        })
    });
    view! {
        <div class="cw-screen cw-screen--connected">
            <SuccessMark />
            <Heading>{title}</Heading>
            <p class="cw-text">{sentence}</p>
            <p class="cw-text">{i18n.text(Message::ConnectedDone)}</p>
            {confirmation}
        </div>
    }
}
