//! Pasting: a text on the browser's own clipboard, and Ctrl+V.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{NO_DELAY, Tab};
use crate::engine::Engine;

impl Tab {
    /// Puts a text on the clipboard and presses Ctrl+V.
    pub async fn paste(&self, text: &str) -> Result<()> {
        match self.engine {
            Engine::WebKit => self.copy_by_keys(text).await?,
            Engine::Chromium | Engine::JavaScript => {
                let permissions =
                    json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
                self.cdp("Browser.grantPermissions", permissions).await?;
                self.write_clipboard(text).await?;
            }
            Engine::Firefox => self.write_clipboard(text).await?,
        }
        self.press_with_control('v').await
    }

    async fn write_clipboard(&self, text: &str) -> Result<()> {
        let script = "await navigator.clipboard.writeText(args[0]);";
        self.promised(script, json!([text])).await?;
        Ok(())
    }

    /// Copies by keys, for browsers in which a page may write to the clipboard only while a key is handled, and copies
    /// nothing out of a field for secrets: the focus is away for that moment, as it is when a user copies in another
    /// window.
    async fn copy_by_keys(&self, text: &str) -> Result<()> {
        let script = "const copy = (event) => {
              event.clipboardData.setData('text/plain', args[0]);
              event.preventDefault();
              event.stopImmediatePropagation();
              window.hasCopied = true;
            };
            window.addEventListener('copy', copy, { once: true, capture: true });
            window.hasCopied = false;
            window.focusedBeforeCopy = all('*').findLast((one) => one.matches(':focus') && !one.shadowRoot);
            window.focusedBeforeCopy?.blur()";
        self.script(script, json!([text])).await?;
        self.press_with_control('c').await?;
        let script = "window.focusedBeforeCopy?.focus(); return window.hasCopied";
        let has_copied = self.script(script, Value::Null).await?;
        ensure!(has_copied == true, "Ctrl+C must reach the page");
        Ok(())
    }

    async fn press_with_control(&self, key: char) -> Result<()> {
        let chain = self.driver.action_chain_with_delay(NO_DELAY, NO_DELAY);
        chain
            .key_down(Key::Control)
            .key_down(key)
            .key_up(key)
            .key_up(Key::Control)
            .perform()
            .await?;
        Ok(())
    }
}
