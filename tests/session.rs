//! The flow as a story: events in, the screen and the effects out, with a shell that does what the real one does.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use flow::{
    answers::Answers,
    connector::{Connector, FieldNames},
    existing::Existing,
    failure::{Failure, FailureCode},
    field::{Field, FieldKey, FieldKind},
    fields::paste::{Target, understand},
    fields::rule::RuleChecker,
    fields::subdomain::Hosts,
    fields::validation::{ValidationError, Warning},
    guide::StepId,
    secret::Secret,
    session::{
        AccountRequest, Attempt, Backend, Confirmation, Connecting, Effect, Event, Focus,
        HostEvent, Prepared, Session,
    },
    wizard::{Rules, Wizard},
};

const KEY: &str = "CANARYq8Zk3Wm5Rt7Yb2Nc";
const SUBDOMAIN: FieldKey = FieldKey::Subdomain;
const API_KEY: FieldKey = FieldKey::ApiKey;
const USER_ID: FieldKey = FieldKey::UserId;

/// A wizard with a shell around it: fills and forgets as the page does, and keeps what was asked of the outside.
struct Story {
    wizard: Wizard,
    answers: Answers,
    prepares: Vec<Attempt>,
    sends: Vec<(Attempt, AccountRequest)>,
    told: Vec<HostEvent>,
    focus: Option<Focus>,
    aborts: usize,
    forgotten: usize,
    hidden: usize,
    chosen: Option<String>,
    provider: Option<String>,
    last: Vec<Effect>,
    logged: String,
}

impl Story {
    fn unstarted() -> Self {
        Self {
            wizard: Wizard::new(Arc::new(Rules {
                guide: guide::clayhr(),
                hosts: Hosts::default(),
                field_names: FieldNames::default(),
                matcher: RuleChecker::default(),
            })),
            answers: Answers::default(),
            prepares: Vec::new(),
            sends: Vec::new(),
            told: Vec::new(),
            focus: None,
            aborts: 0,
            forgotten: 0,
            hidden: 0,
            chosen: None,
            provider: None,
            last: Vec::new(),
            logged: String::new(),
        }
    }

    fn started() -> Self {
        Self::unstarted().then(Event::Started { has_token: true })
    }

    /// On the last step, everything typed, the backend not yet heard of.
    fn filled_in() -> Self {
        let mut story = Self::started();
        for (field, text) in [(SUBDOMAIN, "acme"), (API_KEY, KEY), (USER_ID, "123456")] {
            story.types(&field, text);
            story.tell(Event::ContinuePressed);
        }
        check(&story, &step(StepId::Check));
        story
    }

    /// On the last step, everything typed, the backend known.
    fn ready() -> Self {
        let mut story = Self::filled_in();
        story.prepared(Ok(None));
        story
    }

    /// The request with the credentials is under way.
    fn sending() -> Self {
        let story = Self::ready().then(Event::ConnectPressed);
        assert_eq!(story.sends.len(), 1);
        story
    }

    /// The first request came to nothing, in this way.
    fn after(code: FailureCode) -> Self {
        let mut story = Self::sending();
        if code == FailureCode::Cancelled {
            story.tell(Event::CancelPressed);
        } else {
            story.answered(Err(Failure::new(code)));
        }
        assert_eq!(story.failure(), code);
        story
    }

    fn then(mut self, event: Event) -> Self {
        self.tell(event);
        self
    }

    /// The one place that drives the wizard.
    fn tell(&mut self, event: Event) {
        self.logged += &format!("{event:?}\n");
        let effects = self.wizard.update(event, &self.answers);
        for effect in &effects {
            match effect.clone() {
                Effect::Prepare { attempt, chosen } => {
                    self.prepares.push(attempt);
                    self.chosen = chosen;
                }
                Effect::ShowProvider(name) => self.provider = name,
                Effect::Send { attempt, request } => self.sends.push((attempt, request)),
                Effect::Abort => self.aborts += 1,
                Effect::SignIn { .. } | Effect::OpenPopup => panic!("ClayHR needs no sign-in"),
                Effect::WaitASecond => {}
                Effect::Fill(texts) => {
                    for (field, text) in texts {
                        self.answers.set(field, text);
                    }
                }
                Effect::Focus(focus) => self.focus = Some(focus),
                Effect::HideSecrets => self.hidden += 1,
                Effect::ForgetAnswers => {
                    self.forgotten += 1;
                    self.answers = Answers::default();
                }
                Effect::Notify(event) => self.told.push(event),
            }
        }
        self.logged += &format!("{effects:?}\n{:?}\n{:?}\n", self.wizard, self.answers);
        self.last = effects;
    }

    fn types(&mut self, field: &FieldKey, text: &str) {
        self.answers.set(field.clone(), Secret::new(text));
        self.tell(Event::FieldChanged(field.clone()));
    }

    fn leaves(&mut self, field: &FieldKey) {
        self.tell(Event::FieldLeft(field.clone()));
    }

    fn pastes(&mut self, text: &str, into: Target) {
        let pasted = understand(text, into, &self.answers, &Hosts::default()).expect(text);
        self.tell(Event::Pasted(pasted));
    }

