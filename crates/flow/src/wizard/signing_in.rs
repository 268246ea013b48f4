//! Signing in at the provider: the window, and what becomes of it.
//!
//! Whether the window is still open is asked of nobody: browsers lie about windows of other sites. Only the backend's
//! answer counts, and the user may stop at any moment.

use super::Wizard;
use crate::{
    failure::FailureCode,
    session::{AccountRequest, Attempt, Connecting, Effect, Focus, HostEvent, Session},
};

impl Wizard {
    pub(super) fn sign_in(&mut self, attempt: Attempt, request: AccountRequest) -> Vec<Effect> {
        self.session = Session::Connecting(Connecting::SigningIn {
            attempt,
            is_blocked: false,
        });
        vec![
            Effect::SignIn { attempt, request },
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Submit),
        ]
    }

    pub(super) fn popup_blocked(&mut self, blocked: Attempt) -> Vec<Effect> {
        match &mut self.session {
            Session::Connecting(Connecting::SigningIn {
                attempt,
                is_blocked,
            }) if *attempt == blocked => {
                *is_blocked = true;
                let code = FailureCode::PopupBlocked.as_str();
                vec![
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Error {
                        code,
                        reference: None,
                    }),
                ]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn open_popup(&mut self) -> Vec<Effect> {
        match self.session {
            Session::Connecting(Connecting::SigningIn { .. }) => vec![Effect::OpenPopup],
            _ => Vec::new(),
        }
    }
}
