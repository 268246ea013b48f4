//! The required shape of each answer. A field that nobody asked for is never a fault.

pub mod account;
pub mod attempt;
pub mod config;
pub mod connectors;
pub mod error;
pub mod settings;

use serde_json::Value;

use crate::report::{Faults, broken};

/// Reads one object, and collects what is wrong with it.
pub(crate) struct Reader<'json> {
    what: String,
    object: &'json Value,
    pub(crate) faults: Faults,
}

impl<'json> Reader<'json> {
    pub(crate) fn new(what: impl Into<String>, object: &'json Value) -> Self {
        let what = what.into();
        let faults = if object.is_object() {
            Vec::new()
        } else {
            vec![broken(format!("{what} is no JSON object"))]
        };
        Self {
            what,
            object,
            faults,
        }
    }

    fn given(&self, key: &str) -> Option<&'json Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }

    /// A text that must be there and say something.
    pub(crate) fn text(&mut self, key: &str) -> &'json str {
        match self.given(key).and_then(Value::as_str) {
            Some(text) if !text.is_empty() => text,
            _ => {
                self.fault(format!("{key} must be a text that says something"));
                ""
            }
        }
    }

    /// A text that may be left out.
    pub(crate) fn optional_text(&mut self, key: &str) -> &'json str {
        match self.given(key) {
            None => "",
            Some(Value::String(text)) => text,
            Some(_) => {
                self.fault(format!("{key} must be a text, if it is there"));
                ""
            }
        }
    }

    /// A boolean that must be there.
    pub(crate) fn boolean(&mut self, key: &str) -> bool {
        self.given(key).and_then(Value::as_bool).unwrap_or_else(|| {
            self.fault(format!("{key} must be true or false"));
            false
        })
    }

    /// A list that must be there.
    pub(crate) fn list(&mut self, key: &str) -> &'json [Value] {
        match self.given(key) {
            Some(Value::Array(items)) => items,
            _ => {
                self.fault(format!("{key} must be a list"));
                &[]
            }
        }
    }

    /// A list that may be left out.
    pub(crate) fn optional_list(&mut self, key: &str) -> &'json [Value] {
        if self.given(key).is_none() {
            return &[];
        }
        self.list(key)
    }

    /// An id, which goes into paths as it stands.
    pub(crate) fn id(&mut self, key: &str) -> &'json str {
        let id = self.text(key);
        if !is_url_safe(id) {
            self.fault(format!(
                "{key} goes into an address unescaped, and has characters that need escaping"
            ));
        }
        id
    }

    /// One more thing that is wrong.
    pub(crate) fn fault(&mut self, sentence: String) {
        self.faults
            .push(broken(format!("{}: {sentence}", self.what)));
    }
}

pub(crate) fn is_url_safe(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
}
