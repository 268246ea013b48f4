//! Sends the credentials.

use flow::session::{AccountRequest, Attempt, Event};
use leptos::task::spawn_local;

use super::ShellHandle;
use crate::hub::endpoints::with_reference;

/// Makes the account, or updates it.
pub fn send(shell: ShellHandle, attempt: Attempt, request: AccountRequest) {
    let Some(hub) = shell.hub() else { return };
    spawn_local(async move {
        let result = match &request.existing_account {
            Some(id) => hub.update_account(id, &request).await.map(|()| id.clone()),
            None => hub.create_account(&request).await,
        };
        let result = result.map_err(with_reference);
        shell.dispatch(Event::Answered { attempt, result });
    });
}
