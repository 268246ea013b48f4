//! Looks for a secret in every place where a page can leave one.

use anyhow::Result;
use serde_json::json;

use crate::tab::Tab;

/// The place of a field that a user typed into: the only one where a secret may be, while it is needed.
pub const INPUT: &str = "the text of an input";

/// The places in which any of these texts is found.
pub async fn places(tab: &Tab, secrets: &[&str]) -> Result<Vec<String>> {
    let script = r#"
        const found = new Set();
        const look = (place, text) => {
          const all = String(text ?? "");
          for (const secret of args[0]) {
            if ([secret, encodeURIComponent(secret), btoa(secret)].some((form) => all.includes(form))) found.add(place);
          }
        };
        look("the markup", document.documentElement.outerHTML);
        for (const element of document.querySelectorAll("*")) {
          for (const { name, value } of element.attributes) look(`the attribute ${name}`, value);
          if ("value" in element) look(args[1], element.value);
          if ("defaultValue" in element) look("the first text of an input", element.defaultValue);
          if (element.shadowRoot) look("a shadow root", element.shadowRoot.innerHTML);
        }
        look("the visible text", document.body.innerText);
        look("the title", document.title);
        look("the address", location.href);
        look("the referrer", document.referrer);
        look("the name of the window", window.name);
        look("the state of the history", JSON.stringify(history.state));
        look("the local storage", JSON.stringify({ ...localStorage }));
        look("the session storage", JSON.stringify({ ...sessionStorage }));
        look("the cookies", document.cookie);
        look("the databases", JSON.stringify(await indexedDB.databases()));
        if (window.caches) look("the caches", JSON.stringify(await caches.keys()));
        for (const entry of performance.getEntries()) look("the performance entries", JSON.stringify(entry.toJSON()));
        look("the events", JSON.stringify(recorder.events));
        look("an error's text", JSON.stringify(recorder.errors));
        look("a report of the policy", JSON.stringify(recorder.violations));
        for (const name of Object.getOwnPropertyNames(window)) {
          if (typeof window[name] === "string") look(`the global ${name}`, window[name]);
        }
        return [...found];
    "#;
    let found = tab.promised(script, json!([secrets, INPUT])).await?;
    let mut places: Vec<String> = serde_json::from_value(found)?;
    let mut look = |place: &str, text: &str| {
        if secrets.iter().any(|secret| text.contains(secret)) {
            places.push(place.to_owned());
        }
    };
    for (_, message) in tab.console().await? {
        look("the console", &message);
    }
    // Every entry of the tab's history, those too that the page can't read.
    let history = tab.cdp("Page.getNavigationHistory", json!({})).await?;
    for entry in history["entries"].as_array().into_iter().flatten() {
        look("the tab's history", &entry["url"].to_string());
        look("a title in the tab's history", &entry["title"].to_string());
    }
    let cookies = tab.cdp("Network.getCookies", json!({})).await?;
    look(
        "the cookies, those for the server too",
        &cookies.to_string(),
    );
    places.sort();
    places.dedup();
    Ok(places)
}
