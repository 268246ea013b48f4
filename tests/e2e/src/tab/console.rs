//! The lines that the page writes to the console.

use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;

use super::{TIMEOUT, Tab};

/// The interval for looking at the console, which tells of nothing by itself.
const LOOK_INTERVAL: Duration = Duration::from_millis(20);

impl Tab {
    /// Returns the messages of the page's console since the last look: level and message. Chromium's own messages are
    /// among them, and those of earlier pages.
    pub async fn console(&self) -> Result<Vec<(String, String)>> {
        if !self.engine.has_devtools() {
            let script = "return window.consoleEntries?.splice(0) ?? []";
            let entries = self.script(script, Value::Null).await?;
            return Ok(serde_json::from_value(entries)?);
        }
        let entries = self.driver.browser_log().await?;
        Ok(entries
            .into_iter()
            .map(|entry| (entry.level, entry.message))
            .collect())
    }

    /// Waits until the console has said each of these texts in a line of its, and returns all that it said since the last
    /// look. A line comes some time after what it tells of.
    ///
    /// # Errors
    /// If time runs out, with what the console said instead.
    pub async fn console_until(&self, texts: &[&str]) -> Result<Vec<(String, String)>> {
        let mut said: Vec<(String, String)> = Vec::new();
        let looking = async {
            loop {
                said.extend(self.console().await?);
                let is_said = |text: &&str| said.iter().any(|(_, line)| line.contains(text));
                if texts.iter().all(is_said) {
                    return anyhow::Ok(());
                }
                tokio::time::sleep(LOOK_INTERVAL).await;
            }
        };
        match tokio::time::timeout(TIMEOUT, looking).await {
            Ok(outcome) => outcome.map(|()| said),
            Err(_) => bail!("the console never says all of {texts:?}, but {said:?}"),
        }
    }
}
