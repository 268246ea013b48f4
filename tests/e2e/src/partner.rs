//! A partner's site with all that is behind it: the sandbox that sends it webhooks, and another host for the wizard.

use std::net::SocketAddr;

use anyhow::Result;
use reqwest::Client;
use sandbox::{Options, Running, demo};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use xtask::{
    serve::portal::Place,
    static_files::{self, RunningServer, ServeOptions},
};

use crate::tab::Tab;

/// The servers of one test; they end with it.
pub struct PartnerSite {
    sandbox: Running,
    portal: RunningServer,
    _wizard: RunningServer,
}

impl PartnerSite {
    /// Starts the servers, each at an origin of its own.
    pub async fn start(tab: &Tab) -> Result<Self> {
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let place = Place::new(TcpListener::bind(any_port).await?)?;
        let sandbox = sandbox::start(
            any_port,
            Options {
                webhook: Some(place.webhook()),
                ..Options::default()
            },
        )
        .await?;
        let options = ServeOptions {
            backend_origin: Some(sandbox.base_url()),
            first_script: tab.first_script(),
            ..ServeOptions::default()
        };
        let files = static_files::router(tab.dist().to_owned(), options);
        let wizard = static_files::start(any_port, files).await?;
        let portal = place.open(tab.workspace(), &sandbox.base_url(), &wizard.base_url())?;
        Ok(Self {
            sandbox,
            portal,
            _wizard: wizard,
        })
    }

    /// An address of the partner's site.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.portal.base_url())
    }

    /// The address of the sandbox.
    pub fn backend(&self) -> String {
        self.sandbox.base_url()
    }

    /// The ids of the accounts, as the backend tells them.
    pub async fn account_ids(&self) -> Result<Vec<Value>> {
        let answer = Client::new()
            .get(format!("{}/accounts", self.sandbox.base_url()))
            .basic_auth(demo::API_KEY, Some(""))
            .send()
            .await?;
        let accounts: Value = answer.error_for_status()?.json().await?;
        let accounts = accounts.as_array().cloned().unwrap_or_default();
        Ok(accounts
            .into_iter()
            .map(|account| json!(account["id"]))
            .collect())
    }
}
