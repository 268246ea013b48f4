//! The browser's timer, cleared when it is dropped.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};

/// Runs something once, later; never after it was dropped.
pub struct Timer {
    handle: Option<i32>,
    has_run: Rc<Cell<bool>>,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Starts a timer.
    pub fn start(milliseconds: u32, run: impl FnOnce() + 'static) -> Self {
        let has_run = Rc::new(Cell::new(false));
        let callback = Closure::once({
            let has_run = has_run.clone();
            move || {
                has_run.set(true);
                run();
            }
        });
        let handle = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(
                    callback.as_ref().unchecked_ref(),
                    i32::try_from(milliseconds).unwrap_or(i32::MAX),
                )
                .ok()
        });
        Self {
            handle,
            has_run,
            _callback: callback,
        }
    }

    /// Whether it has run.
    pub fn has_run(&self) -> bool {
        self.has_run.get()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(handle), Some(window)) = (self.handle, web_sys::window()) {
            window.clear_timeout_with_handle(handle);
        }
    }
}

/// Waits.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is no wait, which is what `resolve` never being called must not become.
            let started = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
            if started.is_err() {
                let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
            }
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
