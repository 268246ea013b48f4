//! The backend's side: the only place that knows its addresses, headers and JSON.
//!
//! [`endpoints`] has one function for each request, sent by [`transport`]; [`wire`] reads the answers into the flow's
//! types, [`status`] gives every other answer its meaning. On top of these, [`connector`] finds out what is to be linked,
//! and [`sign_in`] waits for a user who signs in elsewhere.

#[cfg(target_arch = "wasm32")]
pub mod connector;
#[cfg(target_arch = "wasm32")]
pub mod endpoints;
pub mod idempotency;
#[cfg(target_arch = "wasm32")]
pub mod sign_in;
pub mod status;
#[cfg(target_arch = "wasm32")]
pub mod transport;
pub mod wire;
