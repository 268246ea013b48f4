//! A local backend that speaks the Hub contract, so that the wizard can be built and tested with nothing else.
//!
//! It reads the contract on its own and shares no type with the app: where the two disagree, one of them is wrong.
//! It never calls out, apart from webhooks to a loopback address, and never keeps or writes a secret in clear.
//!
//! The tour, in reading order:
//! - `options`, `server`: what can be chosen, and how one sandbox starts and stops;
//! - `partner`: the endpoints a partner's own backend calls with an API key;
//! - `hub`: the endpoints the browser calls with a session token;
//! - `catalog`: the connectors and the form each one asks for;
//! - `clayhr`: a make-believe ClayHR, with its companies, users, keys and web pages;
//! - `faults`, `lab`: how a session is told to misbehave, and what each failure should look like;
//! - `store`, `request_log`, `webhooks`: what is remembered, and what is told to others;
//! - `pages`: the few pages a developer looks at;
//! - `portal`: the site of a made-up partner, which calls all of this from outside.

mod access;
mod catalog;
mod clayhr;
mod clock;
pub mod demo;
mod failure;
mod faults;
mod hub;
mod identifiers;
pub mod lab;
mod options;
mod pages;
mod partner;
pub mod portal;
mod request_log;
mod router;
mod server;
mod state;
mod store;
mod webhooks;

pub use catalog::clayhr_form::{ClayHrForm, Validation};
pub use options::{Options, Webhook};
pub use server::{Running, start};
