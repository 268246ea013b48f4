//! A wizard in a page of its own, without a network: what a test does to it, and what it shows.

use std::sync::Arc;

use connect_wizard::{
    app::{App, AppProps, AppState},
    contexts::Dispatch,
    draw::{Drawn, DrawnState, draw},
    effects::ShellHandle,
};
use flow::{
    connector::Connector,
    details::{ConnectorDetails, GuideSource},
    event::Event,
    field::{Field, FieldKey, FieldKind, SelectOption},
    fields::rule::RuleChecker,
    linked_account::LinkedAccount,
    state::{ConnectorState, ConnectorSummary, FlowState, RequestId},
};
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    task::tick,
};
use settings::Config;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// A wizard that is drawn into an element of its own.
pub struct Harness {
    /// The element it is drawn in.
    pub root: HtmlElement,
    /// Its state.
    pub state: AppState,
    shell: ShellHandle,
    owner: Owner,
    _view: UnmountHandle<DrawnState>,
}

impl Drop for Harness {
    fn drop(&mut self) {
        self.owner.pause();
        self.root.remove();
    }
}

/// An element at the end of the page.
pub fn fresh_root() -> HtmlElement {
    let document = document();
    let root = document.create_element("section").expect("an element");
    let body = document.body().expect("a body");
    body.append_child(&root).expect("the body takes it");
    root.unchecked_into()
}

pub fn document() -> web_sys::Document {
    web_sys::window()
        .and_then(|window| window.document())
        .expect("a page")
}

/// Draws something in an element of its own.
pub fn mount_view(
    view: impl FnOnce() -> Drawn + 'static,
) -> (HtmlElement, UnmountHandle<DrawnState>) {
    let root = fresh_root();
    let handle = mount_to(root.clone(), view);
    (root, handle)
}

impl Harness {
    /// A wizard on its first step.
    pub fn new() -> Self {
        Self::with_config(Config::default())
    }

    /// A wizard that waits for the backend to say what is to be linked.
    pub fn opening() -> Self {
        Self::with_config(Config {
            provider: String::new(),
            ..Config::default()
        })
    }

    pub fn with_config(config: Config) -> Self {
        let root = fresh_root();
        let owner = Owner::new();
        let (state, shell, view) = owner.with(|| {
            let state = AppState::new(Arc::new(config), RuleChecker::default());
            let shell = ShellHandle::new(state.clone(), root.clone().into(), None, None);
            let dispatch = Dispatch::new(move |event| shell.dispatch(event));
            let props = AppProps {
                state: state.clone(),
                dispatch,
            };
            let view = mount_to(root.clone(), move || draw(App(props)));
            (state, shell, view)
        });
        let harness = Self {
            root,
            state,
            shell,
            owner,
            _view: view,
        };
        harness.shell.dispatch(Event::Started { has_token: true });
        harness
    }

    /// Lets something happen, and waits until it is drawn.
    pub async fn happen(&self, event: Event) {
        self.shell.dispatch(event);
        settle().await;
    }

    /// The question that the backend has been asked.
    pub fn asked(&self) -> RequestId {
        self.state.flow.with_untracked(|flow| match flow.state() {
            FlowState::LoadingConnector {
                request: Some(request),
                ..
            } => *request,
            state => match state.form().map(|form| &form.connector) {
                Some(ConnectorState::Loading { requests, .. }) => requests[0],
                _ => panic!("the backend is not asked"),
            },
        })
    }

    /// The backend says what there is to choose from.
    pub async fn list(&self, connectors: Vec<ConnectorSummary>) {
        let request = self.asked();
        self.happen(Event::ConnectorsListed {
            request,
            connectors,
        })
        .await;
    }

    /// The backend says what is to be linked: a form of these fields, without a guide.
    pub async fn open_form(&self, fields: Vec<Field>, existing: Option<LinkedAccount>) {
        let connector = Connector {
            integration_id: "integration".to_owned(),
            provider: "cedar".to_owned(),
            name: "Cedar HR".to_owned(),
            fields,
            ..Connector::default()
        };
        self.open(connector, existing).await;
    }