    /// The backend answers the latest question.
    fn prepared(&mut self, existing_account: Result<Option<&str>, Failure>) {
        self.prepared_with(connector(), existing_account);
    }

    fn prepared_with(
        &mut self,
        connector: Connector,
        existing_account: Result<Option<&str>, Failure>,
    ) {
        let attempt = *self.prepares.last().unwrap();
        let existing_account = existing_account.map(|id| {
            id.map(|id| Existing {
                id: id.to_owned(),
                ..Existing::default()
            })
        });
        self.tell(Event::Prepared {
            attempt,
            result: Ok(Arc::new(Prepared {
                connector,
                existing_account,
                rules: None,
            })),
        });
    }

    fn not_prepared(&mut self, code: FailureCode) {
        let attempt = *self.prepares.last().unwrap();
        self.tell(Event::Prepared {
            attempt,
            result: Err(Failure::new(code)),
        });
    }

    /// The latest request is answered.
    fn answered(&mut self, result: Result<&str, Failure>) {
        let (attempt, _) = self.sends.last().unwrap();
        self.tell(Event::Answered {
            attempt: *attempt,
            result: result.map(str::to_owned),
        });
    }

    fn step(&self) -> StepId {
        match &self.wizard.session {
            Session::Answering { step, .. } => *step,
            other => panic!("not on a step: {other:?}"),
        }
    }

    fn problems(&self) -> Vec<(FieldKey, ValidationError)> {
        match &self.wizard.session {
            Session::Answering { errors, .. } => errors
                .iter()
                .map(|error| (error.field.clone(), error.error.clone()))
                .collect(),
            other => panic!("not on a step: {other:?}"),
        }
    }

    fn remarks(&self) -> Vec<Warning> {
        match &self.wizard.session {
            Session::Answering { remarks, .. } => remarks
                .iter()
                .map(|remark| remark.warning.clone())
                .collect(),
            other => panic!("not on a step: {other:?}"),
        }
    }

    fn failure(&self) -> FailureCode {
        match &self.wizard.session {
            Session::Failed(failure) => failure.code,
            other => panic!("not failed: {other:?}"),
        }
    }

    fn text(&self, field: &FieldKey) -> &str {
        self.answers.text(field)
    }

    /// The three texts as they stand in their fields.
    fn typed(&self) -> [&str; 3] {
        [&SUBDOMAIN, &API_KEY, &USER_ID].map(|field| self.text(field))
    }

    fn successes(&self) -> Vec<&HostEvent> {
        self.told
            .iter()
            .filter(|event| matches!(event, HostEvent::Success { .. }))
            .collect()
    }
}

/// Where the story stands: compared without the remarks, which other tests look at.
#[track_caller]
fn check(story: &Story, expected: &Session) {
    let mut session = story.wizard.session.clone();
    if let Session::Answering { remarks, .. } = &mut session {
        remarks.clear();
    }
    assert_eq!(&session, expected);
}

/// Nothing at all comes of the event: neither another screen nor an effect.
#[track_caller]
fn check_ignored(story: &mut Story, event: Event) {
    let before = format!("{:?}", story.wizard);
    story.tell(event.clone());
    assert_eq!(story.last, [], "{event:?}");
    assert_eq!(format!("{:?}", story.wizard), before, "{event:?}");
}

fn step(step: StepId) -> Session {
    Session::Answering {
        step,
        errors: Vec::new(),
        remarks: Vec::new(),
    }
}

fn preparing() -> Session {
    Session::Connecting(Connecting::Preparing)
}

fn connector() -> Connector {
    let field = |key: &str, kind| Field {
        key: key.to_owned(),
        label: key.to_owned(),
        kind,
        is_required: true,
        is_shown: true,
        is_secret: key == "api_key",
        ..Field::default()
    };
    Connector {
        integration_id: "int-1".to_owned(),
        provider: "clayhr".to_owned(),
        name: "ClayHR".to_owned(),
        fields: vec![
            field("companySubdomain", FieldKind::Text),
            field("api_key", FieldKind::Password),
            field("userId", FieldKind::Text),
        ],
        ..Connector::default()
    }
}

fn connector_with_extra(is_required: bool) -> Connector {
    let mut connector = connector();
    connector.fields.push(Field {
        key: "region".to_owned(),
        label: "Region".to_owned(),
        kind: FieldKind::Password,
        is_required,
        is_shown: true,
        is_secret: true,
        ..Field::default()
    });
    connector
}

fn region() -> FieldKey {
    FieldKey::Other("region".to_owned())
}

fn exposed(request: &AccountRequest) -> Vec<(&str, &str)> {
    request
        .credentials
        .iter()
        .map(|(key, value)| (key.as_str(), value.expose()))
        .collect()
}

