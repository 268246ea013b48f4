//! The one enum that says where the user is, and what each state carries.

use std::sync::Arc;

use super::{details::ConnectorDetails, failure::Failure, form::Form, guide::StepId};

/// Numbers what is asked of the backend, so that a late answer to something abandoned is known as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RequestId(pub u32);

/// The screen the user is on, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowState {
    /// Nothing can be shown before the backend says what is to be linked.
    LoadingConnector {
        /// The question that is not answered yet; none before the flow has started.
        request: Option<RequestId>,
        /// The integration that the user picked, where there were several.
        selected: Option<String>,
    },
    /// The session allows several connectors: the user picks one of [`super::update::Flow::connectors`].
    PickingConnector,
    /// On a step, reading and typing.
    Filling {
        /// The form.
        form: Form,
        /// The step.
        step: StepId,
    },
    /// Connect was pressed; the user waits and may cancel.
    Submitting {
        /// The form, as it is sent.
        form: Form,
        /// Its progress.
        submission: Submission,
    },
    /// The user signs in at the provider, in a window of its own.
    SigningIn {
        /// The form, as it is sent.
        form: Form,
        /// The try that the answer must belong to.
        request: RequestId,
        /// The window.
        popup: PopupState,
    },
    /// The session is over, and the host is asked for another. What stood on screen stays: mostly nobody notices.
    Renewing {
        /// The form, as it was to be sent; none if what is to be linked is not known yet.
        form: Option<Form>,
        /// The integration that the user picked, where its form has not come yet.
        selected: Option<String>,
        /// The failure to show if no other session comes.
        failure: Failure,
    },
    /// The account exists.
    Connected {
        /// The account.
        account: Account,
        /// The popup that says so.
        confirmation: Confirmation,
    },
    /// The last try came to nothing.
    Failed {
        /// The form with everything typed; none if what is to be linked was never known.
        form: Option<Form>,
        /// The reason.
        failure: Failure,
    },
}

impl Default for FlowState {
    fn default() -> Self {
        Self::LoadingConnector {
            request: None,
            selected: None,
        }
    }
}

impl FlowState {
    /// The open form, in every state that has one.
    pub fn form(&self) -> Option<&Form> {
        match self {
            Self::Filling { form, .. }
            | Self::Submitting { form, .. }
            | Self::SigningIn { form, .. }
            | Self::Renewing {
                form: Some(form), ..
            }
            | Self::Failed {
                form: Some(form), ..
            } => Some(form),
            Self::LoadingConnector { .. }
            | Self::PickingConnector
            | Self::Renewing { form: None, .. }
            | Self::Connected { .. }
            | Self::Failed { form: None, .. } => None,
        }
    }

    pub(super) fn form_mut(&mut self) -> Option<&mut Form> {
        match self {
            Self::Filling { form, .. }
            | Self::Submitting { form, .. }
            | Self::SigningIn { form, .. }
            | Self::Renewing {
                form: Some(form), ..
            }
            | Self::Failed {
                form: Some(form), ..
            } => Some(form),
            Self::LoadingConnector { .. }
            | Self::PickingConnector
            | Self::Renewing { form: None, .. }
            | Self::Connected { .. }
            | Self::Failed { form: None, .. } => None,
        }
    }

    pub(super) fn into_form(self) -> Option<Form> {
        match self {
            Self::Filling { form, .. }
            | Self::Submitting { form, .. }
            | Self::SigningIn { form, .. } => Some(form),
            Self::Renewing { form, .. } | Self::Failed { form, .. } => form,
            Self::LoadingConnector { .. } | Self::PickingConnector | Self::Connected { .. } => None,
        }
    }
}

/// The progress of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submission {
    /// The backend has not yet said what it asks for. Nothing has been sent.
    AwaitingConnector,
    /// The request is under way: it may be carried out even if its answer is lost.
    Sent(RequestId),
}

/// The window in which the user signs in. Whether it is still open is never checked: browsers don't tell the truth about
/// windows of other sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupState {
    /// Opened on the press.
    Opened,
    /// The browser let no window open, so that the user must press once more.
    Blocked,
}

/// The popup that tells the user of the success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmation {
    /// Shown.
    Open,
    /// Read and closed.
    Closed,
}

/// An account that exists, as the backend's answer proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The backend's id.
    pub id: String,
    /// The provider's key, as the session's connector spells it.
    pub provider: String,
    /// The company, by its subdomain, for the sentence of the popup; may be empty.
    pub company: String,
}

/// The outcome of earlier requests: one whose answer was lost may have created an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountCreation {
    /// No request is without its answer.
    #[default]
    Settled,
    /// An answer was lost: look whether the account exists before sending again.
    Unknown,
}

/// A connector that the user may pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorSummary {
    /// The integration's id.
    pub id: String,
    /// The provider's key; may be empty.
    pub provider: String,
    /// Its name for people.
    pub name: String,
    /// The backend's word for its kind; may be empty.
    pub category: String,
    /// The address of its picture, if the backend names one.
    pub logo: Option<String>,
}

/// The backend's description of a form's connector, as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectorState {
    /// Nothing was asked yet.
    NotRequested,
    /// There is no session token to ask with.
    NoToken,
    /// Asked, not answered. More than one question where the user did not wait for the first.
    Loading {
        /// The questions that may still be answered.
        requests: Vec<RequestId>,
        /// The answer to an earlier question, which stays on screen meanwhile.
        details: Option<Arc<ConnectorDetails>>,
    },
    /// Answered.
    Ready(Arc<ConnectorDetails>),
    /// Could not be asked, or the answer is of no use.
    Failed {
        /// The reason.
        failure: Failure,
        /// The answer to an earlier question, which stays on screen.
        details: Option<Arc<ConnectorDetails>>,
    },
}

impl ConnectorState {
    /// The latest answer that was of use.
    pub fn details(&self) -> Option<&Arc<ConnectorDetails>> {
        match self {
            Self::NotRequested | Self::NoToken => None,
            Self::Loading { details, .. } | Self::Failed { details, .. } => details.as_ref(),
            Self::Ready(details) => Some(details),
        }
    }
}
