//! The object that JavaScript hands over: settings in layers, and answers that are back.

use std::sync::Arc;

use flow::{answers::Answers, field::FieldKey, secret::Secret};
use leptos::prelude::*;
use settings::{Config, Layer};
use wasm_bindgen::JsValue;

use crate::{browser::js::to_json, contexts::Drafts};

/// A property; undefined where there is none.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// Reads the settings.
///
/// # Errors
/// A text with a line for each setting that can't be used.
pub fn read_config(options: &JsValue) -> Result<Arc<Config>, String> {
    let mut layers = vec![Layer {
        source: "the page's settings",
        settings: to_json(&get(options, "settings")),
    }];
    for (option, source) in [("file", "config.json"), ("brand", "the brand")] {
        if let Some(text) = get(options, option).as_string() {
            let settings =
                serde_json::from_str(&text).map_err(|_| format!("{source}: is not JSON"))?;
            layers.push(Layer { source, settings });
        }
    }
    let mut config = settings::read(&layers).map_err(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let base = get(options, "base").as_string().unwrap_or_default();
    for address in [&mut config.logo, &mut config.logo_dark]
        .into_iter()
        .flatten()
    {
        // Pictures lie beside the program, which may lie elsewhere than the page.
        if !address.contains(':') {
            address.insert_str(0, &base);
        }
    }
    Ok(Arc::new(config))
}

/// Returns the user's input in these fields: an object of texts by field.
pub fn saved_answers(drafts: &Drafts, fields: &[FieldKey]) -> JsValue {
    let saved = js_sys::Object::new();
    for field in fields {
        if let Some(text) = drafts.of(field).try_get_untracked() {
            let _ = js_sys::Reflect::set(
                &saved,
                &JsValue::from_str(field.as_str()),
                &JsValue::from_str(text.expose()),
            );
        }
    }
    saved.into()
}

/// The other way round; see [`saved_answers`]. None where there is no such object.
pub fn read_answers(answers: &JsValue) -> Option<Answers> {
    answers.is_object().then(|| {
        FieldKey::CLAYHR
            .into_iter()
            .filter_map(|field| {
                let text = get(answers, field.as_str()).as_string()?;
                Some((field, Secret::new(text)))
            })
            .collect()
    })
}
