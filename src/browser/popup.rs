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
    /// Opens an empty window, which a browser allows only while a press is being handled, and returns true if it did. We never
    /// check later whether it is still open: browsers don't tell the truth about windows of other sites.
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
        self.apply_address();
        is_open
    }

    /// Navigates the window to this address, at once or when it opens.
    pub fn navigate(&self, address: Secret) {
        self.address.replace(Some(address));
        self.apply_address();
    }

    fn apply_address(&self) {
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

    /// Closes the window, and clears its address, which holds the session's token.
    pub fn close_and_clear(&self) {
        self.close();
        self.address.take();
    }
}
