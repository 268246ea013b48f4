//! Lets the user sign in at the provider, in a window of its own.

use flow::{effect::AccountRequest, event::Event, state::RequestId};
use leptos::task::spawn_local;

use super::ShellHandle;
use crate::hub::endpoints::with_reference;

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
        let result = match hub.start_sign_in(&account, &app_address).await {
            Ok((id, address)) => {
                popup.lead(address);
                hub.wait_for_sign_in(&id).await
            }
            Err(failure) => Err(failure),
        };
        popup.end();
        let result = result.map_err(with_reference);
        shell.dispatch(Event::Responded { request, result });
    });
}
