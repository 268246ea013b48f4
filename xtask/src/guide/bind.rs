//! Which step asks for which field: the one whose title has the field's label in it.

use super::{Guide, Report};

/// Gives each field to the first step that names it, and says which field has none.
pub(super) fn fields(guide: &mut Guide, report: &mut Report) {
    let mut steps: Vec<_> = guide
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.steps)
        .collect();
    for field in &guide.fields {
        let label = letters(&field.label);
        let name = field.key.as_ref().unwrap_or(&field.label);
        if label.is_empty() {
            continue;
        }
        let serves = |text: &str| letters(text).contains(&label);
        let free = |place: &usize| steps[*place].field.is_none();
        let in_title = (0..steps.len())
            .filter(free)
            .find(|place| serves(&steps[*place].title));
        let place = in_title.or_else(|| {
            // A step that makes several things names them in its text.
            (0..steps.len()).filter(free).find(|place| {
                let step = &steps[*place];
                serves(&step.content) || step.list.iter().any(|item| serves(item))
            })
        });
        match place {
            Some(place) => steps[place].field = Some(name.clone()),
            None => report.warn(
                1,
                format!(
                    "no step speaks of {:?}: give one of them \"field\": {name:?}",
                    field.label
                ),
            ),
        }
    }
}

/// A name without what people write in different ways.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
