//! The page without its program: a notice that says why, and the guide to read.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::tab::Tab;

/// The page's readable part.
pub struct Start {
    tab: Tab,
}

impl Start {
    /// Waits until the one notice of this name can be seen.
    pub async fn arrive(tab: &Tab, name: &str) -> Result<Self> {
        let script = "const shown = all('[data-cw-error]').filter(isSeen);
            return shown.length === 1 && shown[0].dataset.cwError === args[0]";
        tab.until(
            &format!("the notice {name:?}, alone"),
            script,
            json!([name]),
        )
        .await?;
        Ok(Self { tab: tab.clone() })
    }

    /// The page's readable part, in whatever state it is.
    pub fn of(tab: &Tab) -> Self {
        Self { tab: tab.clone() }
    }

    /// Checks that every instruction of the guide can be read.
    pub async fn expect_guide(&self) -> Result<()> {
        let script = "const guide = all('.cw-start__guide')[0];
            return guide && isSeen(guide) ? guide.innerText : ''";
        let guide = self.tab.text_of(script, Value::Null).await?;
        for fact in [
            "company subdomain",
            "https://acmecompany.clayhr.com",
            "My Integrations",
            "Manage API Keys",
            "Generate API keys",
            "show",
            "administrator",
            "/rm/user/view/123456",
            "A popup then confirms",
        ] {
            ensure!(
                guide.contains(fact),
                "the guide must say {fact:?}; it says: {guide}"
            );
        }
        Ok(())
    }

    /// All that the visible notices say.
    pub async fn words(&self) -> Result<String> {
        let script = "return all('[data-cw-error]').filter(isSeen).map(words).join(' ')";
        self.tab.text_of(script, Value::Null).await
    }
}
