//! A page object for each screen: what a user can see there, and do.

mod check;
mod connected;
mod connecting;
mod failed;
mod form;
mod start;
mod step;

use anyhow::Result;
use sandbox::demo::Company;
use serde_json::json;

pub use self::{
    check::Check,
    connected::{Connected, Popup},
    connecting::Connecting,
    failed::Failed,
    form::Form,
    start::Start,
    step::{Field, Step},
};
use crate::tab::Tab;

/// Waits until a screen with this heading stands and has taken the focus.
pub(crate) async fn arrive(tab: &Tab, title: &str) -> Result<()> {
    let script = "return words(heading()) === args[0] && hasFocus(heading())";
    tab.until(
        &format!("the screen {title:?}, with the focus on its heading"),
        script,
        json!([title]),
    )
    .await?;
    Ok(())
}

/// From the first step to the last, typing.
pub async fn fill_in(tab: &Tab, company: &Company) -> Result<Check> {
    fill_in_values(tab, company.subdomain, company.api_key, company.user_id).await
}

/// From the first step to the last with these values.
pub async fn fill_in_values(tab: &Tab, subdomain: &str, key: &str, user_id: &str) -> Result<Check> {
    let values = [
        (Field::Subdomain, subdomain),
        (Field::ApiKey, key),
        (Field::UserId, user_id),
    ];
    for (field, value) in values {
        let step = Step::shown(tab, field).await?;
        step.type_text(value).await?;
        step.go_on().await?;
    }
    Check::arrive(tab).await
}
