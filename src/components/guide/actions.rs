//! The choice of what the connection is for, where the provider must allow different things for each.

use flow::{event::Event, guide::Action};
use leptos::prelude::*;

use crate::{
    contexts::{ChosenActions, use_chosen_actions, use_dispatch, use_flow, use_i18n},
    draw::{memo, view},
    i18n::Message,
    screens::later::{Later, LaterView},
};

/// The actions of the guide to choose from. Without a choice, all of them count.
#[component]
pub fn ActionChoice() -> impl IntoView {
    if use_flow().config().guide.actions.is_empty() {
        return None;
    }
    Some(view! { <Later view=LaterView::Actions /> })
}

/// The actions, where there are any.
#[component]
pub fn ActionList() -> impl IntoView {
    let i18n = use_i18n();
    let actions: Vec<_> = use_flow()
        .config()
        .guide
        .actions
        .iter()
        .cloned()
        .map(|action| view! { <ActionBox action /> })
        .collect();
    view! {
        <details class="cw-details" data-cw-actions="">
            <summary>{i18n.text(Message::Actions)}</summary>
            <fieldset class="cw-choice">
                <legend>{i18n.text(Message::ActionsIntro)}</legend>
                {actions}
            </fieldset>
        </details>
    }
}

#[component]
fn ActionBox(action: Action) -> impl IntoView {
    let (ChosenActions(chosen), dispatch) = (use_chosen_actions(), use_dispatch());
    let id = action.id.clone();
    let is_chosen = memo(move || chosen.with(|chosen| chosen.contains(&id)));
    let on_change = move |_| {
        chosen.update(|chosen| {
            let count = chosen.len();
            chosen.retain(|id| *id != action.id);
            if chosen.len() == count {
                chosen.push(action.id.clone());
            }
        });
        dispatch.send(Event::ActionsChosen(chosen.get_untracked()));
    };
    view! {
        <label class="cw-choice__item">
            <input type="checkbox" prop:checked=is_chosen checked=is_chosen on:change=on_change />
            <span>{action.label}</span>
        </label>
    }
}
