//! Rules that a backend sends for answers: patterns, named formats, domains. Whatever form a rule comes in, it is run as a
//! [`Pattern`](pattern::Pattern), which no text can make hang.
//!
//! A program of its own, since most forms have no rules: the wizard fetches it for the first form that has some.

pub mod pattern;
mod rule;

pub use rule::{Kind, Verdict, check};
