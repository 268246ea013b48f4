//! connect-wizard: a guided flow that links a ClayHR account through a Hub backend.
//!
//! The tour, in reading order: the crate `flow` decides everything and knows no browser; the crates `settings` and
//! `guide` bring data into it; [`hub`] speaks to the backend and [`browser`] wraps what the browser offers; [`i18n`] has
//! every sentence; [`ui`] draws; [`app`] is the shell that owns the state and runs the effects. ARCHITECTURE.md has the map
//! and the invariants.

pub mod hub;
pub mod i18n;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub mod parts;
pub mod ui;

pub mod app;

/// Smaller than the standard library's, which is made for many threads. Overwrites what is freed: copies of a key that were
/// made on its way to the request are gone with their last use.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<rlsf::SmallGlobalTlsf> =
    zeroizing_alloc::ZeroAlloc(rlsf::SmallGlobalTlsf::new());
