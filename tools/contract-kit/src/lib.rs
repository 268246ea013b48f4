//! Asks any backend whether it keeps the browser's side of the Hub contract, and says what to fix if it does not.
//!
//! It knows nothing of the wizard and nothing of the sandbox. Reading order:
//! - `report`: what a check can come to;
//! - `backend`: one request and its answer;
//! - `shapes`: what each answer must look like, as plain functions over JSON, tried on `fixtures/`;
//! - `checks`: what is asked, in which order.
//!
//! Nothing that is secret is ever printed: neither the token, nor a credential, nor a body.

pub mod backend;
mod checks;
pub mod report;
pub mod shapes;

pub use backend::Backend;
pub use checks::{Credentials, run};
pub use report::{Level, Report};