    pub async fn open(&self, mut connector: Connector, existing: Option<LinkedAccount>) {
        if let Some(existing) = &existing {
            connector.start_from(existing);
        }
        let guide = guide::read_guide_for(&serde_json::Value::Null, &connector.fields, None, None);
        self.load(ConnectorDetails {
            connector,
            existing_account: Ok(existing),
            guide: GuideSource::Provided(guide),
        })
        .await;
    }

    /// The backend answers the question that it has been asked.
    pub async fn load(&self, details: ConnectorDetails) {
        let request = self.asked();
        let result = Ok(Arc::new(details));
        self.happen(Event::ConnectorLoaded { request, result })
            .await;
    }

    /// Another language arrives.
    pub async fn speak(&self, tag: &str, sentences: serde_json::Value) {
        self.state.i18n.update(|catalogue| {
            let provider = catalogue.provider.clone();
            *catalogue = connect_wizard::i18n::Catalogue::from_json(tag, &provider, &sentences);
        });
        settle().await;
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.root.query_selector(selector).expect("a selector");
        found.map(JsCast::unchecked_into)
    }

    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
    }

    /// The input of a field.
    pub fn input(&self, key: &str) -> HtmlInputElement {
        self.get(&format!("[data-cw-field={key}]")).unchecked_into()
    }

    /// All that is to be read.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// Returns the text of an element.
    pub fn text_of(&self, selector: &str) -> String {
        self.get(selector).text_content().unwrap_or_default()
    }

    /// Types as a user does: the text, then the event.
    pub async fn type_into(&self, key: &str, text: &str) {
        type_text(&self.input(key), text);
        settle().await;
    }

    pub async fn press(&self, selector: &str) {
        self.get(selector).click();
        settle().await;
    }

    /// Presses the button with this label.
    pub async fn press_button(&self, label: &str) {
        let buttons = self.root.get_elements_by_tag_name("button");
        let button = (0..buttons.length())
            .filter_map(|index| buttons.item(index))
            .find(|button| button.text_content().as_deref() == Some(label));
        let button = button.unwrap_or_else(|| panic!("no button {label:?} in {}", self.text()));
        button.unchecked_into::<HtmlElement>().click();
        settle().await;
    }

    /// Types the answers of all steps of the built-in guide, and goes on after each.
    pub async fn fill_in(&self) {
        for (key, text) in [
            ("subdomain", "acme"),
            ("apiKey", "ckQx7dN2mVb8Lr5TzYw3"),
            ("userId", "123456"),
        ] {
            self.type_into(key, text).await;
            self.press("button[type=submit]").await;
        }
    }
}

/// Types into any input.
pub fn type_text(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    fire(input, "input");
}

/// Fires an event that bubbles.
pub fn fire(element: &Element, name: &str) {
    let options = web_sys::CustomEventInit::new();
    options.set_bubbles(true);
    let event = web_sys::CustomEvent::new_with_event_init_dict(name, &options).expect("an event");
    element.dispatch_event(&event).expect("it is heard");
}

/// Waits until all that follows from what happened is drawn: an effect may wake another.
pub async fn settle() {
    for _ in 0..4 {
        tick().await;
    }
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document().active_element()
}

/// A field that only the backend knows.
pub fn field(kind: FieldKind) -> Field {
    Field {
        key: "extra".to_owned(),
        label: "Extra field".to_owned(),
        is_required: true,
        is_shown: true,
        is_secret: kind == FieldKind::Password,
        kind,
        ..Field::default()
    }
}

/// A connector to pick, by its place in the list.
pub fn summary(index: usize, category: &str) -> ConnectorSummary {
    ConnectorSummary {
        id: format!("id-{index}"),
        provider: format!("provider-{index}"),
        name: format!("Provider {index}"),
        category: category.to_owned(),
        logo: None,
    }
}

/// Every kind of field there is.
pub fn kinds() -> [FieldKind; 6] {
    let option = |name: &str| SelectOption {
        label: name.to_uppercase(),
        value: name.to_owned(),
        cover: None,
    };
    [
        FieldKind::Text,
        FieldKind::Email,
        FieldKind::Number,
        FieldKind::Password,
        FieldKind::TextArea,
        FieldKind::Select(vec![option("one"), option("two")]),
    ]
}

/// The field's key, as the drafts have it.
pub fn extra() -> FieldKey {
    FieldKey::Other("extra".to_owned())
}
