//! The wizard itself: events in, the next state and the effects out.
//!
//! An event that no longer fits (a late answer, a second press) changes nothing.

use std::sync::Arc;

use super::{
    answers::Answers,
    connector::FieldNames,
    failure::{Failure, FailureCode},
    field::FieldKey,
    guide::{Guide, StepId},
    paste::{Pasted, swapped},
    secret::Secret,
    session::{
        Account, AccountRequest, Attempt, Backend, Confirmation, Connecting, Effect, Event, Focus,
        HostEvent, Prepared, Session,
    },
    subdomain::Hosts,
    user_id::parse_user_id,
    validation::{FieldError, FieldRemark, Problem, Remark, check, check_extra_fields},
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

    fn next_attempt(&mut self) -> Attempt {
        self.attempts += 1;
        Attempt(self.attempts)
    }

    fn ask_backend(&mut self) -> Effect {
        let attempt = self.next_attempt();
        self.backend = Backend::Asking { attempt };
        Effect::Prepare { attempt }
    }

    fn enter(&mut self, step: StepId) -> Vec<Effect> {
        self.session = answering(step);
        let (number, of) = self.rules.guide.progress(step);
        vec![
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Step { number, of }),
        ]
    }

    fn take_token(&mut self) -> Vec<Effect> {
        let was_waiting = match &self.session {
            Session::Connected { .. } | Session::Connecting(Connecting::Sending { .. }) => {
                return Vec::new();
            }
            Session::Failed(failure) => failure.code.is_about_the_session(),
            Session::Connecting(Connecting::Preparing) | Session::Answering { .. } => false,
        };
        let mut effects = vec![Effect::Abort, self.ask_backend()];
        if was_waiting {
            effects.extend(self.enter(StepId::Check));
        }
        effects
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

    /// A field that was left empty is not yet wrong: the user may only be looking around.
    fn check_field(&mut self, field: &FieldKey, answers: &Answers) -> Vec<Effect> {
        if answers.text(field).trim().is_empty() {
            return Vec::new();
        }
        self.check_or_empty(field, answers)
    }

    /// Whether this step asks for the field. A field that is taken away with its step still says that it was left.
    fn is_asked(&self, field: &FieldKey) -> bool {
        match self.session {
            Session::Answering { step, .. } => match self.rules.guide.field(step) {
                Some(asked) => asked == field,
                None => matches!(field, FieldKey::Other(_)),
            },
            _ => false,
        }
    }

    /// Checks a field of this step; an accepted value is written back cleaned.
    fn check_or_empty(&mut self, field: &FieldKey, answers: &Answers) -> Vec<Effect> {
        let is_asked = self.is_asked(field);
        let Session::Answering {
            errors, remarks, ..
        } = &mut self.session
        else {
            return Vec::new();
        };
        if !is_asked {
            return Vec::new();
        }
        let text = answers.text(field);
        errors.retain(|error| error.field != *field);
        match check(field, text, &self.rules.hosts) {
            Err(problem) => {
                remarks.retain(|remark| remark.field != *field);
                errors.push(FieldError {
                    field: field.clone(),
                    problem,
                });
                Vec::new()
            }
            Ok(usable) => {
                if let Some(host) = usable.host {
                    self.host = Some((usable.value.expose().to_owned(), host));
                }
                let is_tidied = usable.value.expose() != text;
                if is_tidied || usable.warning.is_some() {
                    remarks.retain(|remark| remark.field != *field);
                }
                let remark = |remark| FieldRemark {
                    field: field.clone(),
                    remark,
                };
                remarks.extend(is_tidied.then(|| remark(Remark::Tidied)));
                remarks.extend(usable.warning.map(remark));
                if is_tidied {
                    vec![Effect::Fill(vec![(field.clone(), usable.value)])]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// Once wrong, a field is looked at again with each change, so that it can heal; while it is only being typed it
    /// is left in peace.
    fn recheck_field(&mut self, field: &FieldKey, answers: &Answers) -> Vec<Effect> {
        let hosts = self.rules.hosts.clone();
        let Session::Answering {
            errors, remarks, ..
        } = &mut self.session
        else {
            return Vec::new();
        };
        remarks.retain(|remark| remark.field != *field);
        let text = answers.text(field);
        errors.retain_mut(|error| {
            if error.field != *field {
                return true;
            }
            if matches!(error.problem, Problem::Missing { .. }) {
                return text.trim().is_empty();
            }
            match check(field, text, &hosts) {
                Ok(_) => false,
                Err(problem) => {
                    error.problem = problem;
                    true
                }
            }
        });
        Vec::new()
    }

    fn fill(&mut self, pasted: Pasted, answers: &Answers) -> Vec<Effect> {
        if !matches!(self.session, Session::Answering { .. }) {
            return Vec::new();
        }
        let mut texts = Vec::new();
        if let Some(subdomain) = pasted.subdomain {
            let label = subdomain.label().to_owned();
            if let Some(host) = subdomain.host() {
                self.host = Some((label.clone(), host.to_owned()));
            }
            texts.push((FieldKey::Subdomain, Secret::new(label)));
        }
        texts.extend(pasted.api_key.map(|key| (FieldKey::ApiKey, key)));
        texts.extend(
            pasted
                .user_id
                .map(|id| (FieldKey::UserId, Secret::new(id))),
        );
        self.fill_with(texts, FilledBy::Paste, answers)
    }

    fn fill_with(
        &mut self,
        texts: Vec<(FieldKey, Secret)>,
        by: FilledBy,
        answers: &Answers,
    ) -> Vec<Effect> {
        let fields: Vec<_> = texts.iter().map(|(field, _)| field.clone()).collect();
        if let Session::Answering {
            errors, remarks, ..
        } = &mut self.session
        {
            errors.retain(|error| !fields.contains(&error.field));
            remarks.retain(|remark| !fields.contains(&remark.field));
        }
        // Undo brings back every field that was written, those too that were never touched before.
        let before = fields
            .iter()
            .map(|field| (field.clone(), Secret::new(answers.text(field))))
            .collect();
        self.filled = Some(Filled { fields, by, before });
        vec![Effect::Fill(texts)]
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(filled) = self.filled.take() else {
            return Vec::new();
        };
        let texts = filled
            .before
            .iter()
            .map(|(field, text)| (field.clone(), text.clone()))
            .collect();
        let mut effects = vec![Effect::Fill(texts)];
        if let Session::Answering { step, .. } = self.session
            && let Some(field) = self.rules.guide.field(step)
        {
            effects.push(Effect::Focus(Focus::Field(field.clone())));
        }
        effects
    }

    fn take_suggestion(&mut self, field: FieldKey, text: String) -> Vec<Effect> {
        let Session::Answering { errors, .. } = &mut self.session else {
            return Vec::new();
        };
        errors.retain(|error| error.field != field);
        vec![
            Effect::Fill(vec![(field.clone(), Secret::new(text))]),
            Effect::Focus(Focus::Field(field)),
        ]
    }

    /// Whether swapping the key and the user ID would mend something: each would be at home in the other's field, or
    /// that field is still empty.
    pub fn can_swap(answers: &Answers) -> bool {
        let key = answers.text(&FieldKey::ApiKey);
        let user_id = answers.text(&FieldKey::UserId);
        swapped(key, user_id)
            || (user_id.is_empty() && parse_user_id(key).is_ok())
            || (key.is_empty() && !user_id.is_empty())
    }

    fn swap(&mut self, answers: &Answers) -> Vec<Effect> {
        let Session::Answering { step, .. } = self.session else {
            return Vec::new();
        };
        let texts = [
            (FieldKey::ApiKey, FieldKey::UserId),
            (FieldKey::UserId, FieldKey::ApiKey),
        ]
        .map(|(to, from)| (to, Secret::new(answers.text(&from))));
        let mut effects = self.fill_with(texts.into(), FilledBy::Swap, answers);
        if let Some(field) = self.rules.guide.field(step) {
            effects.push(Effect::Focus(Focus::Field(field.clone())));
        }
        effects
    }

    fn connect(&mut self, answers: &Answers) -> Vec<Effect> {
        if !matches!(
            self.session,
            Session::Answering { step: StepId::Check, .. } | Session::Failed(_)
        ) {
            return Vec::new();
        }
        if let Some(effects) = self.refuse_unusable(answers) {
            return effects;
        }
        self.filled = None;
        let mut effects = vec![Effect::HideSecrets];
        match &self.backend {
            Backend::Unasked | Backend::Missing => {
                return self.fail(Failure::new(FailureCode::SessionMissing), answers);
            }
            Backend::Asking { .. } => self.session = Session::Connecting(Connecting::Preparing),
            // After a lost answer the account may exist: look before sending again.
            Backend::Known(_) if self.is_outcome_open => {
                effects.push(self.ask_backend());
                self.session = Session::Connecting(Connecting::Preparing);
            }
            Backend::Unknown(_) => {
                effects.push(self.ask_backend());
                self.session = Session::Connecting(Connecting::Preparing);
            }
            Backend::Known(prepared) => {
                let prepared = prepared.clone();
                effects.extend(self.send(&prepared, answers));
                return effects;
            }
        }
        effects.push(Effect::Focus(Focus::Heading));
        effects
    }

    /// Back to the first field that can't be sent, whatever way the user came by; `None` where all can.
    fn refuse_unusable(&mut self, answers: &Answers) -> Option<Vec<Effect>> {
        let (field, problem) = self.rules.guide.asking().find_map(|(field, _)| {
            let problem = check(field, answers.text(field), &self.rules.hosts).err()?;
            Some((field.clone(), problem))
        })?;
        let step = self.rules.guide.step_of(&field)?;
        let mut effects = self.enter(step);
        if let Session::Answering { errors, .. } = &mut self.session {
            errors.push(FieldError {
                field: field.clone(),
                problem,
            });
        }
        effects.push(Effect::Focus(Focus::Field(field)));
        Some(effects)
    }

    fn prepared(
        &mut self,
        attempt: Attempt,
        result: Result<Box<Prepared>, Failure>,
        answers: &Answers,
    ) -> Vec<Effect> {
        if !matches!(self.backend, Backend::Asking { attempt: asked } if asked == attempt) {
            return Vec::new();
        }
        let is_waiting = matches!(self.session, Session::Connecting(Connecting::Preparing));
        match result {
            Err(failure) => {
                self.backend = Backend::Unknown(failure.clone());
                if is_waiting {
                    return self.fail(failure, answers);
                }
                Vec::new()
            }
            Ok(prepared) => {
                self.backend = Backend::Known(prepared.clone());
                if is_waiting {
                    return self.send(&prepared, answers);
                }
                Vec::new()
            }
        }
    }

    fn send(&mut self, prepared: &Prepared, answers: &Answers) -> Vec<Effect> {
        let names = &self.rules.field_names;
        let extra = prepared.connector.extra_fields(names);
        let errors = check_extra_fields(&extra, answers);
        if let Some(first) = errors.first().map(|error| error.field.clone()) {
            self.session = Session::Answering {
                step: StepId::Check,
                errors,
                remarks: Vec::new(),
            };
            return vec![Effect::Focus(Focus::Field(first))];
        }
        let existing_account = match &prepared.existing_account {
            Ok(existing) => existing.clone(),
            Err(failure) if self.is_outcome_open => return self.fail(failure.clone(), answers),
            Err(_) => None,
        };
        let cleaned = answers
            .iter()
            .filter_map(|(field, text)| {
                let usable = check(field, text.expose(), &self.rules.hosts).ok()?;
                Some((field.clone(), usable.value))
            })
            .collect();
        let request = AccountRequest {
            existing_account,
            integration_id: prepared.connector.integration_id.clone(),
            provider: prepared.connector.provider.clone(),
            credentials: prepared.connector.credentials(names, &cleaned),
        };
        let attempt = self.next_attempt();
        self.session = Session::Connecting(Connecting::Sending { attempt });
        vec![
            Effect::Send { attempt, request },
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Submit),
        ]
    }

    fn answered(
        &mut self,
        attempt: Attempt,
        result: Result<String, Failure>,
        answers: &Answers,
    ) -> Vec<Effect> {
        if !matches!(
            self.session,
            Session::Connecting(Connecting::Sending { attempt: sent }) if sent == attempt
        ) {
            return Vec::new();
        }
        let provider = match &self.backend {
            Backend::Known(prepared) => prepared.connector.provider.clone(),
            _ => String::new(),
        };
        match result {
            Ok(id) => {
                let company = check(
                    &FieldKey::Subdomain,
                    answers.text(&FieldKey::Subdomain),
                    &self.rules.hosts,
                )
                .map_or_else(|_| String::new(), |usable| usable.value.expose().to_owned());
                self.session = Session::Connected {
                    account: Account {
                        id: id.clone(),
                        provider: provider.clone(),
                        company,
                    },
                    confirmation: Confirmation::Open,
                };
                vec![
                    Effect::ForgetAnswers,
                    Effect::Focus(Focus::Popup),
                    Effect::Notify(HostEvent::Success { id, provider }),
                ]
            }
            Err(failure) => {
                self.is_outcome_open |= failure.code.leaves_outcome_open();
                self.fail(failure, answers)
            }
        }
    }

    fn fail(&mut self, failure: Failure, answers: &Answers) -> Vec<Effect> {
        let code = failure.code;
        // The provider may have sent back what it was sent.
        let detail = failure.detail.clone();
        let failure = match detail {
            Some(words) => failure.with_detail(&words, answers.iter().map(|(_, text)| text.expose())),
            None => failure,
        };
        self.session = Session::Failed(failure);
        let mut effects = vec![
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Error {
                code: code.as_str(),
            }),
        ];
        if code == FailureCode::SessionExpired {
            effects.push(Effect::Notify(HostEvent::Expired));
        }
        effects
    }

    fn cancel(&mut self) -> Vec<Effect> {
        match self.session {
            Session::Connecting(Connecting::Preparing) => {
                let mut effects = self.enter(StepId::Check);
                effects.push(Effect::Notify(HostEvent::Cancel));
                effects
            }
            Session::Connecting(Connecting::Sending { .. }) => {
                self.is_outcome_open = true;
                self.session = Session::Failed(Failure::new(FailureCode::Cancelled));
                vec![
                    Effect::Abort,
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Cancel),
                ]
            }
            _ => Vec::new(),
        }
    }

    fn close_confirmation(&mut self) -> Vec<Effect> {
        match &mut self.session {
            Session::Connected { confirmation, .. } if *confirmation == Confirmation::Open => {
                *confirmation = Confirmation::Closed;
                vec![
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Close),
                ]
            }
            _ => Vec::new(),
        }
    }
}

fn answering(step: StepId) -> Session {
    Session::Answering {
        step,
        errors: Vec::new(),
        remarks: Vec::new(),
    }
}
