//! The values of a form, as people type and paste them: what is accepted, warned about, reduced and refused.
#![allow(clippy::unwrap_used)]

mod api_key;
mod clean;
mod custom;
mod hostile;
mod key_material;
mod paste;
mod paste_addresses;
mod paste_formats;
mod paste_languages;
mod paste_programs;
mod paste_refusals;
mod paste_tables;
mod paste_typed;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod search;
mod subdomain;
mod subdomain_refusals;
mod user_id;
