//! The form of any connector, on whatever screen it stands.

use anyhow::Result;
use serde_json::{Value, json};

use super::Popup;
use crate::{
    harness::{Harness, Setup},
    tab::Tab,
};

/// Fields that only the backend knows, by its keys.
pub struct Form {
    tab: Tab,
}

impl Form {
    /// Whatever the tab shows.
    pub fn on(tab: &Tab) -> Self {
        Self { tab: tab.clone() }
    }

    /// The form of one of the sandbox's connectors, by its provider and name.
    pub async fn open(
        tab: &Tab,
        setup: Setup,
        provider: &str,
        name: &str,
    ) -> Result<(Harness, Self)> {
        let wish = json!({ "provider": provider });
        let harness = setup.session(wish).start(tab).await?;
        harness.open().await?;
        let form = Self::arrive(tab, &format!("Connect {name}")).await?;
        Ok((harness, form))
    }

    /// Waits until the screen with this heading stands.
    pub async fn arrive(tab: &Tab, title: &str) -> Result<Self> {
        let form = Self::on(tab);
        form.wait_for_heading(title).await?;
        Ok(form)
    }

    /// Waits for a heading.
    pub async fn wait_for_heading(&self, title: &str) -> Result<()> {
        let script = "return words(heading()) === args[0]";
        self.tab.until(title, script, json!([title])).await?;
        Ok(())
    }

    /// Waits for words anywhere on the page.
    pub async fn wait_for_words(&self, words: &str) -> Result<()> {
        let script = "return document.body.innerText.includes(args[0])";
        self.tab.until(words, script, json!([words])).await?;
        Ok(())
    }

    /// Types into a field, in place of what stands there.
    pub async fn fill(&self, key: &str, text: &str) -> Result<()> {
        let field = self
            .tab
            .element(key, "return field(args[0])", json!([key]))
            .await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Puts a text into a field at once, as a paste does: for texts too long to type.
    pub async fn put(&self, key: &str, text: &str) -> Result<()> {
        let script = "const input = field(args[0]);
            input.focus();
            input.value = args[1];
            input.dispatchEvent(new Event('input', { bubbles: true }))";
        self.tab.script(script, json!([key, text])).await?;
        Ok(())
    }

    /// Chooses the option with these words.
    pub async fn choose(&self, key: &str, label: &str) -> Result<()> {
        let script =
            "return [...field(args[0])?.options ?? []].find((one) => words(one) === args[1])";
        let option = self.tab.element(label, script, json!([key, label])).await?;
        option.click().await?;
        Ok(())
    }

    /// Chooses the option with these words, by typing them.
    pub async fn choose_by_keyboard(&self, key: &str, label: &str) -> Result<()> {
        let select = self
            .tab
            .element(key, "return field(args[0])", json!([key]))
            .await?;
        select.send_keys(label).await?;
        let script = "return words(field(args[0]).selectedOptions[0]) === args[1]";
        self.tab.until(label, script, json!([key, label])).await?;
        Ok(())
    }

    /// Returns the value of a field.
    pub async fn value(&self, key: &str) -> Result<String> {
        let script = "return field(args[0])?.value ?? ''";
        self.tab.text_of(script, json!([key])).await
    }

    /// Returns `true` if there is such a field at all.
    pub async fn has(&self, key: &str) -> Result<bool> {
        let found = self
            .tab
            .script("return Boolean(field(args[0]))", json!([key]))
            .await?;
        Ok(found == true)
    }

    /// Describes a field: its element, its type, and these attributes of it.
    pub async fn described(&self, key: &str, attributes: &[&str]) -> Result<Value> {
        let script = "const input = field(args[0]);
            return [input.localName, input.type, ...args[1].map((name) => input.getAttribute(name))]";
        self.tab.script(script, json!([key, attributes])).await
    }

    /// The words that assistive technology reads with a field.
    pub async fn hint(&self, key: &str) -> Result<String> {
        let script = "return words(document.getElementById(`cw-${args[0]}-hint`)) ?? ''";
        self.tab.text_of(script, json!([key])).await
    }

    /// Waits until this is said to be wrong with a field, and the field says that it is.
    pub async fn wait_for_error(&self, key: &str, sentence: &str) -> Result<()> {
        let script = "return errorOf(args[0]) === args[1] && field(args[0]).ariaInvalid === 'true'";
        let what = format!("{key} to be wrong: {sentence}");
        self.tab
            .until(&what, script, json!([key, sentence]))
            .await?;
        Ok(())
    }

    /// Waits until nothing is said to be wrong with a field.
    pub async fn wait_until_well(&self, key: &str) -> Result<()> {
        let script = "return !errorOf(args[0]) && field(args[0]).ariaInvalid !== 'true'";
        let what = format!("{key} to be well");
        self.tab.until(&what, script, json!([key])).await?;
        Ok(())
    }

    /// Presses Connect.
    pub async fn connect(&self) -> Result<()> {
        self.tab.press("Connect").await
    }

    /// Presses Connect, and waits until the account is said to be linked.
    pub async fn link(&self) -> Result<Popup> {
        self.connect().await?;
        Popup::arrive(&self.tab).await
    }
}
