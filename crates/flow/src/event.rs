//! Everything that can happen: what the user did, and what the backend, the host and the clock said.

use std::sync::Arc;

use super::{
    answers::Answers,
    details::ConnectorDetails,
    failure::Failure,
    field::FieldKey,
    fields::paste::Pasted,
    secret::Secret,
    state::{ConnectorSummary, RequestId},
};

/// Something that happened. An event that no longer fits the state changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The program is on screen.
    Started {
        /// `true` if there is a session token.
        has_token: bool,
    },
    /// Answers from before are back: of a page that was loaded again, or of a program that broke.
    Resumed(Answers),
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
    FieldChanged {
        /// The field.
        field: FieldKey,
        /// All of its text.
        text: Secret,
    },
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
    /// The host has brought no other session token.
    RenewalFailed,
    /// Cancel, while connecting.
    CancelPressed,
    /// The main button of a failure that names a field.
    CorrectPressed(FieldKey),
    /// A line of the summary of errors was pressed.
    FocusRequested(FieldKey),
    /// The user chose what the connection is for: the ids of actions; none means all.
    ActionsChosen(Vec<String>),
    /// A second of the wait that the backend asked for is over.
    CountdownTicked,
    /// Nothing was done for a while.
    IdleReached,
    /// The popup was closed.
    ConfirmationClosed,
    /// The backend said what it asks for, or failed to.
    ConnectorLoaded {
        /// The question that it answers.
        request: RequestId,
        /// The answer.
        result: Result<Arc<ConnectorDetails>, Failure>,
    },
    /// The backend said that there are several connectors to pick from.
    ConnectorsListed {
        /// The question that it answers.
        request: RequestId,
        /// The connectors.
        connectors: Vec<ConnectorSummary>,
    },
    /// The user picked a connector, by the id of its integration.
    ConnectorSelected(String),
    /// The browser let no window open.
    PopupBlocked {
        /// The try that needs it.
        request: RequestId,
    },
    /// "Open the window", after it was blocked or lost.
    PopupRequested,
    /// A part of the program that Connect needs did not arrive.
    ProgramIncomplete {
        /// The user asked for what needs it, and waits. An answer that merely came in is asked for again by Connect.
        is_awaited: bool,
    },
    /// The request with the credentials was answered, or failed.
    Responded {
        /// The request that it answers.
        request: RequestId,
        /// The account's id, if the answer proves one.
        result: Result<String, Failure>,
    },
}

impl Event {
    /// Tells what the user does from what merely comes in: only the first may move the focus of somebody who is elsewhere.
    pub fn is_by_user(&self) -> bool {
        !matches!(
            self,
            Self::Started { .. }
                | Self::Resumed(_)
                | Self::TokenGiven
                | Self::RenewalFailed
                | Self::FieldLeft(_)
                | Self::CountdownTicked
                | Self::IdleReached
                | Self::ConnectorLoaded { .. }
                | Self::ConnectorsListed { .. }
                | Self::PopupBlocked { .. }
                | Self::ProgramIncomplete { .. }
                | Self::Responded { .. }
        )
    }

    /// Tells whether the user asks the flow to go on, which may cost new requests. Leaving a field is none of these: it is
    /// also told of a field that is taken away with its screen.
    pub fn is_press(&self) -> bool {
        matches!(
            self,
            Self::Started { .. }
                | Self::ContinuePressed
                | Self::BackPressed
                | Self::ConnectPressed
                | Self::ConnectorSelected(_)
        )
    }
}
