//! One screen for each state of the flow.
//!
//! The step is what everybody sees first. All other screens are reached through [`later`], the one function behind which
//! they can be a part of the program that is loaded afterwards: nothing here may name them otherwise.

mod connected;
mod failed;
pub mod later;
mod loading;
mod picker;
mod review;
mod signing_in;
mod step;
mod submitting;

use std::sync::Arc;

use flow::{
    failure::FailureCode,
    form::FormConfig,
    guide::StepId,
    state::{FlowState, PopupState, Submission},
    update::Flow,
};
use leptos::prelude::*;

use self::{
    later::{Later, LaterView},
    loading::LoadingScreen,
    step::StepScreen,
};
use crate::draw::{reactive, view};

/// The choice of the screen to draw. A change of anything else changes parts of a screen and never the whole.
#[derive(Clone, Debug, PartialEq)]
pub enum ScreenKey {
    /// A step that asks for a field.
    Step {
        /// The form that the step belongs to.
        form: FormId,
        /// The step.
        step: StepId,
    },
    /// Everything at a glance, what else the backend asks for, and Connect.
    Review {
        /// The form that is looked over.
        form: FormId,
    },
    /// Nothing is known yet of what is to be linked.
    Loading,
    /// There are several connectors to choose from.
    Picker,
    /// Connect was pressed.
    Submitting {
        /// The credentials are on their way.
        is_sending: bool,
    },
    /// The user signs in in another window.
    SigningIn {
        /// The browser let none be opened.
        is_blocked: bool,
    },
    /// The account of this id is linked.
    Connected(String),
    /// The last try came to nothing. The same failure twice has another screen between.
    Failed(FailureCode),
}

/// Names a form, by what it is made of: two connectors may have steps of the same number.
#[derive(Clone, Debug)]
pub struct FormId(Arc<FormConfig>);

impl PartialEq for FormId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl ScreenKey {
    /// The screen of a flow.
    pub fn of(flow: &Flow) -> Self {
        let form = || FormId(flow.config().clone());
        match flow.state() {
            FlowState::Filling {
                step: StepId::Check,
                ..
            } => Self::Review { form: form() },
            FlowState::Filling { step, .. } => Self::Step {
                form: form(),
                step: *step,
            },
            FlowState::LoadingConnector { .. } => Self::Loading,
            FlowState::PickingConnector => Self::Picker,
            FlowState::Submitting { submission, .. } => Self::Submitting {
                is_sending: matches!(submission, Submission::Sent(_)),
            },
            // As while the backend is asked: that comes next.
            FlowState::Renewing { form: Some(_), .. } => Self::Submitting { is_sending: false },
            FlowState::Renewing { form: None, .. } => Self::Loading,
            FlowState::SigningIn { popup, .. } => Self::SigningIn {
                is_blocked: *popup == PopupState::Blocked,
            },
            FlowState::Connected { account, .. } => Self::Connected(account.id.clone()),
            FlowState::Failed { failure, .. } => Self::Failed(failure.code),
        }
    }

    /// The step to count, as in "Step 2 of 4". A form of one screen has no steps to count.
    pub fn counted_step(&self) -> Option<StepId> {
        let (form, step) = match self {
            Self::Step { form, step } => (form, *step),
            Self::Review { form } => (form, StepId::Check),
            _ => return None,
        };
        (form.0.guide.first() != StepId::Check).then_some(step)
    }
}

/// The screen where the user is.
#[component]
pub fn CurrentScreen(
    /// The key of that screen.
    screen: Memo<ScreenKey>,
) -> impl IntoView {
    reactive(move || match screen.get() {
        ScreenKey::Step { step, .. } => view! { <StepScreen id=step /> },
        ScreenKey::Loading => view! { <LoadingScreen /> },
        later => view! { <Later view=LaterView::Screen(later) /> },
    })
}
