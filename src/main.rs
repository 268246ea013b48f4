//! The page's program. What it does is in the library: the page's loader makes a `Widget` once it has the settings.

/// Smaller than the standard library's, which is made for many threads.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    #[cfg(target_arch = "wasm32")]
    connect_wizard::app::page::watch_for_panics();
}
