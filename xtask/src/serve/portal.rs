//! The site of the made-up partner, on an origin of its own; the built examples lie below it.

use anyhow::Result;
use sandbox::portal::{self, Partner, WEBHOOK_PATH};
use tokio::net::TcpListener;

use crate::static_files::{self, RunningServer, ServeOptions};
use crate::workspace::Workspace;

/// A port that is open before the portal is: the sandbox must know it first, to send webhooks there.
pub struct Place {
    listener: TcpListener,
    webhook: sandbox::Webhook,
}

impl Place {
    /// Takes an open port.
    pub fn new(listener: TcpListener) -> Result<Self> {
        let url = format!("http://{}{WEBHOOK_PATH}", listener.local_addr()?);
        let webhook = sandbox::Webhook {
            url,
            signing_secret: portal::new_signing_secret(),
        };
        Ok(Self { listener, webhook })
    }

    /// Returns the address and the secret of the sandbox's webhooks.
    pub fn webhook(&self) -> sandbox::Webhook {
        self.webhook.clone()
    }

    /// Opens the portal for a sandbox and the wizard's files.
    pub fn open(self, workspace: &Workspace, backend: &str, wizard: &str) -> Result<RunningServer> {
        let partner = Partner {
            backend: backend.to_owned(),
            wizard: wizard.to_owned(),
            api_key: sandbox::Options::default().api_key,
            signing_secret: self.webhook.signing_secret,
        };
        // No policy: some frameworks put scripts into the page. The portal itself shows the strict one.
        let options = ServeOptions {
            content_security_policy: Some(String::new()),
            ..ServeOptions::default()
        };
        let examples = static_files::router(workspace.root().join("examples"), options);
        let router = portal::router(partner)?.nest_service("/examples", examples);
        Ok(static_files::start_on(self.listener, router)?)
    }
}
