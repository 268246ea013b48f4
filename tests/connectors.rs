//! Other connectors and linked accounts: choosing, forms and guides that only the backend knows, and updates.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use flow::{
    answers::Answers,
    connector::{Connector, FieldNames},
    existing::Existing,
    failure::{Failure, FailureCode},
    field::{Field, FieldKey, FieldKind},
    fields::rule::{RuleChecker, RuleKind, ValidationRule},
    fields::subdomain::Hosts,
    fields::validation::ValidationError,
    guide::{Guide, StepId},
    secret::Secret,
    session::{
        AccountRequest, Attempt, Backend, Connecting, Effect, Event, Focus, Offer, Prepared,
        Session,
    },
    wizard::{Rules, Wizard},
};
use patterns::Verdict;

const KEY: &str = "CANARYq8Zk3Wm5Rt7Yb2Nc";

/// What the page fetches for forms with rules.
fn matcher() -> RuleChecker {
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

/// A wizard with a shell that fills and forgets as the page does.
struct Tale {
    wizard: Wizard,
    answers: Answers,
    asked: Vec<(Attempt, Option<String>)>,
    sent: Vec<(Attempt, AccountRequest)>,
    signing_in: Vec<(Attempt, AccountRequest)>,
    popups: usize,
    aborts: usize,
    provider: Option<Option<String>>,
    focus: Option<Focus>,
}

impl Tale {
    /// A page for ClayHR, or for whatever the session allows.
    fn begins(is_for_clayhr: bool) -> Self {
        let rules = Arc::new(Rules {
            guide: guide::clayhr(),
            hosts: Hosts::default(),
            field_names: FieldNames::default(),
            matcher: matcher(),
        });
        let wizard = if is_for_clayhr {
            Wizard::new(rules)
        } else {
            Wizard::opening(rules)
        };
        let mut tale = Self {
            wizard,
            answers: Answers::default(),
            asked: Vec::new(),
            sent: Vec::new(),
            signing_in: Vec::new(),
            popups: 0,
            aborts: 0,
            provider: None,
            focus: None,
        };
        tale.tell(Event::Started { has_token: true });
        tale
    }

    fn tell(&mut self, event: Event) {
        for effect in self.wizard.update(event, &self.answers) {
            match effect {
                Effect::Prepare { attempt, chosen } => self.asked.push((attempt, chosen)),
                Effect::Send { attempt, request } => self.sent.push((attempt, request)),
                Effect::SignIn { attempt, request } => self.signing_in.push((attempt, request)),
                Effect::OpenPopup => self.popups += 1,
                Effect::Abort => self.aborts += 1,
                Effect::Fill(texts) => {
                    for (field, text) in texts {
                        self.answers.set(field, text);
                    }
                }
                Effect::ForgetAnswers => self.answers = Answers::default(),
                Effect::ShowProvider(name) => self.provider = Some(name),
                Effect::Focus(focus) => self.focus = Some(focus),
                _ => {}
            }
        }
    }

    fn types(&mut self, key: &str, text: &str) {
        let field = FieldKey::from_name(key);
        self.answers.set(field.clone(), Secret::new(text));
        self.tell(Event::FieldChanged(field));
    }

    fn typed(&self, key: &str) -> &str {
        self.answers.text(&FieldKey::from_name(key))
    }

    fn prepared(
        &mut self,
        mut connector: Connector,
        existing: Option<Existing>,
        guide: Option<Guide>,
    ) {
        if let Some(existing) = &existing {
            connector.start_from(existing);
        }
        let (attempt, _) = self.asked.last().unwrap().clone();
        self.tell(Event::Prepared {
            attempt,
            result: Ok(Arc::new(Prepared {
                connector,
                existing_account: Ok(existing),
                rules: guide.map(|guide| Arc::new(Rules::of(guide, matcher()))),
            })),
        });
    }

    fn not_prepared(&mut self, code: FailureCode) {
        let (attempt, _) = self.asked.last().unwrap().clone();
        self.tell(Event::Prepared {
            attempt,
            result: Err(Failure::new(code)),
        });
    }

    fn offered(&mut self) {
        let offer = |id: &str| Offer {
            id: id.to_owned(),
            name: id.to_owned(),
            category: String::new(),
            logo: None,
        };
        let (attempt, _) = self.asked.last().unwrap().clone();
        self.tell(Event::Offered {
            attempt,
            offers: vec![offer("heron"), offer("wren")],
        });
    }

    fn step(&self) -> StepId {
        match &self.wizard.session {
            Session::Answering { step, .. } => *step,
            other => panic!("not on a step: {other:?}"),
        }
    }

    fn problems(&self) -> Vec<(&str, &ValidationError)> {
        match &self.wizard.session {
            Session::Answering { errors, .. } => errors
                .iter()
                .map(|error| (error.field.as_str(), &error.error))
                .collect(),
            other => panic!("not on a step: {other:?}"),
        }
    }

    fn credentials(&self) -> Vec<(&str, &str)> {
        let (_, request) = self.sent.last().expect("something was sent");
        request
            .credentials
            .iter()
            .map(|(key, value)| (&**key, value.expose()))
            .collect()
    }
}

fn field(key: &str) -> Field {
    Field {
        key: key.to_owned(),
        label: key.to_owned(),
        is_required: true,
        is_shown: true,
        ..Field::default()
    }
}

fn secret(key: &str) -> Field {
    Field {
        kind: FieldKind::Password,
        is_secret: true,
        ..field(key)
    }
}

fn clayhr() -> Connector {
    Connector {
        integration_id: "int-clayhr".to_owned(),
        provider: "clayhr".to_owned(),
        name: "ClayHR".to_owned(),
        fields: vec![field("subdomain"), secret("apiKey"), field("userId")],
        ..Connector::default()
    }
}

fn heron() -> Connector {
    Connector {
        integration_id: "heron".to_owned(),
        provider: "heron".to_owned(),
        name: "Heron HR".to_owned(),
        fields: vec![
            field("site"),
            // The same key as one of ClayHR's fields, which other rules go for.
            secret("apiKey"),
            Field {
                is_required: false,
                rule: Some(ValidationRule {
                    kind: RuleKind::Format,
                    text: "number".to_owned(),
                    sentence: None,
                }),
                value: "50".to_owned(),
                ..field("size")
            },
            Field {
                is_shown: false,
                value: "v3".to_owned(),
                ..field("version")
            },
        ],
        ..Connector::default()
    }
}

fn linked() -> Existing {
    let entry = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    Existing {
        id: "acc-1".to_owned(),
        provider: "clayhr".to_owned(),
        plain: vec![entry("subdomain", "acme"), entry("userId", "123456")],
        secrets: vec![entry("apiKey", "9f3a")],
        ..Existing::default()
    }
}

/// At the last step of an update of a ClayHR account, with nothing typed.
fn updating() -> Tale {
    let mut tale = Tale::begins(true);
    tale.prepared(clayhr(), Some(linked()), None);
    for _ in 0..3 {
        tale.tell(Event::ContinuePressed);
    }
    assert_eq!(tale.step(), StepId::Check);
    tale
}

#[test]
fn an_update_starts_from_what_is_linked_and_keeps_the_secret() {
    let mut tale = updating();
    assert_eq!(tale.typed("subdomain"), "acme");
    assert_eq!(tale.wizard.kept(&FieldKey::ApiKey), Some("9f3a"));
    tale.types("userId", "654321");
    tale.tell(Event::ConnectPressed);
    assert_eq!(
        tale.credentials(),
        [("subdomain", "acme"), ("userId", "654321")]
    );
    let existing = tale.sent[0].1.existing_account.as_deref();
    assert_eq!(existing, Some("acc-1"));
}

#[test]
fn a_kept_secret_is_sent_only_once_it_is_replaced() {
    let mut tale = updating();
    tale.tell(Event::ChangePressed(FieldKey::ApiKey));
    tale.tell(Event::ReplacePressed(FieldKey::ApiKey));
    assert_eq!(tale.wizard.kept(&FieldKey::ApiKey), None);
    assert_eq!(tale.focus, Some(Focus::Field(FieldKey::ApiKey)));
    // Emptied again, the old one stays; what is entered is checked as ever.
    tale.tell(Event::ContinuePressed);
    tale.tell(Event::ChangePressed(FieldKey::ApiKey));
    tale.types("apiKey", "12");
    tale.tell(Event::ContinuePressed);
    assert_eq!(tale.problems().len(), 1);
    tale.types("apiKey", KEY);
    tale.tell(Event::ContinuePressed);
    tale.tell(Event::ContinuePressed);
    tale.tell(Event::ConnectPressed);
    assert!(tale.credentials().contains(&("apiKey", KEY)));
}

#[test]
fn what_was_typed_before_the_account_was_known_is_kept() {
    let mut tale = Tale::begins(true);
    tale.types("subdomain", "other");
    tale.types("apiKey", KEY);
    tale.prepared(clayhr(), Some(linked()), None);
    assert_eq!(
        [
            tale.typed("subdomain"),
            tale.typed("apiKey"),
            tale.typed("userId")
        ],
        ["other", KEY, "123456"]
    );
    // What is asked again later does not fill what was emptied since.
    tale.types("userId", "");
    tale.tell(Event::TokenGiven);
    tale.prepared(clayhr(), Some(linked()), None);
    assert_eq!(tale.typed("userId"), "");
    assert_eq!(tale.wizard.kept(&FieldKey::ApiKey), None);
}

#[test]
fn a_refused_update_is_a_failure() {
    for code in [FailureCode::SessionExpired, FailureCode::SessionForbidden] {
        let mut tale = updating();
        tale.tell(Event::ConnectPressed);
        let attempt = tale.sent[0].0;
        let result = Err(Failure::new(code));
        tale.tell(Event::Answered { attempt, result });
        assert_eq!(tale.wizard.session, Session::Failed(Failure::new(code)));
    }
}

#[test]
fn after_a_lost_answer_an_account_that_was_made_is_updated_and_not_made_again() {
    let mut tale = Tale::begins(true);
    tale.prepared(clayhr(), None, None);
    for (key, text) in [("subdomain", "acme"), ("apiKey", KEY), ("userId", "123456")] {
        tale.types(key, text);
        tale.tell(Event::ContinuePressed);
    }
    tale.tell(Event::ConnectPressed);
    let attempt = tale.sent[0].0;
    let result = Err(Failure::new(FailureCode::Timeout));
    tale.tell(Event::Answered { attempt, result });
    tale.tell(Event::ConnectPressed);
    assert_eq!(tale.sent.len(), 1, "it looks first");
    tale.prepared(clayhr(), Some(linked()), None);
    let existing = tale.sent[1].1.existing_account.as_deref();
    assert_eq!(existing, Some("acc-1"));
    assert!(tale.credentials().contains(&("apiKey", KEY)));
}

#[test]
fn one_of_several_connectors_is_chosen_and_another_one_after_it() {
    let mut tale = Tale::begins(false);
    assert_eq!(tale.wizard.session, Session::Opening);
    tale.offered();
    assert_eq!(tale.wizard.session, Session::Choosing);
    assert_eq!(tale.provider, Some(Some(String::new())));
    tale.tell(Event::Chosen("heron".to_owned()));
    assert_eq!(tale.wizard.session, Session::Opening);
    assert_eq!(tale.asked.last().unwrap().1.as_deref(), Some("heron"));
    tale.prepared(heron(), None, Some(Guide::default()));
    assert_eq!(tale.step(), StepId::Check);
    assert_eq!(tale.provider, Some(Some("Heron HR".to_owned())));
    assert!(tale.wizard.has_back());
    tale.types("apiKey", KEY);
    tale.tell(Event::BackPressed);
    assert_eq!(tale.wizard.session, Session::Choosing);
    assert_eq!(tale.typed("apiKey"), "", "no key goes to another provider");
    // ClayHR has its own guide, whichever was open before.
    tale.tell(Event::Chosen("int-clayhr".to_owned()));
    tale.prepared(clayhr(), None, None);
    assert_eq!(tale.step(), StepId::Ask(0));
    assert_eq!(tale.provider, Some(None));
    assert_eq!(tale.wizard.rules().guide, guide::clayhr());
}

#[test]
fn an_answer_to_an_older_choice_is_ignored() {
    let mut tale = Tale::begins(false);
    tale.offered();
    tale.tell(Event::Chosen("wren".to_owned()));
    let late = tale.asked.last().unwrap().0;
    tale.tell(Event::TokenGiven);
    tale.offered();
    tale.tell(Event::Prepared {
        attempt: late,
        result: Ok(Arc::new(Prepared {
            connector: heron(),
            existing_account: Ok(None),
            rules: Some(Arc::new(Rules::of(Guide::default(), matcher()))),
        })),
    });
    assert_eq!(tale.wizard.session, Session::Choosing);
}

#[test]
fn a_page_that_waits_for_the_backend_can_fail_and_try_again() {
    let mut tale = Tale::begins(false);
    tale.not_prepared(FailureCode::BackendError);
    assert!(matches!(tale.wizard.session, Session::Failed(_)));
    assert!(
        !tale.wizard.has_back(),
        "there are no answers to go back to"
    );
    tale.tell(Event::BackPressed);
    assert!(matches!(tale.wizard.session, Session::Failed(_)));
    tale.tell(Event::ConnectPressed);
    assert_eq!(tale.wizard.session, Session::Opening);
    tale.prepared(heron(), None, Some(Guide::default()));
    assert_eq!(tale.step(), StepId::Check);

    let mut tale = Tale::begins(false);
    tale.not_prepared(FailureCode::SessionExpired);
    tale.tell(Event::TokenGiven);
    assert_eq!(tale.wizard.session, Session::Opening);
}

#[test]
fn without_a_token_a_page_that_must_wait_says_so() {
    let rules = Tale::begins(true).wizard.rules().clone();
    let mut wizard = Wizard::opening(rules);
    wizard.update(Event::Started { has_token: false }, &Answers::default());
    let failure = Failure::new(FailureCode::SessionMissing);
    assert_eq!(wizard.session, Session::Failed(failure));
    assert_eq!(wizard.backend, Backend::Missing);
}

#[test]
fn a_session_for_another_provider_leaves_the_clayhr_steps() {
    let mut tale = Tale::begins(true);
    tale.types("subdomain", "acme");
    tale.prepared(heron(), None, Some(Guide::default()));
    assert_eq!(tale.step(), StepId::Check);
    // Even if Connect was pressed already: what was typed was for somebody else.
    let mut tale = Tale::begins(true);
    for (key, text) in [("subdomain", "acme"), ("apiKey", KEY), ("userId", "123456")] {
        tale.types(key, text);
        tale.tell(Event::ContinuePressed);
    }
    tale.tell(Event::ConnectPressed);
    assert_eq!(
        tale.wizard.session,
        Session::Connecting(Connecting::Preparing)
    );
    tale.prepared(heron(), None, Some(Guide::default()));
    assert_eq!(tale.step(), StepId::Check);
    assert!(tale.sent.is_empty());
}

#[test]
fn a_form_is_checked_by_the_rules_of_the_backend_and_sent_whole() {
    let mut tale = Tale::begins(false);
    tale.prepared(heron(), None, Some(Guide::default()));
    assert_eq!(tale.typed("size"), "50", "the value it starts with");
    tale.types("size", "many");
    tale.tell(Event::ConnectPressed);
    let wrong: Vec<_> = tale.problems().iter().map(|(key, _)| *key).collect();
    assert_eq!(wrong, ["site", "apiKey", "size"]);
    assert_eq!(
        tale.focus,
        Some(Focus::Field(FieldKey::Other("site".to_owned())))
    );
    // Each heals while it is typed.
    tale.types("site", " nest-42 ");
    tale.types("size", "-1.5");
    assert_eq!(tale.problems().len(), 1);
    // Shorter than any key of ClayHR's: not our business here.
    tale.answers
        .set(FieldKey::Other("apiKey".to_owned()), Secret::new("k 1"));
    tale.tell(Event::ConnectPressed);
    assert_eq!(
        tale.credentials(),
        [
            ("site", "nest-42"),
            ("apiKey", "k 1"),
            ("size", "-1.5"),
            ("version", "v3")
        ]
    );
}

fn guide(text: &str) -> Guide {
    guide::read_guide_for(
        &serde_json::from_str(text).expect(text),
        &heron().fields,
        false,
    )
}

#[test]
fn the_steps_of_a_guide_find_their_fields_by_key_and_then_by_label() {
    let guide = guide(
        r#"{"warning":"Careful.","sections":[
            {"title":"First","content":"Read this.","steps":[
                {"title":"Sign in","content":"As an owner."},
                {"title":"Make a key","content":"Press **New**.","field":"API Key"}]},
            {"title":"Then","content":"","steps":[
                {"title":"Find your Site","content":"It is in the address."},
                {"title":"Version","content":"Nobody is asked for this one."}]}]}"#,
    );
    let asking: Vec<_> = guide
        .asking()
        .map(|(field, step)| (field.as_str(), &*step.title))
        .collect();
    assert_eq!(
        asking,
        [("apiKey", "Make a key"), ("site", "Find your Site")]
    );
    let (_, first) = guide.asking().next().unwrap();
    let before: Vec<_> = first.before.iter().map(|step| &*step.title).collect();
    assert_eq!(before, ["First", "Sign in"]);
    let closing: Vec<_> = guide.closing.iter().map(|step| &*step.title).collect();
    assert_eq!(closing, ["Version"]);

    let mut tale = Tale::begins(false);
    tale.prepared(heron(), None, Some(guide));
    assert_eq!(tale.step(), StepId::Ask(0));
    tale.tell(Event::ContinuePressed);
    assert_eq!(tale.problems().len(), 1, "a key is required");
    tale.answers
        .set(FieldKey::Other("apiKey".to_owned()), Secret::new(KEY));
    tale.tell(Event::ContinuePressed);
    tale.types("site", "nest");
    tale.tell(Event::ContinuePressed);
    assert_eq!(tale.step(), StepId::Check);
    let extra = tale.wizard.extra_fields();
    let left: Vec<_> = extra.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(left, ["size"], "what no step asks for");
    tale.tell(Event::ConnectPressed);
    assert_eq!(tale.sent.len(), 1);
}