#[test]
fn from_the_first_step_to_the_linked_account() {
    let mut story = Story::unstarted();
    check(&story, &step(StepId::Ask(0)));
    assert_eq!(story.wizard.backend, Backend::Unasked);

    story.tell(Event::Started { has_token: true });
    assert_eq!(story.prepares.len(), 1);
    story.types(&SUBDOMAIN, "https://Acme.clayhr.net/rm/");
    story.tell(Event::ContinuePressed);
    check(&story, &step(StepId::Ask(1)));
    assert_eq!(story.text(&SUBDOMAIN), "acme");
    assert_eq!(story.focus, Some(Focus::Heading));

    story.prepared(Ok(None));
    check(&story, &step(StepId::Ask(1)));

    story.types(&API_KEY, &[" \"", KEY, "\"\n"].concat());
    story.tell(Event::ContinuePressed);
    story.types(&USER_ID, "１２３４５６");
    story.tell(Event::ContinuePressed);
    check(&story, &step(StepId::Check));

    story.tell(Event::ConnectPressed);
    let (attempt, request) = story.sends[0].clone();
    check(
        &story,
        &Session::Connecting(Connecting::Sending { attempt }),
    );
    assert_eq!(story.focus, Some(Focus::Heading));
    assert_eq!(request.existing_account, None);
    assert_eq!(request.integration_id, "int-1");
    assert_eq!(
        exposed(&request),
        [
            ("companySubdomain", "acme"),
            ("api_key", KEY),
            ("userId", "123456")
        ]
    );

    story.answered(Ok("acc-9"));
    let Session::Connected {
        account,
        confirmation,
    } = &story.wizard.session
    else {
        panic!("{:?}", story.wizard.session);
    };
    assert_eq!(
        (&*account.id, &*account.provider, &*account.company),
        ("acc-9", "clayhr", "acme")
    );
    assert_eq!(*confirmation, Confirmation::Open);
    assert_eq!(story.focus, Some(Focus::Popup));

    story.tell(Event::ConfirmationClosed);
    assert_eq!(story.focus, Some(Focus::Heading));
    assert!(matches!(
        story.wizard.session,
        Session::Connected {
            confirmation: Confirmation::Closed,
            ..
        }
    ));
    let steps = |number| HostEvent::Step { number, of: 4 };
    assert_eq!(
        story.told,
        [
            HostEvent::Ready,
            steps(2),
            steps(3),
            steps(4),
            HostEvent::Submit,
            HostEvent::Success {
                id: "acc-9".to_owned(),
                provider: "clayhr".to_owned()
            },
            HostEvent::Close
        ]
    );
    check_ignored(&mut story, Event::ConfirmationClosed);
}

#[test]
fn continue_refuses_a_wrong_field_and_focuses_it() {
    for (place, field, bad) in [
        (0, SUBDOMAIN, ""),
        (0, SUBDOMAIN, "www.clayhr.com"),
        (1, API_KEY, ""),
        (1, API_KEY, "two words"),
        (2, USER_ID, ""),
        (2, USER_ID, "12a"),
    ] {
        let mut story = Story::started();
        for (earlier, good) in [(SUBDOMAIN, "acme"), (API_KEY, KEY)]
            .into_iter()
            .take(place)
        {
            story.types(&earlier, good);
            story.tell(Event::ContinuePressed);
        }
        if !bad.is_empty() {
            story.types(&field, bad);
        }
        story.told.clear();
        story.tell(Event::ContinuePressed);
        assert_eq!(story.step(), StepId::Ask(place), "{bad:?}");
        let fields: Vec<_> = story
            .problems()
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(fields, std::slice::from_ref(&field), "{bad:?}");
        assert_eq!(story.focus, Some(Focus::Field(field.clone())), "{bad:?}");
        assert_eq!(story.text(&field), bad);
        assert_eq!(story.told, [], "{bad:?}");
        story.tell(Event::ContinuePressed);
        assert_eq!(story.problems().len(), 1, "{bad:?}: told twice");
    }
}

#[test]
fn nothing_is_said_while_the_first_characters_are_typed() {
    let mut story = Story::started();
    for text in ["-", "-a", "www.clayhr.com", "a b", ""] {
        story.types(&SUBDOMAIN, text);
        assert_eq!(story.last, [], "{text:?}");
        check(&story, &step(StepId::Ask(0)));
    }
}

#[test]
fn leaving_an_empty_field_says_nothing() {
    let mut story = Story::started();
    story.leaves(&SUBDOMAIN);
    check(&story, &step(StepId::Ask(0)));
    story.types(&SUBDOMAIN, "  ");
    story.leaves(&SUBDOMAIN);
    check(&story, &step(StepId::Ask(0)));
}

#[test]
fn leaving_a_field_checks_it_and_cleans_it() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme-");
    story.leaves(&SUBDOMAIN);
    assert_eq!(story.problems().len(), 1);
    assert_eq!(story.text(&SUBDOMAIN), "acme-");
    assert_eq!(story.focus, None, "leaving must not pull the focus back");

    story.types(&SUBDOMAIN, " ACME ");
    story.leaves(&SUBDOMAIN);
    assert_eq!(story.problems(), []);
    assert_eq!(story.text(&SUBDOMAIN), "acme");
    assert_eq!(story.remarks(), [Warning::Tidied]);
    story.leaves(&SUBDOMAIN);
    assert_eq!(
        story.remarks(),
        [Warning::Tidied],
        "leaving once more forgets what was said, or says it twice"
    );
    story.types(&SUBDOMAIN, "acme2");
    assert_eq!(story.remarks(), []);
}

