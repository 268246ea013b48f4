//! The screen of a failure and its one remedy.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Check, Field, Popup, Step};
use crate::tab::Tab;

/// The last try came to nothing.
pub struct Failed {
    tab: Tab,
}

impl Failed {
    /// Waits until the screen of this code is shown, with the focus on its heading.
    pub async fn arrive(tab: &Tab, code: &str) -> Result<Self> {
        let script = "const screen = all(`[data-cw-failure=${args[0]}]`)[0];
            return screen && hasFocus(screen.querySelector('[data-cw-heading]'))";
        tab.until(
            &format!("the failure {code}, with the focus on its heading"),
            script,
            json!([code]),
        )
        .await?;
        Ok(Self { tab: tab.clone() })
    }

    /// Its heading without the word "Error", and its sentence.
    pub async fn sentences(&self) -> Result<(String, String)> {
        let script = "const screen = all('[data-cw-failure]')[0];
            const title = words(screen.querySelector('[data-cw-heading]')).replace(/^Error: /, '');
            return [title, words(screen.querySelector('.cw-text'))]";
        Ok(serde_json::from_value(
            self.tab.script(script, Value::Null).await?,
        )?)
    }

    /// All that it says.
    pub async fn words(&self) -> Result<String> {
        self.tab
            .text_of("return words(all('[data-cw-failure]')[0])", Value::Null)
            .await
    }

    /// The names of its main actions; there must never be more than one.
    pub async fn main_actions(&self) -> Result<Vec<String>> {
        let script = "return all('[data-cw-failure] .cw-button--primary')
            .filter(isSeen).map((one) => words(one))";
        Ok(serde_json::from_value(
            self.tab.script(script, Value::Null).await?,
        )?)
    }

    /// The words of the provider, behind "Response from ClayHR".
    pub async fn details(&self) -> Result<String> {
        self.tab
            .text_of(
                "return all('.cw-details__text')[0]?.textContent ?? ''",
                Value::Null,
            )
            .await
    }

    /// Goes back to the answers.
    pub async fn back(&self) -> Result<Check> {
        self.tab.press("Back to my answers").await?;
        Check::arrive(&self.tab).await
    }

    /// Tries again, and waits for the popup.
    pub async fn try_again(&self) -> Result<Popup> {
        self.tab.press("Try again").await?;
        Popup::arrive(&self.tab).await
    }

    /// Goes to the field that is to be looked at.
    pub async fn check_field(&self, field: Field) -> Result<Step<'_>> {
        self.tab.press(&format!("Check {}", field.label())).await?;
        Step::arrive_at_field(&self.tab, field).await
    }
}
