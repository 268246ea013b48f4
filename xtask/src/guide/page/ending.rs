//! The parts of a page that are not the guide: the vendor's own form, and all that comes after.

use flow::guide::{Section, Step};

use super::{Draft, Reader};
use crate::guide::{
    imported::{Imported, has_vendor, names_vendor},
    link_part,
    marks::numbered,
};

impl Reader<'_> {
    /// Takes the vendor's own form out, with all that comes after the guide.
    pub(super) fn finish(mut self) -> Imported {
        let mut dropped: Option<u8> = None;
        for mut draft in std::mem::take(&mut self.drafts) {
            if draft.section.title.is_empty()
                && draft.section.blocks.is_empty()
                && draft.section.steps.is_empty()
            {
                continue;
            }
            // What goes on from a part that was left out, or stands below it, is left out with it.
            let goes_with = dropped.is_some_and(|level| {
                draft.goes_on || (draft.section.title.is_empty() || draft.level > level)
            });
            if goes_with {
                self.fields(&draft.section);
                if !draft.section.title.is_empty() {
                    let name = format!("{:?}, which belongs to it", draft.section.title);
                    self.left_out(draft.line, &name);
                }
                continue;
            }
            dropped = None;
            let title = draft.section.title.clone();
            if link_part::comes_afterwards(&title) {
                self.left_out(
                    draft.line,
                    &format!("{title:?}, which comes after the guide"),
                );
                dropped = Some(draft.level);
                continue;
            }
            if link_part::is_section(&draft.section) {
                self.fields(&draft.section);
                self.left_out(draft.line, &format!("{title:?}: the vendor's own form"));
                dropped = Some(draft.level);
                continue;
            }
            self.take_link_steps(&mut draft);
            if draft.goes_on_from_head(&self.imported) {
                hide_if_of_vendor(&mut draft.section);
            }
            let Draft {
                section,
                line,
                step_lines,
                ..
            } = draft;
            self.imported.push(section, line, step_lines);
        }
        self.gather_steps();
        self.imported
    }

    /// Sections that count on, such as "Step 1: …" and "Step 2: …", are the steps of one.
    fn gather_steps(&mut self) {
        let sections = std::mem::take(&mut self.imported.guide.sections);
        let lines = std::mem::take(&mut self.imported.lines);
        let mut counted = 0;
        for (section, (line, steps)) in sections.into_iter().zip(lines) {
            let found = numbered(&section.title)
                .filter(|_| section.steps.is_empty() && !section.blocks.is_empty());
            let Some((number, title)) = found else {
                counted = 0;
                self.imported.push(section, line, steps);
                continue;
            };
            let goes_on = counted > 0 && number == counted + 1;
            if !goes_on && number != 1 {
                counted = 0;
                self.imported.push(section, line, steps);
                continue;
            }
            counted = number;
            if !goes_on {
                self.imported.push(Section::default(), line, Vec::new());
            }
            let step = Step {
                title: title.to_owned(),
                anchors: vec![guide::inline::anchor(&section.title)],
                blocks: section.blocks,
                scopes: section.scopes,
                ..Step::default()
            };
            if let (Some(last), Some((_, lines))) = (
                self.imported.guide.sections.last_mut(),
                self.imported.lines.last_mut(),
            ) {
                last.steps.push(step);
                lines.push(line);
            }
        }
    }

    /// The last steps of a section may be those of the vendor's form: from the first one that is known as such, if all
    /// below it belong to it.
    fn take_link_steps(&mut self, draft: &mut Draft) {
        let steps = &draft.section.steps;
        let goes_with = |step: &Step| link_part::is_step(step) || link_part::is_end(step);
        let count = steps
            .iter()
            .rev()
            .take_while(|step| goes_with(step))
            .count();
        let last = &steps[steps.len() - count..];
        let Some(skipped) = last.iter().position(link_part::is_step) else {
            return;
        };
        let first = steps.len() - count + skipped;
        for step in draft.section.steps.split_off(first) {
            link_part::fields(&step.blocks, &mut self.imported.fields);
            let line = draft.step_lines.get(first).copied().unwrap_or(draft.line);
            if first < draft.step_lines.len() {
                draft.step_lines.remove(first);
            }
            self.left_out(
                line,
                &format!("the step {:?}: the vendor's own form", step.title),
            );
        }
    }
}

impl Draft {
    /// Returns `true` if it belongs to the head of the page, before any heading.
    fn goes_on_from_head(&self, imported: &Imported) -> bool {
        self.section.title.is_empty()
            && imported.guide.sections.is_empty()
            && self.section.steps.is_empty()
    }
}

/// A head that says why the vendor's page is shown says nothing under a partner's brand.
fn hide_if_of_vendor(section: &mut Section) {
    let of_vendor = section
        .blocks
        .iter()
        .all(|block| names_vendor(std::slice::from_ref(block)));
    section.is_hidden_by_white_label = of_vendor && !has_vendor(&section.title);
}