#[test]
fn a_field_once_wrong_heals_while_it_is_typed() {
    let mut story = Story::started();
    story.tell(Event::ContinuePressed);
    assert_eq!(story.problems().len(), 1);
    let empty = story.problems();
    story.types(&SUBDOMAIN, "-");
    assert_eq!(story.problems().len(), 1);
    assert_ne!(story.problems(), empty, "the sentence must follow the text");
    story.types(&SUBDOMAIN, "a");
    assert_eq!(story.problems(), []);
    story.types(&SUBDOMAIN, "-");
    assert_eq!(story.problems(), [], "healed, it is left in peace again");
}

#[test]
fn back_keeps_every_answer() {
    let mut story = Story::filled_in();
    let typed = story.typed().map(str::to_owned);
    for place in [2, 1, 0] {
        story.tell(Event::BackPressed);
        check(&story, &step(StepId::Ask(place)));
        assert_eq!(story.focus, Some(Focus::Heading));
        assert_eq!(story.typed(), typed);
    }
    check_ignored(&mut story, Event::BackPressed);
    for _ in 0..3 {
        story.tell(Event::ContinuePressed);
    }
    check(&story, &step(StepId::Check));
}

#[test]
fn change_goes_to_the_step_of_the_answer_and_into_its_field() {
    for (field, place) in [(SUBDOMAIN, 0), (API_KEY, 1), (USER_ID, 2)] {
        let story = Story::ready().then(Event::ChangePressed(field.clone()));
        check(&story, &step(StepId::Ask(place)));
        assert_eq!(story.focus, Some(Focus::Field(field.clone())));
        let failed = Story::after(FailureCode::CredentialsRejected);
        let story = failed.then(Event::CorrectPressed(field.clone()));
        check(&story, &step(StepId::Ask(place)));
        assert_eq!(story.focus, Some(Focus::Field(field)));
    }
}

#[test]
fn a_second_press_of_connect_sends_nothing() {
    let mut waiting = Story::filled_in().then(Event::ConnectPressed);
    check_ignored(&mut waiting, Event::ConnectPressed);
    waiting.prepared(Ok(None));
    assert_eq!(waiting.sends.len(), 1);
    check_ignored(&mut waiting, Event::ConnectPressed);
    check_ignored(&mut waiting, Event::ContinuePressed);
    check_ignored(&mut waiting, Event::BackPressed);
    assert_eq!((waiting.sends.len(), waiting.prepares.len()), (1, 1));
    waiting.answered(Ok("acc-9"));
    check_ignored(&mut waiting, Event::ConnectPressed);
}

#[test]
fn connect_before_the_backend_answered_waits_and_then_sends() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    check(&story, &preparing());
    assert_eq!(story.sends, []);
    assert_eq!(story.prepares.len(), 1, "it was asked already");
    story.prepared(Ok(None));
    assert_eq!(story.sends.len(), 1);
    assert!(matches!(
        story.wizard.session,
        Session::Connecting(Connecting::Sending { .. })
    ));
}

#[test]
fn connect_hides_what_is_shown_of_secrets() {
    assert_eq!(Story::sending().hidden, 1);
    let waiting = Story::filled_in().then(Event::ConnectPressed);
    assert_eq!(waiting.hidden, 1);
}

#[test]
fn connect_sends_nobody_past_an_answer_that_cannot_be_sent() {
    for (field, place) in [(SUBDOMAIN, 0), (API_KEY, 1), (USER_ID, 2)] {
        let mut story = Story::ready();
        story.answers.set(field.clone(), Secret::default());
        story.tell(Event::ConnectPressed);
        assert_eq!(story.sends, []);
        assert_eq!(story.step(), StepId::Ask(place));
        assert_eq!(story.problems().len(), 1);
        assert_eq!(story.focus, Some(Focus::Field(field)));
    }
    let mut early = Story::started();
    early.prepared(Ok(None));
    check_ignored(&mut early, Event::ConnectPressed);
}

#[test]
fn a_failed_preparation_is_told_only_once_it_matters() {
    let mut story = Story::filled_in();
    story.not_prepared(FailureCode::NetworkBlocked);
    check(&story, &step(StepId::Check));
    assert!(matches!(story.wizard.backend, Backend::Unknown(_)));
    story.tell(Event::ConnectPressed);
    check(&story, &preparing());
    assert_eq!(story.prepares.len(), 2, "Connect asks again");
    story.not_prepared(FailureCode::IntegrationMissing);
    assert_eq!(story.failure(), FailureCode::IntegrationMissing);
    assert_eq!(
        story.told.last(),
        Some(&HostEvent::Error {
            code: "integration_missing",
            reference: None,
        })
    );
    assert_eq!(story.focus, Some(Focus::Heading));
    story.tell(Event::ConnectPressed);
    story.prepared(Ok(None));
    assert_eq!(story.sends.len(), 1);
}

