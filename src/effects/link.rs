//! The moves of the flow that only linking brings: those that follow Connect, and those by which it takes the backend's
//! answers. They come with the backend's client, since nothing can happen to them before.

use flow::{effect::Effect, event::Event};
use futures::FutureExt;
use leptos::task::spawn_local;

use super::ShellHandle;
use crate::{
    contexts::FlowSignal,
    parts::{Arrival, PartMissing, arrival, part},
};

/// Moves the flow on and carries out what follows: at once where the part is there.
pub fn dispatch(shell: ShellHandle, flow: FlowSignal, event: Event) {
    let is_by_user = event.is_by_user();
    let end = move |moved: Result<Vec<Effect>, PartMissing>| match moved {
        Ok(effects) => shell.carry_out(effects, is_by_user),
        Err(PartMissing) => shell.dispatch(Event::ProgramIncomplete {
            is_awaited: is_by_user,
        }),
    };
    let mut moving = Box::pin(update(flow, event));
    match (&mut moving).now_or_never() {
        Some(moved) => end(moved),
        None => spawn_local(moving.map(end)),
    }
}

part! { backend, moves_arrive:
    fn update(flow: FlowSignal, event: Event) -> Vec<Effect> {
        flow.update_link(event)
    }
}

/// Fetches the part.
pub fn arrive() -> Arrival {
    arrival(moves_arrive())
}
