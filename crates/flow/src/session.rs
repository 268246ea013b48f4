//! The words of the flow: where the user is, what can happen, and what the shell must then do.
//!
//! [`Session`] is the one enum that says which screen is shown. [`Event`]s come from the user and the backend,
//! [`Effect`]s are orders to the shell; [`super::wizard`] turns one into the other.

use std::sync::Arc;

use super::{
    connector::Connector,
    existing::Existing,
    failure::Failure,
    field::FieldKey,
    fields::paste::Pasted,
    fields::validation::{FieldError, FieldWarning},
    guide::StepId,
    secret::Secret,
    wizard::Rules,
};

/// Numbers what is asked of the backend, so that an answer to something abandoned is known as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Attempt(pub u32);

/// Where the user is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Session {
    /// On a step, reading and typing.
    Answering {
        /// Which step.
        step: StepId,
        /// What is wrong with the fields of this step, as far as it was checked.
        errors: Vec<FieldError>,
        /// What is worth knowing of the fields of this step, and stops nobody.
        remarks: Vec<FieldWarning>,
    },
    /// Nothing can be shown before the backend says what is to be linked.
    Opening,
    /// The session allows several connectors: the user chooses from [`super::wizard::Wizard::offers`].
    Choosing,
    /// Connect was pressed; the user waits and may cancel.
    Connecting(Connecting),
    /// The account exists.
    Connected {
        /// The account.
        account: Account,
        /// Whether the popup that says so is still open.
        confirmation: Confirmation,
    },
    /// The last try came to nothing.
    Failed(Failure),
}

/// A connector that the user may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The integration's id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The backend's word for its kind; may be empty.
    pub category: String,
    /// Where its picture is, if the backend names one.
    pub logo: Option<String>,
}

/// What the wait is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Connecting {
    /// The backend has not yet said what it asks for. Nothing has been sent.
    Preparing,
    /// The request is under way: it may be carried out even if its answer is lost.
    Sending {
        /// Which request.
        attempt: Attempt,
    },
    /// The user signs in at the provider, in a window of its own.
    SigningIn {
        /// Which try.
        attempt: Attempt,
        /// Whether the browser let no window open, so that the user must press once more.
        is_blocked: bool,
    },
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
    /// The company, by its subdomain: for the sentence of the popup.
    pub company: String,
}

/// What is known of the backend's side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Nothing was asked yet.
    Unasked,
    /// There is no session token to ask with.
    Missing,
    /// Asked, not answered.
    Asking {
        /// Which question.
        attempt: Attempt,
    },
    /// Answered.
    Known(Arc<Prepared>),
    /// Could not be asked, or its answer is of no use.
    Unknown(Failure),
}

/// What the backend says before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// What it asks for.
    pub connector: Connector,
    /// The account that is already linked for this customer and is to be updated, if any; or why that could not be
    /// found out.
    pub existing_account: Result<Option<Existing>, Failure>,
    /// The rules of a connector that is not the one this program has a guide for.
    pub rules: Option<Arc<Rules>>,
}

/// The one request that carries credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRequest {
    /// The account to update; none to make one.
    pub existing_account: Option<String>,
    /// Which integration.
    pub integration_id: String,
    /// The provider's key.
    pub provider: String,
    /// What the backend asked for, by its own keys.
    pub credentials: Vec<(String, Secret)>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The program is on screen.
    Started {
        /// Whether there is a session token.
        has_token: bool,
    },
    /// Answers from before are back: of a page that was loaded again, or of a program that broke.
    Resumed,
    /// The host, or a new link in the same tab, gave a new session token.
    TokenGiven,
    /// Continue or Enter.
    ContinuePressed,
    /// Back.
    BackPressed,
    /// "Change" beside an answer on the last step.
    ChangePressed(FieldKey),
    /// A field lost the focus.
    FieldLeft(FieldKey),
    /// A field's text changed.
    FieldChanged(FieldKey),
    /// Something was pasted that holds more than the field's own value.
    Pasted(Pasted),
    /// Undo, after a paste or a swap.
    UndoPressed,
    /// The corrected value offered beside an error.
    SuggestionTaken(FieldKey, String),
    /// "Replace", beside a secret that the linked account keeps.
    ReplacePressed(FieldKey),
    /// "Swap them": the key and the user ID stand in each other's field.
    SwapPressed,
    /// Connect, or try again.
    ConnectPressed,
    /// Cancel, while connecting.
    CancelPressed,
    /// The main button of a failure that names a field.
    CorrectPressed(FieldKey),
    /// A line of the summary of errors was pressed.
    FocusAsked(FieldKey),
    /// A second of the wait that the backend asked for is over.
    SecondPassed,
    /// Nothing was done for a while.
    IdleReached,
    /// The popup was closed.
    ConfirmationClosed,
    /// The backend said what it asks for, or failed to.
    Prepared {
        /// Which question it answers.
        attempt: Attempt,
        /// What it said.
        result: Result<Arc<Prepared>, Failure>,
    },
    /// The backend said that there are several connectors to choose from.
    Offered {
        /// Which question it answers.
        attempt: Attempt,
        /// Which there are.
        offers: Vec<Offer>,
    },
    /// The browser let no window open.
    PopupBlocked {
        /// For which try.
        attempt: Attempt,
    },
    /// "Open the window", after it was blocked or lost.
    PopupAsked,
    /// The user chose a connector, by the id of its integration.
    Chosen(String),
    /// The request with the credentials was answered, or failed.
    Answered {
        /// Which request it answers.
        attempt: Attempt,
        /// The account's id, if the answer proves one.
        result: Result<String, Failure>,
    },
}

/// What the shell must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the backend what it wants; answer with [`Event::Prepared`] or [`Event::Offered`].
    Prepare {
        /// To be given back.
        attempt: Attempt,
        /// The integration that the user chose.
        chosen: Option<String>,
    },
    /// Send the credentials; answer with [`Event::Answered`].
    Send {
        /// To be given back.
        attempt: Attempt,
        /// What to send.
        request: AccountRequest,
    },
    /// Open a window, at once, and let the user sign in there; answer with [`Event::Answered`].
    SignIn {
        /// To be given back.
        attempt: Attempt,
        /// What to send.
        request: AccountRequest,
    },
    /// Open that window once more.
    OpenPopup,
    /// Answer with [`Event::SecondPassed`] after a second.
    WaitASecond,
    /// Give up every request under way.
    Abort,
    /// Write these texts into their fields.
    Fill(Vec<(FieldKey, Secret)>),
    /// Call the provider by this name from now on; by the configured one if there is none.
    ShowProvider(Option<String>),
    /// Move the focus, once the new screen stands.
    Focus(Focus),
    /// Hide what is shown of secrets.
    HideSecrets,
    /// Empty every field: the account is linked, and nothing typed is needed any more.
    ForgetAnswers,
    /// Tell the host.
    Notify(HostEvent),
}

/// Where the focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the screen.
    Heading,
    /// A field.
    Field(FieldKey),
    /// The popup, which opens and takes the focus.
    Popup,
}

/// What the host is told. Never a value that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The wizard can be used.
    Ready,
    /// The user came to a step: its place and how many there are, from 1.
    Step {
        /// Its place.
        number: usize,
        /// How many steps there are.
        of: usize,
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
        /// What support can find it by.
        reference: Option<String>,
    },
    /// The session is over, and a new token is needed.
    Expired,
    /// The user stopped a request.
    Cancel,
    /// The user closed the popup after the account was linked.
    Close,
}