#[test]
fn settings_that_cannot_be_read_stop_no_first_try() {
    let mut story = Story::filled_in();
    story.prepared(Err(Failure::new(FailureCode::BackendError)));
    story.tell(Event::ConnectPressed);
    assert_eq!(story.sends[0].1.existing_account, None);
}

#[test]
fn an_account_that_exists_is_updated() {
    let mut story = Story::filled_in();
    story.prepared(Ok(Some("acc-old")));
    story.tell(Event::ConnectPressed);
    let request = &story.sends[0].1;
    assert_eq!(request.existing_account.as_deref(), Some("acc-old"));
}

#[test]
fn cancel_while_nothing_was_sent_goes_back_and_leaves_nothing_open() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    story.tell(Event::CancelPressed);
    check(&story, &step(StepId::Check));
    assert_eq!(story.told.last(), Some(&HostEvent::Cancel));
    story.prepared(Ok(None));
    check(&story, &step(StepId::Check));
    assert_eq!(story.sends, [], "the wait was over");
    story.tell(Event::ConnectPressed);
    assert_eq!((story.sends.len(), story.prepares.len()), (1, 1));
}

#[test]
fn cancel_of_a_sent_request_gives_it_up() {
    let story = Story::sending().then(Event::CancelPressed);
    assert_eq!(story.failure(), FailureCode::Cancelled);
    assert_eq!(story.aborts, 1);
    assert_eq!(story.focus, Some(Focus::Heading));
    assert_eq!(story.told.last(), Some(&HostEvent::Cancel));
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
}

#[test]
fn cancel_fits_nowhere_else() {
    for mut story in [
        Story::started(),
        Story::ready(),
        Story::after(FailureCode::Timeout),
    ] {
        check_ignored(&mut story, Event::CancelPressed);
    }
}

#[test]
fn answer_to_an_abandoned_attempt_is_ignored() {
    for result in [
        Ok("acc-late".to_owned()),
        Err(Failure::new(FailureCode::Timeout)),
    ] {
        let mut story = Story::sending().then(Event::CancelPressed);
        let attempt = story.sends[0].0;
        let late = Event::Answered { attempt, result };
        check_ignored(&mut story, late.clone());
        story.tell(Event::ConnectPressed);
        check_ignored(&mut story, late.clone());
        story.prepared(Ok(None));
        assert_eq!(story.sends.len(), 2);
        check_ignored(&mut story, late);
        assert_eq!(story.successes(), Vec::<&HostEvent>::new());
    }
}

#[test]
fn preparation_for_an_abandoned_token_is_ignored() {
    for result in [
        Ok(Arc::new(Prepared {
            connector: connector(),
            existing_account: Ok(None),
            rules: None,
        })),
        Err(Failure::new(FailureCode::Cancelled)),
    ] {
        let mut story = Story::filled_in();
        let attempt = story.prepares[0];
        story.tell(Event::TokenGiven);
        let late = Event::Prepared { attempt, result };
        check_ignored(&mut story, late.clone());
        story.tell(Event::ConnectPressed);
        check_ignored(&mut story, late.clone());
        story.prepared(Ok(None));
        check_ignored(&mut story, late);
    }
}

/// The codes after which nobody knows whether the account was made.
fn open_codes() -> impl Iterator<Item = FailureCode> {
    FailureCode::ALL
        .into_iter()
        .filter(|code| code.leaves_outcome_open())
}

#[test]
fn every_way_to_lose_an_answer_leaves_the_outcome_open() {
    assert_eq!(
        open_codes().map(FailureCode::as_str).collect::<Vec<_>>(),
        [
            "backend_error",
            "bad_response",
            "network_offline",
            "network_blocked",
            "timeout",
            "cancelled"
        ]
    );
}

#[test]
fn after_a_lost_answer_the_next_try_looks_first_and_makes_no_second_account() {
    for code in open_codes() {
        let mut story = Story::after(code).then(Event::ConnectPressed);
        check(&story, &preparing());
        assert_eq!(
            (story.sends.len(), story.prepares.len()),
            (1, 2),
            "{code:?}"
        );
        story.prepared(Ok(Some("acc-made")));
        let request = &story.sends.last().unwrap().1;
        assert_eq!(story.sends.len(), 2, "{code:?}");
        assert_eq!(
            request.existing_account.as_deref(),
            Some("acc-made"),
            "{code:?}"
        );
        story.answered(Ok("acc-made"));
        assert_eq!(story.successes().len(), 1, "{code:?}");
    }
}

#[test]
fn after_a_lost_answer_nothing_is_made_while_the_settings_cannot_be_read() {
    for code in open_codes() {
        let mut story = Story::after(code);
        for _ in 0..2 {
            story.tell(Event::ConnectPressed);
            story.prepared(Err(Failure::new(FailureCode::ProviderDown)));
            assert_eq!(story.failure(), FailureCode::ProviderDown, "{code:?}");
            assert_eq!(story.sends.len(), 1, "{code:?}");
        }
        story.tell(Event::ConnectPressed);
        story.prepared(Ok(None));
        assert_eq!(story.sends.len(), 2, "{code:?}");
    }
}

