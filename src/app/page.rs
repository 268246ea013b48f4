//! What JavaScript calls: makes a widget in an element, gives it a new token, takes it away.

use std::{cell::RefCell, sync::Arc};

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement};

use super::{
    locale::{keep_focus, load_locale},
    runtime::{Runtime, RuntimeHandle, dispatch},
};
use crate::{
    browser::{environment::is_page_hidden, js::to_json, rules},
    i18n::{Catalogue, Message},
    ui::{
        context::{Context, Drafts, Texts},
        dom::{self, Built},
        screens::card,
    },
};
use flow::{
    field::FieldKey,
    fields::rule::RuleChecker,
    secret::Secret,
    session::Event,
    wizard::{Rules, Wizard},
};
use settings::{Config, Layer};

/// One wizard on a page.
///
/// Takes one object: `root` (the element to draw in; what it holds is replaced), `page` (the document's element, if the
/// whole page is the wizard's: its title and colour scheme then follow the wizard), `settings` (the page's own settings),
/// `file` (the text of `config.json`, if there is one), `brand` (the brand's settings, as a text too), `base` (where the locale files are), `token` (the session
/// token, if there is one), `answers` (what a crashed wizard saved) and `onCrash` (called once if this one crashes,
/// with what is no secret of the answers), `lang` (the language of the page around it).
#[wasm_bindgen]
pub struct Widget {
    // Dropped in this order: the view, then what it reads.
    view: Option<Built>,
    runtime: RuntimeHandle,
    owner: Owner,
    hidden: Option<Closure<dyn FnMut()>>,
    drafts: Drafts,
    crash_report: u32,
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
        let before = Before::take(&root);
        root.set_text_content(None);

