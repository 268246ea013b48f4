//! The browser, as far as the rest needs it: requests, facts about the environment, the window of a sign-in.
//!
//! Nothing is logged but what a developer must know. Nothing is stored, unless the host lets what is no secret outlive
//! a reload (`web/resume.js`).

pub mod environment;
pub mod fetch;
pub mod files;
pub mod js;
pub mod popup;
pub mod rules;
