//! The account is linked: first a popup, then the card behind it.

use anyhow::{Result, ensure};
use serde_json::Value;
use thirtyfour::Key;

use super::arrive;
use crate::tab::Tab;

/// The popup that confirms.
pub struct Popup {
    tab: Tab,
}

impl Popup {
    /// Waits until it is open, as a modal dialog, with the focus on its heading.
    pub async fn arrive(tab: &Tab) -> Result<Self> {
        let script = "const popup = all('dialog[data-cw-dialog]')[0];
            return popup?.open && popup.matches(':modal') && hasFocus(popup.querySelector('h2'))";
        tab.until(
            "the popup, with the focus on its heading",
            script,
            Value::Null,
        )
        .await?;
        Ok(Self { tab: tab.clone() })
    }

    /// All that it says.
    pub async fn words(&self) -> Result<String> {
        self.tab
            .text_of(
                "return words(all('dialog[data-cw-dialog]')[0])",
                Value::Null,
            )
            .await
    }

    /// Checks that assistive technology knows it as a dialog with a name and a description.
    pub async fn expect_announced(&self) -> Result<()> {
        let script = "const popup = all('dialog[data-cw-dialog]')[0];
            const told = (name) => words(popup.getRootNode().getElementById(popup.getAttribute(name)));
            return told('aria-labelledby') && told('aria-describedby')";
        let told = self.tab.script(script, Value::Null).await?;
        ensure!(
            told.as_str().is_some_and(|text| !text.is_empty()),
            "the popup must name and describe itself"
        );
        Ok(())
    }

    /// Checks that it is about as high as its words: WebKit stretches a dialog that is a grid to the window's height.
    pub async fn expect_compact(&self) -> Result<()> {
        let script = "return all('dialog[data-cw-dialog]')[0].offsetHeight / innerHeight";
        let share = self.tab.script(script, Value::Null).await?;
        ensure!(
            share.as_f64().is_some_and(|share| share < 0.75),
            "the popup takes {share} of the window's height"
        );
        Ok(())
    }

    /// Closes it by its button.
    pub async fn press_close(self) -> Result<Connected> {
        self.tab.press("Close").await?;
        Connected::arrive(&self.tab).await
    }

    /// Closes it by Escape.
    pub async fn press_escape(self) -> Result<Connected> {
        self.tab.key(Key::Escape).await?;
        Connected::arrive(&self.tab).await
    }
}

/// The card once the popup is closed.
pub struct Connected {
    tab: Tab,
}

impl Connected {
    /// Waits until the popup is gone and the focus is on the card's heading.
    pub async fn arrive(tab: &Tab) -> Result<Self> {
        let script = "return !all('dialog[open]')[0]";
        tab.until("the popup to close", script, Value::Null).await?;
        arrive(tab, "ClayHR is connected").await?;
        Ok(Self { tab: tab.clone() })
    }

    /// All that it says.
    pub async fn words(&self) -> Result<String> {
        self.tab
            .text_of("return words(all('.cw-screen--connected')[0])", Value::Null)
            .await
    }
}
