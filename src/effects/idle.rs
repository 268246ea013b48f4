//! Takes secrets away from a wizard that was left alone.

use flow::event::Event;
use gloo_timers::callback::Timeout;

use super::{Shell, ShellHandle};

/// Starts the wait again: something has been done.
pub fn watch(handle: ShellHandle, shell: &Shell) {
    let minutes = shell.state.settings.now().idle_minutes;
    let timer = Timeout::new(minutes.saturating_mul(60_000), move || {
        handle.dispatch(Event::IdleReached);
    });
    shell.idle.replace(Some(timer));
}
