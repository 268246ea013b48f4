//! Drives the built page in a browser, against the sandbox.
//!
//! The tour, in reading order: [`browser_pool`] is what all tests share, browsers of each [`engine`]; [`harness`] is what
//! one test has for itself (a sandbox, a server for the page, a link), [`host`] a page that carries the element,
//! [`partner`] a partner's site; [`tab`] is the browser as a user holds it; [`screens`] has a page object for each screen.
//! [`brands`] walks through the page of any brand, whatever its words.
//! [`catalogue`] has the faults that any build must survive, and the program that runs them.
//! [`axe`] and [`secrets`] look at a page from one side each.
//!
//! [`tab::Tab::until`] waits for what a user waits for; [`poll`](mod@poll) is for what no page shows.

pub mod axe;
pub mod brands;
mod browser;
pub mod browser_pool;
pub mod catalogue;
pub mod engine;
pub mod harness;
pub mod host;
pub mod partner;
pub mod poll;
pub mod screens;
pub mod secrets;
pub mod studio;
pub mod tab;
