//! Carries out what the flow orders: one place for all effects, one file for each kind that reaches out of the program.
//!
//! The backend's client is named in `connector`, `account` and `sign_in` alone, so that it can be a part of the program
//! that is loaded after the first step is up.

mod account;
pub mod connector;
mod host_event;
mod idle;
pub mod language;
pub mod link;
mod page;
mod sign_in;

use std::{cell::RefCell, rc::Rc};

use flow::{
    effect::{Effect, Focus},
    event::Event,
    secret::Secret,
    update::Flow,
};
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use leptos::{prelude::*, task::spawn_local};
use settings::Config;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, Node, ShadowRoot};

use self::host_event::OutgoingEvent;
use crate::{
    app::AppState,
    browser::{files::Files, popup::Popup},
    hub::endpoints::Hub,
};

/// The surroundings that effects work on. It lives as long as the widget.
pub struct Shell {
    state: AppState,
    host: EventTarget,
    files: Option<Files>,
    renew: Option<js_sys::Function>,
    hub: Option<Hub>,
    popup: Rc<Popup>,
    idle: RefCell<Option<Timeout>>,
}

/// A handle to the shell that any callback may hold: what it names is gone with the widget.
#[derive(Clone, Copy)]
pub struct ShellHandle(StoredValue<Shell, LocalStorage>);

impl ShellHandle {
    /// A shell without a session token, for the current owner. `host` hears what happens; `files` says where those are
    /// that are fetched on demand. `renew` asks for another session token, and returns whether one may come.
    pub fn new(
        state: AppState,
        host: EventTarget,
        files: Option<Files>,
        renew: Option<js_sys::Function>,
    ) -> Self {
        Self(StoredValue::new_local(Shell {
            state,
            host,
            files,
            renew,
            hub: None,
            popup: Rc::default(),
            idle: RefCell::default(),
        }))
    }

    /// From now on the document of this element follows the wizard: its title and its colour scheme.
    pub fn follow_in_page(self, page: Element) {
        if let Some(state) = self.state() {
            page::follow(&state, page);
        }
    }

    /// From now on requests carry this session token.
    pub fn set_token(self, token: Secret) {
        let _ = self.0.try_update_value(|shell| {
            let config = shell.state.settings.now();
            let Config {
                backend,
                time_limit_seconds,
                idempotency_keys,
                ..
            } = &*config;
            shell.hub = Some(match &shell.hub {
                Some(hub) => hub.with_token(token),
                None => Hub::new(backend, token, *time_limit_seconds, *idempotency_keys),
            });
        });
    }

    /// From now on a request may take so many seconds.
    pub fn set_time_limit(self, seconds: u32) {
        let _ = self.0.try_update_value(|shell| {
            shell.hub = shell.hub.as_ref().map(|hub| hub.with_time_limit(seconds));
        });
    }

    /// Moves the flow on and carries out what follows. Does nothing when the widget is gone.
    pub fn dispatch(self, event: Event) {
        let Some(state) = self.state() else { return };
        let is_by_user = event.is_by_user();
        match state.flow.update_step(event) {
            Ok(effects) => self.carry_out(effects, is_by_user),
            Err(event) => link::dispatch(self, state.flow, event),
        }
        self.with(|shell| idle::watch(self, shell));
    }

    fn carry_out(self, effects: Vec<Effect>, is_by_user: bool) {
        let Some(state) = self.state() else { return };
        let may_focus = is_by_user || self.has_focus();
        for effect in effects {
            match effect {
                // Whoever types elsewhere on the page must not be pulled away by an answer.
                Effect::Focus(focus) if focus != Focus::Popup && !may_focus => {}
                effect => self.run(&state, effect),
            }
        }
    }

    /// Nothing that was typed stays, and nothing goes on.
    pub fn end(self) {
        self.with(|shell| {
            if let Some(hub) = &shell.hub {
                hub.abort();
            }
            shell.state.drafts.clear();
            shell.idle.take();
        });
    }

    fn run(self, state: &AppState, effect: Effect) {
        match effect {
            Effect::LoadConnector { request, selected } => connector::load(self, request, selected),
            Effect::Submit { request, account } => account::send(self, request, account),
            Effect::SignIn { request, account } => sign_in::start(self, request, account),
            Effect::OpenPopup => {
                self.with(|shell| shell.popup.open());
            }
            Effect::StartCountdown => self.dispatch_later(1_000, Event::CountdownTicked),
            Effect::RenewSession => {
                let asks = self.with(|shell| shell.renew.clone()).flatten();
                let is_asked = asks.and_then(|asks| asks.call0(&JsValue::NULL).ok());
                if is_asked.and_then(|is_asked| is_asked.as_bool()) != Some(true) {
                    self.dispatch(Event::RenewalFailed);
                }
            }
            Effect::Abort => {
                if let Some(hub) = self.hub() {
                    hub.abort();
                }
            }
            Effect::SetFields(texts) => state.drafts.fill(texts),
            Effect::Focus(focus) => state.focus.ask(focus),
            Effect::SetProviderName(name) => {
                let name = name.unwrap_or_else(|| state.settings.now().provider_name.clone());
                state.i18n.update(|catalogue| catalogue.provider = name);
            }
            Effect::HideSecrets => state.revealed.0.set(false),
            Effect::ClearFields => state.drafts.clear(),
            Effect::Notify(event) => {
                let outgoing = |flow: &Flow| OutgoingEvent::new(&event, flow);
                // The flow is free while the host hears of it: it may answer at once.
                if let Some(outgoing) = state.flow.try_with_untracked(outgoing) {
                    self.with(|shell| outgoing.dispatch(&shell.host));
                }
            }
        }
    }

    fn dispatch_later(self, milliseconds: u32, event: Event) {
        spawn_local(async move {
            TimeoutFuture::new(milliseconds).await;
            self.dispatch(event);
        });
    }

    /// Tells whether the focus is in the wizard; where the whole page is the wizard's, also whether nothing has it.
    fn has_focus(self) -> bool {
        self.with(|shell| has_focus(&shell.host)).unwrap_or(false)
    }

    fn state(self) -> Option<AppState> {
        self.with(|shell| shell.state.clone())
    }

    fn hub(self) -> Option<Hub> {
        self.with(|shell| shell.hub.clone()).flatten()
    }

    fn with<T>(self, read: impl FnOnce(&Shell) -> T) -> Option<T> {
        self.0.try_with_value(read)
    }
}

/// The focus is asked of the document or shadow root that the element stands in: across a shadow boundary it shows as the
/// host's.
fn has_focus(host: &EventTarget) -> bool {
    let Some(root) = host.dyn_ref::<Node>() else {
        return false;
    };
    let scope = root.get_root_node();
    if let Some(document) = scope.dyn_ref::<Document>() {
        let active = document.active_element();
        let body: Option<Element> = document.body().map(Into::into);
        return active.is_none() || active == body || root.contains(active.as_deref());
    }
    let active = scope
        .dyn_ref::<ShadowRoot>()
        .and_then(|scope| scope.active_element());
    active.is_some_and(|active| root.contains(Some(&active)))
}
