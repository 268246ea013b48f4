//! What went wrong, what helps, and the button that does it.

use leptos::prelude::*;

use crate::{
    domain::{
        failure::{Failure, Remedy},
        session::Event,
    },
    i18n::{Message, sentences},
    ui::{
        components::actions::Actions,
        context::{Context, use_wizard},
    },
};

/// The last try came to nothing. Everything typed is still there.
#[component]
pub fn Failed(
    /// What went wrong.
    failure: Failure,
) -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let code = failure.code.as_str();
    let details = failure.detail.clone().map(|words| {
        view! {
            <details class="cw-details">
                <summary>{texts.text(Message::Details)}</summary>
                <pre class="cw-details__text" tabindex={"0"}>{words}</pre>
            </details>
        }
    });
    let code_line = move || {
        texts
            .0
            .with(|catalogue| catalogue.fill(Message::ErrorCode, &[("code", code)]))
    };
    let main = main_button(&context, failure.code.remedy());
    let sentence = move |of: fn((String, String)) -> String| {
        let failure = failure.clone();
        move || {
            texts
                .0
                .with(|catalogue| of(sentences::failure(catalogue, &failure)))
        }
    };
    let title = sentence(|(title, _)| title);
    let text = sentence(|(_, text)| text);
    view! {
        <div class="cw-screen cw-screen--failed" data-cw-failure=code>
            <h1 class="cw-heading" tabindex="-1" data-cw-heading="">
                <span class="cw-visually-hidden">{texts.text(Message::ErrorPrefix)}{" "}</span>
                {title}
            </h1>
            <p class="cw-text">{text}</p>
            <p class="cw-text">{texts.text(Message::KeptText)}</p>
            {details}
            <p class="cw-text cw-text--quiet">{code_line}</p>
            <Actions>
                <button
                    type="button"
                    class="cw-button"
                    part="button"
                    on:click={
                        let context = context.clone();
                        move |_| context.dispatch(Event::BackPressed)
                    }
                >
                    {texts.text(Message::BackToAnswers)}
                </button>
                {main}
            </Actions>
        </div>
    }
}

fn main_button(context: &Context, remedy: Remedy) -> Option<AnyView> {
    let texts = context.texts;
    let (event, label): (Event, Box<dyn Fn() -> String + Send + Sync>) = match remedy {
        Remedy::TryAgain => (
            Event::ConnectPressed,
            Box::new(texts.text(Message::TryAgain)),
        ),
        Remedy::Correct(field) => {
            let event = Event::CorrectPressed(field.clone());
            let label = move || {
                let name = texts.label(&field);
                texts
                    .0
                    .with(|catalogue| catalogue.fill(Message::CheckField, &[("field", &name)]))
            };
            (event, Box::new(label))
        }
        // Only somebody else can help: the way to them, where we know it.
        Remedy::NewLink | Remedy::Support => {
            let href = context.config.support_contact.clone()?;
            let link = view! {
                <a
                    class="cw-button cw-button--primary"
                    part="button-primary"
                    href=href
                    target="_blank"
                    rel="noopener noreferrer"
                >
                    {texts.text(Message::ContactSupport)}
                </a>
            };
            return Some(link.into_any());
        }
    };
    let context = context.clone();
    let button = view! {
        <button
            type="button"
            class="cw-button cw-button--primary"
            part="button-primary"
            on:click=move |_| context.dispatch(event.clone())
        >
            {label}
        </button>
    };
    Some(button.into_any())
}
