//! Finds out what is to be linked, and what its form asks for.

use flow::{
    details::{ConnectorDetails, GuideSource},
    failure::{Failure, FailureCode},
    linked_account::LinkedAccount,
    state::ConnectorSummary,
};
use futures::try_join;
use serde_json::Value;

use super::{
    endpoints::Hub,
    wire::{self, Integration},
};

/// The connector that is to be linked, as far as it is known.
#[derive(Clone, Copy)]
pub struct ConnectorQuery<'a> {
    /// The provider's key.
    pub provider: &'a str,
    /// The account that the host wants to be updated.
    pub account_id: Option<&'a str>,
    /// The integration that the user picked.
    pub selected: Option<&'a str>,
}

/// The backend's side, before anything is sent.
pub enum Outcome {
    /// It is clear what is to be linked: its form, and its guide if it brings one.
    Ready(Box<ConnectorDetails>, Option<Value>),
    /// The user must pick first.
    Several(Vec<ConnectorSummary>),
}

/// The account to update, if there is one, and what the session allows to link. That the settings could not be read
/// keeps nobody from linking, and so is no error of the whole.
type Allowed = (Result<Option<LinkedAccount>, Failure>, Vec<Integration>);

impl Hub {
    /// Asks what the session allows, and what the connector asks for.
    ///
    /// # Errors
    /// Whatever keeps the credentials from being sent.
    pub async fn load_connector(&self, query: ConnectorQuery<'_>) -> Result<Outcome, Failure> {
        let (existing_account, list) = self.allowed(query.account_id).await?;
        let existing = existing_account.as_ref().ok().and_then(Option::as_ref);
        let integration = wire::choose(&list, existing, query.selected, query.provider);
        let Some(integration) = integration else {
            if list.is_empty() || existing.is_some() || query.selected.is_some() {
                return Err(Failure::new(FailureCode::IntegrationMissing));
            }
            let summaries = list.into_iter().map(|integration| integration.summary);
            return Ok(Outcome::Several(summaries.collect()));
        };
        let (connector, guide) = self.connector(integration, existing).await?;
        let details = ConnectorDetails {
            connector,
            existing_account,
            guide: GuideSource::BuiltIn,
        };
        Ok(Outcome::Ready(Box::new(details), guide))
    }

    async fn allowed(&self, account_id: Option<&str>) -> Result<Allowed, Failure> {
        if let Some(id) = account_id {
            return self.allowed_for(id).await;
        }
        // At the same time; a list that can't be read ends the wait for the settings too.
        let settings = async { Ok(self.settings().await) };
        let (settings, list) = try_join!(settings, self.connectors(None))?;
        match settings {
            Ok(Some(id)) => self.allowed_for(&id).await,
            Ok(None) => Ok((Ok(None), list)),
            Err(failure) => Ok((Err(failure), list)),
        }
    }

    /// The account with this id, and its provider's connectors.
    async fn allowed_for(&self, id: &str) -> Result<Allowed, Failure> {
        let account = self.account(id).await?;
        let list = self.connectors(Some(&account.provider)).await?;
        Ok((Ok(Some(account)), list))
    }
}
