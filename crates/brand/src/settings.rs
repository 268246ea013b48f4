//! What the program hears of a brand: one object of settings, as config.json would have it.

use serde_json::{Map, Value};

use crate::model::Brand;

/// The settings as one object; `texts` are the brand's English sentences by their key in the catalogue.
pub fn object(brand: &Brand, texts: Map<String, Value>) -> Map<String, Value> {
    let mut object: Map<_, _> = brand
        .settings
        .iter()
        .map(|setting| (setting.key.clone(), setting.value.clone()))
        .collect();
    if !texts.is_empty() {
        object.insert("texts".to_owned(), Value::Object(texts));
    }
    object
}

/// JSON that may stand in a page: no text in it can end the element that it stands in.
pub fn for_page(object: &Map<String, Value>) -> String {
    Value::Object(object.clone())
        .to_string()
        .replace('<', "\\u003c")
}
