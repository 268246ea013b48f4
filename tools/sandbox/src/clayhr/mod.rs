//! A make-believe ClayHR: who works where, which keys are valid, and the web pages a person would see.
//!
//! It is a system of its own, which the Hub side only asks "does this key work?". As such it knows its own keys, in
//! memory only; they are written nowhere.

pub(crate) mod directory;
pub(crate) mod pages;
