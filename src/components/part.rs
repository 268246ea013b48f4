//! A view that is in a part of the program of its own, and what stands in its place until that part has come.

use flow::effect::Focus;
use futures::FutureExt;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::{
        actions::Actions,
        button::{Button, ButtonKind},
        decoration::{Busy, VisuallyHidden},
        heading::Heading,
    },
    contexts::{use_focus_requests, use_i18n},
    draw::{Drawn, reactive, view},
    i18n::Message,
    parts::{Arrival, PartMissing},
};

/// The progress of loading a part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartState {
    OnItsWay,
    Here,
    Missing,
}

impl From<Result<(), PartMissing>> for PartState {
    fn from(outcome: Result<(), PartMissing>) -> Self {
        match outcome {
            Ok(()) => Self::Here,
            Err(PartMissing) => Self::Missing,
        }
    }
}

/// Fetches a part of the program and draws what is in it. A part that is there is drawn at once; of one that does not
/// come the user is told, with a button that asks for it again.
#[component]
pub fn PartBoundary(
    /// Fetches the part.
    arrive: fn() -> Arrival,
    /// Draws what is in it.
    content: Box<dyn Fn() -> Drawn + Send>,
) -> impl IntoView {
    let state = RwSignal::new(PartState::OnItsWay);
    let fetch = move || {
        let mut arriving = arrive();
        match (&mut arriving).now_or_never() {
            Some(outcome) => state.set(outcome.into()),
            None => spawn_local(async move {
                let outcome = arriving.await;
                // The widget may be gone by now.
                let _ = state.try_set(outcome.into());
            }),
        }
    };
    fetch();
    reactive(move || match state.get() {
        PartState::OnItsWay => view! { <PartOnItsWay /> },
        PartState::Here => content(),
        PartState::Missing => {
            let on_again = move || {
                state.set(PartState::OnItsWay);
                fetch();
            };
            view! { <PartMissingNotice on_again /> }
        }
    })
}

/// The wait for a part, which on a good line nobody sees.
#[component]
fn PartOnItsWay() -> impl IntoView {
    view! {
        <div class="cw-screen" role="status">
            <VisuallyHidden text=use_i18n().text(Message::PartOnItsWay) />
            <Busy />
        </div>
    }
}

/// Says that a part did not come, and that nothing is lost.
#[component]
fn PartMissingNotice(
    /// Asks for it again.
    #[prop(into)]
    on_again: Callback<()>,
) -> impl IntoView {
    let (i18n, focus) = (use_i18n(), use_focus_requests());
    let prefix = i18n.derive(|catalogue| format!("{} ", catalogue.text(Message::ErrorPrefix)));
    let press = move || {
        // What comes next is to be read: what was wanted, or this again.
        focus.ask(Focus::Heading);
        on_again.run(());
    };
    view! {
        <div class="cw-screen cw-screen--failed" data-cw-part-missing="">
            <Heading>
                <VisuallyHidden text=prefix />
                {i18n.text(Message::PartMissingTitle)}
            </Heading>
            <p class="cw-text">{i18n.text(Message::PartMissingText)}</p>
            <p class="cw-text">{i18n.text(Message::KeptText)}</p>
            <Actions>
                <Button kind=ButtonKind::Primary label=i18n.text(Message::TryAgain) on_press=press />
            </Actions>
        </div>
    }
}
