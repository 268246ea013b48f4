//! The last step: everything entered at a glance, what else the backend asks for, and Connect.

use flow::{
    connector::NoticePlace,
    field::FieldKey,
    fields::validation::{Warning, validate_field},
    guide::StepId,
    session::{Backend, Event},
    wizard::Wizard,
};
use leptos::prelude::*;

use super::step::{BeforeYouStart, Reading};
use crate::{
    components::{
        actions::Actions,
        button::{BackButton, Button, ButtonKind, SubmitButton},
        field::{DOTS, Field},
        form::Form,
        heading::Heading,
        link::ExternalLink,
        notice::{ConnectorNotices, ErrorSummary, SessionNotice},
    },
    contexts::{field_label, use_config, use_dispatch, use_drafts, use_flow, use_i18n},
    draw::{draw, reactive, view},
    i18n::{Message, sentences},
};

/// Check and connect. Where no guide of ours leads here, this is the connector's form.
#[component]
pub fn ReviewScreen() -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let rules = flow.rules();
    let is_form = rules.guide.first() == StepId::Check;
    let has_back = flow.with_untracked(Wizard::has_back);
    let closing: Vec<_> = rules
        .guide
        .closing
        .iter()
        .cloned()
        .map(|step| view! { <Reading step /> })
        .collect();
    let (title, top, answers) = if is_form {
        let guide = rules.guide.clone();
        let top = view! {
            <ConnectorNotices place=NoticePlace::Top />
            <BeforeYouStart guide />
            <WholeGuide />
        };
        (Message::Title, top, draw(()))
    } else {
        (Message::CheckTitle, draw(()), view! { <Answers /> })
    };
    view! {
        <Form event=Event::ConnectPressed>
            <SessionNotice />
            <ErrorSummary />
            <Heading>{i18n.text(title)}</Heading>
            {top}
            {closing}
            {answers}
            <ExtraFields />
            <ConnectorNotices place=NoticePlace::Bottom />
            <WhatComesNext is_form />
            <Actions>
                {has_back.then(|| view! { <BackButton /> })}
                <SubmitButton label=i18n.text(Message::Connect) />
            </Actions>
        </Form>
    }
}

/// A link to the provider's whole guide, where there is none of ours.
#[component]
fn WholeGuide() -> impl IntoView {
    let (i18n, flow, settings) = (use_i18n(), use_flow(), use_config());
    let href = Memo::new(move |_| {
        let link = flow.with(|wizard| match &wizard.backend {
            Backend::Known(prepared) => prepared.connector.support_link.clone(),
            _ => None,
        });
        link.filter(|_| settings.with(|config| !config.is_vendor_hidden))
    });
    reactive(move || {
        let label = i18n.text(Message::FullGuide);
        href.get().map(|href| {
            view! {
                <p class="cw-text">
                    <ExternalLink href label />
                </p>
            }
        })
    })
}

/// What a press on Connect leads to, where that needs words.
#[component]
fn WhatComesNext(
    /// This is a connector's form, which ends no guide.
    is_form: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let signs_in = use_flow().memo(|wizard| match &wizard.backend {
        Backend::Known(prepared) => prepared.connector.signs_in,
        _ => false,
    });
    reactive(move || {
        if signs_in.get() {
            view! { <p class="cw-note">{i18n.text(Message::SignInFirst)}</p> }
        } else if is_form {
            draw(())
        } else {
            view! { <p class="cw-text cw-text--quiet">{i18n.text(Message::CheckRedirect)}</p> }
        }
    })
}

/// What was entered, field by field.
#[component]
fn Answers() -> impl IntoView {
    let rules = use_flow().rules();
    let rows: Vec<_> = rules
        .guide
        .asking()
        .map(|(key, _)| view! { <Answer key=key.clone() /> })
        .collect();
    view! {
        <p class="cw-text">{use_i18n().text(Message::CheckIntro)}</p>
        <dl class="cw-answers" part="answers">
            {rows}
        </dl>
    }
}

/// One answer, with what is worth knowing of it, and the way to change it. A secret is never shown.
#[component]
fn Answer(
    /// The field that it answers.
    key: FieldKey,
) -> impl IntoView {
    let (i18n, flow, dispatch) = (use_i18n(), use_flow(), use_dispatch());
    let draft = use_drafts().of(&key);
    let label = {
        let key = key.clone();
        Signal::derive(move || field_label(flow, i18n, &key))
    };
    let change = Signal::derive(move || {
        let label = label.get();
        i18n.with(|catalogue| catalogue.fill(Message::ChangeField, &[("field", &label)]))
    });
    let shown = {
        let (key, draft) = (key.clone(), draft.clone());
        Signal::derive(move || {
            let (is_secret, ending) = flow.with(|wizard| {
                let field = wizard.field(&key);
                let is_secret =
                    key == FieldKey::ApiKey || field.is_some_and(|field| field.is_secret);
                (is_secret, field.and_then(|field| field.kept.clone()))
            });
            draft.with(|text| match (text.is_empty(), ending) {
                (true, Some(ending)) => format!("{DOTS}{ending}"),
                (true, None) => i18n.with(|catalogue| catalogue.text(Message::NotEntered)),
                (false, _) if is_secret => {
                    i18n.with(|catalogue| catalogue.text(Message::KeyEntered))
                }
                (false, _) => text.expose().to_owned(),
            })
        })
    };
    let warning = {
        let key = key.clone();
        Memo::new(move |_| {
            let rules = flow.rules();
            let usable = draft.with(|text| validate_field(&key, text.expose(), &rules.hosts));
            usable.ok()?.warning
        })
    };
    let remark = {
        let key = key.clone();
        reactive(move || warning.get().map(|warning| remark(&key, warning)))
    };
    view! {
        <div class="cw-answers__row">
            <dt class="cw-answers__label">{label}</dt>
            <dd class="cw-answers__value">
                <span translate="no">{shown}</span>
                {remark}
            </dd>
            <dd class="cw-answers__change">
                <Button
                    kind=ButtonKind::Small
                    label=i18n.text(Message::Change)
                    name=change
                    on_press=move || dispatch.send(Event::ChangePressed(key.clone()))
                />
            </dd>
        </div>
    }
}

fn remark(key: &FieldKey, warning: Warning) -> impl IntoView + use<> {
    let key = key.clone();
    let text = use_i18n().derive(move |catalogue| sentences::remark(catalogue, &key, &warning));
    view! { <span class="cw-field__remark">{text}</span> }
}

/// The fields that no step asks for, once the backend has named them.
#[component]
fn ExtraFields() -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let is_form = flow.rules().guide.first() == StepId::Check;
    let fields = flow.memo(|wizard| {
        let fields = wizard.extra_fields().into_iter();
        fields.map(|(key, _)| key).collect::<Vec<_>>()
    });
    let has_intro = Memo::new(move |_| !is_form && fields.with(|fields| !fields.is_empty()));
    let intro = reactive(move || {
        has_intro
            .get()
            .then(|| view! { <p class="cw-text">{i18n.text(Message::ExtraIntro)}</p> })
    });
    view! {
        <div class="cw-screen">
            {intro}
            <For each=move || fields.get() key=FieldKey::clone let(key)>
                <Field key />
            </For>
        </div>
    }
}
