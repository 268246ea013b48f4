//! Every screen of the wizard, and every state that looks different, drawn for the theme studio. A wizard comes to each
//! as it does in the browser: by events, or by the state that they lead to.

use std::sync::Arc;

use connect_wizard::{
    app::{App, AppState, to_html},
    contexts::{Dispatch, Drafts},
    i18n::Catalogue,
};
use flow::{
    connector::{Connector, Notice, NoticePlace},
    details::{ConnectorDetails, GuideSource},
    effect::Effect,
    event::Event,
    failure::{Failure, FailureCode},
    field::{Field, FieldKind, SelectOption},
    fields::paste::Pasted,
    form::{Form, FormConfig},
    guide::StepId,
    linked_account::LinkedAccount,
    state::{
        Account, Confirmation, ConnectorSummary, FlowState, PopupState, RequestId, Submission,
    },
    update::Flow,
};
use leptos::prelude::*;
use serde_json::Value;
use settings::Config;

/// One look of the wizard.
pub struct State {
    /// Names it in the studio's page.
    pub name: String,
    /// Names it for people.
    pub label: String,
    /// Its HTML.
    pub html: String,
}

/// A catalogue for a provider's name.
pub type CatalogueOf<'a> = &'a dyn Fn(&str) -> Catalogue;

/// All of them in a language, in the order in which a user may see them.
pub fn states(config: &Config, catalogue: CatalogueOf<'_>) -> Vec<State> {
    let mut states = Vec::new();
    let mut add = |name: &str, label: &str, prepare: &dyn Fn(&mut Harness)| {
        states.push(State {
            name: name.to_owned(),
            label: label.to_owned(),
            html: draw(config, catalogue, prepare),
        });
    };
    add("opening", "Opening", &|harness| {
        harness.flow = Flow::loading(harness.flow.config().clone());
    });
    add("choosing", "Choose a connector", &|harness| {
        harness.open(|request| Event::ConnectorsListed {
            request,
            connectors: connectors(),
        });
    });
    for index in 0..guide::clayhr().asking().count() {
        let number = index + 1;
        let step = StepId::Ask(index);
        add(
            &format!("step-{number}"),
            &format!("Step {number}"),
            &|harness| harness.go_to(step),
        );
        add(
            &format!("step-{number}-error"),
            &format!("Step {number}, with an error"),
            &|harness| {
                harness.go_to(step);
                harness.happen(Event::ContinuePressed);
            },
        );
    }
    add("filled", "A step, filled in from a paste", &|harness| {
        harness.go_to(StepId::Ask(0));
        harness.happen(Event::Pasted(Pasted {
            user_id: Some("123456".to_owned()),
            ..Pasted::default()
        }));
    });
    add("form", "Any connector's form", &|harness| {
        harness.open(|request| loaded(request, form()));
    });
    add(
        "form-errors",
        "Any connector's form, with errors",
        &|harness| {
            harness.open(|request| loaded(request, form()));
            harness.happen(Event::ConnectPressed);
        },
    );
    add("sign-in", "Sign in at the provider", &|harness| {
        harness.open(|request| loaded(request, sign_in()));
    });
    for (name, label, popup) in [
        ("signing-in", "Signing in, in a window", PopupState::Opened),
        (
            "blocked",
            "Signing in, with the window blocked",
            PopupState::Blocked,
        ),
    ] {
        add(name, label, &move |harness| {
            harness.open(|request| loaded(request, sign_in()));
            harness.show(|form| FlowState::SigningIn {
                form,
                request: RequestId(1),
                popup,
            });
        });
    }
    add("update", "Update a linked account", &|harness| {
        harness.open(|request| loaded(request, linked(form())));
    });
    add("check", "Check and connect", &|harness| {
        harness.go_to(StepId::Check)
    });
    add(
        "check-errors",
        "Check and connect, with errors",
        &|harness| {
            harness.go_to(StepId::Check);
            harness.happen(Event::ConnectPressed);
        },
    );
    add("connecting", "Connecting", &|harness| {
        harness.show(|form| FlowState::Submitting {
            form,
            submission: Submission::Sent(RequestId(1)),
        });
    });
    for (name, label, confirmation) in [
        ("popup", "Connected, with the popup", Confirmation::Open),
        ("connected", "Connected", Confirmation::Closed),
    ] {
        add(name, label, &move |harness| {
            harness.show(|_| FlowState::Connected {
                account: Account {
                    id: "account".into(),
                    provider: "clayhr".into(),
                    company: "acmecompany".into(),
                },
                confirmation,
            });
        });
    }
    for code in FailureCode::ALL {
        let name = code.as_str();
        add(
            &format!("failure-{name}"),
            &format!("Failure: {name}"),
            &move |harness| {
                let mut failure = Failure::new(code);
                failure.detail = Some("What the provider said, word for word.".into());
                harness.show(|form| FlowState::Failed {
                    form: Some(form),
                    failure,
                });
            },
        );
    }
    states
}

/// A flow without a browser, and what its effects have done.
struct Harness {
    flow: Flow,
    drafts: Drafts,
    provider: Option<String>,
}

impl Harness {
    fn go_to(&mut self, step: StepId) {
        self.show(|form| FlowState::Filling { form, step });
    }

    fn show(&mut self, state: impl FnOnce(Form) -> FlowState) {
        self.flow = self.flow.clone().in_state(state);
    }

