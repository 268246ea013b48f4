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
    browser::popup::Popup,
    hub::endpoints::{Hub, with_reference},
    parts::{PartMissing, part},
};

/// Opens the window while the press is still being handled, and only then asks where it is to go.
pub fn start(shell: ShellHandle, request: RequestId, account: AccountRequest) {
    let Some(hub) = shell.hub() else { return };
    let Some((popup, config)) =
        shell.with(|shell| (shell.popup.clone(), shell.state.settings.now()))
    else {
        return;
    };
    if !popup.open() {
        shell.dispatch(Event::PopupBlocked { request });
    }
    let app_address = config.app_address();
    spawn_local(async move {
        let result = match sign_in(hub, popup.clone(), account, app_address).await {
            Ok(signing_in) => signing_in.await,
            Err(PartMissing) => Err(Failure::new(FailureCode::NetworkBlocked)),
        };
        popup.end();
        shell.dispatch(Event::Responded { request, result });
    });
}

part! { sign_in:
    fn sign_in(
        hub: Hub,
        popup: Rc<Popup>,
        account: AccountRequest,
        app_address: String,
    ) -> LocalBoxFuture<'static, Result<String, Failure>> {
        Box::pin(async move {
            let (id, address) = hub
                .start_sign_in(&account, &app_address)
                .await
                .map_err(with_reference)?;
            popup.lead(address);
            hub.wait_for_sign_in(&id).await.map_err(with_reference)
        })
    }
}
