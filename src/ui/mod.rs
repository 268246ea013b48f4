//! What the user sees: screens and the parts they are made of.
//!
//! Data comes in by props and context, intent goes out by one dispatch. Nothing here knows the network, and every
//! screen can be drawn natively to text.
//!
//! Every static text stands in braces: Leptos would otherwise put it into the page by `innerHTML`, which a page with
//! Trusted Types refuses.

pub mod components;
pub mod context;
pub mod element;
pub mod screens;
pub mod start;
