//! A step that asks for one field.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use super::arrive;
use crate::tab::Tab;

/// A field, as the page names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Company subdomain.
    Subdomain,
    /// API key.
    ApiKey,
    /// User ID.
    UserId,
}

impl Field {
    /// All of them, in the order of the steps.
    pub const ALL: [Self; 3] = [Self::Subdomain, Self::ApiKey, Self::UserId];

    /// Its name in the page's markup.
    pub fn name(self) -> &'static str {
        match self {
            Self::Subdomain => "subdomain",
            Self::ApiKey => "apiKey",
            Self::UserId => "userId",
        }
    }

    /// Its label.
    pub fn label(self) -> &'static str {
        match self {
            Self::Subdomain => "Company subdomain",
            Self::ApiKey => "API key",
            Self::UserId => "User ID",
        }
    }

    /// The heading of its step.
    pub fn title(self) -> &'static str {
        match self {
            Self::Subdomain => "Find your company subdomain",
            Self::ApiKey => "Generate your API key",
            Self::UserId => "Find your user ID",
        }
    }

    /// The progress that its step shows.
    pub fn progress(self) -> &'static str {
        match self {
            Self::Subdomain => "Step 1 of 4",
            Self::ApiKey => "Step 2 of 4",
            Self::UserId => "Step 3 of 4",
        }
    }
}

/// The screen of one step.
pub struct Step<'a> {
    tab: &'a Tab,
    field: Field,
}

impl<'a> Step<'a> {
    /// Waits until this step is shown.
    pub async fn shown(tab: &'a Tab, field: Field) -> Result<Self> {
        let script = "return words(heading()) === args[0] && field(args[1])
            && words(all('.cw-progress__text')[0]) === args[2]";
        let args = json!([field.title(), field.name(), field.progress()]);
        tab.until(&format!("the step {:?}", field.title()), script, args)
            .await?;
        Ok(Self { tab, field })
    }

    /// Waits until this step is shown and its heading has the focus, as after a move from another screen.
    pub async fn arrive(tab: &'a Tab, field: Field) -> Result<Self> {
        arrive(tab, field.title()).await?;
        Self::shown(tab, field).await
    }

    /// Waits until this step is shown and its field has the focus, as after the button that sends the user there.
    pub async fn arrive_at_field(tab: &'a Tab, field: Field) -> Result<Self> {
        let step = Self::shown(tab, field).await?;
        step.wait_for_focus().await?;
        Ok(step)
    }

    /// The input, found by its label.
    pub async fn input(&self) -> Result<WebElement> {
        let script = "return all('label')
            .find((label) => words(label) === args[0])?.control";
        let what = format!("a field labelled {:?}", self.field.label());
        self.tab
            .element(&what, script, json!([self.field.label()]))
            .await
    }

    /// Clicks into the field and types at its end.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self.input().await?.send_keys(text).await?)
    }

    /// Types in place of what stands in the field.
    pub async fn retype(&self, text: &str) -> Result<()> {
        self.empty().await?;
        self.type_text(text).await
    }

    /// Takes out all that stands in the field, by keys. In one go: in a shadow root a driver takes the field for one without
    /// the focus, and begins at its end each time.
    pub async fn empty(&self) -> Result<()> {
        let keys = Key::Control + "a" + Key::Null + Key::Backspace;
        Ok(self.input().await?.send_keys(keys).await?)
    }

    /// Pastes into the field, over what stands there.
    pub async fn paste(&self, text: &str) -> Result<()> {
        let input = self.input().await?;
        input.click().await?;
        input.send_keys(Key::Control + "a").await?;
        self.tab.paste(text).await
    }

    /// Presses Continue.
    pub async fn go_on(&self) -> Result<()> {
        self.tab.press("Continue").await
    }

    /// Returns the value of the field.
    pub async fn value(&self) -> Result<String> {
        self.tab
            .text_of("return field(args[0]).value", json!([self.field.name()]))
            .await
    }

    /// Waits until the field holds this.
    pub async fn wait_for_value(&self, value: &str) -> Result<()> {
        let what = format!("{:?} in the field {:?}", value, self.field.label());
        let script = "return field(args[0]).value === args[1]";
        self.tab
            .until(&what, script, json!([self.field.name(), value]))
            .await?;
        Ok(())
    }

    /// Waits until the field has the focus.
    pub async fn wait_for_focus(&self) -> Result<()> {
        let what = format!("the focus in {:?}", self.field.label());
        self.tab
            .until(
                &what,
                "return hasFocus(field(args[0]))",
                json!([self.field.name()]),
            )
            .await?;
        Ok(())
    }

    /// Waits until the field is called wrong in these words: to the eye, and to assistive technology.
    pub async fn wait_for_error(&self, sentence: &str) -> Result<()> {
        let what = format!("the error {sentence:?}");
        let script = "return errorOf(args[0]) === args[1] && field(args[0]).getAttribute('aria-invalid') === 'true'";
        self.tab
            .until(&what, script, json!([self.field.name(), sentence]))
            .await?;
        let described = "return field(args[0]).getAttribute('aria-describedby').split(' ')
            .some((id) => words(document.getElementById(id))?.includes(args[1]))";
        let is_described = self
            .tab
            .script(described, json!([self.field.name(), sentence]))
            .await?;
        ensure!(is_described == true, "the error must describe its field");
        let live =
            "return document.getElementById(`cw-${args[0]}-messages`).getAttribute('aria-live')";
        let live = self.tab.text_of(live, json!([self.field.name()])).await?;
        ensure!(live == "polite", "the error must be announced");
        Ok(())
    }

    /// Waits until nothing is called wrong.
    pub async fn wait_until_well(&self) -> Result<()> {
        let script = "return !errorOf(args[0]) && !field(args[0]).hasAttribute('aria-invalid')";
        self.tab
            .until("the error to go", script, json!([self.field.name()]))
            .await?;
        Ok(())
    }

    /// Returns the messages below the field at this moment; empty if there are none.
    pub async fn messages(&self) -> Result<String> {
        let script = "return words(document.getElementById(`cw-${args[0]}-messages`))";
        self.tab.text_of(script, json!([self.field.name()])).await
    }

    /// Waits for a warning below the field.
    pub async fn wait_for_warning(&self, sentence: &str) -> Result<()> {
        let script = "return all(`#cw-${args[0]}-messages .cw-field__warning`)
            .some((warning) => words(warning) === args[1])";
        let args = json!([self.field.name(), sentence]);
        self.tab
            .until(&format!("the warning {sentence:?}"), script, args)
            .await?;
        Ok(())
    }

    /// Waits until the step says what a paste filled in.
    pub async fn wait_for_notice(&self, sentence: &str) -> Result<()> {
        let script = "return all('.cw-notice')
            .some((notice) => isSeen(notice) && words(notice).startsWith(args[0]))";
        self.tab
            .until(
                &format!("the notice {sentence:?}"),
                script,
                json!([sentence]),
            )
            .await?;
        Ok(())
    }
}