#[test]
fn scopes_hide_what_nobody_wants_and_never_more() {
    let text = |actions: &str| {
        [
            r#"{"sections":[{"title":"A","content":"","steps":[
                {"title":"Always","content":""},
                {"title":"Site","content":"","applicableScopes":["read"]},
                {"title":"Hidden","content":"","applicableScopes":["write"]},
                {"title":"apiKey","content":"","displayScopes":true}]},
              {"title":"Write","content":"x","applicableScopes":["write"]}],"actions":"#,
            actions,
            "}",
        ]
        .concat()
    };
    let titles = |guide: &Guide| -> Vec<String> {
        let mut titles = Vec::new();
        for (_, step) in guide.asking() {
            titles.extend(step.before.iter().map(|step| step.title.clone()));
            titles.push(step.title.clone());
        }
        titles.extend(guide.closing.iter().map(|step| step.title.clone()));
        titles
    };
    let some = guide(&text(
        r#"[{"id":"1","label":"One","scopes":["read","list"]},{"id":"2","scopes":["read"]}]"#,
    ));
    assert_eq!(titles(&some), ["Always", "Site", "apiKey"]);
    let (_, last) = some.asking().last().unwrap();
    assert_eq!(last.list, ["`read`", "`list`"]);
    // Nothing to go by: every instruction stays.
    for none in ["[]", "null", "7", r#"[{"scopes":"x"}]"#] {
        assert_eq!(
            titles(&guide(&text(none))),
            ["Always", "Site", "Hidden", "apiKey", "Write"],
            "{none}"
        );
    }
}