    fn happen(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.flow.update(event);
        for effect in &effects {
            match effect {
                Effect::SetFields(texts) => self.drafts.fill(texts.clone()),
                Effect::SetProviderName(name) => self.provider.clone_from(name),
                _ => {}
            }
        }
        effects
    }

    /// The backend answers the question of what is to be linked.
    fn open(&mut self, answer: impl Fn(RequestId) -> Event) {
        self.flow = Flow::loading(self.flow.config().clone());
        for effect in self.happen(Event::Started { has_token: true }) {
            if let Effect::LoadConnector { request, .. } = effect {
                self.happen(answer(request));
            }
        }
    }
}

fn draw(config: &Config, catalogue: CatalogueOf<'_>, prepare: &dyn Fn(&mut Harness)) -> String {
    Owner::new().with(|| {
        let form = FormConfig {
            hosts: config.hosts.clone(),
            field_names: config.field_names.clone(),
            ..FormConfig::new(guide::clayhr())
        };
        let mut harness = Harness {
            flow: Flow::new(Arc::new(form)),
            drafts: Drafts::default(),
            provider: None,
        };
        prepare(&mut harness);
        let provider = harness.provider.as_ref().unwrap_or(&config.provider_name);
        let state = AppState {
            drafts: harness.drafts,
            ..AppState::with(harness.flow, catalogue(provider), Arc::new(config.clone()))
        };
        let dispatch = Dispatch::new(|_| ());
        to_html(view! { <App state dispatch /> })
    })
}

/// So many that a search stands above them.
fn connectors() -> Vec<ConnectorSummary> {
    [
        ("Alderpay", "payroll"),
        ("Birchdesk", "ticketing"),
        ("Cedar HR", "hris"),
        ("Dogwood Hire", "ats"),
        ("Elm Learning", "lms"),
        ("Fir Files", "documents"),
        ("Gorse CRM", "crm"),
        ("Hazel People", "hris"),
    ]
    .into_iter()
    .map(|(name, category)| ConnectorSummary {
        id: name.to_lowercase(),
        provider: name.to_lowercase(),
        name: name.to_owned(),
        category: category.to_owned(),
        logo: None,
    })
    .collect()
}

fn loaded(request: RequestId, (connector, existing): (Connector, Option<LinkedAccount>)) -> Event {
    let guide = guide::read_guide_for(&Value::Null, &connector.fields, None, None);
    Event::ConnectorLoaded {
        request,
        result: Ok(Arc::new(ConnectorDetails {
            connector,
            existing_account: Ok(existing),
            guide: GuideSource::Provided(guide),
        })),
    }
}

fn connector(name: &str, fields: Vec<Field>) -> Connector {
    Connector {
        integration_id: "integration".to_owned(),
        provider: "cedar".to_owned(),
        name: name.to_owned(),
        fields,
        ..Connector::default()
    }
}

/// A form with a field of each kind, and something to say above and below.
fn form() -> (Connector, Option<LinkedAccount>) {
    let field = |key: &str, label: &str, kind| Field {
        key: key.to_owned(),
        label: label.to_owned(),
        kind,
        is_required: true,
        is_shown: true,
        ..Field::default()
    };
    let regions = ["Europe", "North America"].map(|region| SelectOption {
        label: region.to_owned(),
        value: region.to_owned(),
        cover: None,
    });
    let mut connector = connector(
        "Cedar HR",
        vec![
            Field {
                placeholder: Some("acme".to_owned()),
                description: Some("The first part of your address.".to_owned()),
                ..field("tenant", "Tenant", FieldKind::Text)
            },
            Field {
                is_secret: true,
                ..field("secret", "Client secret", FieldKind::Password)
            },
            field("region", "Region", FieldKind::Select(regions.to_vec())),
            Field {
                is_required: false,
                ..field("page", "Page size", FieldKind::Number)
            },
            field("certificate", "Certificate", FieldKind::TextArea),
            Field {
                is_read_only: true,
                value: "https://partner.example/back".to_owned(),
                ..field("callback", "Callback address", FieldKind::Text)
            },
        ],
    );
    connector.support_link = Some("https://cedar.example/help".to_owned());
    connector.notices = [
        ("Only an administrator can do this.", true, NoticePlace::Top),
        (
            "A first sync takes about an hour.",
            false,
            NoticePlace::Bottom,
        ),
    ]
    .map(|(text, is_warning, place)| Notice {
        text: text.to_owned(),
        is_warning,
        place,
    })
    .to_vec();
    (connector, None)
}

fn sign_in() -> (Connector, Option<LinkedAccount>) {
    let connector = Connector {
        signs_in: true,
        ..connector("Hazel People", Vec::new())
    };
    (connector, None)
}

/// With an account that is linked already: its secret is kept.
fn linked(
    (mut connector, _): (Connector, Option<LinkedAccount>),
) -> (Connector, Option<LinkedAccount>) {
    let existing = LinkedAccount {
        id: "account".to_owned(),
        provider: connector.provider.clone(),
        setup_info: vec![("tenant".to_owned(), "acme".to_owned())],
        secrets: vec![("secret".to_owned(), "x7Qp".to_owned())],
        ..LinkedAccount::default()
    };
    connector.start_from(&existing);
    (connector, Some(existing))
}
