//! One step: its instructions, the one field they serve, and the way on.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    domain::{
        field::FieldKey,
        guide::StepId,
        session::{Backend, Event},
        validation::check,
    },
    i18n::Message,
    ui::{
        components::{
            actions::Actions, field::AskedField, filled_notice::FilledNotice,
            instructions::instructions, rich_text::rich_text,
        },
        context::{Context, use_wizard},
    },
};

/// A step that asks for a field.
#[component]
pub fn Step(
    /// Which step.
    step: StepId,
) -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let rules = context.rules.clone();
    let field = rules.guide.field(step).cloned()?;
    let title = {
        let (rules, field) = (rules.clone(), field.clone());
        move || {
            let title = rules
                .guide
                .asking()
                .find(|(asked, _)| **asked == field)
                .map_or("", |(_, step)| &step.title);
            texts.0.with(|catalogue| catalogue.guide_text(title))
        }
    };
    let body = {
        let field = field.clone();
        move || {
            let (_, step) = rules.guide.asking().find(|(asked, _)| **asked == field)?;
            Some(texts.0.with(|catalogue| instructions(catalogue, step)))
        }
    };
    let on_submit = {
        let context = context.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            context.dispatch(Event::ContinuePressed);
        }
    };
    let back = context.rules.guide.back(step).map(|_| back_button(&context));
    let is_first = step == context.rules.guide.first();
    let open = (!is_first).then(|| open_provider(&context));
    let warning = is_first.then(|| before_you_start(&context));
    Some(view! {
        // `dialog` sends nothing anywhere, even before the program has taken over.
        <form class="cw-screen" method="dialog" novalidate on:submit=on_submit>
            <SessionNotice />
            <h1 class="cw-heading" tabindex="-1" data-cw-heading="">{title}</h1>
            {warning}
            {body}
            {open}
            <FilledNotice />
            <AskedField field=field />
            <Actions>
                {back}
                <button type="submit" class="cw-button cw-button--primary" part="button-primary">
                    {texts.text(Message::Continue)}
                </button>
            </Actions>
        </form>
    })
}

/// The button that goes one step back and keeps everything.
pub fn back_button(context: &Context) -> impl IntoView + use<> {
    let texts = context.texts;
    let context = context.clone();
    view! {
        <button
            type="button"
            class="cw-button"
            part="button"
            on:click=move |_| context.dispatch(Event::BackPressed)
        >
            {texts.text(Message::Back)}
        </button>
    }
}

/// What the guide says before the first step.
fn before_you_start(context: &Context) -> Option<impl IntoView + use<>> {
    let texts = context.texts;
    let warning = context.rules.guide.warning.clone()?;
    let text = move || {
        texts
            .0
            .with(|catalogue| rich_text(&catalogue.guide_text(&warning)))
    };
    Some(view! {
        <p class="cw-note">
            <strong>{texts.text(Message::BeforeYouStart)}</strong>
            <span>{text}</span>
        </p>
    })
}

/// A link to the company's own provider, once the company is known. It carries nothing but the company.
fn open_provider(context: &Context) -> impl IntoView + use<> {
    let texts = context.texts;
    let subdomain = context.drafts.of(&FieldKey::Subdomain);
    let (wizard, rules, config) = (
        context.wizard,
        context.rules.clone(),
        context.config.clone(),
    );
    let address = move || {
        let usable = subdomain
            .with(|text| check(&FieldKey::Subdomain, text.expose(), &rules.hosts).ok())?;
        let label = usable.value.expose();
        wizard.with(|wizard| Some(config.address_of(label, wizard.company_host(label))))
    };
    move || {
        address().map(|href| {
            view! {
                <p class="cw-open">
                    <a class="cw-button cw-button--link" part="button" href=href target="_blank" rel="noopener noreferrer">
                        {texts.text(Message::OpenProvider)}
                        <span class="cw-visually-hidden">{" "}{texts.text(Message::NewTab)}</span>
                        <span class="cw-icon-new-tab" aria-hidden={"true"}></span>
                    </a>
                </p>
            }
        })
    }
}

/// Says early that the session is missing or over, so that nobody hears of it only at the end.
#[component]
pub fn SessionNotice() -> impl IntoView {
    let context = use_wizard();
    let texts = context.texts;
    let message = Memo::new(move |_| {
        context.wizard.with(|wizard| match &wizard.backend {
            Backend::Missing => Some(Message::LinkBroken),
            Backend::Unknown(failure) if failure.code.is_about_the_session() => {
                Some(Message::SessionExpiredText)
            }
            _ => None,
        })
    });
    let notice = move |message: Message| {
        view! { <p class="cw-notice cw-notice--warning" part="notice">{texts.text(message)}</p> }
    };
    view! { <div aria-live="polite">{move || message.get().map(notice)}</div> }
}
