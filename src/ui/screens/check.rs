//! The last step: everything entered at a glance, what else the backend asks for, and Connect.

use leptos::{ev::SubmitEvent, prelude::*};

use super::step::{SessionNotice, back_button};
use crate::{
    domain::{
        field::FieldKey,
        session::{Backend, Event, Session},
        validation::check,
    },
    i18n::{Message, sentences},
    ui::{
        components::{actions::Actions, field::ExtraField},
        context::{Context, use_wizard},
    },
};

/// Check and connect.
#[component]
pub fn Check() -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let on_submit = {
        let context = context.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            context.dispatch(Event::ConnectPressed);
        }
    };
    let rows: Vec<_> = context
        .rules
        .guide
        .asking()
        .map(|(field, _)| row(&context, field))
        .collect();
    let back = back_button(&context);
    view! {
        <form class="cw-screen" method="dialog" novalidate on:submit=on_submit>
            <SessionNotice />
            <Summary />
            <h1 class="cw-heading" tabindex="-1" data-cw-heading="">{texts.text(Message::CheckTitle)}</h1>
            <p class="cw-text">{texts.text(Message::CheckIntro)}</p>
            <dl class="cw-answers" part="answers">{rows}</dl>
            <ExtraFields />
            <p class="cw-text cw-text--quiet">{texts.text(Message::CheckRedirect)}</p>
            <Actions>
                {back}
                <button type="submit" class="cw-button cw-button--primary" part="button-primary">
                    {texts.text(Message::Connect)}
                </button>
            </Actions>
        </form>
    }
}

/// One answer, with what is worth knowing of it, and the way to change it. A secret is never shown.
fn row(context: &Context, field: &FieldKey) -> impl IntoView + use<> {
    let texts = context.texts;
    let draft = context.drafts.of(field);
    let rules = context.rules.clone();
    let label = {
        let field = field.clone();
        move || texts.label(&field)
    };
    let value = {
        let (field, draft) = (field.clone(), draft.clone());
        move || {
            draft.with(|text| {
                if text.is_empty() {
                    texts.text(Message::NotEntered)()
                } else if field == FieldKey::ApiKey {
                    texts.text(Message::KeyEntered)()
                } else {
                    text.expose().to_owned()
                }
            })
        }
    };
    let remark = {
        let field = field.clone();
        move || {
            let usable = draft.with(|text| check(&field, text.expose(), &rules.hosts).ok())?;
            let warning = usable.warning?;
            let sentence = texts
                .0
                .with(|catalogue| sentences::remark(catalogue, &field, &warning));
            Some(view! { <span class="cw-field__remark">{sentence}</span> })
        }
    };
    let change_name = {
        let field = field.clone();
        move || {
            let name = texts.label(&field);
            texts
                .0
                .with(|catalogue| catalogue.fill(Message::ChangeField, &[("field", &name)]))
        }
    };
    let on_change = {
        let (context, field) = (context.clone(), field.clone());
        move |_| context.dispatch(Event::ChangePressed(field.clone()))
    };
    view! {
        <div class="cw-answers__row">
            <dt class="cw-answers__label">{label}</dt>
            <dd class="cw-answers__value"><span translate={"no"}>{value}</span>{remark}</dd>
            <dd class="cw-answers__change">
                <button
                    type="button"
                    class="cw-button cw-button--small"
                    aria-label=change_name
                    on:click=on_change
                >
                    {texts.text(Message::Change)}
                </button>
            </dd>
        </div>
    }
}

/// The fields that no step asks for.
#[component]
fn ExtraFields() -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let fields = Memo::new({
        let rules = context.rules.clone();
        move |_| {
            context.wizard.with(|wizard| match &wizard.backend {
                Backend::Known(prepared) => prepared.connector.extra_fields(&rules.field_names),
                _ => Vec::new(),
            })
        }
    });
    move || {
        let fields = fields.get();
        if fields.is_empty() {
            return None;
        }
        let fields: Vec<_> = fields
            .into_iter()
            .map(|(key, field)| view! { <ExtraField key=key field=field /> })
            .collect();
        Some(view! {
            <p class="cw-text">{texts.text(Message::ExtraIntro)}</p>
            {fields}
        })
    }
}

/// The list of what is wrong, where more than one thing is. Each line goes to its field.
#[component]
fn Summary() -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let errors = Memo::new({
        let wizard = context.wizard;
        move |_| {
            wizard.with(|wizard| match &wizard.session {
                Session::Answering { errors, .. } if errors.len() > 1 => errors.clone(),
                _ => Vec::new(),
            })
        }
    });
    let content = move || {
        let errors = errors.get();
        if errors.is_empty() {
            return None;
        }
        let lines: Vec<_> = errors
            .into_iter()
            .map(|error| {
                let context = context.clone();
                let sentence = texts
                    .0
                    .with(|catalogue| sentences::problem(catalogue, &error.problem));
                view! {
                    <li>
                        <button
                            type="button"
                            class="cw-button cw-button--text"
                            on:click=move |_| {
                                context.dispatch(Event::FocusAsked(error.field.clone()));
                            }
                        >
                            {sentence}
                        </button>
                    </li>
                }
            })
            .collect();
        Some(view! {
            <div class="cw-summary" part="summary">
                <h2 class="cw-summary__title">{texts.text(Message::Problems)}</h2>
                <ul class="cw-list">{lines}</ul>
            </div>
        })
    };
    view! { <div role="alert">{content}</div> }
}
