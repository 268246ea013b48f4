//! Sends the credentials.

use flow::{effect::AccountRequest, event::Event, state::RequestId};
use leptos::task::spawn_local;

use super::ShellHandle;
use crate::hub::endpoints::with_reference;

/// Makes the account, or updates it.
pub fn send(shell: ShellHandle, request: RequestId, account: AccountRequest) {
    let Some(hub) = shell.hub() else { return };
    spawn_local(async move {
        let result = match &account.existing_account {
            Some(id) => hub.update_account(id, &account).await.map(|()| id.clone()),
            None => hub.create_account(&account).await,
        };
        let result = result.map_err(with_reference);
        shell.dispatch(Event::Responded { request, result });
    });
}
