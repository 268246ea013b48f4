//! Addresses of the build's files: beside the program, or where a partner's bundler has put each of them.

use wasm_bindgen::JsValue;

/// The addresses of the files that are fetched on demand.
#[derive(Clone, Debug)]
pub struct Files {
    /// The folder of those that the table does not name, with a slash at its end.
    base: String,
    /// An object of addresses by name, or nothing.
    known: JsValue,
}

impl Files {
    /// Reads the options `base` and `files` of a widget. `None` without a folder.
    pub fn new(base: &JsValue, known: JsValue) -> Option<Self> {
        let base = base.as_string()?;
        Some(Self { base, known })
    }

    /// Returns the address of a file, such as `locales/de.json`.
    pub fn address(&self, name: &str) -> String {
        js_sys::Reflect::get(&self.known, &name.into())
            .ok()
            .and_then(|address| address.as_string())
            .unwrap_or_else(|| format!("{}{name}", self.base))
    }
}
