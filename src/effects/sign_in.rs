//! Lets the user sign in at the provider, in a window of its own.

use std::rc::Rc;

use flow::{
    effect::AccountRequest,
    event::Event,
    failure::{Failure, FailureCode},
    state::RequestId,
};
use futures::future::LocalBoxFuture;
use leptos::task::spawn_local;

use super::ShellHandle;
use crate::{
    app::AppState,
    browser::popup::Popup,
    hub::endpoints::{Hub, with_reference},
    parts::{PartMissing, part},
};

/// Opens the window while the press is still being handled, and only then asks where it is to go.
pub fn start(shell: ShellHandle, request: RequestId, account: AccountRequest) {
    let (Some(hub), Some(state)) = (shell.hub(), shell.state()) else {
        return;
    };
    let Some(popup) = shell.with(|shell| shell.popup.clone()) else {
        return;
    };
    if !popup.open() {
        shell.dispatch(Event::PopupBlocked { request });
    }
    spawn_local(async move {
        let result = match sign_in(hub, state, popup.clone(), account).await {
            Ok(signing_in) => signing_in.await,
            Err(PartMissing) => Err(Failure::new(FailureCode::ProgramIncomplete)),
        };
        popup.close_and_clear();
        shell.dispatch(Event::Responded { request, result });
    });
}

part! { sign_in:
    fn sign_in(
        hub: Hub,
        state: AppState,
        popup: Rc<Popup>,
        account: AccountRequest,
    ) -> LocalBoxFuture<'static, Result<String, Failure>> {
        Box::pin(async move {
            let covered = |failure| state.covered(with_reference(failure));
            let settings = state.settings.now();
            let (id, address) = hub
                .start_sign_in(&account, &settings.app_address())
                .await
                .map_err(covered)?;
            popup.navigate(address);
            hub.wait_for_sign_in(&id, settings.sign_in_minutes)
                .await
                .map_err(covered)
        })
    }
}
