//! An empty stand-in for the crate of this name.
//!
//! Leptos brings server functions, and those bring streams, which this product never makes. The real crate exports its
//! classes to JavaScript, so that the linker must keep them although nothing here calls them: 4.6 KB of brotli in
//! every first load. This one has the same names and exports nothing; whoever calls it hears so at once. Take it out
//! (in the root's `[patch]`) on the day that something here needs a stream.

use std::{
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use wasm_bindgen::JsValue;

const WHY: &str = "this build has no streams: see vendor/wasm-streams";

/// Stands for a stream that can be read.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Not there: panics.
    pub fn from_stream<S>(_stream: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        panic!("{WHY}")
    }

    /// Keeps the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives the browser's stream back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Not there: what comes back panics when it is read.
    pub fn into_stream(self) -> IntoStream<'static> {
        IntoStream(PhantomData)
    }
}

/// Stands for a stream of what is read.
pub struct IntoStream<'reader>(PhantomData<&'reader ()>);

impl Stream for IntoStream<'_> {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        panic!("{WHY}")
    }
}
