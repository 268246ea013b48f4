//! Drives the built page in a browser, against the sandbox.
//!
//! The tour, in reading order: [`house`] is what all tests share (the driver, its browsers); [`stage`] is what one
//! test has for itself (a sandbox, a server for the page, a link), [`partner`] a partner's site; [`tab`] is the browser as a user holds it;
//! [`screens`] has a page object for each screen.
//! [`brands`] walks through the page of any brand, whatever its words.
//! [`axe`] and [`secrets`] look at a page from one side each.
//!
//! Nothing here sleeps: [`tab::Tab::until`] waits for what a user waits for.

pub mod axe;
pub mod brands;
pub mod host;
pub mod house;
pub mod partner;
pub mod screens;
pub mod secrets;
pub mod stage;
pub mod studio;
pub mod tab;
