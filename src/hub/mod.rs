//! The backend's side: the only place that knows its addresses, headers and JSON.
//!
//! [`client`] asks, [`wire`] reads the answers into domain types, [`error`] turns statuses into meaning.

#[cfg(target_arch = "wasm32")]
pub mod client;
pub mod error;
pub mod wire;
