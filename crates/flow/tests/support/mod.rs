//! A flow with a shell around it that does what the real one does, and keeps what was asked of the outside.
#![allow(dead_code, clippy::unwrap_used, unused_imports)]

mod data;
mod reads;

use std::sync::Arc;

use flow::{
    answers::Answers,
    connector::Connector,
    details::{ConnectorDetails, GuideSource},
    effect::{AccountRequest, Effect, Focus, HostEvent},
    event::Event,
    failure::{Failure, FailureCode},
    field::FieldKey,
    fields::{
        paste::{Target, understand},
        rule::RuleChecker,
        subdomain::Hosts,
    },
    form::FormConfig,
    guide::{Guide, StepId},
    linked_account::LinkedAccount,
    secret::Secret,
    state::{ConnectorSummary, RequestId},
    update::Flow,
};

pub use data::*;
pub use reads::*;

pub struct Harness {
    pub flow: Flow,
    /// The texts as they stand in the fields of the page.
    pub answers: Answers,
    pub loads: Vec<(RequestId, Option<String>)>,
    pub sends: Vec<(RequestId, AccountRequest)>,
    pub sign_ins: Vec<(RequestId, AccountRequest)>,
    pub popups: usize,
    pub told: Vec<HostEvent>,
    pub focus: Option<Focus>,
    pub aborts: usize,
    pub cleared: usize,
    pub hidden: usize,
    pub provider: Option<Option<String>>,
    /// A host that brings another session token when it is asked.
    pub renews: bool,
    pub renewals: usize,
    pub last: Vec<Effect>,
    pub logged: String,
}

impl Harness {
    fn of(flow: Flow) -> Self {
        Self {
            flow,
            answers: Answers::default(),
            loads: Vec::new(),
            sends: Vec::new(),
            sign_ins: Vec::new(),
            popups: 0,
            told: Vec::new(),
            focus: None,
            aborts: 0,
            cleared: 0,
            hidden: 0,
            provider: None,
            renews: false,
            renewals: 0,
            last: Vec::new(),
            logged: String::new(),
        }
    }

    pub fn unstarted() -> Self {
        Self::of(Flow::new(config()))
    }

    /// A page for ClayHR.
    pub fn started() -> Self {
        Self::unstarted().then(Event::Started { has_token: true })
    }

    /// A page for whatever the session allows.
    pub fn loading() -> Self {
        Self::of(Flow::loading(config())).then(Event::Started { has_token: true })
    }

    /// The same, with answers checked by this.
    pub fn loading_checked_by(checker: RuleChecker) -> Self {
        let config = FormConfig {
            checker,
            ..FormConfig::new(guide::clayhr())
        };
        Self::of(Flow::loading(Arc::new(config))).then(Event::Started { has_token: true })
    }

    /// On the last step, everything typed, the backend not yet heard of.
    pub fn filled_in() -> Self {
        let mut harness = Self::started();
        harness.fills_in();
        harness
    }

    /// On the last step, everything typed, the backend known.
    pub fn ready() -> Self {
        let mut harness = Self::filled_in();
        harness.loaded(Ok(None));
        harness
    }

    /// The request with the credentials is under way.
    pub fn sending() -> Self {
        let harness = Self::ready().then(Event::ConnectPressed);
        assert_eq!(harness.sends.len(), 1);
        harness
    }

    /// The first request came to nothing, in this way.
    pub fn after(code: FailureCode) -> Self {
        let mut harness = Self::sending();
        if code == FailureCode::Cancelled {
            harness.tell(Event::CancelPressed);
        } else {
            harness.responded(Err(Failure::new(code)));
        }
        assert_eq!(harness.failure(), code);
        harness
    }

    pub fn then(mut self, event: Event) -> Self {
        self.tell(event);
        self
    }