        let owner = Owner::new();
        let drafts = Drafts::default();
        let answers = get(options, "answers");
        restore(&drafts, &answers);
        let runtime = owner.with(|| {
            let handle: RuntimeHandle = StoredValue::new_local(None);
            let context = new_context(&config, drafts.clone(), handle);
            let host: EventTarget = root.clone().into();
            let page = get(options, "page").dyn_into::<Element>().ok();
            let base = get(options, "base").as_string();
            let shell = Runtime::new(context, root.clone().into(), host, page, base);
            handle.set_value(Some(shell));
            handle
        });
        let crash_report = report_crashes(get(options, "onCrash").dyn_into().ok(), drafts.clone());
        let typed = before.as_ref().map(|before| before.text.as_str());
        if let Some(text) = typed.filter(|text| !text.is_empty()) {
            drafts.of(&FieldKey::Subdomain).set(Secret::new(text));
        }
        let view = {
            // Fails only if another widget has done it already.
            let _ = Executor::init_wasm_bindgen();
            owner.with(|| {
                let context = runtime
                    .with_value(|runtime| runtime.as_ref().map(Runtime::context))
                    .expect("the runtime was made above");
                dom::mount(&root, card(&context))
            })
        };
        if let Some(before) = before {
            before.restore(&root);
        }
        let widget = Self {
            view,
            runtime,
            owner,
            hidden: hide_secrets_with_page(runtime),
            drafts,
            crash_report,
        };
        let token = get(options, "token").as_string();
        let has_token = token.is_some();
        widget.keep_token(token);
        dispatch(runtime, Event::Started { has_token });
        if answers.is_object() {
            dispatch(runtime, Event::Resumed);
        }
        load_locale(runtime, &config, options);
        Ok(widget)
    }

    /// Goes on under other settings: the same flow at the same place, drawn anew. Takes what the constructor takes. Which
    /// backend, provider or account it is about, and how values are read, was settled when it was made.
    ///
    /// # Errors
    /// As the constructor's; nothing has changed then.
    pub fn configure(&mut self, options: &JsValue) -> Result<(), JsValue> {
        let config = read_config(options).map_err(|errors| JsValue::from_str(&errors))?;
        let runtime = self.runtime.try_with_value(|runtime| {
            Some((runtime.as_ref()?.context(), runtime.as_ref()?.root()))
        });
        let Some((before, root)) = runtime.flatten() else {
            return Ok(());
        };
        before.texts.0.update(|catalogue| {
            if catalogue.provider == before.config.provider_name {
                catalogue.provider.clone_from(&config.provider_name);
            }
            *catalogue = Catalogue::english(&catalogue.provider).with_texts(&config.texts);
        });
        let context = before.with_config(config.clone());
        keep_focus(Some(root.clone()));
        // The old view first: it would still follow what the new one reads.
        self.view = None;
        root.set_text_content(None);
        self.view = self.owner.with(|| dom::mount(&root, card(&context)));
        self.runtime.update_value(|runtime| {
            if let Some(runtime) = runtime {
                runtime.set_context(context);
            }
        });
        load_locale(self.runtime, &config, options);
        Ok(())
    }

    /// Goes on with a new session token; everything typed stays.
    #[wasm_bindgen(js_name = setToken)]
    pub fn set_token(&self, token: String) {
        self.keep_token(Some(token));
        dispatch(self.runtime, Event::TokenGiven);
    }

    /// Presses Connect, or goes on with it: for a host that has brought the token that was missing.
    pub fn connect(&self) {
        dispatch(self.runtime, Event::ConnectPressed);
    }

    /// What was typed: for another widget in this one's place. With the key only if it is asked for, and then for nobody else.
    pub fn answers(&self, with_key: bool) -> JsValue {
        let [subdomain, key, user_id] = FieldKey::CLAYHR;
        if with_key {
            saved(&self.drafts, &[subdomain, key, user_id])
        } else {
            saved(&self.drafts, &[subdomain, user_id])
        }
    }

    /// What a host asks before it takes away what was typed: the question, the word to stay, the word to leave. The last
    /// one is for the button that closes.
    #[wasm_bindgen(js_name = leaveWords)]
    pub fn leave_words(&self) -> Vec<String> {
        let texts = self
            .runtime
            .try_with_value(|runtime| runtime.as_ref().map(|runtime| runtime.context().texts));
        let Some(texts) = texts.flatten() else {
            return Vec::new();
        };
        [
            Message::LeaveTitle,
            Message::LeaveStay,
            Message::LeaveGo,
            Message::Close,
        ]
        .map(|message| texts.text(message))
        .into()
    }

    fn keep_token(&self, token: Option<String>) {
        self.runtime.update_value(|runtime| {
            if let (Some(runtime), Some(token)) = (runtime, token) {
                runtime.set_token(Secret::new(token));
            }
        });
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        if let (Some(listener), Some(document)) = (self.hidden.take(), document()) {
            let _ = document.remove_event_listener_with_callback(
                "visibilitychange",
                listener.as_ref().unchecked_ref(),
            );
        }
        CRASHES.with_borrow_mut(|reports| reports.retain(|report| report.id != self.crash_report));
        // Only its own: in the same place there may be another by now.
        if let Some(view) = self.view.take() {
            view.remove();
        }
        self.runtime.with_value(|runtime| {
            if let Some(runtime) = runtime {
                runtime.end();
            }
        });
        self.owner.cleanup();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// A property; undefined where there is none.
pub(super) fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

fn read_config(options: &JsValue) -> Result<Arc<Config>, String> {
    let mut layers = vec![Layer {
        source: "the page's settings",
        settings: to_json(&get(options, "settings")),
    }];
    for (option, source) in [("file", "config.json"), ("brand", "the brand")] {
        if let Some(text) = get(options, option).as_string() {
            let settings =
                serde_json::from_str(&text).map_err(|_| format!("{source}: is not JSON"))?;
            layers.push(Layer { source, settings });
        }
    }
    let mut config = settings::read(&layers).map_err(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let base = get(options, "base").as_string().unwrap_or_default();
    for address in [&mut config.logo, &mut config.logo_dark]
        .into_iter()
        .flatten()
    {
        // Pictures lie beside the program, which may lie elsewhere than the page.
        if !address.contains(':') {
            address.insert_str(0, &base);
        }
    }
    Ok(Arc::new(config))
}

fn new_context(config: &Arc<Config>, drafts: Drafts, handle: RuntimeHandle) -> Context {
    let mut guide = guide::clayhr();
    if config.is_vendor_hidden {
        guide = guide.without_vendor();
    }
    let rules = Rules {
        guide,
        hosts: config.hosts.clone(),
        field_names: config.field_names.clone(),
        matcher: RuleChecker(rules::broken),
    };
    let rules = Arc::new(rules);
    let (wizard, provider) = if guide::is_built_in(&config.provider) {
        (Wizard::new(rules), &*config.provider_name)
    } else {
        (Wizard::opening(rules), "")
    };
    Context::new(
        RwSignal::new(wizard),
        drafts,
        Texts(RwSignal::new(
            Catalogue::english(provider).with_texts(&config.texts),
        )),
        config.clone(),
        Callback::new(move |event| dispatch(handle, event)),
    )
}

/// What was typed into these fields: an object of texts by field.
fn saved(drafts: &Drafts, fields: &[FieldKey]) -> JsValue {
    let saved = js_sys::Object::new();
    for field in fields {
        if let Some(text) = drafts.of(field).try_get_untracked() {
            let _ = js_sys::Reflect::set(
                &saved,
                &JsValue::from_str(field.as_str()),
                &JsValue::from_str(text.expose()),
            );
        }
    }
    saved.into()
}

/// The other way round; see [`saved`].
fn restore(drafts: &Drafts, answers: &JsValue) {
    for field in FieldKey::CLAYHR {
        if let Some(text) = get(answers, field.as_str()).as_string() {
            drafts.of(&field).set(Secret::new(text));
        }
    }
}

/// What the user did with the first step before the program was there.
struct Before {
    text: String,
    had_focus: bool,
    selection: Option<(u32, u32)>,
}

impl Before {
    fn take(root: &HtmlElement) -> Option<Self> {
        let input = subdomain_input(root)?;
        let focused = document().and_then(|document| document.active_element());
        let position = |read: Result<Option<u32>, JsValue>| read.ok().flatten();
        Some(Self {
            text: input.value(),
            had_focus: focused.is_some_and(|focused| focused == **input),
            selection: position(input.selection_start()).zip(position(input.selection_end())),
        })
    }

    fn restore(self, root: &HtmlElement) {
        let Some(input) = subdomain_input(root).filter(|_| self.had_focus) else {
            return;
        };
        let _ = input.focus();
        if let Some((start, end)) = self.selection {
            let _ = input.set_selection_range(start, end);
        }
    }
}

fn subdomain_input(root: &Element) -> Option<HtmlInputElement> {
    let found = root.query_selector("[data-cw-field=subdomain]").ok()??;
    found.dyn_into().ok()
}

/// Nobody looks on when the user comes back: what was shown of secrets is hidden with the page.
fn hide_secrets_with_page(runtime: RuntimeHandle) -> Option<Closure<dyn FnMut()>> {
    let listener = Closure::<dyn FnMut()>::new(move || {
        if is_page_hidden() {
            runtime.try_with_value(|runtime| {
                if let Some(runtime) = runtime {
                    runtime.context().secrets_shown().set(Secret::default());
                }
            });
        }
    });
    document()?
        .add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref())
        .ok()?;
    Some(listener)
}

/// What is needed to tell the page of a crash.
struct CrashReport {
    id: u32,
    on_crash: Option<js_sys::Function>,
    drafts: Drafts,
}

thread_local! {
    /// One for each widget: they share the program, so that they die together.
    static CRASHES: RefCell<Vec<CrashReport>> = const { RefCell::new(Vec::new()) };
}

/// Notes whom to tell; gives back the note's number.
fn report_crashes(on_crash: Option<js_sys::Function>, drafts: Drafts) -> u32 {
    CRASHES.with_borrow_mut(|reports| {
        let id = reports.last().map_or(0, |last| last.id + 1);
        reports.push(CrashReport {
            id,
            on_crash,
            drafts,
        });
        id
    })
}

/// Makes a panic known to the page, which takes the dead view away and offers to start again. Called once, first.
pub fn watch_for_panics() {
    std::panic::set_hook(Box::new(|info| {
        #[cfg(feature = "panic-messages")]
        console_error_panic_hook::hook(info);
        #[cfg(not(feature = "panic-messages"))]
        let _ = info;
        for report in CRASHES.take() {
            // Never the key: it is typed again, and stands nowhere else meanwhile.
            let saved = saved(&report.drafts, &[FieldKey::Subdomain, FieldKey::UserId]);
            if let Some(on_crash) = report.on_crash {
                let _ = on_crash.call1(&JsValue::NULL, &saved);
            }
        }
    }));
}
