//! The page's program. What it does is in the library: the page's loader makes a `Widget` once it has the settings.

fn main() {
    #[cfg(target_arch = "wasm32")]
    connect_wizard::widget::watch_for_panics();
}
