//! A flow with a shell around it that does what the real one does, and keeps what was asked of the outside.
#![allow(dead_code, clippy::unwrap_used)]

use std::sync::Arc;

use flow::{
    answers::Answers,
    connector::Connector,
    details::{ConnectorDetails, GuideSource},
    effect::{AccountRequest, Effect, Focus, HostEvent},
    event::Event,
    failure::{Failure, FailureCode},
    field::{Field, FieldKey, FieldKind},
    fields::{
        paste::{Target, understand},
        rule::{RuleChecker, RuleKind},
        subdomain::Hosts,
        validation::{ValidationError, Warning},
    },
    form::{Form, FormConfig, FormNotice},
    guide::{Guide, StepId},
    linked_account::LinkedAccount,
    secret::Secret,
    state::{ConnectorState, ConnectorSummary, FlowState, RequestId, Submission},
    update::Flow,
};
use patterns::Verdict;

pub const KEY: &str = "CANARYq8Zk3Wm5Rt7Yb2Nc";
pub const SUBDOMAIN: FieldKey = FieldKey::Subdomain;
pub const API_KEY: FieldKey = FieldKey::ApiKey;
pub const USER_ID: FieldKey = FieldKey::UserId;
/// Answers that can be sent.
pub const GOOD: [(FieldKey, &str); 3] = [(SUBDOMAIN, "acme"), (API_KEY, KEY), (USER_ID, "123456")];

/// Returns the rule checker that the page fetches for forms with rules.
pub fn checker() -> RuleChecker {
    RuleChecker(|rule, answer| {
        let kind = match rule.kind {
            RuleKind::Pattern => patterns::Kind::Pattern,
            RuleKind::Format => patterns::Kind::Format,
            RuleKind::Domain => patterns::Kind::Domain,
        };
        match patterns::check(kind, &rule.text, answer) {
            Verdict::Broken(example) => Some(example.unwrap_or_default()),
            Verdict::Kept | Verdict::Unchecked => None,
        }
    })
}

/// The form of ClayHR, as this program has it.
pub fn config() -> Arc<FormConfig> {
    Arc::new(FormConfig {
        checker: checker(),
        ..FormConfig::new(guide::clayhr())
    })
}

pub struct Story {
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

impl Story {
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

    /// On the last step, everything typed, the backend not yet heard of.
    pub fn filled_in() -> Self {
        let mut story = Self::started();
        story.fills_in();
        story
    }

    /// On the last step, everything typed, the backend known.
    pub fn ready() -> Self {
        let mut story = Self::filled_in();
        story.loaded(Ok(None));
        story
    }

    /// The request with the credentials is under way.
    pub fn sending() -> Self {
        let story = Self::ready().then(Event::ConnectPressed);
        assert_eq!(story.sends.len(), 1);
        story
    }

