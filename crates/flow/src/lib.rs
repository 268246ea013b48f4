//! What linking an account means, in plain Rust.
//!
//! Nothing here knows a browser, a clock, the network or a framework: events go in, the next state and a list of
//! effects come out, and all of it is tested natively. Read in this order: [`session`] (where the user is),
//! [`guide`] (the steps), [`connector`] (what the backend asks for), [`validation`] (typed text to usable value),
//! [`failure`] (how linking can fail). The rest are single values and their rules.

pub mod answers;
pub mod api_key;
pub mod clean;
pub mod connector;
pub mod existing;
pub mod failure;
pub mod field;
pub mod guide;
pub mod inline;
pub mod paste;
pub mod rule;
pub mod secret;
pub mod session;
pub mod subdomain;
pub mod text;
pub mod user_id;
pub mod validation;
pub mod wizard;
