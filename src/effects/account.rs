//! Sends the credentials.

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
    hub::endpoints::{Hub, with_reference},
    parts::{PartMissing, part},
};

/// Makes the account, or updates it.
pub fn send(shell: ShellHandle, request: RequestId, account: AccountRequest) {
    let (Some(hub), Some(state)) = (shell.hub(), shell.state()) else {
        return;
    };
    spawn_local(async move {
        let result = match send_credentials(hub, state, account).await {
            Ok(sending) => sending.await,
            Err(PartMissing) => Err(Failure::new(FailureCode::ProgramIncomplete)),
        };
        shell.dispatch(Event::Responded { request, result });
    });
}

part! { backend:
    fn send_credentials(
        hub: Hub,
        state: AppState,
        account: AccountRequest,
    ) -> LocalBoxFuture<'static, Result<String, Failure>> {
        Box::pin(async move {
            let result = match &account.existing_account {
                Some(id) => hub.update_account(id, &account).await.map(|()| id.clone()),
                None => hub.create_account(&account).await,
            };
            result.map_err(|failure| state.covered(with_reference(failure)))
        })
    }
}
