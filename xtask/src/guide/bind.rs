//! The match of steps and fields: by the words of a step's title, or else of its text.

use flow::{connector::normalize_name, field::FieldKey, guide::Step};
use guide::bind::{find, names_in_text};

use super::{Imported, Report};

/// Gives each field to the first step that names it, and says how it was found, or that it was not.
pub(super) fn fields(imported: &mut Imported, report: &mut Report) {
    let mut steps: Vec<_> = imported
        .guide
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.steps)
        .collect();
    for field in &imported.fields {
        if normalize_name(&field.label).is_empty() {
            continue;
        }
        let name = field.key.as_ref().unwrap_or(&field.label);
        let free = |index: &usize| steps[*index].field.is_none();
        let asked = [(name.as_str(), field.label.as_str())];
        let by_title = (0..steps.len())
            .filter(free)
            .find_map(|index| Some((index, find(None, &steps[index].title, &asked)?.1)));
        let index = by_title.map(|(index, _)| index).or_else(|| {
            // A step that makes several things names them in its text.
            (0..steps.len())
                .filter(free)
                .find(|index| names_in_text(steps[*index], &field.label))
        });
        match index {
            Some(index) => {
                steps[index].field = Some(FieldKey::from_name(name));
                let how = if by_title.is_some() {
                    "its title"
                } else {
                    "its text"
                };
                imported.bindings.push(format!(
                    "{:?} is asked for in {:?}, by {how}",
                    field.label, steps[index].title
                ));
            }
            None if field.is_required => {
                let speaks = |step: &&&mut Step| {
                    find(None, &step.title, &asked).is_some() || names_in_text(step, &field.label)
                };
                let sentence = match steps.iter().find(speaks) {
                    Some(step) => format!(
                        "{:?} is asked for on the last screen: {:?}, which speaks of it, asks for something else",
                        field.label, step.title
                    ),
                    None => format!(
                        "no step speaks of {:?}: give one of them \"field\": {name:?}",
                        field.label
                    ),
                };
                report.warn(1, sentence);
            }
            None => report.note(
                1,
                format!("no step speaks of {:?}, which may stay empty", field.label),
            ),
        }
    }
}
