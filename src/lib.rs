//! connect-wizard: a guided flow that links a ClayHR account through a Hub backend.
//!
//! The tour, in reading order: the crate `flow` decides everything and knows no browser; the crates `settings` and
//! `guide` bring data into it; [`hub`] speaks to the backend and [`browser`] wraps what the browser offers; [`i18n`] has
//! every sentence. [`contexts`] is what the [`screens`] and their [`components`] need from above, [`draw`] the one type
//! that they are made of; [`app`] puts the state together, [`effects`] carries out what the flow orders, and [`widget`] is
//! what JavaScript calls. ARCHITECTURE.md has the map and the invariants.

pub mod hub;
pub mod i18n;
pub mod white_label;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub mod contexts;
pub mod draw;
pub mod parts;

pub mod components;
pub mod screens;
pub mod start;

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod effects;
#[cfg(target_arch = "wasm32")]
pub mod widget;

/// Smaller than the standard library's, which is made for many threads. Overwrites what is freed: copies of a key that were
/// made on its way to the request are gone with their last use.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<rlsf::SmallGlobalTlsf> =
    zeroizing_alloc::ZeroAlloc(rlsf::SmallGlobalTlsf::new());
