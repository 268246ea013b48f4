//! One step: its instructions, the one field they serve, and the way on.

use leptos::prelude::*;

use crate::{
    i18n::Message,
    ui::{
        components::{
            field::field as asked_field,
            handing_on::handoff,
            instructions::instructions,
            notices::{connector_notices, filled_notice, session_notice},
            rich_text::rich_text,
        },
        context::Context,
        element::{Element, PLAIN, PRIMARY, actions, button, element, heading, outside_link},
    },
};
use flow::{
    connector::NoticePlace,
    field::FieldKey,
    fields::validation::validate_field,
    guide::{Guide, Step, StepId},
    session::Event,
    wizard::Wizard,
};

/// A step that asks for a field.
pub fn step_screen(context: &Context, id: StepId) -> Element {
    let texts = context.texts;
    let rules = context.rules();
    let guide = &rules.guide;
    let Some((field, step)) = guide.asked(id) else {
        // The last step asks for no field, and has a screen of its own.
        return element("div", "cw-screen");
    };
    let is_first = id == guide.first();
    let warning = is_first.then(|| warning(context, guide)).flatten();
    let top = is_first.then(|| connector_notices(context, NoticePlace::Top, None));
    let open = (!is_first).then(|| open_provider(context));
    let handoff = is_first.then(|| handoff(context)).flatten();
    let back = context
        .wizard
        .with_untracked(Wizard::has_back)
        .then(|| back_button(context));
    // What is read first on this screen names it.
    let mut parts = step.before.iter().chain([step]);
    let first = parts.next().unwrap_or(step);
    let body = texts
        .0
        .with_untracked(|catalogue| instructions(catalogue, first, context.config.has_pictures));
    let rest = parts.flat_map(|step| reading(context, step));
    form(context, || Event::ContinuePressed)
        .child(session_notice(context))
        .child(heading(texts.guide_text(&first.title)))
        .children(top)
        .children(warning)
        .children(body)
        .children(rest)
        .children(open)
        .child(filled_notice(context))
        .child(asked_field(context, field))
        .child(actions(
            back.into_iter()
                .chain([submit_button(texts.text(Message::Continue))]),
        ))
        .children(handoff)
}

/// What must be known before starting.
pub fn warning(context: &Context, guide: &Guide) -> Option<Element> {
    let texts = context.texts;
    let words = guide.warning.as_deref()?;
    let note = element("p", "cw-note")
        .child(element("strong", "").text(texts.text(Message::BeforeYouStart)))
        .child(element("span", "").parts(rich_text(&texts.guide_text(words))));
    Some(note)
}

/// A part of the guide that asks for nothing.
pub fn reading(context: &Context, step: &Step) -> Vec<Element> {
    let title = element("h2", "cw-subheading").text(context.texts.guide_text(&step.title));
    let body = context
        .texts
        .0
        .with_untracked(|catalogue| instructions(catalogue, step, context.config.has_pictures));
    [title].into_iter().chain(body).collect()
}

/// A form that tells the shell, by its button or by Enter, and sends nothing by itself.
pub fn form(context: &Context, event: fn() -> Event) -> Element {
    let context = context.clone();
    element("form", "cw-screen")
        // `dialog` sends nothing anywhere, even before the program has taken over.
        .attribute("method", "dialog")
        .attribute("novalidate", "")
        .on(
            "submit",
            Box::new(move |submit| {
                submit.prevent_default();
                context.dispatch(event());
            }),
        )
}

/// The button that sends a form on its way.
pub fn submit_button(label: String) -> Element {
    element("button", PRIMARY)
        .attribute("type", "submit")
        .attribute("part", "button-primary")
        .text(label)
}

/// The button that goes one step back and keeps everything.
pub fn back_button(context: &Context) -> Element {
    button(PLAIN, context.texts.text(Message::Back)).dispatches(context, || Event::BackPressed)
}

/// A link to the company's own provider, once the company is known. It carries nothing but the company.
fn open_provider(context: &Context) -> Element {
    let subdomain = context.drafts.of(&FieldKey::Subdomain);
    let texts = context.texts;
    let context = context.clone();
    let address = move || {
        let text = subdomain.get();
        let usable =
            validate_field(&FieldKey::Subdomain, text.expose(), &context.rules().hosts).ok()?;
        let label = usable.value.expose();
        context.wizard.with_untracked(|wizard| {
            Some(context.config.address_of(label, wizard.company_host(label)))
        })
    };
    let link = move |href: String| {
        let label = texts.text(Message::OpenProvider);
        outside_link(PLAIN, &href, label, texts.text(Message::NewTab))
            .attribute("part", "button")
            .child(element("span", "cw-icon-new-tab").attribute("aria-hidden", "true"))
    };
    element("p", "cw-open").live(Box::new(move || address().map(link).into_iter().collect()))
}
