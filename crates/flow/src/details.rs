//! Everything that the backend says of what is to be linked, before anything is sent.

use super::{connector::Connector, failure::Failure, guide::Guide, linked_account::LinkedAccount};

/// The answer to [`super::effect::Effect::LoadConnector`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorDetails {
    /// The connector, with the fields it asks for.
    pub connector: Connector,
    /// The account that is already linked for this customer and is to be updated, if any; or why that could not be
    /// found out.
    pub existing_account: Result<Option<LinkedAccount>, Failure>,
    /// The source of its guide.
    pub guide: GuideSource,
}

/// The source of a connector's guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuideSource {
    /// It is the connector that this program has a guide for.
    BuiltIn,
    /// From the backend, from a file, or made from the connector's fields.
    Provided(Guide),
}

impl ConnectorDetails {
    /// The integration whose form this is; none for the built-in one.
    pub(super) fn other_integration(&self) -> Option<&String> {
        match self.guide {
            GuideSource::BuiltIn => None,
            GuideSource::Provided(_) => Some(&self.connector.integration_id),
        }
    }
}
