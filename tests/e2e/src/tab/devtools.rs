//! Chromium's debugging protocol, which no other driver offers. A test that needs it runs in Chromium alone.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Tab;

impl Tab {
    /// A command of the browser's debugging protocol.
    ///
    /// # Errors
    /// In a browser that has none.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        let cdp = self.driver.cdp();
        cdp.send_raw(method, parameters)
            .await
            .with_context(|| format!("{method} in {}", self.engine.name()))
    }

    pub(super) async fn prepare_devtools(&self) -> Result<()> {
        // What earlier tests left in the log.
        let _ = self.driver.browser_log().await?;
        self.cdp("Page.enable", json!({})).await?;
        // A headless tab is not always the one that has the focus.
        let focus = json!({ "enabled": true });
        self.cdp("Emulation.setFocusEmulationEnabled", focus)
            .await?;
        Ok(())
    }

    pub(super) async fn run_in_every_document(&self, script: &str) -> Result<()> {
        let parameters = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", parameters)
            .await?;
        Ok(())
    }

    /// Takes the network away, or gives it back.
    pub async fn set_offline(&self, is_offline: bool) -> Result<()> {
        let conditions = json!({
            "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.emulateNetworkConditions", conditions)
            .await?;
        Ok(())
    }

    /// Blocks requests to addresses of this shape, such as `*.wasm`; `None` lets all of them pass again.
    pub async fn set_blocked(&self, address: Option<&str>) -> Result<()> {
        let addresses: Vec<_> = address.into_iter().collect();
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.setBlockedURLs", json!({ "urls": addresses }))
            .await?;
        Ok(())
    }

    /// Goes to an address, and waits for nothing: for pages that arrive in pieces.
    pub async fn start_going_to(&self, address: &str) -> Result<()> {
        if self.engine.has_devtools() {
            self.cdp("Page.navigate", json!({ "url": address })).await?;
        } else {
            self.script("location.assign(args[0])", json!([address]))
                .await?;
        }
        Ok(())
    }
}