/// A connector that asks for one thing, and signs in.
fn kestrel() -> Connector {
    Connector {
        integration_id: "kestrel".to_owned(),
        provider: "kestrel".to_owned(),
        name: "Kestrel".to_owned(),
        fields: vec![field("region")],
        signs_in: true,
        ..Connector::default()
    }
}

/// The window stands open.
fn signing_in() -> Tale {
    let mut tale = Tale::begins(false);
    tale.prepared(kestrel(), None, Some(Guide::default()));
    tale.tell(Event::ConnectPressed);
    assert_eq!(
        tale.problems().len(),
        1,
        "no window before the form is right"
    );
    assert!(tale.signing_in.is_empty());
    tale.types("region", "eu");
    tale.tell(Event::ConnectPressed);
    tale
}

fn is_signing_in(tale: &Tale, blocked: bool) -> bool {
    matches!(
        tale.wizard.session,
        Session::Connecting(Connecting::SigningIn { is_blocked, .. }) if is_blocked == blocked
    )
}

#[test]
fn a_sign_in_begins_with_the_press_and_ends_with_the_account() {
    let mut tale = signing_in();
    assert!(is_signing_in(&tale, false));
    assert!(tale.sent.is_empty(), "the form is not sent by itself");
    let (attempt, request) = tale.signing_in[0].clone();
    assert_eq!(request.credentials[0].1.expose(), "eu");
    tale.tell(Event::Answered {
        attempt,
        result: Ok("acc-7".to_owned()),
    });
    let Session::Connected { account, .. } = &tale.wizard.session else {
        panic!("{:?}", tale.wizard.session);
    };
    assert_eq!((&*account.id, &*account.provider), ("acc-7", "kestrel"));
}

