//! One step: its instructions, the one field they serve, and the way on.

use flow::{
    connector::NoticePlace,
    event::Event,
    field::FieldKey,
    guide::{Guide, StepId},
    update::Flow,
};
use leptos::prelude::*;

use crate::{
    components::{
        actions::Actions,
        button::{BackButton, SubmitButton},
        field::Field,
        form::Form,
        guide::{ActionChoice, Blocks, Reading, first_wanted},
        heading::Heading,
        link::{ExternalLink, LinkKind},
        notice::{ConnectorNotices, FilledNotice, SessionNotice},
        share::Handoff,
    },
    contexts::{use_config, use_flow, use_i18n},
    draw::{memo, reactive, view},
    i18n::Message,
};

/// A step that asks for a field.
#[component]
pub fn StepScreen(
    /// The step.
    id: StepId,
) -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let config = flow.config();
    let guide = &config.guide;
    // The last step asks for no field, and has a screen of its own.
    let (key, step) = guide.asked(id)?;
    let is_first = id == guide.first();
    let has_back = flow.with_untracked(Flow::has_back);
    // What is read first on this screen names it.
    let parts: Vec<_> = step.before.iter().chain([step]).cloned().collect();
    let titles: Vec<_> = parts.iter().map(|part| part.title.clone()).collect();
    let first = first_wanted(parts.clone());
    let title = i18n.derive(move |catalogue| {
        let title = titles.get(first.get());
        title.map_or_else(String::new, |title| catalogue.guide_text(title))
    });
    // Some guides have dozens of parts before a field. The browser lays out those that are in sight (`guide.css`).
    let is_long = !step.before.is_empty();
    let parts: Vec<_> = (0..)
        .zip(parts)
        .map(|(index, step)| {
            let names_screen = memo(move || first.get() == index);
            let reading = view! { <Reading step names_screen /> };
            if is_long {
                view! { <div class="cw-part">{reading}</div> }
            } else {
                reading
            }
        })
        .collect();
    let warning = is_first.then(|| view! { <BeforeYouStart guide=guide.clone() /> });
    let key = key.clone();
    Some(view! {
        <Form event=Event::ContinuePressed>
            <SessionNotice />
            <Heading>{title}</Heading>
            {is_first.then(|| view! { <ConnectorNotices place=NoticePlace::Top /> })}
            {warning}
            {parts}
            {(!is_first).then(|| view! { <OpenProvider /> })}
            <FilledNotice />
            <Field key />
            <Actions>
                {has_back.then(|| view! { <BackButton /> })}
                <SubmitButton label=i18n.text(Message::Continue) />
            </Actions>
            {is_first.then(|| view! { <Handoff /> })}
        </Form>
    })
}

/// The guide's introduction, if it has one, and the actions to choose from.
#[component]
pub fn BeforeYouStart(
    /// The guide.
    guide: Guide,
) -> impl IntoView {
    let i18n = use_i18n();
    let warning = (!guide.warning.is_empty()).then(|| {
        view! {
            <div class="cw-note" role="note">
                <strong>{i18n.text(Message::BeforeYouStart)}</strong>
                <Blocks blocks=guide.warning />
            </div>
        }
    });
    view! {
        {warning}
        <ActionChoice />
    }
}

/// A link to the company's own provider, once the company is known. It carries nothing but the company.
#[component]
fn OpenProvider() -> impl IntoView {
    let (i18n, flow, settings) = (use_i18n(), use_flow(), use_config());
    let address = flow.memo(move |flow| {
        let form = flow.form()?;
        let subdomain = form.value(&FieldKey::Subdomain)?.value.expose();
        Some(settings.with(|config| config.address_of(subdomain, form.company_host())))
    });
    let link = reactive(move || {
        let label = i18n.text(Message::OpenProvider);
        address
            .get()
            .map(|href| view! { <ExternalLink kind=LinkKind::Button href label /> })
    });
    view! { <p class="cw-open">{link}</p> }
}
