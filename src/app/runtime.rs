//! Carries out what the domain orders: asks the backend, writes the fields, moves the focus, tells the host.

use std::{cell::RefCell, pin::Pin, rc::Rc, sync::Arc};

use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use leptos::{prelude::*, task};
use serde_json::Value;
use settings::Config;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CustomEvent, Element, EventTarget, HtmlDialogElement, HtmlElement, HtmlInputElement,
};

use crate::{
    browser::{fetch::fetch_json, js::object, popup::Popup, rules},
    hub::{
        connector::{ConnectorQuery, Outcome},
        endpoints::{Hub, with_reference},
    },
    i18n::{Message, sentences},
    parts::{PartMissing, part},
    ui::context::Context,
};
use flow::{
    failure::{Failure, FailureCode},
    fields::rule::RuleChecker,
    secret::Secret,
    session::{AccountRequest, Attempt, Effect, Event, Focus, HostEvent, Session},
    wizard::Rules,
};

/// The version of the details that events carry.
const EVENT_VERSION: u32 = 1;

/// What the effects work on. It lives as long as the widget.
pub struct Runtime {
    context: Context,
    root: Element,
    host: EventTarget,
    page: Option<Element>,
    base: Option<String>,
    hub: Option<Hub>,
    popup: Rc<Popup>,
    idle: RefCell<Option<Timeout>>,
}

/// A handle to the runtime that any callback may hold; what it holds is gone with the widget.
pub type RuntimeHandle = StoredValue<Option<Runtime>, LocalStorage>;

impl Runtime {
    /// A runtime without a session token. `page` is the document's element, where the whole page is the wizard's.
    pub fn new(
        context: Context,
        root: Element,
        host: EventTarget,
        page: Option<Element>,
        base: Option<String>,
    ) -> Self {
        if let Some(page) = &page {
            // The name is this program's own, so that it can't be refused.
            let _ = page.set_attribute("data-cw-theme", context.config.theme.as_str());
        }
        Self {
            context,
            root,
            host,
            page,
            base,
            hub: None,
            popup: Rc::default(),
            idle: RefCell::default(),
        }
    }

    /// What the user interface works with.
    pub fn context(&self) -> Context {
        self.context.clone()
    }

    /// What the wizard is drawn in.
    pub fn root(&self) -> Element {
        self.root.clone()
    }

    /// What the user interface works with from now on.
    pub fn set_context(&mut self, context: Context) {
        self.context = context;
    }

    /// Nothing that was typed stays, and nothing goes on.
    pub fn end(&self) {
        if let Some(hub) = &self.hub {
            hub.abort();
        }
        self.context.drafts.forget();
        self.idle.take();
    }

    /// From now on requests carry this session token.
    pub fn set_token(&mut self, token: Secret) {
        let Config {
            backend,
            time_limit_seconds,
            idempotency_keys,
            ..
        } = &*self.context.config;
        self.hub = Some(match &self.hub {
            Some(hub) => hub.with_token(token),
            None => Hub::new(backend, token, *time_limit_seconds, *idempotency_keys),
        });
    }
}

/// Moves the wizard on and runs what follows. Does nothing when the widget is gone.
pub fn dispatch(handle: RuntimeHandle, event: Event) {
    let context = handle.try_with_value(|runtime| Some(runtime.as_ref()?.context.clone()));
    let Some(context) = context.flatten() else {
        return;
    };
    let answers = context.drafts.answers();
    let effects = context
        .wizard
        .try_update(|wizard| wizard.update(event, &answers))
        .unwrap_or_default();
    for effect in effects {
        run(handle, &context, effect);
    }
    with(handle, |runtime| {
        watch_idleness(handle, runtime);
        if let Some(page) = &runtime.page {
            show_title(&context, page);
        }
    });
}

/// The page's title says what a screen reader hears first: that something is wrong, if it is.
fn show_title(context: &Context, page: &Element) {
    let texts = context.texts;
    let mut title = texts.text(Message::Title);
    if let Some(product) = &context.config.product_name {
        title = format!("{title} – {product}");
    }
    let title = context
        .wizard
        .with_untracked(|wizard| match &wizard.session {
            Session::Failed(failure) => {
                let (title, _) = texts
                    .0
                    .with_untracked(|catalogue| sentences::failure(catalogue, failure));
                texts.fill(Message::TitleWithError, &[("title", &title)])
            }
            Session::Answering { errors, .. } if !errors.is_empty() => {
                texts.fill(Message::TitleWithError, &[("title", &title)])
            }
            _ => title,
        });
    if let Some(document) = page.owner_document()
        && document.title() != title
    {
        document.set_title(&title);
    }
}