    /// The one place that drives the flow.
    pub fn tell(&mut self, event: Event) {
        self.logged += &format!("{event:?}\n");
        let effects = self.flow.update(event);
        for effect in &effects {
            match effect.clone() {
                Effect::LoadConnector { request, selected } => self.loads.push((request, selected)),
                Effect::Submit { request, account } => self.sends.push((request, account)),
                Effect::SignIn { request, account } => self.sign_ins.push((request, account)),
                Effect::OpenPopup => self.popups += 1,
                Effect::SetProviderName(name) => self.provider = Some(name),
                Effect::RenewSession => {
                    self.renewals += 1;
                    if !self.renews {
                        self.tell(Event::RenewalFailed);
                    }
                }
                Effect::Abort => self.aborts += 1,
                Effect::StartCountdown => {}
                Effect::SetFields(texts) => {
                    for (field, text) in texts {
                        self.answers.set(field, text);
                    }
                }
                Effect::Focus(focus) => self.focus = Some(focus),
                Effect::HideSecrets => self.hidden += 1,
                Effect::ClearFields => {
                    self.cleared += 1;
                    self.answers = Answers::default();
                }
                Effect::Notify(event) => self.told.push(event),
            }
        }
        self.logged += &format!("{effects:?}\n{:?}\n{:?}\n", self.flow, self.answers);
        self.last = effects;
        self.compare();
    }

    /// Asserts that the fields of the page and the form hold the same.
    fn compare(&self) {
        if let Some(form) = self.flow.form() {
            for (key, text) in self.answers.iter() {
                assert_eq!(form.text(key), text.expose(), "{key:?}");
            }
        }
    }

    pub fn types(&mut self, field: &FieldKey, text: &str) {
        self.answers.set(field.clone(), Secret::new(text));
        self.tell(Event::FieldChanged {
            field: field.clone(),
            text: Secret::new(text),
        });
    }

    /// Types into the field with this name.
    pub fn types_into(&mut self, name: &str, text: &str) {
        self.types(&FieldKey::from_name(name), text);
    }

    /// Walks through the three steps of ClayHR.
    pub fn fills_in(&mut self) {
        for (field, text) in GOOD {
            self.types(&field, text);
            self.tell(Event::ContinuePressed);
        }
        check(self, StepId::Check);
    }

    pub fn leaves(&mut self, field: &FieldKey) {
        self.tell(Event::FieldLeft(field.clone()));
    }

    pub fn pastes(&mut self, text: &str, into: Target) {
        let pasted = understand(text, into, &self.answers, &Hosts::default()).expect(text);
        self.tell(Event::Pasted(pasted));
    }

    /// The backend answers the latest question with ClayHR's form.
    pub fn loaded(&mut self, existing_account: Result<Option<&str>, Failure>) {
        self.loaded_with(clayhr(), existing_account);
    }

    pub fn loaded_with(
        &mut self,
        connector: Connector,
        existing_account: Result<Option<&str>, Failure>,
    ) {
        let existing_account = existing_account.map(|id| {
            id.map(|id| LinkedAccount {
                id: id.to_owned(),
                ..LinkedAccount::default()
            })
        });
        self.takes(ConnectorDetails {
            connector,
            existing_account,
            guide: GuideSource::BuiltIn,
        });
    }

    /// The backend answers with a form to start from what is linked.
    pub fn loaded_linked(&mut self, mut connector: Connector, existing: LinkedAccount) {
        connector.start_from(&existing);
        self.takes(ConnectorDetails {
            connector,
            existing_account: Ok(Some(existing)),
            guide: GuideSource::BuiltIn,
        });
    }

    /// The backend answers with the form of a connector that only it knows.
    pub fn loaded_other(&mut self, connector: Connector, guide: Guide) {
        self.takes(other(connector, guide));
    }

    fn takes(&mut self, details: ConnectorDetails) {
        let (request, _) = *self.loads.last().as_ref().unwrap();
        self.tell(Event::ConnectorLoaded {
            request: *request,
            result: Ok(Arc::new(details)),
        });
    }

    pub fn not_loaded(&mut self, code: FailureCode) {
        let request = self.loads.last().unwrap().0;
        self.tell(Event::ConnectorLoaded {
            request,
            result: Err(Failure::new(code)),
        });
    }

    pub fn listed(&mut self) {
        let connector = |id: &str| ConnectorSummary {
            id: id.to_owned(),
            provider: id.to_owned(),
            name: id.to_owned(),
            category: String::new(),
            logo: None,
        };
        let request = self.loads.last().unwrap().0;
        self.tell(Event::ConnectorsListed {
            request,
            connectors: vec![connector("heron"), connector("wren")],
        });
    }

    /// The latest request is answered.
    pub fn responded(&mut self, result: Result<&str, Failure>) {
        let request = self.sends.last().unwrap().0;
        self.tell(Event::Responded {
            request,
            result: result.map(str::to_owned),
        });
    }
}
