//! The document around a wizard that is the whole page.

use flow::state::FlowState;
use leptos::prelude::*;
use web_sys::Element;

use crate::{
    app::AppState,
    draw::{effect, memo},
    i18n::{Message, sentences},
};

/// Lets a page follow the wizard: its title, which says what a screen reader hears first, and its colour scheme.
pub fn follow(state: &AppState, page: Element) {
    let AppState {
        flow,
        i18n,
        settings,
        ..
    } = *state;
    let title = memo(move || {
        let text = |message| i18n.with(|catalogue| catalogue.text(message));
        let with_error = |title: &str| {
            i18n.with(|catalogue| catalogue.fill(Message::TitleWithError, &[("title", title)]))
        };
        let product = settings.with(|config| config.product_name.clone());
        let title = match product {
            Some(product) => format!("{} – {product}", text(Message::Title)),
            None => text(Message::Title),
        };
        flow.with(|flow| match flow.state() {
            FlowState::Failed { failure, .. } => {
                let sentence = i18n.with(|catalogue| sentences::failure(catalogue, failure).0);
                with_error(&sentence)
            }
            FlowState::Filling { form, step } if !form.errors(*step).is_empty() => {
                with_error(&title)
            }
            _ => title,
        })
    });
    let scheme = settings.memo(|config| config.theme.as_str().to_owned());
    effect({
        let page = page.clone();
        move || {
            if let Some(document) = page.owner_document() {
                document.set_title(&title.get());
            }
        }
    });
    // The name is this program's own, so that it can't be refused.
    effect(move || {
        let _ = page.set_attribute("data-cw-theme", &scheme.get());
    });
}
