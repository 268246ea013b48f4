//! The functions that JavaScript calls: one makes a widget in an element, others give it a new token or take it away.

mod crash;
mod options;
mod prerendered;

use flow::{event::Event, field::FieldKey, fields::rule::RuleChecker, secret::Secret};
use futures::FutureExt;
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, EventTarget, HtmlElement};

use self::{
    crash::CrashReport,
    options::{get, read_answers, read_config, saved_answers},
    prerendered::PrerenderedInput,
};
use crate::{
    app::{App, AppState},
    browser::{environment::is_page_hidden, files::Files, rules},
    components::field::paste,
    contexts::Dispatch,
    draw::{DrawnState, draw},
    effects::{ShellHandle, connector, language, link},
    i18n::{Message, Placement},
    screens::later,
};

pub use self::crash::watch_for_panics;

/// One wizard on a page.
///
/// Takes one object: `root` (the element to draw in; what it holds is replaced), `page` (the document's element, if the
/// whole page is the wizard's: its title and colour scheme then follow the wizard), `settings` (the page's own settings),
/// `file` (the text of `config.json`, if there is one), `brand` (the brand's settings, as a text too), `base` (where the
/// files are), `files` (addresses by name of those that lie elsewhere), `token` (the session token, if there is one),
/// `answers` (what a crashed wizard saved) and `onCrash` (called once if this one crashes, with what is no secret of the
/// answers), `lang` (the language of the page around it), `renew` (asks for another session token; returns whether one may
/// come, by `setToken`, or else `renewalFailed`).
#[wasm_bindgen]
pub struct Widget {
    view: Option<UnmountHandle<DrawnState>>,
    shell: ShellHandle,
    state: AppState,
    owner: Owner,
    on_visibility_change: Option<Closure<dyn FnMut()>>,
    crash_report: CrashReport,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the wizard.
    ///
    /// # Errors
    /// A text with a line for each setting that can't be used.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Self, JsValue> {
        let config = read_config(options).map_err(|errors| JsValue::from_str(&errors))?;
        let root: HtmlElement = get(options, "root")
            .dyn_into()
            .map_err(|_| JsValue::from_str("root: an element is needed"))?;
        let prerendered = PrerenderedInput::take(&root);
        root.set_text_content(None);

