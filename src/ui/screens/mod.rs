//! One screen per state of the session.

mod check;
mod choosing;
mod connected;
mod connecting;
mod failed;
mod step;

use leptos::prelude::*;

use crate::{
    config::Config,
    domain::{
        failure::Failure,
        guide::StepId,
        session::{Account, Connecting, Session},
    },
    i18n::Message,
    ui::{
        components::{footer::footer, progress::progress},
        context::Context,
        element::{Child, Element, element, paragraph},
    },
};

/// What decides which screen is drawn. A change of anything else changes parts of a screen and never the whole.
#[derive(Clone, PartialEq)]
enum Screen {
    Step(StepId),
    Opening,
    Choosing,
    Connecting { is_sending: bool },
    SigningIn { is_blocked: bool },
    Connected(Account),
    Failed(Failure),
}

impl Screen {
    fn of(session: &Session) -> Self {
        match session {
            Session::Answering { step, .. } => Self::Step(*step),
            Session::Opening => Self::Opening,
            Session::Choosing => Self::Choosing,
            Session::Connecting(Connecting::Preparing) => Self::Connecting { is_sending: false },
            Session::Connecting(Connecting::Sending { .. }) => {
                Self::Connecting { is_sending: true }
            }
            Session::Connecting(Connecting::SigningIn { is_blocked, .. }) => Self::SigningIn {
                is_blocked: *is_blocked,
            },
            Session::Connected { account, .. } => Self::Connected(account.clone()),
            Session::Failed(failure) => Self::Failed(failure.clone()),
        }
    }

    fn draw(&self, context: &Context) -> Element {
        match self {
            Self::Step(StepId::Check) => check::check_screen(context),
            Self::Step(step) => step::step_screen(context, *step),
            Self::Opening => connecting::opening_screen(context),
            Self::Choosing => choosing::choosing_screen(context),
            Self::Connecting { is_sending } => connecting::connecting_screen(context, *is_sending),
            Self::SigningIn { is_blocked } => connecting::signing_in_screen(context, *is_blocked),
            Self::Connected(account) => connected::connected_screen(context, account),
            Self::Failed(failure) => failed::failed_screen(context, failure),
        }
    }
}

/// Who speaks: the brand's logo for light and for dark, of which the style shows one, or else its name.
fn with_logo(mut header: Element, config: &Config) -> Element {
    let Some(light) = config.name("logo") else {
        let name = config.name("product-name").map(str::to_owned);
        return header.children(name.map(|name| paragraph("cw-header__product", name)));
    };
    let mut picture = |class, address| {
        let picture = element("img", class)
            .attribute("part", "logo")
            .attribute("src", address)
            .attribute("alt", config.name("logo-alt").unwrap_or_default());
        header.0.children.push(Child::Element(picture));
    };
    match config.name("logo-dark") {
        Some(dark) => {
            picture("cw-logo cw-logo--light", light);
            picture("cw-logo cw-logo--dark", dark);
        }
        None => picture("cw-logo", light),
    }
    header
}

/// The card: the title, where the user is, the screen, and the foot.
pub fn card(context: &Context) -> Element {
    let wizard = context.wizard;
    let screen = Memo::new(move |_| wizard.with(|wizard| Screen::of(&wizard.session)));
    let texts = context.texts;
    let context = context.clone();
    let draw = move || {
        // A new language draws everything anew.
        let (tag, is_right_to_left) = texts
            .0
            .with(|catalogue| (catalogue.tag.clone(), catalogue.is_right_to_left()));
        let header = {
            let context = context.clone();
            let header = element("header", "cw-header").attribute("part", "header");
            with_logo(header, &context.config)
                .child(paragraph("cw-header__title", texts.text(Message::Title)))
                .live(Box::new(move || match screen.get() {
                    // A form of one screen has no steps to count.
                    Screen::Step(step) if context.rules().guide.first() != StepId::Check => {
                        vec![progress(&context, step)]
                    }
                    _ => Vec::new(),
                }))
        };
        let content = {
            let context = context.clone();
            move || vec![screen.get().draw(&context)]
        };
        let card = element("section", "cw-card")
            .attribute("part", "card")
            .attribute("data-cw-theme", context.config.theme.as_str())
            .attribute("lang", &tag)
            .attribute("dir", if is_right_to_left { "rtl" } else { "ltr" })
            .attribute("aria-label", &texts.text(Message::Title))
            .child(header)
            .live(Box::new(content))
            .child(footer(&context));
        vec![card]
    };
    element("div", "cw-root").live(Box::new(draw))
}
