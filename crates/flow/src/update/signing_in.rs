//! Signing in at the provider: the window, and what becomes of it.
//!
//! The flow never asks whether the window is still open: only the backend's answer counts, and the user may stop at any
//! moment.

use super::Flow;
use crate::{
    effect::{AccountRequest, Effect, Focus, HostEvent},
    failure::FailureCode,
    state::{FlowState, PopupState, RequestId},
};

impl Flow {
    pub(super) fn sign_in(&mut self, request: RequestId, account: AccountRequest) -> Vec<Effect> {
        self.go(|form| FlowState::SigningIn {
            form,
            request,
            popup: PopupState::Opened,
        });
        vec![
            Effect::SignIn { request, account },
            Effect::Focus(Focus::Heading),
            Effect::Notify(HostEvent::Submit),
        ]
    }

    pub(super) fn block_popup(&mut self, blocked: RequestId) -> Vec<Effect> {
        match &mut self.state {
            FlowState::SigningIn { request, popup, .. } if *request == blocked => {
                *popup = PopupState::Blocked;
                vec![
                    Effect::Focus(Focus::Heading),
                    Effect::Notify(HostEvent::Error {
                        code: FailureCode::PopupBlocked.as_str(),
                        reference: None,
                    }),
                ]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn open_popup(&mut self) -> Vec<Effect> {
        match self.state {
            FlowState::SigningIn { .. } => vec![Effect::OpenPopup],
            _ => Vec::new(),
        }
    }
}