        let owner = Owner::new();
        let (state, shell) = owner.with(|| {
            let state = AppState::new(config.clone(), RuleChecker(rules::broken));
            if get(options, "page").is_undefined() {
                state
                    .i18n
                    .update(|catalogue| catalogue.placement = Placement::Embedded);
            }
            let host: EventTarget = root.clone().into();
            let files = Files::new(&get(options, "base"), get(options, "files"));
            let renew = get(options, "renew").dyn_into().ok();
            let shell = ShellHandle::new(state.clone(), host, files, renew);
            (state, shell)
        });
        let answers = read_answers(&get(options, "answers"));
        let typed = prerendered.as_ref().and_then(PrerenderedInput::text);
        if let Some(text) = &typed {
            state.drafts.of(&FieldKey::Subdomain).set(text.clone());
        }
        let crash_report = CrashReport::new(
            get(options, "onCrash").dyn_into().ok(),
            state.drafts.clone(),
        );
        let view = owner.with(|| {
            let (state, root) = (state.clone(), root.clone());
            let dispatch = Dispatch::new(move |event| shell.dispatch(event));
            mount_to(root, move || {
                draw(App(crate::app::AppProps { state, dispatch }))
            })
        });
        if let Ok(page) = get(options, "page").dyn_into::<Element>() {
            owner.with(|| shell.follow_in_page(page));
        }
        if let Some(prerendered) = prerendered {
            prerendered.restore_focus(root);
        }
        let widget = Self {
            view: Some(view),
            on_visibility_change: hide_secrets_with_page(&state),
            shell,
            state,
            owner,
            crash_report,
        };
        let token = get(options, "token").as_string();
        let has_token = token.is_some();
        if let Some(token) = token {
            shell.set_token(Secret::new(token));
        }
        shell.dispatch(Event::Started { has_token });
        if let Some(answers) = answers {
            shell.dispatch(Event::Resumed(answers));
        }
        if let Some(text) = typed {
            let field = FieldKey::Subdomain;
            shell.dispatch(Event::FieldChanged { field, text });
        }
        language::load(shell, &config, get(options, "lang").as_string());
        fetch_ahead();
        Ok(widget)
    }

    /// Goes on under other settings: the same flow at the same place; what they change is updated. Takes what the
    /// constructor takes. Which backend, provider or account it is about, and how values are read, was settled when it was
    /// made.
    ///
    /// # Errors
    /// As the constructor's; nothing has changed then.
    pub fn configure(&mut self, options: &JsValue) -> Result<(), JsValue> {
        let config = read_config(options).map_err(|errors| JsValue::from_str(&errors))?;
        let before = self.state.settings.now();
        if before.provider_name != config.provider_name {
            self.state.i18n.update(|catalogue| {
                // Another connector keeps its own name.
                if catalogue.provider == before.provider_name {
                    catalogue.provider.clone_from(&config.provider_name);
                }
            });
        }
        self.state.settings.set(config.clone());
        self.shell.set_time_limit(config.time_limit_seconds);
        language::load(self.shell, &config, get(options, "lang").as_string());
        Ok(())
    }

    /// Goes on with a new session token; everything typed stays.
    #[wasm_bindgen(js_name = setToken)]
    pub fn set_token(&self, token: String) {
        self.shell.set_token(Secret::new(token));
        self.shell.dispatch(Event::TokenGiven);
    }

    /// Shows what it has waited with showing: no other session token comes.
    #[wasm_bindgen(js_name = renewalFailed)]
    pub fn renewal_failed(&self) {
        self.shell.dispatch(Event::RenewalFailed);
    }

    /// Returns the user's input for another widget that takes this one's place. The key is in it only if asked for, and
    /// then for nobody else.
    pub fn answers(&self, with_key: bool) -> JsValue {
        let [subdomain, key, user_id] = FieldKey::CLAYHR;
        if with_key {
            saved_answers(&self.state.drafts, &[subdomain, key, user_id])
        } else {
            saved_answers(&self.state.drafts, &[subdomain, user_id])
        }
    }

    /// Returns the question that a host asks before it takes away the user's input, the word to stay, and the word to
    /// leave. The last one is for the button that closes.
    #[wasm_bindgen(js_name = leaveWords)]
    pub fn leave_words(&self) -> Vec<String> {
        let words = [
            Message::LeaveTitle,
            Message::LeaveStay,
            Message::LeaveGo,
            Message::Close,
        ];
        let texts = self
            .state
            .i18n
            .try_with_untracked(|catalogue| words.map(|message| catalogue.text(message)));
        texts.map(Into::into).unwrap_or_default()
    }
}

/// Fetches what every run needs, now that the first step stands: no press is to wait for it. What does not come is asked
/// for again when it is wanted.
fn fetch_ahead() {
    for arriving in [
        connector::arrive(),
        link::arrive(),
        later::arrive(),
        paste::arrive(),
    ] {
        spawn_local(arriving.map(|_| ()));
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        if let (Some(listener), Some(document)) = (self.on_visibility_change.take(), document()) {
            let _ = document.remove_event_listener_with_callback(
                "visibilitychange",
                listener.as_ref().unchecked_ref(),
            );
        }
        self.crash_report.withdraw();
        // What the view has been told, and has not shown yet, it must not show any more: it would read what is gone.
        self.owner.pause();
        self.view = None;
        self.shell.end();
        self.owner.cleanup();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Hides revealed secrets when the tab is hidden: somebody else may come back to it.
fn hide_secrets_with_page(state: &AppState) -> Option<Closure<dyn FnMut()>> {
    let revealed = state.revealed.0;
    let listener = Closure::<dyn FnMut()>::new(move || {
        if is_page_hidden() {
            revealed.set(false);
        }
    });
    document()?
        .add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref())
        .ok()?;
    Some(listener)
}
