//! The browser, as far as the rest needs it: time, facts about the environment, the clipboard of a paste.
//!
//! Nothing is logged but what a developer must know. Nothing is stored, unless the host lets what is no secret outlive
//! a reload (`app/runtime.rs`).

pub mod environment;
pub mod fetch;
pub mod popup;
pub mod rules;
pub mod timer;
