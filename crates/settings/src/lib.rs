//! Everything that a page, a `config.json` or a brand can set: one typed [`Config`].
//!
//! [`SETTINGS`] is the one list of settings: each with its key, the values it takes, and how a value becomes part of a
//! [`Config`]. [`read`] applies layers of settings and names every unknown key and every bad value. No browser here:
//! the app hands in what it was given as JSON.

mod config;
mod list;
mod read;
mod value;

pub use config::{ColourScheme, Config, IdempotencyKeys};
pub use list::{Kind, SETTINGS, Setting};
pub use read::{ConfigError, Layer, read};
pub use value::{is_web_address, language_tag};