#[test]
fn a_lost_answer_is_remembered_on_every_way_back_to_connect() {
    let lost = || Story::after(FailureCode::Timeout);
    let by_back = lost().then(Event::BackPressed);
    let by_correcting = lost()
        .then(Event::CorrectPressed(USER_ID))
        .then(Event::ContinuePressed);
    let mut by_another_failure = lost().then(Event::ConnectPressed);
    by_another_failure.not_prepared(FailureCode::NetworkBlocked);
    for mut story in [by_back, by_correcting, by_another_failure] {
        let asked = story.prepares.len();
        story.tell(Event::ConnectPressed);
        assert_eq!(story.prepares.len(), asked + 1);
        assert_eq!(story.sends.len(), 1);
        story.prepared(Ok(Some("acc-made")));
        assert_eq!(
            story.sends[1].1.existing_account.as_deref(),
            Some("acc-made")
        );
    }
    let mut by_token = lost().then(Event::TokenGiven).then(Event::ConnectPressed);
    by_token.prepared(Err(Failure::new(FailureCode::BackendError)));
    assert_eq!(by_token.sends.len(), 1, "made blindly after a new token");
}

#[test]
fn after_a_plain_refusal_the_next_try_sends_at_once() {
    for code in FailureCode::ALL {
        if code.leaves_outcome_open() {
            continue;
        }
        let story = Story::after(code).then(Event::ConnectPressed);
        assert_eq!(
            (story.sends.len(), story.prepares.len()),
            (2, 1),
            "{code:?}"
        );
        assert_ne!(story.sends[0].0, story.sends[1].0, "{code:?}");
    }
}

#[test]
fn every_failure_keeps_what_was_typed_and_tells_its_code() {
    for code in FailureCode::ALL {
        if code == FailureCode::Cancelled {
            continue;
        }
        let story = Story::after(code);
        assert_eq!(story.typed(), ["acme", KEY, "123456"], "{code:?}");
        assert_eq!(story.forgotten, 0, "{code:?}");
        let error = HostEvent::Error {
            code: code.as_str(),
            reference: None,
        };
        assert_eq!(
            story.told.iter().filter(|event| **event == error).count(),
            1
        );
        assert_eq!(
            story.told.contains(&HostEvent::Expired),
            code == FailureCode::SessionExpired,
            "{code:?}"
        );
        let back = story.then(Event::BackPressed);
        check(&back, &step(StepId::Check));
    }
}

#[test]
fn a_new_token_after_a_session_failure_goes_on_at_the_check_step() {
    for code in [
        FailureCode::SessionMissing,
        FailureCode::SessionExpired,
        FailureCode::SessionForbidden,
    ] {
        let mut story = Story::after(code).then(Event::TokenGiven);
        check(&story, &step(StepId::Check));
        assert_eq!(story.prepares.len(), 2, "{code:?}");
        assert_eq!(story.typed(), ["acme", KEY, "123456"]);
        story.tell(Event::ConnectPressed);
        story.prepared(Ok(None));
        story.answered(Ok("acc-9"));
        assert_eq!(story.successes().len(), 1, "{code:?}");
    }
}

#[test]
fn a_new_token_leaves_the_user_where_they_are() {
    let mut typing = Story::started();
    typing.types(&SUBDOMAIN, "acme");
    typing.tell(Event::ContinuePressed);
    typing.tell(Event::TokenGiven);
    check(&typing, &step(StepId::Ask(1)));
    assert_eq!(typing.prepares.len(), 2);

    let mut waiting = Story::filled_in()
        .then(Event::ConnectPressed)
        .then(Event::TokenGiven);
    check(&waiting, &preparing());
    waiting.prepared(Ok(None));
    assert_eq!(waiting.sends.len(), 1, "still waited for");

    let other = Story::after(FailureCode::CredentialsRejected).then(Event::TokenGiven);
    assert_eq!(other.failure(), FailureCode::CredentialsRejected);

    let mut sending = Story::sending();
    check_ignored(&mut sending, Event::TokenGiven);
    sending.answered(Ok("acc-9"));
    check_ignored(&mut sending, Event::TokenGiven);
}

#[test]
fn without_a_token_the_page_can_be_walked_but_not_connected() {
    let mut story = Story::unstarted().then(Event::Started { has_token: false });
    assert_eq!(story.wizard.backend, Backend::Missing);
    assert_eq!(story.prepares, []);
    for (field, text) in [(SUBDOMAIN, "acme"), (API_KEY, KEY), (USER_ID, "123456")] {
        story.types(&field, text);
        story.tell(Event::ContinuePressed);
    }
    story.tell(Event::ConnectPressed);
    assert_eq!(story.failure(), FailureCode::SessionMissing);
    assert_eq!((story.sends.len(), story.prepares.len()), (0, 0));
    story.tell(Event::TokenGiven);
    check(&story, &step(StepId::Check));
    story.prepared(Ok(None));
    story.tell(Event::ConnectPressed);
    assert_eq!(exposed(&story.sends[0].1)[1], ("api_key", KEY));
}

