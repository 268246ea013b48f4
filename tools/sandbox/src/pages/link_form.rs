//! The form of the dashboard: for whom a link is, and what it allows.

use serde::Deserialize;

use super::html::Html;
use crate::{partner::shapes::CATEGORIES, state::Sandbox};

/// The values of the form. What a simple form leaves out is as good as empty.
#[derive(Debug, Deserialize)]
pub(crate) struct Filled {
    pub(super) origin_owner_name: String,
    pub(super) origin_owner_id: String,
    pub(super) provider: String,
    pub(super) expires_in: String,
    #[serde(default)]
    pub(super) category: String,
    #[serde(default)]
    pub(super) account_id: String,
    #[serde(default)]
    pub(super) validation: String,
    pub(super) multiple: Option<String>,
}

impl Default for Filled {
    fn default() -> Self {
        Self {
            origin_owner_name: "Acme Company".to_owned(),
            origin_owner_id: "customer-1".to_owned(),
            provider: "clayhr".to_owned(),
            expires_in: "1800".to_owned(),
            category: String::new(),
            account_id: String::new(),
            validation: String::new(),
            multiple: None,
        }
    }
}

pub(super) fn form(sandbox: &Sandbox, filled: &Filled) -> Html {
    let providers = [("", "Any: the person chooses from the list")]
        .into_iter()
        .chain(
            sandbox
                .catalog
                .all()
                .iter()
                .map(|one| (one.provider, one.name)),
        );
    let categories = [("", "All of them")]
        .into_iter()
        .chain(CATEGORIES.into_iter().map(|name| (name, name)));
    let accounts = sandbox.store.accounts();
    let accounts = accounts.iter().map(|account| {
        let what = format!("{} of {}", account.provider_name, account.origin_owner_name);
        (account.id.clone(), what)
    });
    let accounts = [(String::new(), "None: connect a new one".to_owned())]
        .into_iter()
        .chain(accounts);
    let rules = [
        ("", "None"),
        ("newer", "In the newer form"),
        ("legacy", "In the older form"),
    ];
    Html::new()
        .raw(
            "<form method=\"post\" action=\"/dashboard\" class=\"card\"><h2>Make an auth link</h2>",
        )
        .add(input(
            "origin_owner_name",
            "Owner name",
            &filled.origin_owner_name,
        ))
        .add(input(
            "origin_owner_id",
            "Owner id",
            &filled.origin_owner_id,
        ))
        .add(choice("provider", "Provider", providers, &filled.provider))
        .add(input(
            "expires_in",
            "Expires in (seconds)",
            &filled.expires_in,
        ))
        .raw("<details class=\"show\"")
        .when(!filled.account_id.is_empty(), || Html::new().raw(" open"))
        .raw("><summary>More choices</summary>")
        .add(choice(
            "account_id",
            "Account to change",
            accounts,
            &filled.account_id,
        ))
        .add(choice(
            "category",
            "Only connectors of",
            categories,
            &filled.category,
        ))
        .add(choice(
            "validation",
            "Rules on the ClayHR fields",
            rules,
            &filled.validation,
        ))
        .raw("<p><label class=\"choice\"><input type=\"checkbox\" name=\"multiple\" value=\"on\"")
        .when(filled.multiple.is_some(), || Html::new().raw(" checked"))
        .raw(">Allow a second account of the same owner</label></p></details>")
        .raw("<p class=\"actions\"><button>Make the link</button></p></form>")
}

fn choice<Key: AsRef<str>, Name: AsRef<str>>(
    name: &'static str,
    label: &'static str,
    options: impl IntoIterator<Item = (Key, Name)>,
    chosen: &str,
) -> Html {
    Html::new()
        .raw("<label for=\"")
        .raw(name)
        .raw("\">")
        .raw(label)
        .raw("</label><select id=\"")
        .raw(name)
        .raw("\" name=\"")
        .raw(name)
        .raw("\">")
        .each(options, |(key, option)| {
            Html::new()
                .raw("<option value=\"")
                .text(key.as_ref())
                .raw("\"")
                .when(key.as_ref() == chosen, || Html::new().raw(" selected"))
                .raw(">")
                .text(option.as_ref())
                .raw("</option>")
        })
        .raw("</select>")
}

fn input(name: &'static str, label: &'static str, value: &str) -> Html {
    Html::new()
        .raw("<label for=\"")
        .raw(name)
        .raw("\">")
        .raw(label)
        .raw("</label><input id=\"")
        .raw(name)
        .raw("\" name=\"")
        .raw(name)
        .raw("\" required autocomplete=\"off\" value=\"")
        .text(value)
        .raw("\">")
}
