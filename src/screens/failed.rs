//! The failure, the remedy, and the button for it.

use flow::{
    event::Event,
    failure::{Failure, FailureCode, Remedy},
    state::FlowState,
    update::Flow,
};
use leptos::prelude::*;

use crate::{
    components::{
        actions::Actions,
        button::{Button, ButtonKind},
        decoration::VisuallyHidden,
        heading::Heading,
        link::{ExternalLink, LinkKind},
        live_region::{LiveMessage, LiveRegion, MessageKind, Politeness},
        share::CopyButton,
    },
    contexts::{field_label, use_config, use_dispatch, use_flow, use_i18n},
    draw::{draw, reactive, view},
    i18n::{Message, sentences},
};

/// The last try came to nothing. Everything typed is still there.
#[component]
pub fn FailedScreen() -> impl IntoView {
    let (i18n, flow, dispatch) = (use_i18n(), use_flow(), use_dispatch());
    let failure = flow.with_untracked(failure_of)?;
    let code = failure.code;
    let has_back = flow.with_untracked(Flow::has_back);
    let remedy = Some(code.remedy()).filter(|remedy| {
        // Only the backend knows the fields of some forms.
        !matches!(remedy, Remedy::Correct(field) if flow.config().guide.step_of(field).is_none())
    });
    let back_kind = if remedy.is_none() {
        ButtonKind::Primary
    } else {
        ButtonKind::Plain
    };
    let prefix = i18n.derive(|catalogue| format!("{} ", catalogue.text(Message::ErrorPrefix)));
    let title = {
        let failure = failure.clone();
        i18n.derive(move |catalogue| sentences::failure(catalogue, &failure).0)
    };
    let is_of_form = remedy.is_none();
    let reference = failure.reference;
    Some(view! {
        <div class="cw-screen cw-screen--failed" data-cw-failure=code.as_str()>
            <Heading>
                <VisuallyHidden text=prefix />
                {title}
            </Heading>
            <Advice is_of_form />
            {has_back.then(|| view! { <p class="cw-text">{i18n.text(Message::KeptText)}</p> })}
            {failure.detail.map(|words| view! { <Details words /> })}
            <Facts code reference />
            <Actions>
                {has_back
                    .then(|| {
                        view! {
                            <Button
                                kind=back_kind
                                label=i18n.text(Message::BackToAnswers)
                                on_press=move || dispatch.send(Event::BackPressed)
                            />
                        }
                    })}
                {remedy.map(|remedy| view! { <RemedyButton remedy /> })}
            </Actions>
        </div>
    })
}

fn failure_of(flow: &Flow) -> Option<Failure> {
    match flow.state() {
        FlowState::Failed { failure, .. } => Some(failure.clone()),
        _ => None,
    }
}

/// The advice to the user. Counts down if the backend asked for a wait; not aloud, since that would drown out
/// everything else.
#[component]
fn Advice(
    /// The answers of a form are to be looked at, whose fields only the backend knows.
    is_of_form: bool,
) -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let messages = Memo::new(move |_| {
        let Some(failure) = flow.with(failure_of) else {
            return Vec::new();
        };
        let text = i18n.with(|catalogue| {
            if is_of_form {
                catalogue.text(Message::CheckAnswers)
            } else {
                sentences::failure(catalogue, &failure).1
            }
        });
        vec![LiveMessage::new(MessageKind::Text, text)]
    });
    view! { <LiveRegion messages politeness=Politeness::Off /> }
}

/// The provider's own words.
#[component]
fn Details(
    /// The provider's own words.
    words: String,
) -> impl IntoView {
    view! {
        <details class="cw-details">
            <summary>{use_i18n().text(Message::Details)}</summary>
            <pre class="cw-details__text" tabindex="0">
                {words}
            </pre>
        </details>
    }
}

/// The details that support asks for, and the button that copies them.
#[component]
fn Facts(
    /// The kind of failure.
    code: FailureCode,
    /// By which the backend finds it.
    reference: Option<String>,
) -> impl IntoView {
    let facts = use_i18n().derive(move |catalogue| {
        let code = catalogue.fill(Message::ErrorCode, &[("code", code.as_str())]);
        match &reference {
            Some(reference) => {
                let values = [("reference", reference.as_str())];
                format!("{code}\n{}", catalogue.fill(Message::Reference, &values))
            }
            None => code,
        }
    });
    view! {
        <div class="cw-facts">
            <pre class="cw-text--quiet">{facts}</pre>
            <CopyButton />
        </div>
    }
}

/// The button that does what helps, where we can do it.
#[component]
fn RemedyButton(
    /// The remedy.
    remedy: Remedy,
) -> impl IntoView {
    let (i18n, flow, dispatch) = (use_i18n(), use_flow(), use_dispatch());
    match remedy {
        Remedy::TryAgain => {
            let is_disabled = flow.memo(|flow| flow.seconds_until_retry() > 0);
            view! {
                <Button
                    kind=ButtonKind::Primary
                    label=i18n.text(Message::TryAgain)
                    is_disabled
                    on_press=move || dispatch.send(Event::ConnectPressed)
                />
            }
        }
        Remedy::Correct(field) => {
            let key = field.clone();
            let label = Signal::derive(move || {
                let name = field_label(flow, i18n, &key);
                i18n.with(|catalogue| catalogue.fill(Message::CheckField, &[("field", &name)]))
            });
            view! {
                <Button
                    kind=ButtonKind::Primary
                    label
                    on_press=move || dispatch.send(Event::CorrectPressed(field.clone()))
                />
            }
        }
        // Only somebody else can help: the way to them, where we know it.
        Remedy::NewLink | Remedy::Support => {
            let contact = use_config().memo(|config| config.support_contact.clone());
            reactive(move || match contact.get() {
                Some(href) => {
                    let label = i18n.text(Message::ContactSupport);
                    view! { <ExternalLink kind=LinkKind::PrimaryButton href label /> }
                }
                None => draw(()),
            })
        }
    }
}
