//! The wizard itself: events in, the next state and the effects out.
//!
//! An event that no longer fits (a late answer, a second press) changes nothing. `fields` has what happens while the
//! user types, `connecting` what happens from Connect on.

mod connecting;
mod fields;

use std::sync::Arc;

use super::{
    answers::Answers,
    connector::FieldNames,
    field::FieldKey,
    guide::{Guide, StepId},
    session::{Backend, Effect, Event, Focus, HostEvent, Session},
    subdomain::Hosts,
};

/// What stays the same for the whole flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What the user reads, and what is asked in which order.
    pub guide: Guide,
    /// The domains under which the provider's companies have their addresses.
    pub hosts: Hosts,
    /// How the backend's fields are recognised.
    pub field_names: FieldNames,
}

/// What was filled in for the user, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The fields, in the order of the guide.
    pub fields: Vec<FieldKey>,
    /// Where the texts came from.
    pub by: FilledBy,
    /// Everything typed before: what Undo brings back.
    before: Answers,
}

/// Where filled-in texts came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilledBy {
    /// From what was pasted.
    Paste,
    /// Each from the other's field.
    Swap,
}

/// The flow from the first step to the linked account.
#[derive(Clone, Debug)]
pub struct Wizard {
    /// Which screen is shown.
    pub session: Session,
    /// What is known of the backend's side.
    pub backend: Backend,
    /// What a paste filled, until the user moves on.
    pub filled: Option<Filled>,
    /// The company's host as it was pasted, with the subdomain it belongs to.
    host: Option<(String, String)>,
    /// Whether an earlier request may have made an account of which we never heard.
    is_outcome_open: bool,
    attempts: u32,
    rules: Arc<Rules>,
}

impl Wizard {
    /// A wizard on its first step, which has asked nobody anything.
    pub fn new(rules: Arc<Rules>) -> Self {
        Self {
            session: answering(rules.guide.first()),
            backend: Backend::Unasked,
            filled: None,
            host: None,
            is_outcome_open: false,
            attempts: 0,
            rules,
        }
    }

    /// What stays the same for the whole flow.
    pub fn rules(&self) -> &Arc<Rules> {
        &self.rules
    }

    /// The host under which the company was pasted (`acme.clayhr.net`), while the subdomain is still the same.
    pub fn company_host(&self, subdomain: &str) -> Option<&str> {
        let (label, host) = self.host.as_ref()?;
        (label == subdomain).then_some(host.as_str())
    }

    /// Moves on, and says what the shell must now do. `answers` is everything typed at this moment.
    pub fn update(&mut self, event: Event, answers: &Answers) -> Vec<Effect> {
        match event {
            Event::Started { has_token } => {
                let mut effects = vec![Effect::Notify(HostEvent::Ready)];
                if has_token {
                    effects.push(self.ask_backend());
                } else {
                    self.backend = Backend::Missing;
                }
                effects
            }
            Event::TokenGiven => self.take_token(),
            Event::ContinuePressed => self.go_on(answers),
            Event::BackPressed => self.go_back(),
            Event::ChangePressed(field) | Event::CorrectPressed(field) => self.correct(&field),
            Event::FieldLeft(field) => self.check_field(&field, answers),
            Event::FieldChanged(field) => self.recheck_field(&field, answers),
            Event::Pasted(pasted) => self.fill(pasted, answers),
            Event::UndoPressed => self.undo(),
            Event::SuggestionTaken(field, text) => self.take_suggestion(field, text),
            Event::SwapPressed => self.swap(answers),
            Event::ConnectPressed => self.connect(answers),
            Event::CancelPressed => self.cancel(),
            Event::FocusAsked(field) => vec![Effect::Focus(Focus::Field(field))],
            Event::ConfirmationClosed => self.close_confirmation(),
            Event::Prepared { attempt, result } => self.prepared(attempt, result, answers),
            Event::Answered { attempt, result } => self.answered(attempt, result, answers),
        }
    }

    fn enter(&mut self, step: StepId) -> Vec<Effect> {
        self.session = answering(step);
        let (number, of) = self.rules.guide.progress(step);
        vec![
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Step { number, of }),
        ]
    }

    fn go_on(&mut self, answers: &Answers) -> Vec<Effect> {
        let Session::Answering { step, .. } = self.session else {
            return Vec::new();
        };
        let Some(field) = self.rules.guide.field(step).cloned() else {
            return Vec::new();
        };
        let mut effects = self.check_or_empty(&field, answers);
        let Session::Answering { errors, .. } = &self.session else {
            return effects;
        };
        if errors.is_empty() {
            self.filled = None;
            effects.extend(self.enter(self.rules.guide.next(step)));
        } else {
            effects.push(Effect::Focus(Focus::Field(field)));
        }
        effects
    }

    fn go_back(&mut self) -> Vec<Effect> {
        let step = match &self.session {
            Session::Answering { step, .. } => self.rules.guide.back(*step),
            Session::Failed(_) => Some(StepId::Check),
            Session::Connecting(_) | Session::Connected { .. } => None,
        };
        step.map_or_else(Vec::new, |step| self.enter(step))
    }

    fn correct(&mut self, field: &FieldKey) -> Vec<Effect> {
        if !matches!(self.session, Session::Answering { .. } | Session::Failed(_)) {
            return Vec::new();
        }
        self.filled = None;
        let step = self.rules.guide.step_of(field).unwrap_or(StepId::Check);
        let mut effects = self.enter(step);
        effects.push(Effect::Focus(Focus::Field(field.clone())));
        effects
    }
}

fn answering(step: StepId) -> Session {
    Session::Answering {
        step,
        errors: Vec::new(),
        remarks: Vec::new(),
    }
}