fn run(handle: RuntimeHandle, context: &Context, effect: Effect) {
    match effect {
        Effect::Prepare { attempt, chosen } => prepare(handle, context, attempt, chosen),
        Effect::Send { attempt, request } => send(handle, attempt, request),
        Effect::SignIn { attempt, request } => sign_in(handle, context, attempt, request),
        Effect::OpenPopup => {
            with(handle, |runtime| runtime.popup.open());
        }
        Effect::WaitASecond => later(handle, 1_000, Event::SecondPassed),
        Effect::Abort => {
            if let Some(hub) = hub(handle) {
                hub.abort();
            }
        }
        Effect::Fill(texts) => {
            for (field, text) in texts {
                context.drafts.of(&field).set(text);
            }
        }
        Effect::Focus(focus) => move_focus(handle, focus),
        Effect::ShowProvider(name) => {
            let name = name.unwrap_or_else(|| context.config.provider_name.clone());
            // The whole card is drawn anew, by the rules of that provider.
            context
                .texts
                .0
                .update(|catalogue| catalogue.provider = name);
        }
        Effect::HideSecrets => context.secrets_shown().set(Secret::default()),
        Effect::ForgetAnswers => context.drafts.forget(),
        Effect::Notify(event) => {
            with(handle, |runtime| notify(&runtime.host, &event));
        }
    }
}

/// Tells the wizard something after a while.
fn later(handle: RuntimeHandle, milliseconds: u32, event: Event) {
    spawn(async move {
        TimeoutFuture::new(milliseconds).await;
        dispatch(handle, event);
    });
}

/// What was typed is taken away if nothing is done for long.
fn watch_idleness(handle: RuntimeHandle, runtime: &Runtime) {
    let limit = runtime.context.config.idle_minutes.saturating_mul(60_000);
    let timer = Timeout::new(limit, move || dispatch(handle, Event::IdleReached));
    runtime.idle.replace(Some(timer));
}

/// Runs a task. Boxed, so that all of them are one type to the executor, whose code would else come once for each.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    task::spawn_local(task);
}

fn with<T>(handle: RuntimeHandle, act: impl FnOnce(&Runtime) -> T) -> Option<T> {
    handle
        .try_with_value(|runtime| runtime.as_ref().map(act))
        .flatten()
}

fn hub(handle: RuntimeHandle) -> Option<Hub> {
    with(handle, |runtime| runtime.hub.clone()).flatten()
}

fn prepare(handle: RuntimeHandle, context: &Context, attempt: Attempt, chosen: Option<String>) {
    let Some(hub) = hub(handle) else { return };
    let config = context.config.clone();
    let base = with(handle, |runtime| runtime.base.clone()).flatten();
    spawn(async move {
        let event = match prepared(hub, config, base, attempt, chosen).await {
            Ok(event) => event.await,
            Err(PartMissing) => Event::Prepared {
                attempt,
                result: Err(Failure::new(FailureCode::NetworkOffline)),
            },
        };
        dispatch(handle, event);
    });
}

part!(backend: fn prepared(hub: Hub, config: Arc<Config>, base: Option<String>, attempt: Attempt, chosen: Option<String>) -> Pin<Box<dyn Future<Output = Event>>> {
    Box::pin(async move {
        let query = ConnectorQuery {
            provider: &config.provider,
            account_id: config.account_id.as_deref(),
            chosen: chosen.as_deref(),
        };
        match hub.load_connector(query).await {
            Ok(Outcome::Choice(offers)) => Event::Offered { attempt, offers },
            Ok(Outcome::Ready(mut prepared, guide)) => {
                let connector = &prepared.connector;
                for warning in &connector.warnings {
                    let words = format!("connect-wizard: {}: {warning}", connector.name);
                    web_sys::console::warn_1(&words.into());
                }
                for rule in connector
                    .fields
                    .iter()
                    .filter_map(|field| field.rule.as_ref())
                {
                    rules::prepare(rule).await;
                }
                if !guide::is_built_in(&connector.provider) {
                    let guide = match (guide, base) {
                        (None, Some(base)) => fetch_guide(&base, &connector.provider).await,
                        (guide, _) => guide,
                    };
                    let guide = guide.unwrap_or_default();
                    let is_vendor_hidden = config.is_vendor_hidden;
                    let guide = guide::read_guide_for(&guide, &connector.fields, is_vendor_hidden);
                    prepared.rules = Some(Arc::new(Rules::of(guide, RuleChecker(rules::broken))));
                }
                Event::Prepared {
                    attempt,
                    result: Ok(Arc::new(prepared)),
                }
            }
            Err(failure) => Event::Prepared {
                attempt,
                result: Err(with_reference(failure)),
            },
        }
    })
});

