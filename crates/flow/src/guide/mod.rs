//! The guide: what the user reads, and which field each step asks for.
//!
//! The shape is StackOne's own model of a link-account guide (sections of steps), with what a section or a step says
//! as [`Block`]s, and two things of ours: the field that a step asks for, and whether a section speaks of the vendor
//! and so goes when a partner's brand is shown.

mod block;

pub use block::{
    Block, Item, List, Picture, Rank, Table, Titled, for_each_text, for_each_text_mut,
};

use super::field::FieldKey;

/// A guide for one provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// Something to know before starting.
    pub warning: Vec<Block>,
    /// Everything that can be done with the connection, each with the scopes that it needs. Empty where nothing is
    /// to be chosen.
    pub actions: Vec<Action>,
    /// Stands between scopes in the provider's own form.
    pub scope_separator: String,
    /// The parts of the guide, in reading order.
    pub sections: Vec<Section>,
    /// The steps to read on the last screen, after everything that is asked for.
    pub closing: Vec<Step>,
}

/// One thing that can be done with a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    /// Its id, for the host.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// The scopes that the provider must allow, each with what it implies.
    pub scopes: Vec<String>,
}

/// A part of a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading, plain text. Empty where a part goes on after its steps.
    pub title: String,
    /// The introduction above its steps.
    pub blocks: Vec<Block>,
    /// Its steps, in order; may be empty.
    pub steps: Vec<Step>,
    /// It is of use for these scopes only; for all, where there are none.
    pub scopes: Vec<String>,
    /// `true` if this part names the vendor: it is left out altogether under a partner's brand.
    pub is_hidden_by_white_label: bool,
}

/// One thing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its heading, plain text.
    pub title: String,
    /// Its content.
    pub blocks: Vec<Block>,
    /// The field that this step asks for. A step without one is only read.
    pub field: Option<FieldKey>,
    /// The steps to read first, on the same screen.
    pub before: Vec<Step>,
    /// It is of use for these scopes only; for all, where there are none. A step that asks for a field always is.
    pub scopes: Vec<String>,
    /// The names by which links within the guide reach it, besides its title.
    pub anchors: Vec<String>,
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

    /// Every scope that some actions need, in their order and once each. No action chosen means all of them.
    pub fn wanted_scopes(&self, chosen: &[String]) -> Vec<&str> {
        let is_chosen = |action: &&Action| chosen.is_empty() || chosen.contains(&action.id);
        let mut wanted = Vec::new();
        for scope in self
            .actions
            .iter()
            .filter(is_chosen)
            .flat_map(|action| &action.scopes)
        {
            if !wanted.contains(&scope.as_str()) {
                wanted.push(scope.as_str());
            }
        }
        wanted
    }

    /// Every text of the guide in reading order, titles and all; none is empty.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        let mut see = |text| texts.push(text);
        for_each_text(&self.warning, &mut see);
        for section in &self.sections {
            see(&section.title);
            for_each_text(&section.blocks, &mut see);
            section
                .steps
                .iter()
                .for_each(|step| step.see_texts(&mut see));
        }
        self.closing
            .iter()
            .for_each(|step| step.see_texts(&mut see));
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// The steps that ask for something, in order.
    pub fn asking(&self) -> impl Iterator<Item = (&FieldKey, &Step)> {
        self.sections
            .iter()
            .flat_map(|section| &section.steps)
            .filter_map(|step| Some((step.field.as_ref()?, step)))
    }

    /// Returns the field that a step asks for, and its instructions; `None` for the last step.
    pub fn asked(&self, id: StepId) -> Option<(&FieldKey, &Step)> {
        match id {
            StepId::Ask(index) => self.asking().nth(index),
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
        let mut texts = Vec::new();
        if let Some((_, step)) = step {
            for_each_text(&step.blocks, &mut |text| texts.push(text));
        }
        texts.join("\n")
    }

    /// The first step.
    pub fn first(&self) -> StepId {
        self.at(0)
    }

    /// The step after this one; the last one stays.
    pub fn next(&self, id: StepId) -> StepId {
        match id {
            StepId::Ask(index) => self.at(index + 1),
            StepId::Check => StepId::Check,
        }
    }

    /// The step before this one; none before the first.
    pub fn back(&self, id: StepId) -> Option<StepId> {
        let index = match id {
            StepId::Ask(index) => index,
            StepId::Check => self.asking().count(),
        };
        index.checked_sub(1).map(StepId::Ask)
    }

    /// Returns the user's position and the number of steps, both counted from 1: the 2 and the 4 of "step 2 of 4".
    pub fn progress(&self, id: StepId) -> (usize, usize) {
        let asking = self.asking().count();
        match id {
            StepId::Ask(index) => (index + 1, asking + 1),
            StepId::Check => (asking + 1, asking + 1),
        }
    }

    fn at(&self, index: usize) -> StepId {
        if index < self.asking().count() {
            StepId::Ask(index)
        } else {
            StepId::Check
        }
    }
}

impl Step {
    fn see_texts<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        self.before.iter().for_each(|step| step.see_texts(see));
        see(&self.title);
        for_each_text(&self.blocks, see);
    }

    /// Returns true if the step is of use for the wanted scopes: one that asks for a field always is. Without anything to
    /// go by, no instruction is hidden.
    pub fn is_wanted(&self, wanted: &[&str]) -> bool {
        self.field.is_some() || is_wanted(&self.scopes, wanted)
    }
}

/// Returns true if something that is of use for `scopes` is of use where these are wanted.
pub fn is_wanted(scopes: &[String], wanted: &[&str]) -> bool {
    wanted.is_empty()
        || scopes.is_empty()
        || scopes.iter().any(|scope| wanted.contains(&scope.as_str()))
}
