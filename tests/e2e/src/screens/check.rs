//! The last step: everything at a glance, and Connect.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::{Connected, Failed, Field, Popup, Step, arrive};
use crate::tab::Tab;

/// Check and connect.
pub struct Check {
    tab: Tab,
}

impl Check {
    /// Its heading.
    pub const TITLE: &'static str = "Check and connect";

    /// Waits until it is shown.
    pub async fn arrive(tab: &Tab) -> Result<Self> {
        arrive(tab, Self::TITLE).await?;
        Ok(Self { tab: tab.clone() })
    }

    /// The answers as they are shown, by label.
    pub async fn answers(&self) -> Result<Vec<(String, String)>> {
        let script = "return all('.cw-answers__row')
            .map((row) => [words(row.querySelector('dt')), words(row.querySelector('dd > span'))])";
        let rows = self.tab.script(script, Value::Null).await?;
        Ok(serde_json::from_value(rows)?)
    }

    /// The button "Connect".
    pub async fn connect_button(&self) -> Result<WebElement> {
        let script = "return button('Connect')";
        self.tab
            .element("the button \"Connect\"", script, Value::Null)
            .await
    }

    /// Presses Connect.
    pub async fn press_connect(&self) -> Result<()> {
        self.tab.press("Connect").await
    }

    /// Presses Connect, and waits for the popup.
    pub async fn connect(&self) -> Result<Popup> {
        self.press_connect().await?;
        Popup::arrive(&self.tab).await
    }

    /// Presses Connect, and waits for a failure.
    pub async fn connect_in_vain(&self, code: &str) -> Result<Failed> {
        self.press_connect().await?;
        Failed::arrive(&self.tab, code).await
    }

    /// Goes to a field by its Change button.
    pub async fn change(&self, field: Field) -> Result<Step<'_>> {
        self.tab.press(&format!("Change {}", field.label())).await?;
        Step::arrive_at_field(&self.tab, field).await
    }

    /// Goes one step back.
    pub async fn back(&self) -> Result<Step<'_>> {
        self.tab.press("Back").await?;
        Step::arrive(&self.tab, Field::UserId).await
    }

    /// Checks that the answers of this company are still there, with the key hidden.
    pub async fn expect(&self, subdomain: &str, user_id: &str) -> Result<()> {
        let wanted = [
            (Field::Subdomain, subdomain),
            (Field::ApiKey, "Entered, hidden"),
            (Field::UserId, user_id),
        ];
        let wanted = wanted.map(|(field, shown)| (field.label().to_owned(), shown.to_owned()));
        assert_eq!(self.answers().await?, wanted);
        Ok(())
    }

    /// The card as it stands once the popup is closed.
    pub async fn connect_and_close(&self) -> Result<Connected> {
        self.connect().await?.press_close().await
    }

    /// Waits for an extra field that the backend asks for, found by its label, and types into it.
    pub async fn type_into(&self, label: &str, text: &str) -> Result<()> {
        let script = "return all('label')
            .find((label) => words(label) === args[0])?.control";
        let input = self
            .tab
            .element(
                &format!("a field labelled {label:?}"),
                script,
                json!([label]),
            )
            .await?;
        Ok(input.send_keys(text).await?)
    }
}
