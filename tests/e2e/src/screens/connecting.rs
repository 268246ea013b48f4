//! The wait.

use anyhow::Result;
use serde_json::json;

use super::{Failed, arrive};
use crate::tab::Tab;

/// Connect was pressed, and the answer has not come.
pub struct Connecting {
    tab: Tab,
}

impl Connecting {
    /// Waits until it is shown, and says that the details are on their way.
    pub async fn arrive(tab: &Tab) -> Result<Self> {
        arrive(tab, "Connecting to ClayHR").await?;
        let script = "return words(all('.cw-screen [role=status]')[0])?.startsWith(args[0])";
        tab.until(
            "the word that the details are being checked",
            script,
            json!(["Checking your details"]),
        )
        .await?;
        Ok(Self { tab: tab.clone() })
    }

    /// Presses Cancel.
    pub async fn cancel(&self) -> Result<Failed> {
        self.tab.press("Cancel").await?;
        Failed::arrive(&self.tab, "cancelled").await
    }
}
