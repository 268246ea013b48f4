//! Tells the page of a panic: it takes the dead view away and offers to start again.

use std::cell::RefCell;

use flow::field::FieldKey;
use wasm_bindgen::JsValue;

use super::options::saved_answers;
use crate::contexts::Drafts;

/// The details for telling a page about a crash.
struct Note {
    id: u32,
    on_crash: Option<js_sys::Function>,
    drafts: Drafts,
}

thread_local! {
    /// One for each widget: they share the program, so that they die together.
    static NOTES: RefCell<Vec<Note>> = const { RefCell::new(Vec::new()) };
}

/// A note of whom to tell.
pub struct CrashReport(u32);

impl CrashReport {
    /// Notes whom to tell, and whose answers to save.
    pub fn new(on_crash: Option<js_sys::Function>, drafts: Drafts) -> Self {
        NOTES.with_borrow_mut(|notes| {
            let id = notes.last().map_or(0, |last| last.id + 1);
            notes.push(Note {
                id,
                on_crash,
                drafts,
            });
            Self(id)
        })
    }

    /// Nobody is to be told any more.
    pub fn withdraw(&self) {
        NOTES.with_borrow_mut(|notes| notes.retain(|note| note.id != self.0));
    }
}

/// Makes a panic known to the page. Called once, first.
pub fn watch_for_panics() {
    std::panic::set_hook(Box::new(|info| {
        // The message and the stack, for whoever develops.
        if cfg!(debug_assertions) {
            console_error_panic_hook::hook(info);
        }
        for note in NOTES.take() {
            // Never the key: it is typed again, and stands nowhere else meanwhile.
            let saved = saved_answers(&note.drafts, &[FieldKey::Subdomain, FieldKey::UserId]);
            if let Some(on_crash) = note.on_crash {
                let _ = on_crash.call1(&JsValue::NULL, &saved);
            }
        }
    }));
}
