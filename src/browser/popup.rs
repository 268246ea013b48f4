//! A window of its own, in which the user signs in at the provider.

use std::cell::RefCell;

use web_sys::Window;

use flow::secret::Secret;

/// The window, and where it is to go. Either may be there first.
#[derive(Default)]
pub struct Popup {
    window: RefCell<Option<Window>>,
    address: RefCell<Option<Secret>>,
}

impl Popup {
    /// Opens an empty window, which a browser lets happen only while a press is being handled. Whether it did is
    /// returned; whether it stays open is not asked, since browsers don't tell the truth about it.
    pub fn open(&self) -> bool {
        let opened = web_sys::window().and_then(|window| {
            let features = "popup,width=520,height=720";
            window
                .open_with_url_and_target_and_features("", "_blank", features)
                .ok()?
        });
        let is_open = opened.is_some();
        self.close();
        self.window.replace(opened);
        self.go();
        is_open
    }

    /// From now on the window goes to this address.
    pub fn lead(&self, address: Secret) {
        self.address.replace(Some(address));
        self.go();
    }

    fn go(&self) {
        if let (Some(window), Some(address)) = (&*self.window.borrow(), &*self.address.borrow()) {
            let _ = js_sys::Reflect::set(window, &"location".into(), &address.expose().into());
        }
    }

    /// Closes the window. A browser lets only its opener do so, which is why it keeps that: a provider that the backend names
    /// could send this page elsewhere, as it could with every other way of signing in.
    pub fn close(&self) {
        if let Some(window) = self.window.take() {
            let _ = window.close();
        }
    }

    /// Closes the window, and forgets where it went.
    pub fn end(&self) {
        self.close();
        self.address.take();
    }
}
