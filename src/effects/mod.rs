//! Carries out what the flow orders: one place for all effects, one file for each kind that reaches out of the program.
//!
//! The backend's client is named in `connector`, `account` and `sign_in` alone, so that it can be a part of the program
//! that is loaded after the first step is up.

mod account;
mod connector;
mod host_event;
mod idle;
pub mod language;
mod page;
mod sign_in;

use std::{cell::RefCell, rc::Rc};

use flow::{
    secret::Secret,
    session::{Effect, Event},
};
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use leptos::{prelude::*, task::spawn_local};
use settings::Config;
use web_sys::{Element, EventTarget};

use crate::{app::AppState, browser::popup::Popup, hub::endpoints::Hub};

/// What the effects work on. It lives as long as the widget.
pub struct Shell {
    state: AppState,
    host: EventTarget,
    base: Option<String>,
    hub: Option<Hub>,
    popup: Rc<Popup>,
    idle: RefCell<Option<Timeout>>,
}

/// A handle to the shell that any callback may hold: what it names is gone with the widget.
#[derive(Clone, Copy)]
pub struct ShellHandle(StoredValue<Shell, LocalStorage>);

impl ShellHandle {
    /// A shell without a session token, for the current owner. `host` hears what happens; beside `base` lie the files
    /// that are fetched on demand.
    pub fn new(state: AppState, host: EventTarget, base: Option<String>) -> Self {
        Self(StoredValue::new_local(Shell {
            state,
            host,
            base,
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

    /// Moves the flow on and carries out what follows. Does nothing when the widget is gone.
    pub fn dispatch(self, event: Event) {
        let Some(state) = self.state() else { return };
        let effects = state.flow.update(event, &state.drafts.answers());
        for effect in effects {
            self.run(&state, effect);
        }
        self.with(|shell| idle::watch(self, shell));
    }

    /// Nothing that was typed stays, and nothing goes on.
    pub fn end(self) {
        self.with(|shell| {
            if let Some(hub) = &shell.hub {
                hub.abort();
            }
            shell.state.drafts.forget();
            shell.idle.take();
        });
    }

    fn run(self, state: &AppState, effect: Effect) {
        match effect {
            Effect::Prepare { attempt, chosen } => connector::load(self, attempt, chosen),
            Effect::Send { attempt, request } => account::send(self, attempt, request),
            Effect::SignIn { attempt, request } => sign_in::start(self, attempt, request),
            Effect::OpenPopup => {
                self.with(|shell| shell.popup.open());
            }
            Effect::WaitASecond => self.dispatch_later(1_000, Event::SecondPassed),
            Effect::Abort => {
                if let Some(hub) = self.hub() {
                    hub.abort();
                }
            }
            Effect::Fill(texts) => state.drafts.fill(texts),
            Effect::Focus(focus) => state.focus.ask(focus),
            Effect::ShowProvider(name) => {
                let name = name.unwrap_or_else(|| state.settings.now().provider_name.clone());
                state.i18n.update(|catalogue| catalogue.provider = name);
            }
            Effect::HideSecrets => state.revealed.0.set(false),
            Effect::ForgetAnswers => state.drafts.forget(),
            Effect::Notify(event) => {
                self.with(|shell| host_event::notify(&shell.host, &event));
            }
        }
    }

    fn dispatch_later(self, milliseconds: u32, event: Event) {
        spawn_local(async move {
            TimeoutFuture::new(milliseconds).await;
            self.dispatch(event);
        });
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
