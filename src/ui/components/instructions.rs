//! What the guide says at one step: a paragraph, the clicks to make, and what is good to know.

use super::rich_text::rich_text;
use crate::{
    i18n::{Catalogue, Message},
    ui::element::{Element, element, unseen},
};
use flow::guide::Step;

/// Draws a step's instructions, without its title.
pub fn instructions(catalogue: &Catalogue, step: &Step, has_pictures: bool) -> Vec<Element> {
    let mut parts = Vec::new();
    let rich = |text: &str| rich_text(&catalogue.guide_text(text));
    if !step.content.is_empty() {
        parts.push(element("p", "cw-text").parts(rich(&step.content)));
    }
    if !step.list.is_empty() {
        let tag = if step.is_ordered { "ol" } else { "ul" };
        let items = step
            .list
            .iter()
            .map(|item| element("li", "").parts(rich(item)));
        parts.push(element(tag, "cw-list").children(items));
    }
    if let Some(picture) = &step.picture {
        parts.push(match &picture.address {
            Some(address) if has_pictures => element("img", "cw-guide-picture")
                .attribute("referrerpolicy", "no-referrer")
                .attribute("src", address)
                .attribute("alt", &picture.words),
            _ => element("p", "cw-text cw-text--quiet").text(picture.words.clone()),
        });
    }
    if let Some(note) = &step.note {
        let prefix = [&catalogue.text(Message::Note), ": "].concat();
        parts.push(
            element("p", "cw-note")
                .child(unseen(prefix))
                .parts(rich(note)),
        );
    }
    parts
}