#[test]
fn a_required_extra_field_brings_the_user_back_to_the_check_step() {
    let mut story = Story::filled_in().then(Event::ConnectPressed);
    story.prepared_with(connector_with_extra(true), Ok(None));
    assert_eq!(story.sends, []);
    assert_eq!(story.step(), StepId::Check);
    let missing = ValidationError::Missing {
        label: "Region".to_owned(),
    };
    assert_eq!(story.problems(), [(region(), missing)]);
    assert_eq!(story.focus, Some(Focus::Field(region())));

    story.types(&region(), " ");
    assert_eq!(story.problems().len(), 1, "a space is no answer");
    story.types(&region(), "eu ");
    assert_eq!(story.problems(), []);
    story.tell(Event::ConnectPressed);
    assert_eq!(exposed(&story.sends[0].1)[3], ("region", "eu"));
}

#[test]
fn an_optional_extra_field_may_stay_empty_and_is_then_left_out() {
    let mut story = Story::filled_in();
    story.prepared_with(connector_with_extra(false), Ok(None));
    story.tell(Event::ConnectPressed);
    assert_eq!(exposed(&story.sends[0].1).len(), 3);
}

#[test]
fn paste_fills_and_undo_restores_what_stood_there() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "-wrong");
    story.tell(Event::ContinuePressed);
    assert_eq!(story.problems().len(), 1);
    story.pastes(
        "https://acme.clayhr.net/rm/user/view/123456",
        Target::Subdomain,
    );
    assert_eq!(story.typed(), ["acme", "", "123456"]);
    assert_eq!(story.problems(), [], "what was filled is no longer wrong");
    assert_eq!(
        story.wizard.filled.as_ref().unwrap().fields,
        [SUBDOMAIN, USER_ID]
    );
    assert_eq!(story.wizard.company_host("acme"), Some("acme.clayhr.net"));
    assert_eq!(story.wizard.company_host("other"), None);

    story.tell(Event::UndoPressed);
    assert_eq!(story.typed(), ["-wrong", "", ""]);
    assert_eq!(story.wizard.filled, None);
    assert_eq!(story.focus, Some(Focus::Field(SUBDOMAIN)));
    check_ignored(&mut story, Event::UndoPressed);
}

#[test]
fn undo_leaves_alone_what_the_paste_did_not_write() {
    let mut story = Story::started();
    story.pastes(
        &format!("{{\"userId\": 123456, \"apiKey\": \"{KEY}\"}}"),
        Target::Subdomain,
    );
    assert_eq!(story.typed(), ["", KEY, "123456"]);
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::UndoPressed);
    assert_eq!(story.typed(), ["acme", "", ""]);
}

#[test]
fn undo_is_offered_until_the_user_moves_on() {
    let mut story = Story::started();
    story.pastes(
        "https://acme.clayhr.net/rm/user/view/123456",
        Target::Subdomain,
    );
    story.tell(Event::ContinuePressed);
    check(&story, &step(StepId::Ask(1)));
    assert_eq!(story.wizard.filled, None);
    check_ignored(&mut story, Event::UndoPressed);
    assert_eq!(story.typed(), ["acme", "", "123456"]);
}

#[test]
fn a_paste_while_connecting_changes_nothing() {
    let pasted = understand(
        "userid: 654321",
        Target::ApiKey,
        &Answers::default(),
        &Hosts::default(),
    )
    .unwrap();
    let mut story = Story::sending();
    check_ignored(&mut story, Event::Pasted(pasted));
    check_ignored(&mut story, Event::SwapPressed);
    check_ignored(
        &mut story,
        Event::SuggestionTaken(SUBDOMAIN, "other".to_owned()),
    );
}

#[test]
fn swapped_values_change_places_and_undo_changes_them_back() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.types(&API_KEY, "123456");
    story.types(&USER_ID, KEY);
    story.tell(Event::ContinuePressed);
    let [(_, problem)] = &story.problems()[..] else {
        panic!("{:?}", story.problems());
    };
    assert!(problem.is_swap());
    assert!(Wizard::can_swap(&story.answers));

    story.tell(Event::SwapPressed);
    assert_eq!(story.typed(), ["acme", KEY, "123456"]);
    assert_eq!(story.problems(), []);
    assert_eq!(story.focus, Some(Focus::Field(API_KEY)));
    story.tell(Event::UndoPressed);
    assert_eq!(story.typed(), ["acme", "123456", KEY]);
}

#[test]
fn swap_is_offered_only_where_it_mends_something() {
    for (key, user_id, expected) in [
        ("123456", KEY, true),
        ("123456", "", true),
        ("", KEY, true),
        ("", "", false),
        (KEY, "123456", false),
        (KEY, "", false),
        ("two words", "", false),
        ("123456", "654321", false),
    ] {
        let answers = [(API_KEY, key), (USER_ID, user_id)]
            .map(|(field, text)| (field, Secret::new(text)))
            .into_iter()
            .collect();
        assert_eq!(Wizard::can_swap(&answers), expected, "{key:?} {user_id:?}");
    }
}

