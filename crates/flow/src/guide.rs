//! The guide: what the user reads, and which field each step asks for.
//!
//! The shape is StackOne's own model of a link-account guide (sections of steps with a title, a paragraph and a
//! list), plus two things of ours: the field that a step asks for, and whether a section speaks of the vendor and
//! so goes when a partner's brand is shown.

use super::field::FieldKey;

/// A guide for one provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// Something to know before starting, in inline text.
    pub warning: Option<String>,
    /// The parts of the guide, in reading order.
    pub sections: Vec<Section>,
    /// What is read on the last step, after everything that is asked for.
    pub closing: Vec<Step>,
}

/// A part of a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading, plain text.
    pub title: String,
    /// Its first paragraph, inline text; may be empty.
    pub content: String,
    /// Its list, inline text; may be empty.
    pub list: Vec<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// What to do, in order; may be empty.
    pub steps: Vec<Step>,
    /// Whether this part names the vendor: it is left out altogether under a partner's brand.
    pub is_hidden_by_white_label: bool,
}

/// One thing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its heading, plain text.
    pub title: String,
    /// Its paragraph, inline text; may be empty.
    pub content: String,
    /// Clicks to make, in order, inline text; may be empty.
    pub list: Vec<String>,
    /// Its picture, below the list.
    pub picture: Option<Picture>,
    /// Something that must be known before the step is done, inline text.
    pub note: Option<String>,
    /// Whether the list is a sequence, to be numbered.
    pub is_ordered: bool,
    /// The field that this step asks for. A step without one is only read.
    pub field: Option<FieldKey>,
    /// What is to be read first, on the same screen.
    pub before: Vec<Step>,
}

/// A picture in a guide. It is asked for only where the host allows that; its words are there for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it is: https only, or nowhere.
    pub address: Option<String>,
    /// What it shows.
    pub words: String,
}

/// Names a step of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepId {
    /// The step that asks for a field: its place among those of the guide, from 0.
    Ask(usize),
    /// The last one: look everything over, and connect.
    Check,
}

impl Guide {
    /// The guide as it is shown under a partner's brand: every part that names the vendor is gone.
    pub fn without_vendor(mut self) -> Self {
        self.sections
            .retain(|section| !section.is_hidden_by_white_label);
        self
    }

    /// The steps that ask for something, in order.
    pub fn asking(&self) -> impl Iterator<Item = (&FieldKey, &Step)> {
        self.sections
            .iter()
            .flat_map(|section| &section.steps)
            .filter_map(|step| Some((step.field.as_ref()?, step)))
    }

    /// What a step asks for, and its instructions; none for the last one.
    pub fn asked(&self, id: StepId) -> Option<(&FieldKey, &Step)> {
        match id {
            StepId::Ask(place) => self.asking().nth(place),
            StepId::Check => None,
        }
    }

    /// The field that a step asks for; none for the last one.
    pub fn field(&self, id: StepId) -> Option<&FieldKey> {
        self.asked(id).map(|(field, _)| field)
    }

    /// The step that asks for a field.
    pub fn step_of(&self, field: &FieldKey) -> Option<StepId> {
        self.asking()
            .position(|(asked, _)| asked == field)
            .map(StepId::Ask)
    }

    /// Everything that the guide says beside a field, in inline text.
    pub fn instructions(&self, field: &FieldKey) -> String {
        let step = self.asking().find(|(asked, _)| *asked == field);
        step.map_or_else(String::new, |(_, step)| {
            let texts = [Some(&step.content), step.note.as_ref()];
            let texts = texts.into_iter().flatten().chain(&step.list);
            texts.cloned().collect::<Vec<_>>().join("\n")
        })
    }

    /// The first step.
    pub fn first(&self) -> StepId {
        self.at(0)
    }

    /// The step after this one; the last one stays.
    pub fn next(&self, id: StepId) -> StepId {
        match id {
            StepId::Ask(place) => self.at(place + 1),
            StepId::Check => StepId::Check,
        }
    }

    /// The step before this one; none before the first.
    pub fn back(&self, id: StepId) -> Option<StepId> {
        let place = match id {
            StepId::Ask(place) => place,
            StepId::Check => self.asking().count(),
        };
        place.checked_sub(1).map(StepId::Ask)
    }

    /// Where the user is and how many steps there are, both counted from 1: the 2 and the 4 of "step 2 of 4".
    pub fn progress(&self, id: StepId) -> (usize, usize) {
        let asking = self.asking().count();
        match id {
            StepId::Ask(place) => (place + 1, asking + 1),
            StepId::Check => (asking + 1, asking + 1),
        }
    }

    fn at(&self, place: usize) -> StepId {
        if place < self.asking().count() {
            StepId::Ask(place)
        } else {
            StepId::Check
        }
    }
}
