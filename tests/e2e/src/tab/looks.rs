//! The look of the page: its width, light or dark, and a picture of it.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Tab;
use crate::engine::Engine;

/// The height of the window that goes with every width.
const HEIGHT: u32 = 900;

/// The middle of the screen, where the mouse is: a window that leaves it would lose the focus.
const SCREEN_CENTRE: i64 = 700;

impl Tab {
    /// Shows the page as light or dark. What moves stands still, so that it is the same in two looks.
    ///
    /// # Errors
    /// If the browser can't be told: all but Chromium show the light page.
    pub async fn set_scheme(&self, scheme: &str) -> Result<()> {
        if !self.engine.has_devtools() {
            ensure!(
                scheme == "light",
                "{} shows no {scheme} page",
                self.engine.name()
            );
            return Ok(());
        }
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await?;
        Ok(())
    }

    /// Makes the page this wide, in CSS pixels, or as narrow as the browser's window can be.
    pub async fn set_width(&self, width: u32) -> Result<()> {
        if self.engine.has_devtools() {
            return self.set_size(i64::from(width), i64::from(HEIGHT)).await;
        }
        let width = width.max(self.engine.narrowest());
        let left = match self.engine {
            Engine::WebKit => SCREEN_CENTRE - i64::from(width / 2),
            _ => 0,
        };
        self.driver.set_window_rect(left, 0, width, HEIGHT).await?;
        let script = "return innerWidth === args[0]";
        self.until("the width of the page", script, json!([width]))
            .await?;
        Ok(())
    }

    /// A picture of the whole page.
    pub async fn picture(&self, file: PathBuf) -> Result<()> {
        let script = "return [innerWidth, document.documentElement.scrollHeight]";
        let size = self.script(script, Value::Null).await?;
        let width = size[0].as_i64().context("the page has a width")?;
        let height = size[1].as_i64().unwrap_or_default();
        self.set_size(width, height.max(700)).await?;
        Ok(self.driver.screenshot(&file).await?)
    }

    async fn set_size(&self, width: i64, height: i64) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        Ok(())
    }
}
