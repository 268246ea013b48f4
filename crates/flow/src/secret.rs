//! A value that must not be seen: the API key, the session token.
//!
//! It has no `Display` and no serialisation, and its `Debug` says nothing, so that an event, an error or a panic
//! message that holds one can be logged. The text comes out by [`Secret::expose`] alone: search for that name to find
//! every place where a secret is used.

use core::fmt;

/// A text that is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the text in. A borrowed text is copied, and the copy outside stays the caller's to forget.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself: for its own field and for the body of the one request that carries it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns `true` if there is nothing to hide.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Prints the same for every value: not even the length is told.
impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// Overwrites the text before its memory is given back.
///
/// This is tidiness, not protection. Safe Rust cannot promise that the writes are kept, although `black_box` has always
/// been enough in practice; copies made earlier (a text that grew, the input element, the request body, the browser's
/// own strings) are out of reach; and any script in the same page can read the field while it is filled.
impl Drop for Secret {
    fn drop(&mut self) {
        let mut bytes = core::mem::take(&mut self.0).into_bytes();
        bytes.fill(0);
        core::hint::black_box(&bytes);
    }
}
