//! The commands of this repository, each in a module of its name; `cargo xtask help` lists them.
//!
//! Each command prints plainly what it does and what it skipped because it was there already. Everything a command
//! installs goes into `target/tools/`; only Chromium and its driver come by the system's package manager.
//!
//! [`static_files`] is also what the end-to-end tests serve the built page with, so that they see the headers that
//! `cargo xtask serve` sends.

pub mod arguments;
pub mod codegen;
pub mod dist;
pub mod docs;
pub mod examples;
pub mod fuzz;
pub mod guide;
pub mod npm;
pub mod release;
pub mod scripts;
pub mod serve;
pub mod size;
pub mod static_files;
pub mod supply_chain;
pub mod test;
pub mod tools;
pub mod workspace;