#[test]
fn a_suggestion_is_taken_with_one_press() {
    for (typed, host) in [
        ("acme.clay.net", "acme.clayhr.net"),
        ("eu.acme.clayhr.com", "acme"),
    ] {
        let mut story = Story::started();
        story.types(&SUBDOMAIN, typed);
        story.tell(Event::ContinuePressed);
        let (_, problem) = &story.problems()[0];
        let suggestion = problem.suggestion().unwrap().to_owned();
        assert_eq!(suggestion, host);
        story.tell(Event::SuggestionTaken(SUBDOMAIN, suggestion));
        assert_eq!(story.problems(), []);
        assert_eq!(story.focus, Some(Focus::Field(SUBDOMAIN)));
        story.tell(Event::ContinuePressed);
        check(&story, &step(StepId::Ask(1)));
        assert_eq!(story.text(&SUBDOMAIN), "acme");
    }
}

#[test]
fn success_forgets_the_answers_and_tells_the_host_exactly_once() {
    let mut story = Story::sending();
    let attempt = story.sends[0].0;
    story.answered(Ok("acc-9"));
    assert_eq!(story.forgotten, 1);
    let forget = story
        .last
        .iter()
        .position(|effect| *effect == Effect::ForgetAnswers);
    let notify = story
        .last
        .iter()
        .position(|effect| matches!(effect, Effect::Notify(_)));
    assert!(forget < notify, "the host must find nothing left to read");
    let again = Event::Answered {
        attempt,
        result: Ok("acc-9".to_owned()),
    };
    check_ignored(&mut story, again);
    story.tell(Event::ConfirmationClosed);
    let success = HostEvent::Success {
        id: "acc-9".to_owned(),
        provider: "clayhr".to_owned(),
    };
    assert_eq!(story.successes(), [&success]);
}

#[test]
fn no_failure_tells_the_host_of_success() {
    for code in FailureCode::ALL {
        assert_eq!(
            Story::after(code).successes(),
            Vec::<&HostEvent>::new(),
            "{code:?}"
        );
    }
}

#[test]
fn what_the_provider_sends_back_is_masked() {
    let mut story = Story::sending();
    let mut failure = Failure::new(FailureCode::CredentialsRejected);
    failure.detail = Some(format!("no such key: {KEY}"));
    story.answered(Err(failure));
    let Session::Failed(failure) = &story.wizard.session else {
        panic!("{:?}", story.wizard.session);
    };
    let detail = failure.detail.as_deref().unwrap();
    assert!(!detail.contains(KEY), "{detail}");
    assert!(detail.contains("no such key"), "{detail}");
}

#[test]
fn a_field_left_after_its_step_is_gone_changes_nothing() {
    let mut story = Story::started();
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.answers.set(SUBDOMAIN, Secret::new("-bad"));
    check_ignored(&mut story, Event::FieldLeft(SUBDOMAIN));

    let mut checking = Story::ready();
    checking.answers.set(USER_ID, Secret::new("12a"));
    check_ignored(&mut checking, Event::FieldLeft(USER_ID));
    for mut story in [Story::sending(), Story::after(FailureCode::Timeout)] {
        story.answers.set(USER_ID, Secret::new("12a"));
        check_ignored(&mut story, Event::FieldLeft(USER_ID));
    }
}

/// Everything that a log could hold, over stories that touch the key in every way.
#[test]
fn no_secret_is_ever_printed() {
    let mut connector = connector_with_extra(true);
    connector.external_trigger_token = Some(Secret::new("CANARYtriggertoken"));
    let mut story = Story::started();
    story.pastes(&format!("x-api-key: {KEY}"), Target::Subdomain);
    story.tell(Event::UndoPressed);
    story.types(&SUBDOMAIN, "acme");
    story.tell(Event::ContinuePressed);
    story.types(&API_KEY, "123456");
    story.types(&USER_ID, KEY);
    story.leaves(&API_KEY);
    story.tell(Event::SwapPressed);
    story.types(&API_KEY, &[KEY, " "].concat());
    story.leaves(&API_KEY);
    story.types(&API_KEY, &[KEY, " ", KEY].concat());
    story.tell(Event::ContinuePressed);
    story.types(&API_KEY, KEY);
    story.tell(Event::ContinuePressed);
    story.tell(Event::ContinuePressed);
    story.tell(Event::ConnectPressed);
    story.prepared_with(connector, Ok(None));
    story.types(&region(), "CANARYregion");
    story.tell(Event::ConnectPressed);
    story.answered(Err(Failure::new(FailureCode::CredentialsRejected)));
    story.tell(Event::ConnectPressed);
    assert_eq!(story.sends.len(), 2);
    story.answered(Ok("acc-9"));
    assert_eq!(story.successes().len(), 1);
    assert!(story.logged.contains("Secret"), "nothing was looked at");
    assert!(!story.logged.contains("CANARY"), "{}", story.logged);
}
