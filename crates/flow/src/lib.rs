//! The rules of linking an account, in plain Rust.
//!
//! Nothing here knows a browser, a clock, the network or a framework: events go in, the next state and a list of
//! effects come out, and all of it is tested natively. Read in this order: [`state`] (where the user is), [`event`] and
//! [`effect`] (what comes in and goes out), [`form`] (what is typed, and what became of it), [`update`] (the moves).
//! Then [`guide`] (the steps), [`connector`] (what the backend asks for), [`fields`] (typed text to checked value) and
//! [`failure`] (how linking can fail). The rest are single values and their rules.

pub mod answers;
pub mod budget;
pub mod connector;
pub mod details;
pub mod effect;
pub mod event;
pub mod failure;
pub mod field;
pub mod field_map;
pub mod fields;
pub mod form;
pub mod guide;
pub mod letters;
pub mod linked_account;
pub mod search;
pub mod secret;
pub mod state;
pub mod update;
