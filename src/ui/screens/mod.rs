//! One screen per state of the session.

mod check;
mod connected;
mod connecting;
mod failed;
mod step;

pub use self::{
    check::Check, connected::Connected, connecting::ConnectingScreen, failed::Failed, step::Step,
};

use leptos::prelude::*;

use crate::{
    domain::{
        failure::Failure,
        guide::StepId,
        session::{Account, Connecting, Session},
    },
    ui::{
        components::{footer::Footer, progress::Progress},
        context::use_wizard,
    },
};
use crate::i18n::Message;

/// What decides which screen is drawn. A change of anything else changes parts of a screen and never the whole.
#[derive(Clone, PartialEq)]
enum Screen {
    Step(StepId),
    Connecting { is_sending: bool },
    Connected(Account),
    Failed(Failure),
}

impl Screen {
    fn of(session: &Session) -> Self {
        match session {
            Session::Answering { step, .. } => Self::Step(*step),
            Session::Connecting(Connecting::Preparing) => Self::Connecting { is_sending: false },
            Session::Connecting(Connecting::Sending { .. }) => {
                Self::Connecting { is_sending: true }
            }
            Session::Connected { account, .. } => Self::Connected(account.clone()),
            Session::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

/// The card: the title, where the user is, the screen, and the foot.
#[component]
pub fn Card() -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let wizard = context.wizard;
    let screen = Memo::new(move |_| wizard.with(|wizard| Screen::of(&wizard.session)));
    let progress = move || match screen.get() {
        Screen::Step(step) => Some(view! { <Progress step=step /> }),
        _ => None,
    };
    let content = move || match screen.get() {
        Screen::Step(StepId::Check) => view! { <Check /> }.into_any(),
        Screen::Step(step) => view! { <Step step=step /> }.into_any(),
        Screen::Connecting { is_sending } => {
            view! { <ConnectingScreen is_sending=is_sending /> }.into_any()
        }
        Screen::Connected(account) => view! { <Connected account=account /> }.into_any(),
        Screen::Failed(failure) => view! { <Failed failure=failure /> }.into_any(),
    };
    let language = move || texts.0.with(|catalogue| catalogue.tag.clone());
    let direction = move || {
        texts.0.with(|catalogue| {
            if catalogue.is_right_to_left() {
                "rtl"
            } else {
                "ltr"
            }
        })
    };
    view! {
        <section
            class="cw-card"
            part="card"
            lang=language
            dir=direction
            aria-label=texts.text(Message::Title)
        >
            <header class="cw-header" part="header">
                <p class="cw-header__title">{texts.text(Message::Title)}</p>
                {progress}
            </header>
            {content}
            <Footer />
        </section>
    }
}
