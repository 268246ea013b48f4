//! The work of the shell, as values: the flow returns them, and one place carries them out.

use super::{field::FieldKey, secret::Secret, state::RequestId};

/// An order to the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the backend what it wants; answer with [`super::event::Event::ConnectorLoaded`] or
    /// [`super::event::Event::ConnectorsListed`].
    LoadConnector {
        /// To be given back.
        request: RequestId,
        /// The integration that the user picked.
        selected: Option<String>,
    },
    /// Send the credentials; answer with [`super::event::Event::Responded`].
    Submit {
        /// To be given back.
        request: RequestId,
        /// The account to send.
        account: AccountRequest,
    },
    /// Open a window, at once, and let the user sign in there; answer with [`super::event::Event::Responded`].
    SignIn {
        /// To be given back.
        request: RequestId,
        /// The account to send.
        account: AccountRequest,
    },
    /// Open that window once more.
    OpenPopup,
    /// Answer with [`super::event::Event::CountdownTicked`] after a second.
    StartCountdown,
    /// Ask the host for another session token; answer with [`super::event::Event::TokenGiven`] or, where none comes, with
    /// [`super::event::Event::RenewalFailed`].
    RenewSession,
    /// Give up every request under way.
    Abort,
    /// Write these texts into their fields.
    SetFields(Vec<(FieldKey, Secret)>),
    /// Call the provider by this name from now on; by the configured one if there is none.
    SetProviderName(Option<String>),
    /// Move the focus, once the new screen stands.
    Focus(Focus),
    /// Hide what is shown of secrets.
    HideSecrets,
    /// Empty every field: nothing typed is needed any more.
    ClearFields,
    /// Tell the host.
    Notify(HostEvent),
}

/// The one request that carries credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRequest {
    /// The account to update; none to make one.
    pub existing_account: Option<String>,
    /// The id of the integration.
    pub integration_id: String,
    /// The provider's key.
    pub provider: String,
    /// The values, under the backend's own keys.
    pub credentials: Vec<(String, Secret)>,
}

/// The place that gets the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the screen.
    Heading,
    /// A field.
    Field(FieldKey),
    /// The popup, which opens and takes the focus.
    Popup,
}

/// An event for the host. It never carries a value that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The wizard can be used.
    Ready,
    /// The user came to a step.
    Step {
        /// Its position, from 1.
        number: usize,
        /// The count of steps.
        of: usize,
    },
    /// A check refused a field, and the user was told so. Which one it was, the form says.
    Field {
        /// The field.
        field: FieldKey,
    },
    /// The user chose what the connection is for.
    Actions {
        /// The ids of the actions; none means all.
        ids: Vec<String>,
    },
    /// Credentials are being sent.
    Submit,
    /// The account exists.
    Success {
        /// The backend's id of it.
        id: String,
        /// The provider's key.
        provider: String,
    },
    /// Linking failed.
    Error {
        /// The failure's code.
        code: &'static str,
        /// The reference that support can find it by.
        reference: Option<String>,
    },
    /// The session is over, and a new token is needed.
    Expired,
    /// The user stopped a request.
    Cancel,
    /// The user closed the popup after the account was linked.
    Close,
}
