//! What the user sees: screens and the parts they are made of.
//!
//! Data comes in by props and context, intent goes out by one dispatch. Nothing here knows the network, and every
//! screen can be drawn natively to text.
//!
//! A screen is a function from the [`context::Context`] to an [`element::Element`]; `dom` makes nodes of it in the
//! browser, `markup` makes text of it for the built page.

pub mod components;
pub mod context;
#[cfg(target_arch = "wasm32")]
pub mod dom;
pub mod element;
#[cfg(not(target_arch = "wasm32"))]
pub mod markup;
pub mod screens;
pub mod start;