/// The guide that lies beside the program for this provider, if there is one.
async fn fetch_guide(base: &str, provider: &str) -> Option<Value> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !provider.bytes().all(is_plain) {
        return None;
    }
    fetch_json(&format!("{base}guides/{provider}.json")).await
}

fn send(handle: RuntimeHandle, attempt: Attempt, request: AccountRequest) {
    let Some(hub) = hub(handle) else { return };
    spawn(async move {
        let result = match &request.existing_account {
            Some(id) => hub.update_account(id, &request).await.map(|()| id.clone()),
            None => hub.create_account(&request).await,
        };
        let result = result.map_err(with_reference);
        dispatch(handle, Event::Answered { attempt, result });
    });
}

/// Opens the window while the press is still being handled, and only then asks where it is to go.
fn sign_in(handle: RuntimeHandle, context: &Context, attempt: Attempt, request: AccountRequest) {
    let Some(hub) = hub(handle) else { return };
    let Some(popup) = with(handle, |runtime| runtime.popup.clone()) else {
        return;
    };
    if !popup.open() {
        dispatch(handle, Event::PopupBlocked { attempt });
    }
    let app_address = context.config.app_address();
    spawn(async move {
        let result = match hub.start_sign_in(&request, &app_address).await {
            Ok((id, address)) => {
                popup.lead(address);
                hub.wait_for_sign_in(&id).await
            }
            Err(failure) => Err(failure),
        };
        popup.end();
        let result = result.map_err(with_reference);
        dispatch(handle, Event::Answered { attempt, result });
    });
}

/// Moves the focus once the new screen stands.
fn move_focus(handle: RuntimeHandle, focus: Focus) {
    spawn(async move {
        task::tick().await;
        with(handle, |runtime| {
            let selector = match &focus {
                Focus::Popup => {
                    open_popup(&runtime.root);
                    "[data-cw-dialog-title]".to_owned()
                }
                Focus::Heading => "[data-cw-heading]".to_owned(),
                Focus::Field(field) => {
                    let Some(name) = quoted(field.as_str()) else {
                        return;
                    };
                    ["[data-cw-field=", &name, "]"].concat()
                }
            };
            let found = runtime.root.query_selector(&selector).ok().flatten();
            let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
                return;
            };
            let _ = element.focus();
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
        });
    });
}

/// Opens the popup. Where there are no modal dialogs, the card behind it says the same.
fn open_popup(root: &Element) {
    let found = root.query_selector("[data-cw-dialog]").ok().flatten();
    if let Some(dialog) = found.and_then(|found| found.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}

/// A backend's key as a string of a selector; none for a key that would need escaping, which no known backend has.
pub fn quoted(key: &str) -> Option<String> {
    let is_plain = !key.contains(['"', '\\', '\n', '\r', '\u{c}']);
    is_plain.then(|| ["\"", key, "\""].concat())
}

/// Tells the host, by an event that crosses shadow roots. Its details never hold what was typed.
fn notify(host: &EventTarget, event: &HostEvent) {
    let mut detail = vec![("version", EVENT_VERSION.into())];
    let name = match event {
        HostEvent::Ready => "cw-ready",
        HostEvent::Step { number, of } => {
            detail.push(("number", JsValue::from_f64(*number as f64)));
            detail.push(("of", JsValue::from_f64(*of as f64)));
            "cw-step"
        }
        HostEvent::Submit => "cw-submit",
        HostEvent::Success { id, provider } => {
            detail.push(("id", id.as_str().into()));
            detail.push(("provider", provider.as_str().into()));
            "cw-success"
        }
        HostEvent::Error { code, reference } => {
            detail.push(("code", (*code).into()));
            if let Some(reference) = reference {
                detail.push(("reference", reference.as_str().into()));
            }
            "cw-error"
        }
        HostEvent::Expired => "cw-expired",
        HostEvent::Cancel => "cw-cancel",
        HostEvent::Close => "cw-close",
    };
    let options = object(&[
        ("bubbles", true.into()),
        ("composed", true.into()),
        ("detail", object(&detail)),
    ]);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, options.unchecked_ref()) {
        let _ = host.dispatch_event(&event);
    }
}
