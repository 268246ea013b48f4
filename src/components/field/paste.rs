//! Pastes into a field of ours are understood before they are entered.

use flow::{
    answers::Answers,
    event::Event,
    field::FieldKey,
    fields::{
        paste::{Pasted, Target, understand},
        subdomain::Hosts,
    },
    secret::Secret,
};
use futures::FutureExt;
use leptos::task::spawn_local;
use web_sys::ClipboardEvent;

use crate::{
    contexts::{Dispatch, FlowSignal},
    parts::{Arrival, arrival, part},
};

/// Takes a paste that holds more than this field's own value, or that in another form; any other is left to the browser.
pub fn take_paste(key: &FieldKey, event: &ClipboardEvent, flow: FlowSignal, dispatch: Dispatch) {
    let target = match key {
        FieldKey::Subdomain => Target::Subdomain,
        FieldKey::ApiKey => Target::ApiKey,
        FieldKey::UserId => Target::UserId,
        FieldKey::Other(_) => return,
    };
    let text = event
        .clipboard_data()
        .and_then(|clipboard| clipboard.get_data("text").ok());
    let form = flow.try_with_untracked(|flow| {
        let form = flow.form()?;
        Some((form.answers(), form.config().hosts.clone()))
    });
    let (Some(text), Some((typed, hosts))) = (text, form.flatten()) else {
        return;
    };
    let mut understanding = Box::pin(understand_paste(Secret::new(text), target, typed, hosts));
    match (&mut understanding).now_or_never() {
        Some(Ok(Some(pasted))) => {
            event.prevent_default();
            dispatch.send(Event::Pasted(pasted));
        }
        Some(_) => {}
        // The browser pastes the text as it is; what it means follows when the part has come.
        None => spawn_local(async move {
            if let Ok(Some(pasted)) = understanding.await {
                dispatch.send(Event::Pasted(pasted));
            }
        }),
    }
}

part! { later, pastes_arrive:
    fn understand_paste(
        text: Secret,
        target: Target,
        typed: Answers,
        hosts: Hosts,
    ) -> Option<Pasted> {
        understand(text.expose(), target, &typed, &hosts)
    }
}

/// Fetches the part.
pub fn arrive() -> Arrival {
    arrival(pastes_arrive())
}
