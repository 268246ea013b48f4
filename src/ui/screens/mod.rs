//! One screen per state of the session.

mod check;
mod choosing;
mod connected;
mod connecting;
mod failed;
mod step;

use leptos::prelude::*;

use crate::{
    i18n::Message,
    ui::{
        components::{
            footer::footer,
            lines::{Line, worked_out},
            progress::progress,
        },
        context::Context,
        element::{Child, Element, element, paragraph},
    },
};
use flow::{
    guide::StepId,
    session::{Connecting, Session},
};
use settings::Config;

/// What decides which screen is drawn. A change of anything else changes parts of a screen and never the whole. A line, so
/// that it is followed as lines are; it is shown to nobody.
fn screen_of(session: &Session) -> Line {
    let (kind, which) = match session {
        Session::Answering {
            step: StepId::Ask(place),
            ..
        } => ("step", place.to_string()),
        Session::Answering { .. } => ("check", String::new()),
        Session::Opening => ("opening", String::new()),
        Session::Choosing => ("choosing", String::new()),
        Session::Connecting(Connecting::Preparing) => ("preparing", String::new()),
        Session::Connecting(Connecting::Sending { .. }) => ("sending", String::new()),
        Session::Connecting(Connecting::SigningIn { is_blocked, .. }) => (
            if *is_blocked { "blocked" } else { "signing-in" },
            String::new(),
        ),
        Session::Connected { account, .. } => ("connected", account.id.clone()),
        // The same failure twice has another screen between.
        Session::Failed(failure) => ("failed", failure.code.as_str().to_owned()),
    };
    Line::plain(kind, which)
}

fn draw(context: &Context) -> Element {
    context
        .wizard
        .with_untracked(|wizard| match &wizard.session {
            Session::Answering {
                step: StepId::Check,
                ..
            } => check::check_screen(context),
            Session::Answering { step, .. } => step::step_screen(context, *step),
            Session::Opening => connecting::opening_screen(context),
            Session::Choosing => choosing::choosing_screen(context),
            Session::Connecting(Connecting::Preparing) => {
                connecting::connecting_screen(context, false)
            }
            Session::Connecting(Connecting::Sending { .. }) => {
                connecting::connecting_screen(context, true)
            }
            Session::Connecting(Connecting::SigningIn { is_blocked, .. }) => {
                connecting::signing_in_screen(context, *is_blocked)
            }
            Session::Connected { account, .. } => connected::connected_screen(context, account),
            Session::Failed(failure) => failed::failed_screen(context, failure),
        })
}

/// Who speaks: the brand's logo for light and for dark, of which the style shows one, or else its name.
fn with_logo(mut header: Element, config: &Config) -> Element {
    let Some(light) = &config.logo else {
        let name = config.product_name.clone();
        return header.children(name.map(|name| paragraph("cw-header__product", name)));
    };
    let mut picture = |class, address| {
        let picture = element("img", class)
            .attribute("part", "logo")
            .attribute("src", address)
            .attribute("alt", config.logo_alt.as_deref().unwrap_or_default());
        header.0.children.push(Child::Element(picture));
    };
    match &config.logo_dark {
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
    let screen = worked_out(
        context,
        Box::new(|_, wizard| vec![screen_of(&wizard.session)]),
    );
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
                .live(Box::new(move || {
                    // Read, so that it is worked out, and followed.
                    let _ = screen.get();
                    let session = context
                        .wizard
                        .with_untracked(|wizard| match wizard.session {
                            Session::Answering { step, .. } => Some(step),
                            _ => None,
                        });
                    match session {
                        // A form of one screen has no steps to count.
                        Some(step) if context.rules().guide.first() != StepId::Check => {
                            vec![progress(&context, step)]
                        }
                        _ => Vec::new(),
                    }
                }))
        };
        let content = {
            let context = context.clone();
            move || {
                // Read, so that it is worked out, and followed.
                let _ = screen.get();
                vec![draw(&context)]
            }
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
