//! What linking an account means, in plain Rust.
//!
//! Nothing here knows a browser, a clock, the network or a framework: events go in, the next state and a list of
//! effects come out, and all of it is tested natively. Read in this order: [`session`] (where the user is),
//! [`guide`] (the steps), [`connector`] (what the backend asks for), [`fields`] (typed text to usable value),
//! [`failure`] (how linking can fail). The rest are single values and their rules.

pub mod answers;
pub mod connector;
pub mod existing;
pub mod failure;
pub mod field;
pub mod fields;
pub mod guide;
pub mod search;
pub mod secret;
pub mod session;
pub mod wizard;
