//! Walks through the page of any brand. A brand may change every word, so nothing is found by its words here.

use anyhow::Result;
use sandbox::demo::Company;
use serde_json::{Value, json};

use crate::tab::Tab;

/// Presses the main button of the screen.
pub async fn go_on(tab: &Tab) -> Result<()> {
    let script =
        "return [...document.querySelectorAll('.cw-button--primary')].filter(isSeen).at(-1)";
    let button = tab.element("a main button", script, Value::Null).await?;
    Ok(button.click().await?)
}

/// Waits until a step asks for this field.
pub async fn wait_for_step(tab: &Tab, field: &str) -> Result<()> {
    tab.until(
        &format!("the step for {field}"),
        "return field(args[0])",
        json!([field]),
    )
    .await?;
    Ok(())
}

/// Types into the field of a step, once it is shown.
pub async fn type_into(tab: &Tab, field: &str, text: &str) -> Result<()> {
    wait_for_step(tab, field).await?;
    let input = tab
        .element("the field", "return field(args[0])", json!([field]))
        .await?;
    Ok(input.send_keys(text).await?)
}

/// From the first step to the last.
pub async fn fill_in(tab: &Tab, company: &Company) -> Result<()> {
    for (field, text) in [
        ("subdomain", company.subdomain),
        ("apiKey", company.api_key),
        ("userId", company.user_id),
    ] {
        type_into(tab, field, text).await?;
        go_on(tab).await?;
    }
    wait_for(tab, ".cw-answers").await
}

/// Waits until something is on the screen.
pub async fn wait_for(tab: &Tab, selector: &str) -> Result<()> {
    let script = "const found = document.querySelector(args[0]); return found && isSeen(found)";
    tab.until(selector, script, json!([selector])).await?;
    Ok(())
}
