//! Gives each field of a form to the step that serves it.

use flow::{
    connector::{is_same_name, normalize_name},
    field::{Field, FieldKey},
    guide::{Guide, Section, Step, for_each_text},
    letters::to_lower,
};
use serde_json::Value;
use white_label::WhiteLabel;

use crate::{brand::under_brand, inline::anchor, read::read};

/// The way in which a field was found for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The step names its key.
    Key,
    /// The step names its label.
    Label,
    /// The step's title has its label in it.
    Title,
    /// The step's title has every word of its label in it.
    Words,
    /// The step's text names it, where no title does.
    Text,
}

/// Reads the guide of a connector and gives each field to the step that serves it: the one that names it by key, else
/// by label, else the one with its label, or the words of its label, in the title. What asks for nothing is read together
/// with what comes next. `site` is the address of the page that the guide is from, if it is known; with `white_label`, the
/// guide is shown under a partner's brand.
pub fn read_guide_for(
    json: &Value,
    fields: &[Field],
    site: Option<&str>,
    white_label: Option<&WhiteLabel>,
) -> Guide {
    let mut guide = read(json, site);
    if let Some(white_label) = white_label {
        guide = under_brand(guide, white_label);
    }
    let mut free: Vec<&Field> = fields
        .iter()
        .filter(|field| field.is_shown && !field.is_read_only)
        .collect();
    let mut waiting = Waiting::default();
    let mut asking = Vec::new();
    for section in guide.sections {
        let mut anchors = vec![anchor(&section.title)];
        if !section.blocks.is_empty() {
            waiting.add(Step {
                title: section.title,
                blocks: section.blocks,
                scopes: section.scopes.clone(),
                anchors: core::mem::take(&mut anchors),
                ..Step::default()
            });
        }
        for mut step in section.steps {
            step.anchors.append(&mut anchors);
            if step.scopes.is_empty() {
                step.scopes.clone_from(&section.scopes);
            }
            match take_field(&step, &mut free) {
                Some(field) => {
                    step.field = Some(FieldKey::Other(field.key.clone()));
                    asking.push(waiting.before(step));
                }
                None => {
                    step.field = None;
                    waiting.add(step);
                }
            }
        }
    }
    Guide {
        sections: vec![Section {
            steps: asking,
            ..Section::default()
        }],
        closing: waiting.steps,
        warning: guide.warning,
        actions: guide.actions,
        scope_separator: guide.scope_separator,
    }
}

/// The steps to read before the next one that asks for something.
#[derive(Default)]
struct Waiting {
    steps: Vec<Step>,
}

impl Waiting {
    /// A part without a title goes on from the one before it.
    fn add(&mut self, mut step: Step) {
        match self.steps.last_mut() {
            Some(last) if step.title.is_empty() && last.scopes == step.scopes => {
                last.blocks.append(&mut step.blocks);
                last.anchors.append(&mut step.anchors);
            }
            _ => self.steps.push(step),
        }
    }

    /// The step, with all that waited for it. What has no title, and nothing before it to go on from, opens the step.
    fn before(&mut self, mut step: Step) -> Step {
        step.before = core::mem::take(&mut self.steps);
        if step
            .before
            .first()
            .is_some_and(|first| first.title.is_empty())
        {
            let first = step.before.remove(0);
            let next = match step.before.first_mut() {
                Some(next) => &mut next.blocks,
                None => &mut step.blocks,
            };
            next.splice(0..0, first.blocks);
        }
        step
    }
}

fn take_field<'a>(step: &Step, free: &mut Vec<&'a Field>) -> Option<&'a Field> {
    let names: Vec<(&str, &str)> = free
        .iter()
        .map(|field| (field.sent_key(), field.label.as_str()))
        .collect();
    let named = step.field.as_ref().map(FieldKey::as_str);
    let (index, _) = find(named, &step.title, &names)?;
    Some(free.remove(index))
}

/// Finds the field that a step serves, among pairs of key and label; `named` is what the step itself says.
pub fn find(named: Option<&str>, title: &str, fields: &[(&str, &str)]) -> Option<(usize, Bound)> {
    if let Some(named) = named {
        let key = fields.iter().position(|(key, _)| is_same_name(key, named));
        let label = || {
            fields
                .iter()
                .position(|(_, label)| is_same_name(label, named))
        };
        return key
            .map(|index| (index, Bound::Key))
            .or_else(|| Some((label()?, Bound::Label)));
    }
    let title_letters = normalize_name(title);
    let whole = fields.iter().position(|(_, label)| {
        let label = normalize_name(label);
        !label.is_empty() && title_letters.contains(&label)
    });
    let words = || {
        let title = words(title);
        fields.iter().position(|(_, label)| {
            let label = words_of_label(label);
            label.len() > 1
                && label
                    .iter()
                    .all(|word| title.iter().any(|one| is_same_word(one, word)))
        })
    };
    whole
        .map(|index| (index, Bound::Title))
        .or_else(|| Some((words()?, Bound::Words)))
}

/// Finds the step whose text names a field, where no title does.
pub fn names_in_text(step: &Step, label: &str) -> bool {
    let label = normalize_name(label);
    let mut is_named = false;
    for_each_text(&step.blocks, &mut |text| {
        is_named |= !label.is_empty() && normalize_name(text).contains(&label);
    });
    is_named
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(to_lower).collect())
        .collect()
}

/// The words of a label that tell it from others.
fn words_of_label(label: &str) -> Vec<String> {
    let mut words = words(label);
    words.retain(|word| {
        !["your", "the", "of", "a", "an", "for", "optional"].contains(&word.as_str())
    });
    words
}

/// The same, in the singular or the plural.
fn is_same_word(one: &str, other: &str) -> bool {
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    singular(one) == singular(other)
}
