//! The values that users give, from typed or pasted text to what can be sent.
//!
//! [`validation`] is the way in for the fields that this program knows, [`custom`] for those that only the backend does: they
//! return a value, or an error that has a sentence in the catalogue. [`paste`] reads a text that holds several values at once. [`clean`] knows what nobody sees
//! or means; it knows no provider.

pub mod address;
pub mod api_key;
pub mod clean;
pub mod custom;
pub mod key_material;
pub mod paste;
pub mod rule;
pub mod shape;
pub mod subdomain;
pub mod user_id;
pub mod validation;
