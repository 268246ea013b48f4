//! The steps of a page.

use flow::guide::{Block, Step};

use super::{Reader, scopes_of};
use crate::guide::{
    blocks,
    markdown::Piece,
    marks::title,
    tree::{Element, Node},
};

impl Reader<'_> {
    pub(super) fn steps(&mut self, element: &Element<'_>) {
        let mut number = 0;
        for node in &element.children {
            match node {
                Node::Element(inner) if inner.tag.name == "Step" => {
                    number += 1;
                    self.add_step(inner, number);
                }
                Node::Element(inner) => {
                    let line = inner.tag.line;
                    self.report
                        .warn(line, "something other than a step stands among the steps");
                    let pieces = blocks::read(std::slice::from_ref(node), self.site, self.report);
                    let more = blocks::only_blocks(pieces, self.site, self.report);
                    self.add_to_last_step(more, line);
                }
                Node::Text(text, line) if !text.trim().is_empty() => {
                    self.report.warn(*line, "a text stands among the steps");
                    let more = blocks::read_text(text, *line, self.site, self.report);
                    self.add_to_last_step(more, *line);
                }
                Node::Text(..) => {}
            }
        }
    }

    fn add_to_last_step(&mut self, blocks: Vec<Block>, line: usize) {
        let last = self
            .drafts
            .last_mut()
            .and_then(|draft| draft.section.steps.last_mut());
        match last {
            Some(step) => step.blocks.extend(blocks),
            None => blocks.into_iter().for_each(|block| self.block(block, line)),
        }
    }

    pub(super) fn add_step(&mut self, element: &Element<'_>, number: usize) {
        let mut step = self.step(element);
        let line = element.tag.line;
        if step.title.is_empty() {
            // Its own first heading, or the number that the page shows beside it.
            if let Some(Block::Heading(title)) = step.blocks.first() {
                step.title.clone_from(title);
                step.blocks.remove(0);
            } else {
                self.report
                    .warn(line, "a step has no title: it goes by its number");
                step.title = format!("Step {number}");
            }
        }
        if self.drafts.is_empty() {
            self.go_on(line);
        }
        if let Some(draft) = self.drafts.last_mut() {
            draft.section.steps.push(step);
            draft.step_lines.push(line);
        }
    }

    fn step(&mut self, element: &Element<'_>) -> Step {
        let id = element.attribute("id").map(|id| guide::inline::anchor(&id));
        let mut step = Step {
            title: element
                .attribute("title")
                .map(|text| title(&text))
                .unwrap_or_default(),
            scopes: scopes_of(element),
            anchors: id.into_iter().collect(),
            ..Step::default()
        };
        let mut shows = shows_scopes(element);
        self.fill(&mut step, element, &mut shows);
        if shows {
            step.blocks.push(Block::Scopes);
        }
        step
    }

    fn fill(&mut self, step: &mut Step, element: &Element<'_>, shows: &mut bool) {
        for piece in blocks::read(&element.children, self.site, self.report) {
            match piece {
                Piece::Element(inner) if inner.attribute("data-guide-step").is_some() => {
                    step.scopes.extend(scopes_of(inner));
                    *shows |= shows_scopes(inner);
                    self.fill(step, inner, shows);
                }
                Piece::Element(inner)
                    if inner.attribute("data-guides-scope-selector").is_some() =>
                {
                    self.selector(inner);
                }
                other => {
                    step.blocks
                        .extend(blocks::only_blocks(vec![other], self.site, self.report))
                }
            }
        }
    }
}

/// The words for on were never seen; empty is off.
fn shows_scopes(element: &Element<'_>) -> bool {
    let flag = element.attribute("data-guide-display-scopes-list");
    flag.is_some_and(|flag| !matches!(flag.trim(), "" | "false" | "0"))
}
