//! The shell: owns the state, runs the effects, draws the card.
//!
//! [`runtime`] carries out what the domain orders, in the browser. [`page`] is what JavaScript calls, `locale` brings the
//! language.

#[cfg(target_arch = "wasm32")]
mod locale;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
