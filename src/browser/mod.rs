//! The browser, as far as the rest needs it: time, facts about the environment, the clipboard of a paste.
//!
//! Nothing is ever stored, and nothing is logged but what a developer asked for.

pub mod environment;
pub mod fetch;
pub mod popup;
pub mod timer;
