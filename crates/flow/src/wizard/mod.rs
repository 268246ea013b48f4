//! The wizard itself: events in, the next state and the effects out.
//!
//! An event that no longer fits (a late answer, a second press) changes nothing. `fields` has what happens while the
//! user types, `connecting` what happens from Connect on.

mod choosing;
mod connecting;
mod fields;
mod patience;
mod signing_in;

use std::sync::Arc;

use super::{
    answers::Answers,
    connector::FieldNames,
    failure::{Failure, FailureCode},
    field::FieldKey,
    fields::rule::RuleChecker,
    fields::subdomain::Hosts,
    guide::{Guide, StepId},
    session::{Backend, Effect, Event, Focus, HostEvent, Offer, Session},
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
    /// What checks the backend's rules for answers.
    pub matcher: RuleChecker,
}

impl Rules {
    /// The rules of a connector that only the backend knows: none but the backend's.
    pub fn of(guide: Guide, matcher: RuleChecker) -> Self {
        Self {
            guide,
            hosts: Hosts::default(),
            field_names: FieldNames { names: Vec::new() },
            matcher,
        }
    }
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
    /// The kept secrets that the user wants to enter anew.
    replaced: Vec<FieldKey>,
    /// Which form was filled with what the backend knew already: its integration and the linked account.
    prefilled: Option<(String, String)>,
    /// The connectors to choose from, where there are several.
    pub offers: Vec<Offer>,
    /// The one that the user chose.
    chosen: Option<String>,
    /// Whether it is known what is to be linked.
    is_opened: bool,
    /// The integration whose form is up, unless it is our own.
    opened: Option<String>,
    /// Whether secrets were taken away because nothing was done for a while.
    pub was_idle: bool,
    attempts: u32,
    rules: Arc<Rules>,
    /// The rules of the provider that this program has a guide for.
    own_rules: Arc<Rules>,
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
            replaced: Vec::new(),
            prefilled: None,
            offers: Vec::new(),
            chosen: None,
            is_opened: true,
            opened: None,
            was_idle: false,
            attempts: 0,
            own_rules: rules.clone(),
            rules,
        }
    }

    /// A wizard that waits for the backend to say what is to be linked.
    pub fn opening(rules: Arc<Rules>) -> Self {
        Self {
            session: Session::Opening,
            is_opened: false,
            ..Self::new(rules)
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
                    if !self.is_opened {
                        let failure = Failure::new(FailureCode::SessionMissing);
                        effects.extend(self.fail(failure, answers));
                    }
                }
                effects
            }
            Event::Resumed => self.resume(answers),
            Event::TokenGiven => self.take_token(),
            Event::ContinuePressed => self.go_on(answers),
            Event::BackPressed => self.go_back(),
            Event::ChangePressed(field) | Event::CorrectPressed(field) => self.correct(&field),
            Event::FieldLeft(field) => self.check_field(&field, answers),
            Event::FieldChanged(field) => {
                self.was_idle = false;
                self.recheck_field(&field, answers)
            }
            Event::Pasted(pasted) => self.fill(pasted, answers),
            Event::UndoPressed => self.undo(),
            Event::SuggestionTaken(field, text) => self.take_suggestion(field, text),
            Event::ReplacePressed(field) => self.replace_kept(field),
            Event::SwapPressed => self.swap(answers),
            Event::ConnectPressed => self.connect(answers),
            Event::CancelPressed => self.cancel(),
            Event::FocusAsked(field) => vec![Effect::Focus(Focus::Field(field))],
            Event::SecondPassed => self.second_passed(),
            Event::IdleReached => self.forget_secrets(answers),
            Event::ConfirmationClosed => self.close_confirmation(),
            Event::Offered { attempt, offers } => self.offered(attempt, offers),
            Event::Chosen(id) => self.choose(id),
            Event::PopupBlocked { attempt } => self.popup_blocked(attempt),
            Event::PopupAsked => self.open_popup(),
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
            Session::Answering { step, .. } => match self.rules.guide.back(*step) {
                Some(step) => step,
                None => return self.back_to_offers(),
            },
            Session::Failed(_) if self.is_opened => StepId::Check,
            Session::Failed(_) => return self.back_to_offers(),
            _ => return Vec::new(),
        };
        self.enter(step)
    }

    /// Whether there is a way back from here.
    pub fn has_back(&self) -> bool {
        match &self.session {
            Session::Answering { step, .. } => {
                !self.offers.is_empty() || self.rules.guide.back(*step).is_some()
            }
            Session::Failed(_) => self.is_opened || !self.offers.is_empty(),
            _ => false,
        }
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
