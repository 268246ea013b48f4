//! The language: which one is wanted, its file, and the card that is drawn anew when it is there.

use std::sync::Arc;

use leptos::{prelude::*, task};
use settings::{Config, language_tag};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{
    page::get,
    runtime::{Runtime, RuntimeHandle, quoted, spawn},
};
use crate::{
    browser::{environment::languages, fetch::fetch_json},
    i18n::{self, Catalogue},
};

/// Fetches the language that the settings, the page around or the browser ask for, if it is not the built-in one.
pub fn load_locale(handle: RuntimeHandle, config: &Arc<Config>, options: &JsValue) {
    let around: Vec<_> = get(options, "lang")
        .as_string()
        .into_iter()
        .chain(languages())
        .filter_map(|tag| language_tag(&tag))
        .collect();
    let files = i18n::files(config.locale.as_deref(), &around);
    let Some(base) = get(options, "base").as_string() else {
        return;
    };
    let config = config.clone();
    spawn(async move {
        for tag in files {
            if tag == i18n::BUILT_IN {
                return;
            }
            let address = format!("{base}locales/{tag}.json");
            let Some(json) = fetch_json(&address).await else {
                continue;
            };
            handle.try_with_value(|runtime| {
                let context = runtime.as_ref().map(Runtime::context);
                // Other settings may have come meanwhile, and with them another language.
                if let Some(context) = context.filter(|now| Arc::ptr_eq(&now.config, &config)) {
                    keep_focus(runtime.as_ref().map(Runtime::root));
                    context.texts.0.update(|catalogue| {
                        *catalogue = Catalogue::from_json(&tag, &catalogue.provider, &json);
                    });
                }
            });
            return;
        }
    });
}

/// The card is about to be drawn anew: what has the focus gets it back, at the end of what was typed.
pub fn keep_focus(root: Option<Element>) {
    let Some(root) = root else { return };
    let focused = root.query_selector(":focus").ok().flatten();
    let Some(focused) = focused else { return };
    let selector = match focused
        .get_attribute("data-cw-field")
        .as_deref()
        .map(quoted)
    {
        Some(Some(name)) => ["[data-cw-field=", &name, "]"].concat(),
        _ => "[data-cw-heading]".to_owned(),
    };
    spawn(async move {
        task::tick().await;
        let found = root.query_selector(&selector).ok().flatten();
        if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                let _ = input.set_selection_range(u32::MAX, u32::MAX);
            }
        }
    });
}