    /// The first request came to nothing, in this way.
    pub fn after(code: FailureCode) -> Self {
        let mut story = Self::sending();
        if code == FailureCode::Cancelled {
            story.tell(Event::CancelPressed);
        } else {
            story.responded(Err(Failure::new(code)));
        }
        assert_eq!(story.failure(), code);
        story
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

    #[track_caller]
    pub fn form(&self) -> &Form {
        self.flow.form().expect("a form is open")
    }

    #[track_caller]
    pub fn step(&self) -> StepId {
        match self.flow.state() {
            FlowState::Filling { step, .. } => *step,
            other => panic!("not on a step: {other:?}"),
        }
    }

    pub fn errors(&self) -> Vec<(FieldKey, ValidationError)> {
        self.form()
            .errors(self.step())
            .into_iter()
            .map(|(key, error)| (key, error.clone()))
            .collect()
    }

    pub fn warnings(&self) -> Vec<Warning> {
        let form = self.form();
        let field = form
            .guide()
            .field(self.step())
            .expect("a step with a field");
        form.warnings(field)
    }

    #[track_caller]
    pub fn failure(&self) -> FailureCode {
        match self.flow.state() {
            FlowState::Failed { failure, .. } => failure.code,
            other => panic!("not failed: {other:?}"),
        }
    }

    pub fn is_awaiting_connector(&self) -> bool {
        matches!(
            self.flow.state(),
            FlowState::Submitting {
                submission: Submission::AwaitingConnector,
                ..
            }
        )
    }

    pub fn is_sending(&self) -> bool {
        matches!(
            self.flow.state(),
            FlowState::Submitting {
                submission: Submission::Sent(_),
                ..
            }
        )
    }

    pub fn is_renewing(&self) -> bool {
        matches!(self.flow.state(), FlowState::Renewing { .. })
    }

    /// The fields that were filled in, while that is told.
    pub fn filled(&self) -> Vec<FieldKey> {
        match &self.form().notice {
            Some(FormNotice::Filled(filled)) => filled.fields.clone(),
            _ => Vec::new(),
        }
    }

    pub fn form_is_ready(&self) -> bool {
        matches!(self.form().connector, ConnectorState::Ready(_))
    }

    pub fn is_loading(&self) -> bool {
        matches!(self.flow.state(), FlowState::LoadingConnector { .. })
    }

    pub fn text(&self, field: &FieldKey) -> &str {
        self.answers.text(field)
    }

    /// The three texts as they stand in their fields.
    pub fn typed(&self) -> [&str; 3] {
        [&SUBDOMAIN, &API_KEY, &USER_ID].map(|field| self.text(field))
    }

    pub fn successes(&self) -> Vec<&HostEvent> {
        self.told
            .iter()
            .filter(|event| matches!(event, HostEvent::Success { .. }))
            .collect()
    }

    /// The credentials of the latest request.
    pub fn credentials(&self) -> Vec<(&str, &str)> {
        let (_, request) = self.sends.last().expect("something was sent");
        exposed(request)
    }
}

pub fn exposed(request: &AccountRequest) -> Vec<(&str, &str)> {
    request
        .credentials
        .iter()
        .map(|(key, value)| (key.as_str(), value.expose()))
        .collect()
}

/// On this step, with nothing wrong.
#[track_caller]
pub fn check(story: &Story, step: StepId) {
    assert_eq!(story.step(), step);
    assert_eq!(story.errors(), []);
}

/// Nothing at all comes of the event: neither another state nor an effect.
#[track_caller]
pub fn check_ignored(story: &mut Story, event: Event) {
    let before = story.flow.state().clone();
    story.tell(event.clone());
    assert_eq!(story.last, [], "{event:?}");
    assert_eq!(story.flow.state(), &before, "{event:?}");
}

pub fn other(connector: Connector, guide: Guide) -> ConnectorDetails {
    ConnectorDetails {
        connector,
        existing_account: Ok(None),
        guide: GuideSource::Provided(guide),
    }
}

pub fn field(key: &str) -> Field {
    Field {
        key: key.to_owned(),
        label: key.to_owned(),
        is_required: true,
        is_shown: true,
        ..Field::default()
    }
}

pub fn secret(key: &str) -> Field {
    Field {
        kind: FieldKind::Password,
        is_secret: true,
        ..field(key)
    }
}

pub fn clayhr() -> Connector {
    Connector {
        integration_id: "int-1".to_owned(),
        provider: "clayhr".to_owned(),
        name: "ClayHR".to_owned(),
        fields: vec![
            field("companySubdomain"),
            secret("api_key"),
            field("userId"),
        ],
        ..Connector::default()
    }
}

/// ClayHR, with a secret that no step asks for.
pub fn clayhr_with_region(is_required: bool) -> Connector {
    let mut connector = clayhr();
    connector.fields.push(Field {
        is_required,
        label: "Region".to_owned(),
        ..secret("region")
    });
    connector
}

pub fn region() -> FieldKey {
    FieldKey::Other("region".to_owned())
}
