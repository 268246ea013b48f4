//! The last step: everything entered at a glance, what else the backend asks for, and Connect.

use flow::{
    connector::NoticePlace, event::Event, field::FieldKey, fields::validation::Warning,
    form::FieldState, guide::StepId, update::Flow,
};
use leptos::prelude::*;

use super::step::BeforeYouStart;
use crate::{
    components::{
        actions::Actions,
        button::{BackButton, Button, ButtonKind, SubmitButton},
        field::{DOTS, Field},
        form::Form,
        guide::Reading,
        heading::Heading,
        link::ExternalLink,
        notice::{ConnectorNotices, ErrorSummary, SessionNotice},
    },
    contexts::{field_label, use_config, use_dispatch, use_flow, use_i18n},
    draw::{draw, memo, reactive, view},
    i18n::{Message, sentences},
};

/// Check and connect. Where no guide of ours leads here, this is the connector's form.
#[component]
pub fn ReviewScreen() -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let config = flow.config();
    let is_form = config.guide.first() == StepId::Check;
    let has_back = flow.with_untracked(Flow::has_back);
    let closing: Vec<_> = config
        .guide
        .closing
        .iter()
        .cloned()
        .map(|step| view! { <Reading step /> })
        .collect();
    let (title, top, answers) = if is_form {
        let guide = config.guide.clone();
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
    let href = memo(move || {
        let link = flow.with(|flow| flow.form()?.details()?.connector.support_link.clone());
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

/// Says what a press on Connect leads to, where that needs words.
#[component]
fn WhatComesNext(
    /// This is a connector's form, which ends no guide.
    is_form: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let signs_in = use_flow().memo(|flow| {
        let details = flow.form().and_then(|form| form.details());
        details.is_some_and(|details| details.connector.signs_in)
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

/// The user's answers, field by field.
#[component]
fn Answers() -> impl IntoView {
    let config = use_flow().config();
    let rows: Vec<_> = config
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
    let label = {
        let key = key.clone();
        Signal::derive(move || field_label(flow, i18n, &key))
    };
    let change = Signal::derive(move || {
        let label = label.get();
        i18n.with(|catalogue| catalogue.fill(Message::ChangeField, &[("field", &label)]))
    });
    let shown = {
        let key = key.clone();
        let shown = flow.memo(move |flow| shown(flow, &key));
        Signal::derive(move || match shown.get() {
            Shown::Text(text) => text,
            Shown::Sentence(message) => i18n.with(|catalogue| catalogue.text(message)),
        })
    };
    let warning = {
        let key = key.clone();
        flow.memo(move |flow| flow.form()?.value(&key)?.warning.clone())
    };
    let warning_text = {
        let key = key.clone();
        reactive(move || warning.get().map(|warning| warning_text(&key, warning)))
    };
    view! {
        <div class="cw-answers__row">
            <dt class="cw-answers__label">{label}</dt>
            <dd class="cw-answers__value">
                <span translate="no">{shown}</span>
                {warning_text}
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

/// The displayed form of an answer.
#[derive(Clone, PartialEq)]
enum Shown {
    /// The answer itself, or the end of a secret that is kept.
    Text(String),
    /// A sentence in its place.
    Sentence(Message),
}

fn shown(flow: &Flow, key: &FieldKey) -> Shown {
    let Some(form) = flow.form() else {
        return Shown::Sentence(Message::NotEntered);
    };
    if let FieldState::Saved { suffix } = form.state(key) {
        return Shown::Text(format!("{DOTS}{suffix}"));
    }
    let text = form.text(key);
    let described = form.described(key);
    if text.is_empty() {
        // A secret that was to be replaced, and was not, stays.
        match described.and_then(|field| field.saved_secret_suffix.as_ref()) {
            Some(suffix) => Shown::Text(format!("{DOTS}{suffix}")),
            None => Shown::Sentence(Message::NotEntered),
        }
    } else if *key == FieldKey::ApiKey || described.is_some_and(|field| field.is_secret) {
        Shown::Sentence(Message::KeyEntered)
    } else {
        let words = described.map_or(text, |field| field.words_for(text));
        Shown::Text(words.to_owned())
    }
}

fn warning_text(key: &FieldKey, warning: Warning) -> impl IntoView + use<> {
    let key = key.clone();
    let text = use_i18n().derive(move |catalogue| sentences::warning(catalogue, &key, &warning));
    view! { <span class="cw-field__warning">{text}</span> }
}

/// The fields that no step asks for, once the backend has named them.
#[component]
fn ExtraFields() -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let is_form = flow.config().guide.first() == StepId::Check;
    let fields = flow.memo(|flow| {
        let fields = flow
            .form()
            .map(|form| form.extra_fields())
            .unwrap_or_default();
        fields.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
    });
    let has_intro = memo(move || !is_form && fields.with(|fields| !fields.is_empty()));
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