#[test]
fn a_blocked_window_is_opened_by_another_press() {
    let mut tale = signing_in();
    let (attempt, _) = tale.signing_in[0];
    tale.tell(Event::PopupBlocked {
        attempt: Attempt(attempt.0 + 1),
    });
    assert!(is_signing_in(&tale, false), "that was another try");
    tale.tell(Event::PopupBlocked { attempt });
    assert!(is_signing_in(&tale, true));
    tale.tell(Event::PopupAsked);
    assert_eq!(tale.popups, 1);
}

#[test]
fn a_sign_in_is_cancelled_at_once_and_can_start_again() {
    let mut tale = signing_in();
    let (attempt, _) = tale.signing_in[0];
    let aborts = tale.aborts;
    tale.tell(Event::CancelPressed);
    assert_eq!(tale.step(), StepId::Check);
    assert_eq!(tale.aborts, aborts + 1);
    // The late answer of what was given up changes nothing.
    tale.tell(Event::Answered {
        attempt,
        result: Ok("acc-7".to_owned()),
    });
    assert_eq!(tale.step(), StepId::Check);
    assert_eq!(tale.typed("region"), "eu");
    // Without a question to the backend in between, so that the window opens with the press.
    let asked = tale.asked.len();
    tale.tell(Event::ConnectPressed);
    assert_eq!(tale.asked.len(), asked);
    assert_eq!(tale.signing_in.len(), 2);
}

#[test]
fn a_sign_in_that_fails_says_so_and_a_new_one_needs_no_look_before() {
    for code in [
        FailureCode::Timeout,
        FailureCode::Cancelled,
        FailureCode::CredentialsRejected,
    ] {
        let mut tale = signing_in();
        let (attempt, _) = tale.signing_in[0];
        let result = Err(Failure::new(code));
        tale.tell(Event::Answered { attempt, result });
        assert_eq!(tale.wizard.session, Session::Failed(Failure::new(code)));
        tale.tell(Event::ConnectPressed);
        assert_eq!(tale.signing_in.len(), 2);
    }
}

#[test]
fn nothing_to_fill_in_is_fine_but_not_where_our_guide_asks() {
    let empty = |connector: Connector| Connector {
        fields: Vec::new(),
        ..connector
    };
    let mut tale = Tale::begins(false);
    tale.prepared(empty(heron()), None, Some(Guide::default()));
    tale.tell(Event::ConnectPressed);
    assert_eq!(tale.credentials(), []);

    let mut tale = Tale::begins(false);
    tale.prepared(empty(clayhr()), None, None);
    let failure = Failure::new(FailureCode::ConfigInvalid);
    assert_eq!(tale.wizard.session, Session::Failed(failure));
}
