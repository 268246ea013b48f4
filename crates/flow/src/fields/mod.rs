//! The values that users give, from typed or pasted text to what can be sent.
//!
//! [`validation`] is the way in: it gives each text to the rule of its field and returns a value, or an error that has a
//! sentence in the catalogue. [`paste`] reads a text that holds several values at once. [`clean`] knows what nobody sees
//! or means; it knows no provider.

pub mod api_key;
pub mod clean;
pub mod paste;
pub mod rule;
pub mod subdomain;
pub mod user_id;
pub mod validation;
