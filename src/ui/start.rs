//! What stands in the built page before, and without, the program: the first step, the whole guide to read, and a
//! sentence for each thing that can keep the program from starting.
//!
//! Only the prerender program draws this; nothing of it is in what the browser loads as code.

use super::{
    components::{instructions::instructions, rich_text::rich_text},
    element::{Element, PRIMARY, button, element, paragraph},
};
use crate::i18n::{Catalogue, start::StartMessage};
use flow::guide::{Guide, Section};

/// The part of the page that the program takes away once it runs.
pub fn start(guide: &Guide, catalogue: &Catalogue) -> Element {
    let troubles = StartMessage::TROUBLES
        .into_iter()
        .map(|(name, title, text)| trouble(catalogue, name, title, text));
    let no_script = notice(
        catalogue,
        StartMessage::NoScriptTitle,
        StartMessage::NoScript,
    );
    let no_script = element("noscript", "").child(no_script);
    let warning = guide
        .warning
        .as_deref()
        .map(|text| element("p", "cw-note").parts(rich_text(&catalogue.guide_text(text))));
    let title = catalogue.guide_text(StartMessage::Guide.english());
    let guide = element("article", "cw-start__guide")
        .child(element("h2", "cw-start__title").text(title))
        .children(warning)
        .children(
            guide
                .sections
                .iter()
                .map(|section| part(catalogue, section)),
        );
    element("div", "")
        .children(troubles)
        .child(no_script)
        .child(guide)
}

fn notice(catalogue: &Catalogue, title: StartMessage, text: StartMessage) -> Element {
    let title = catalogue.guide_text(title.english());
    element("div", "cw-start__trouble")
        .attribute("role", "alert")
        .child(element("h2", "cw-start__title").text(title))
        .child(paragraph("cw-text", catalogue.guide_text(text.english())))
}

fn trouble(catalogue: &Catalogue, name: &str, title: StartMessage, text: StartMessage) -> Element {
    let notice = notice(catalogue, title, text).attribute("data-cw-trouble", name);
    match name {
        // Without any script nobody can show a notice: this one shows itself after a while, by its style alone.
        "waiting" => notice,
        "crashed" => {
            let again = button(PRIMARY, catalogue.guide_text(StartMessage::Again.english()));
            notice
                .attribute("hidden", "")
                .child(again.attribute("data-cw-restart", ""))
        }
        "settings" => notice
            .attribute("hidden", "")
            .child(element("pre", "cw-details__text").attribute("data-cw-details", "")),
        _ => notice.attribute("hidden", ""),
    }
}

fn part(catalogue: &Catalogue, section: &Section) -> Element {
    let title = catalogue.guide_text(&section.title);
    let mut part = element("section", "").child(element("h3", "cw-start__section").text(title));
    if !section.content.is_empty() {
        let content = rich_text(&catalogue.guide_text(&section.content));
        part = part.child(element("p", "cw-text").parts(content));
    }
    for step in &section.steps {
        let title = catalogue.guide_text(&step.title);
        part = part
            .child(element("h4", "cw-start__step").text(title))
            .children(instructions(catalogue, step, false));
    }
    part
}
